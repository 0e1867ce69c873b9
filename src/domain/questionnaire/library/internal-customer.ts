import { DEFAULT_QUESTIONNAIRE } from '../default-questionnaire.ts';
import { DEFAULT_QUESTIONS } from '../default-questions.ts';
import type { Item, QuestionnaireDefinition } from '../definition.ts';
import { VERY_LOW_TO_VERY_HIGH } from '../levels.ts';

/** Questions that make no sense between colleagues: nobody there pays, or has another department to recommend. */
const OF_PAYING_CUSTOMERS = ['nps', 'would_pay'];

/** What reads differently between colleagues; the other items read as the default questionnaire has them. */
const OWN_WORDS: Readonly<Record<string, Required<Pick<Item, 'text' | 'short'>>>> = {
  'provider.courtesy': {
    text: {
      en: 'Courteous and respectful treatment by colleagues',
      he: 'יחס אדיב ומכבד מצד עמיתים',
      ms: 'Layanan rakan sekerja yang sopan dan penuh hormat',
    },
    short: { en: 'Courtesy', he: 'אדיבות', ms: 'Kesopanan' },
  },
  'provider.professionalism': {
    text: {
      en: 'Professional knowledge in the department that served me',
      he: 'ידע מקצועי במחלקה שנתנה לי שירות',
      ms: 'Kepakaran jabatan yang membantu saya',
    },
    short: { en: 'Professionalism', he: 'מקצועיות', ms: 'Profesionalisme' },
  },
  'provider.empathy': {
    text: {
      en: 'Understanding of my work and what it needs',
      he: 'הבנה של העבודה שלי ושל צרכיה',
      ms: 'Pemahaman tentang tugas dan keperluan kerja saya',
    },
    short: { en: 'Understanding', he: 'הבנת הצרכים', ms: 'Pemahaman' },
  },
  'provider.availability': {
    text: {
      en: 'Availability and willingness to help',
      he: 'זמינות ונכונות לעזור',
      ms: 'Rakan sekerja yang mudah dihubungi dan sedia membantu',
    },
    short: { en: 'Availability', he: 'זמינות', ms: 'Kesediaan membantu' },
  },
  'environment.pleasantness': {
    text: {
      en: 'Working conditions that let me serve others well',
      he: 'תנאי עבודה שמאפשרים לי לתת שירות טוב',
      ms: 'Keadaan kerja yang membolehkan saya memberi layanan yang baik',
    },
    short: { en: 'Working conditions', he: 'תנאי עבודה', ms: 'Keadaan kerja' },
  },
  'environment.clarity': {
    text: {
      en: 'Clear procedures and forms, and a clear person to turn to',
      he: 'נהלים וטפסים ברורים, וכתובת ברורה לפניות',
      ms: 'Prosedur, borang dan tempat rujukan yang jelas',
    },
    short: { en: 'Clear procedures', he: 'בהירות הנהלים', ms: 'Kejelasan prosedur' },
  },
  'environment.friendliness': {
    text: {
      en: 'Cooperation between departments',
      he: 'שיתוף פעולה בין המחלקות',
      ms: 'Kerjasama antara jabatan',
    },
    short: { en: 'Cooperation', he: 'שיתוף פעולה', ms: 'Kerjasama' },
  },
  'environment.equipment': {
    text: {
      en: 'Equipment and computer systems in good order',
      he: 'ציוד ומערכות מחשב במצב תקין',
      ms: 'Peralatan dan sistem komputer dalam keadaan baik',
    },
    short: { en: 'Equipment', he: 'ציוד ומערכות', ms: 'Peralatan' },
  },
  'environment.hours': {
    text: {
      en: 'Hours of service that fit my work',
      he: 'שעות שירות שמתאימות לעבודה שלי',
      ms: 'Waktu khidmat yang sesuai dengan kerja saya',
    },
    short: { en: 'Hours of service', he: 'שעות שירות', ms: 'Waktu khidmat' },
  },
  'process.speed': {
    text: {
      en: 'Speed of response to my requests',
      he: 'מהירות המענה לבקשות שלי',
      ms: 'Kepantasan tindak balas kepada permintaan saya',
    },
    short: { en: 'Speed', he: 'מהירות', ms: 'Kepantasan' },
  },
};

/**
 * For employees whom other departments serve. Its keys are those of the default questionnaire, so that the cards of
 * customers and of employees can be read side by side.
 */
export const INTERNAL_CUSTOMER: QuestionnaireDefinition = {
  key: 'internal-customer',
  title: { en: 'Internal customer', he: 'הלקוח הפנימי', ms: 'Pelanggan dalaman' },
  scale: { min: 1, max: 7, ...VERY_LOW_TO_VERY_HIGH },
  minimumAsked: false,
  dimensions: [
    {
      key: 'provider',
      title: { en: 'Provider', he: 'נותני השירות', ms: 'Pemberi khidmat' },
      section: {
        en: 'The colleagues who served you',
        he: 'העמיתים שנתנו לכם שירות',
        ms: 'Rakan sekerja yang membantu anda',
      },
    },
    {
      key: 'environment',
      title: { en: 'Environment', he: 'סביבת העבודה', ms: 'Persekitaran kerja' },
      section: { en: 'Tools and surroundings', he: 'כלים וסביבה', ms: 'Alat dan suasana kerja' },
    },
    {
      key: 'process',
      title: { en: 'Process', he: 'תהליך השירות', ms: 'Proses' },
      section: { en: 'How your request was handled', he: 'הטיפול בבקשה שלכם', ms: 'Cara permintaan anda dikendalikan' },
    },
  ],
  // Colleagues are asked all of them, however they were served.
  items: DEFAULT_QUESTIONNAIRE.items.map(({ channels: _, ...item }) => ({ ...item, ...OWN_WORDS[item.key] })),
  questions: DEFAULT_QUESTIONS.filter(({ key }) => !OF_PAYING_CUSTOMERS.includes(key)),
};
