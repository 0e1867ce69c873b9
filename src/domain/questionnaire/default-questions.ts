import type { Question } from './definition.ts';

/** From one style of service to the other; what is preferred and what was received are asked on the same scale. */
const STYLES = {
  min: 1,
  max: 7,
  topBoxFrom: 6,
  low: { en: 'Matter-of-fact', he: 'ענייני', ms: 'Terus kepada urusan' },
  high: { en: 'Personal and warm', he: 'אישי וחם', ms: 'Peribadi dan mesra' },
};

/** The extra questions of the default questionnaire, in the order of asking; those that are off can be switched on. */
export const DEFAULT_QUESTIONS: Question[] = [
  {
    kind: 'rating',
    key: 'satisfaction',
    text: {
      en: 'Overall, how satisfied are you with the service?',
      he: 'באופן כללי, עד כמה השירות השביע את רצונכם?',
      ms: 'Secara keseluruhan, sejauh manakah anda berpuas hati dengan perkhidmatan ini?',
    },
    min: 1,
    max: 5,
    topBoxFrom: 4,
    low: { en: 'Very dissatisfied', he: 'כלל לא', ms: 'Sangat tidak berpuas hati' },
    high: { en: 'Very satisfied', he: 'במידה רבה מאוד', ms: 'Sangat berpuas hati' },
    labels: [
      { en: 'Very dissatisfied', he: 'כלל לא', ms: 'Sangat tidak berpuas hati' },
      { en: 'Dissatisfied', he: 'במידה מועטה', ms: 'Tidak berpuas hati' },
      { en: 'Neither', he: 'במידה בינונית', ms: 'Sederhana' },
      { en: 'Satisfied', he: 'במידה רבה', ms: 'Berpuas hati' },
      { en: 'Very satisfied', he: 'במידה רבה מאוד', ms: 'Sangat berpuas hati' },
    ],
    on: true,
  },
  {
    kind: 'rating',
    key: 'nps',
    text: {
      en: 'How likely are you to recommend us to a friend or colleague?',
      he: 'עד כמה סביר שתמליצו עלינו לחברים או לעמיתים?',
      ms: 'Sejauh manakah anda mungkin mengesyorkan kami kepada rakan atau rakan sekerja?',
    },
    min: 0,
    max: 10,
    topBoxFrom: 9,
    low: { en: 'Not at all likely', he: 'כלל לא סביר', ms: 'Langsung tidak mungkin' },
    high: { en: 'Extremely likely', he: 'סביר מאוד', ms: 'Sangat mungkin' },
    on: false,
  },
  {
    kind: 'rating',
    key: 'ces',
    text: {
      en: 'It was easy to get my matter handled',
      he: 'היה קל לקבל טיפול בעניין שלי',
      ms: 'Urusan saya mudah diselesaikan',
    },
    min: 1,
    max: 7,
    topBoxFrom: 6,
    low: { en: 'Strongly disagree', he: 'כלל לא נכון', ms: 'Sangat tidak setuju' },
    high: { en: 'Strongly agree', he: 'נכון מאוד', ms: 'Sangat setuju' },
    on: false,
  },
  {
    kind: 'rating',
    key: 'style_preferred',
    text: {
      en: 'The style of service that I prefer',
      he: 'סגנון השירות המועדף עליי',
      ms: 'Gaya layanan yang saya suka',
    },
    ...STYLES,
    on: false,
  },
  {
    kind: 'rating',
    key: 'style_received',
    text: {
      en: 'The style of service that I received',
      he: 'סגנון השירות שקיבלתי',
      ms: 'Gaya layanan yang saya terima',
    },
    ...STYLES,
    on: false,
  },
  {
    kind: 'consent',
    key: 'remember_style',
    text: {
      en: 'Remember the style I prefer for my next visit',
      he: 'לזכור את הסגנון המועדף עליי לביקור הבא',
      ms: 'Ingat gaya layanan pilihan saya untuk kunjungan seterusnya',
    },
    on: false,
  },
  {
    kind: 'choice',
    key: 'would_pay',
    text: {
      en: 'Would you pay 5% more for service like this?',
      he: 'האם הייתם מוכנים לשלם 5% יותר עבור שירות כזה?',
      ms: 'Adakah anda sanggup membayar 5% lebih untuk perkhidmatan seperti ini?',
    },
    options: [
      { key: 'yes', text: { en: 'Yes', he: 'כן', ms: 'Ya' } },
      { key: 'no', text: { en: 'No', he: 'לא', ms: 'Tidak' } },
      { key: 'unsure', text: { en: 'Not sure', he: 'קשה לומר', ms: 'Tidak pasti' } },
    ],
    on: false,
  },
  {
    kind: 'wrong',
    key: 'wrong',
    text: { en: 'Did something go wrong?', he: 'האם משהו השתבש?', ms: 'Adakah berlaku sebarang masalah?' },
    on: true,
  },
  {
    kind: 'text',
    key: 'comment',
    text: {
      en: 'Is there anything you would like to add?',
      he: 'רוצים להוסיף משהו?',
      ms: 'Adakah apa-apa lagi yang ingin anda sampaikan?',
    },
    on: true,
  },
  {
    kind: 'consent',
    key: 'contact',
    text: {
      en: 'You may contact me about this',
      he: 'אפשר לפנות אליי בעניין זה',
      ms: 'Saya boleh dihubungi tentang perkara ini',
    },
    on: true,
  },
  {
    kind: 'consent',
    key: 'discussion',
    text: {
      en: 'You may invite me to a discussion group',
      he: 'אפשר להזמין אותי לקבוצת דיון',
      ms: 'Saya boleh dijemput ke kumpulan perbincangan',
    },
    on: false,
  },
];
