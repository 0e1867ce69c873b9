import type { DemoBranch, DemoOrganisation, DemoProvider, DemoTopic, DemoUser } from './demo-data.ts';

/** The branches by name, for the stories that are told about them. */
export const HARBOUR = 0;
export const PHONE_LINE = 1;
export const SINGAPORE = 2;

/** The provider whose word the customers cannot rely on. */
export const UNRELIABLE_PROVIDER = 3;

export function describeOrganisation(timeZone: string): DemoOrganisation {
  return {
    name: {
      en: 'Oren Meranti Computer and Office Services',
      he: 'אורן מרנטי – שירותי מחשוב ומשרד',
      ms: 'Oren Meranti – Perkhidmatan Komputer dan Pejabat',
    },
    timeZone,
    restDays: [5, 6],
    weekStart: 7,
    languages: ['he', 'en', 'ms'],
    replyAddress: 'service@oren-meranti.example.com',
    postalFooter: {
      en: 'Oren Meranti, 0 Harbour Road. An invented company, made up for this demonstration.',
      he: 'אורן מרנטי, דרך הנמל 0. חברה בדויה, שהומצאה לצורך ההדגמה.',
      ms: 'Oren Meranti, 0 Jalan Pelabuhan. Syarikat rekaan untuk tujuan demonstrasi ini.',
    },
    privacyNotice: {
      en: 'We use your answers to improve our service and for nothing else. You may ask us to delete them at any time.',
      he: 'התשובות משמשות אותנו לשיפור השירות בלבד. אפשר לבקש בכל עת שנמחק אותן.',
      ms: 'Jawapan anda digunakan untuk memperbaiki perkhidmatan kami sahaja. Anda boleh meminta kami memadamkannya pada bila-bila masa.',
    },
  };
}

export function describeBranches(timeZone: string): DemoBranch[] {
  return [
    { code: 'NML', name: { en: 'Harbour branch', he: 'סניף הנמל', ms: 'Cawangan Pelabuhan' }, timeZone },
    { code: 'TEL', name: { en: 'Phone line', he: 'המוקד הטלפוני', ms: 'Talian telefon' }, timeZone },
    {
      code: 'SGP',
      name: { en: 'Singapore branch', he: 'סניף סינגפור', ms: 'Cawangan Singapura' },
      timeZone: 'Asia/Singapore',
    },
  ];
}

export interface ProviderProfile extends DemoProvider {
  gender: 'm' | 'f';
  /** How customers rate this provider on the provider items, against the others, in scale points. */
  lift: number;
  /** The share of the branch's work this provider takes on. */
  load: number;
}

export const PROVIDERS: readonly ProviderProfile[] = [
  { code: 'NB', name: 'נועה ברקת', branch: HARBOUR, gender: 'f', lift: 0.45, load: 4 },
  { code: 'EL', name: 'אלי לבונה', branch: HARBOUR, gender: 'm', lift: 0, load: 3 },
  { code: 'MS', name: 'מאיה שקמוני', branch: HARBOUR, gender: 'f', lift: -0.1, load: 3 },
  { code: 'YT', name: 'יואב תדהר', branch: PHONE_LINE, gender: 'm', lift: 0, load: 5 },
  { code: 'RG', name: 'Rachel Greenlake', branch: PHONE_LINE, gender: 'f', lift: 0.15, load: 5 },
  { code: 'NI', name: 'Nurul Iman Kasturi', branch: SINGAPORE, gender: 'f', lift: 0.1, load: 4 },
  { code: 'FR', name: 'Faizal Rembulan', branch: SINGAPORE, gender: 'm', lift: 0, load: 3 },
  { code: 'DO', name: 'Daniel Oakfield', branch: SINGAPORE, gender: 'm', lift: -0.2, load: 3 },
];

export const TOPIC_CODES = ['VIR', 'PRN', 'NET', 'SET', 'BIL', 'SUP'] as const;
export type TopicCode = (typeof TOPIC_CODES)[number];

export const TOPICS: readonly DemoTopic[] = [
  { code: 'VIR', name: { en: 'Viruses and security', he: 'וירוסים ואבטחה', ms: 'Virus dan keselamatan' } },
  { code: 'PRN', name: { en: 'Printers', he: 'מדפסות', ms: 'Pencetak' } },
  { code: 'NET', name: { en: 'Network and internet', he: 'רשת ואינטרנט', ms: 'Rangkaian dan internet' } },
  { code: 'SET', name: { en: 'New workstation', he: 'עמדת עבודה חדשה', ms: 'Stesen kerja baharu' } },
  { code: 'BIL', name: { en: 'Invoices and payments', he: 'חשבוניות ותשלומים', ms: 'Invois dan bayaran' } },
  { code: 'SUP', name: { en: 'Office supplies', he: 'ציוד משרדי', ms: 'Bekalan pejabat' } },
];

export const USERS: readonly DemoUser[] = [
  user('admin@example.com', 'Tamar Nitzan-Or', 'administrator', 'en'),
  user('manager@example.com', 'הדס אלמוגי', 'manager', 'he'),
  { ...user('singapore.manager@example.com', 'Aminah Selasih', 'manager', 'ms'), branches: [SINGAPORE] },
  user('organiser@example.com', 'גיל שיטה', 'organiser', 'he'),
  { ...user('noa@example.com', 'נועה ברקת', 'staff', 'he'), provider: 0, branches: [HARBOUR] },
  { ...user('yoav@example.com', 'יואב תדהר', 'staff', 'he'), provider: UNRELIABLE_PROVIDER, branches: [PHONE_LINE] },
  { ...user('nurul@example.com', 'Nurul Iman Kasturi', 'staff', 'ms'), provider: 5, branches: [SINGAPORE] },
];

function user(email: string, name: string, role: DemoUser['role'], locale: DemoUser['locale']): DemoUser {
  return { email, name, role, locale, provider: null, branches: [] };
}
