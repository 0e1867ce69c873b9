import type { FullText } from '../locale.ts';

/**
 * What can go wrong in service: Albrecht's seven sins and Fessard's seven plagues of service time. A customer picks
 * among the sentences and never sees the labels; staff see both.
 */
export interface FailureMode {
  key: string;
  family: 'sin' | 'plague';
  label: FullText;
  sentence: FullText;
}

export const FAILURE_MODES = [
  {
    key: 'apathy',
    family: 'sin',
    label: { en: 'Apathy', he: 'אדישות', ms: 'Sikap tidak peduli' },
    sentence: {
      en: 'No one seemed to care',
      he: 'נראה שלאף אחד לא היה אכפת',
      ms: 'Seolah-olah tiada siapa yang peduli',
    },
  },
  {
    key: 'brush_off',
    family: 'sin',
    label: { en: 'Brush-off', he: 'התנערות מהלקוח', ms: 'Mengelak daripada membantu' },
    sentence: {
      en: 'They tried to get rid of me',
      he: 'ניסו להיפטר ממני',
      ms: 'Petugas cuba mengelak daripada membantu saya',
    },
  },
  {
    key: 'coldness',
    family: 'sin',
    label: { en: 'Coldness', he: 'קרירות', ms: 'Layanan dingin' },
    sentence: {
      en: 'I was treated coldly or impatiently',
      he: 'היחס אליי היה קר או חסר סבלנות',
      ms: 'Saya dilayan dengan dingin atau tidak sabar',
    },
  },
  {
    key: 'condescension',
    family: 'sin',
    label: { en: 'Condescension', he: 'התנשאות', ms: 'Memandang rendah' },
    sentence: {
      en: 'I was talked down to',
      he: 'דיברו אליי בהתנשאות',
      ms: 'Petugas bercakap seolah-olah memandang rendah pada saya',
    },
  },
  {
    key: 'robotism',
    family: 'sin',
    label: { en: 'Robotism', he: 'רובוטיות', ms: 'Layanan seperti robot' },
    sentence: {
      en: 'I got recited answers, as if from a script',
      he: 'קיבלתי תשובות מדוקלמות, כאילו מתוך תסריט',
      ms: 'Jawapan yang saya terima seperti dibaca daripada skrip',
    },
  },
  {
    key: 'rulebook',
    family: 'sin',
    label: { en: 'Rulebook', he: 'היצמדות לנהלים', ms: 'Terlalu terikat pada peraturan' },
    sentence: {
      en: 'Rules came before common sense',
      he: 'הנהלים גברו על ההיגיון',
      ms: 'Peraturan diutamakan walaupun tidak masuk akal',
    },
  },
  {
    key: 'runaround',
    family: 'sin',
    label: { en: 'Runaround', he: 'טרטור', ms: 'Disuruh ke sana ke mari' },
    sentence: {
      en: 'I was passed from one to another',
      he: 'העבירו אותי מגורם לגורם',
      ms: 'Saya disuruh ke sana ke mari',
    },
  },
  {
    key: 'lost_time',
    family: 'plague',
    label: { en: 'Lost time', he: 'זמן אבוד', ms: 'Masa terbuang' },
    sentence: { en: 'My time was wasted', he: 'הזמן שלי התבזבז', ms: 'Masa saya terbuang begitu sahaja' },
  },
  {
    key: 'poor_information',
    family: 'plague',
    label: { en: 'Poor information', he: 'מידע לקוי', ms: 'Maklumat tidak mencukupi' },
    sentence: {
      en: 'I was not told what I needed to know',
      he: 'לא נמסר לי מה שהיה עליי לדעת',
      ms: 'Saya tidak diberitahu perkara yang perlu saya tahu',
    },
  },
  {
    key: 'inadequate_hours',
    family: 'plague',
    label: { en: 'Inadequate hours', he: 'שעות פתיחה לא מתאימות', ms: 'Waktu operasi tidak sesuai' },
    sentence: {
      en: 'It was closed when I could come',
      he: 'המקום היה סגור בשעות שנוחות לי',
      ms: 'Tempat itu tutup pada waktu saya boleh datang',
    },
  },
  {
    key: 'insufficient_availability',
    family: 'plague',
    label: { en: 'Insufficient availability', he: 'זמינות לא מספקת', ms: 'Petugas sukar dihubungi' },
    sentence: {
      en: 'Nobody was free or reachable',
      he: 'לא היה מי שיתפנה אליי או יענה לי',
      ms: 'Tiada petugas yang lapang atau dapat dihubungi',
    },
  },
  {
    key: 'unsuited_rhythm',
    family: 'plague',
    label: { en: 'Unsuited rhythm', he: 'קצב לא מתאים', ms: 'Rentak layanan tidak sesuai' },
    sentence: {
      en: 'It went too slowly, or too hurriedly, for me',
      he: 'הקצב היה איטי מדי או חפוז מדי בשבילי',
      ms: 'Layanan terlalu perlahan atau terlalu tergesa-gesa bagi saya',
    },
  },
  {
    key: 'lack_of_anticipation',
    family: 'plague',
    label: { en: 'Lack of anticipation', he: 'חוסר היערכות מראש', ms: 'Kurang persediaan awal' },
    sentence: { en: 'They were not prepared', he: 'לא נערכו מראש', ms: 'Persediaan tidak dibuat lebih awal' },
  },
  {
    key: 'lack_of_reaction',
    family: 'plague',
    label: { en: 'Lack of reaction', he: 'תגובה איטית לתקלות', ms: 'Lambat bertindak balas' },
    sentence: {
      en: 'When something went wrong, they were slow to react',
      he: 'כשמשהו השתבש, הגיבו לאט מדי',
      ms: 'Apabila berlaku masalah, tindakan yang diambil lambat',
    },
  },
] as const satisfies readonly FailureMode[];

export type FailureModeKey = (typeof FAILURE_MODES)[number]['key'];

export function isFailureMode(value: unknown): value is FailureModeKey {
  return FAILURE_MODES.some(({ key }) => key === value);
}
