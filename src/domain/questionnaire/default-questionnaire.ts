import { DEFAULT_QUESTIONS } from './default-questions.ts';
import type { QuestionnaireDefinition } from './definition.ts';
import { VERY_LOW_TO_VERY_HIGH } from './levels.ts';

/**
 * The questionnaire that every installation starts with. Each item is a noun phrase that is rated twice: the level it
 * should be and the level received. Keys last for ever; texts are of the version.
 */
export const DEFAULT_QUESTIONNAIRE: QuestionnaireDefinition = {
  key: 'service-three-dimensions',
  title: { en: 'Service, three dimensions', he: 'שירות בשלושה ממדים', ms: 'Perkhidmatan, tiga dimensi' },
  scale: { min: 1, max: 7, ...VERY_LOW_TO_VERY_HIGH },
  minimumAsked: false,
  dimensions: [
    {
      key: 'provider',
      title: { en: 'Provider', he: 'נותני השירות', ms: 'Petugas' },
      section: { en: 'The person who served you', he: 'מי ששירת אתכם', ms: 'Petugas yang melayani anda' },
    },
    {
      key: 'environment',
      title: { en: 'Environment', he: 'סביבת השירות', ms: 'Persekitaran' },
      section: { en: 'The place', he: 'המקום', ms: 'Tempat perkhidmatan' },
    },
    {
      key: 'process',
      title: { en: 'Process', he: 'תהליך השירות', ms: 'Proses' },
      section: { en: 'How it was handled', he: 'הטיפול בעניין שלכם', ms: 'Cara urusan anda dikendalikan' },
    },
  ],
  items: [
    {
      key: 'provider.courtesy',
      dimension: 'provider',
      text: {
        en: 'Courteous and respectful treatment',
        he: 'יחס אדיב ומכבד',
        ms: 'Layanan yang sopan dan penuh hormat',
      },
      short: { en: 'Courtesy', he: 'אדיבות', ms: 'Kesopanan' },
    },
    {
      key: 'provider.credibility',
      dimension: 'provider',
      text: {
        en: 'Reliability of what I was told',
        he: 'אמינות הדברים שנאמרו לי',
        ms: 'Kebolehpercayaan maklumat yang saya terima',
      },
      short: { en: 'Credibility', he: 'אמינות', ms: 'Kebolehpercayaan' },
    },
    {
      key: 'provider.professionalism',
      dimension: 'provider',
      text: {
        en: 'Professional knowledge and answers to my questions',
        he: 'ידע מקצועי ומענה לשאלות שלי',
        ms: 'Pengetahuan dan kemahiran petugas menjawab soalan saya',
      },
      short: { en: 'Professionalism', he: 'מקצועיות', ms: 'Profesionalisme' },
    },
    {
      key: 'provider.empathy',
      dimension: 'provider',
      text: {
        en: 'Listening and understanding of my situation',
        he: 'הקשבה והבנה של המצב שלי',
        ms: 'Kesediaan mendengar dan memahami keadaan saya',
      },
      short: { en: 'Empathy', he: 'הקשבה והבנה', ms: 'Empati' },
    },
    {
      key: 'provider.availability',
      dimension: 'provider',
      text: {
        en: 'Availability and willingness to help',
        he: 'זמינות ונכונות לעזור',
        ms: 'Petugas yang mudah dihubungi dan sedia membantu',
      },
      short: { en: 'Availability', he: 'זמינות', ms: 'Kesediaan membantu' },
    },
    {
      key: 'environment.pleasantness',
      dimension: 'environment',
      text: { en: 'A clean and pleasant place', he: 'מקום נקי ונעים', ms: 'Tempat yang bersih dan selesa' },
      short: { en: 'Pleasant place', he: 'ניקיון ונעימות', ms: 'Kebersihan dan keselesaan' },
      channels: ['in_person'],
    },
    {
      key: 'environment.clarity',
      dimension: 'environment',
      text: {
        en: 'Clear signs, website and documents',
        he: 'שילוט, אתר ומסמכים ברורים',
        ms: 'Papan tanda, laman web dan dokumen yang jelas',
      },
      short: { en: 'Clear information', he: 'בהירות המידע', ms: 'Kejelasan maklumat' },
    },
    {
      key: 'environment.friendliness',
      dimension: 'environment',
      text: {
        en: 'A friendly, welcoming atmosphere',
        he: 'אווירה ידידותית ומזמינה',
        ms: 'Suasana yang mesra dan mengalu-alukan',
      },
      short: { en: 'Friendliness', he: 'ידידותיות', ms: 'Kemesraan' },
    },
    {
      key: 'environment.equipment',
      dimension: 'environment',
      text: {
        en: 'Equipment and materials in good order',
        he: 'ציוד וחומרים במצב תקין',
        ms: 'Peralatan dan bahan dalam keadaan baik',
      },
      short: { en: 'Equipment', he: 'ציוד', ms: 'Peralatan' },
      channels: ['in_person'],
    },
    {
      key: 'environment.hours',
      dimension: 'environment',
      text: {
        en: 'Opening hours that suit me',
        he: 'שעות פעילות שנוחות לי',
        ms: 'Waktu operasi yang sesuai untuk saya',
      },
      short: { en: 'Opening hours', he: 'שעות פעילות', ms: 'Waktu operasi' },
    },
    {
      key: 'process.language',
      dimension: 'process',
      text: {
        en: 'Explanations in plain language',
        he: 'הסברים בשפה פשוטה וברורה',
        ms: 'Penerangan dalam bahasa yang mudah difahami',
      },
      short: { en: 'Plain language', he: 'שפה ברורה', ms: 'Bahasa yang mudah' },
    },
    {
      key: 'process.speed',
      dimension: 'process',
      text: { en: 'Speed of service', he: 'מהירות השירות', ms: 'Kepantasan perkhidmatan' },
      short: { en: 'Speed', he: 'מהירות', ms: 'Kepantasan' },
    },
    {
      key: 'process.deadlines',
      dimension: 'process',
      text: {
        en: 'Keeping to promised times',
        he: 'עמידה בזמנים שהובטחו',
        ms: 'Pematuhan kepada masa yang dijanjikan',
      },
      short: { en: 'Promised times', he: 'עמידה בזמנים', ms: 'Menepati masa' },
    },
    {
      key: 'process.outcome',
      dimension: 'process',
      text: {
        en: 'A result that matches what was agreed',
        he: 'תוצאה שתואמת את מה שסוכם',
        ms: 'Hasil yang menepati apa yang dipersetujui',
      },
      short: { en: 'Outcome', he: 'תוצאה', ms: 'Hasil' },
    },
    {
      key: 'process.corrections',
      dimension: 'process',
      text: {
        en: 'Willingness to handle requests for corrections',
        he: 'נכונות לטפל בבקשות לתיקון',
        ms: 'Kesediaan mengendalikan permintaan pembetulan',
      },
      short: { en: 'Corrections', he: 'תיקונים', ms: 'Pembetulan' },
    },
  ],
  questions: DEFAULT_QUESTIONS,
};
