import { defineMessages } from './messages.ts';

/** Words of the frame round every page: navigation, forms, lists, errors. */
export const shellMessages = defineMessages({
  'shell.skip': { en: 'Skip to content', he: 'דילוג לתוכן', ms: 'Langkau ke kandungan' },
  'shell.menu': { en: 'Menu', he: 'תפריט', ms: 'Menu' },
  'shell.nav.main': { en: 'Main', he: 'ראשי', ms: 'Utama' },
  'shell.language': { en: 'Language', he: 'שפה', ms: 'Bahasa' },
  'shell.signOut': { en: 'Sign out', he: 'יציאה', ms: 'Log keluar' },
  'shell.optional': { en: '(optional)', he: '(לא חובה)', ms: '(tidak wajib)' },
  'shell.save': { en: 'Save', he: 'שמירה', ms: 'Simpan' },
  'shell.cancel': { en: 'Cancel', he: 'ביטול', ms: 'Batal' },
  'shell.search': { en: 'Search', he: 'חיפוש', ms: 'Cari' },
  'shell.faults': {
    en: '{count, plural, one {One thing to put right} other {# things to put right}}',
    he: '{count, plural, one {יש לתקן דבר אחד} two {יש לתקן שני דברים} other {יש לתקן # דברים}}',
    ms: '{count, plural, other {# perkara perlu dibetulkan}}',
  },
  'shell.pages': { en: 'Pages', he: 'עמודים', ms: 'Halaman' },
  'shell.pages.first': { en: 'From the start', he: 'מההתחלה', ms: 'Dari awal' },
  'shell.pages.next': { en: 'Next', he: 'הבאים', ms: 'Seterusnya' },
  'shell.filters.change': { en: 'Change', he: 'שינוי', ms: 'Ubah' },
  'shell.filters.show': { en: 'Show', he: 'הצגה', ms: 'Papar' },
  'shell.error.home': { en: 'To the start page', he: 'לדף הפתיחה', ms: 'Ke halaman utama' },
  'shell.error.403.title': {
    en: 'This page is not open to your role',
    he: 'העמוד הזה אינו פתוח לתפקיד שלכם',
    ms: 'Halaman ini tidak dibuka untuk peranan anda',
  },
  'shell.error.403.text': {
    en: 'If you need it for your work, ask an administrator to change your role.',
    he: 'אם הוא נחוץ לעבודה, אפשר לבקש ממי שמנהל את המערכת לשנות את התפקיד.',
    ms: 'Jika anda memerlukannya untuk kerja anda, minta pentadbir menukar peranan anda.',
  },
  'shell.error.404.title': { en: 'There is no page here', he: 'אין כאן עמוד', ms: 'Tiada halaman di sini' },
  'shell.error.404.text': {
    en: 'The address may have a typing error, or what was here has been removed.',
    he: 'אולי נפלה טעות בכתובת, ואולי מה שהיה כאן הוסר.',
    ms: 'Mungkin ada kesilapan pada alamat, atau kandungannya telah dialihkan.',
  },
  'shell.error.422.title': {
    en: 'We could not read what was sent',
    he: 'לא הצלחנו לקרוא את מה שנשלח',
    ms: 'Kami tidak dapat membaca apa yang dihantar',
  },
  'shell.error.422.text': {
    en: 'Go back, look through the form and send it again.',
    he: 'חזרו אחורה, עברו על הטופס ושלחו שוב.',
    ms: 'Kembali, semak borang dan hantar semula.',
  },
  'shell.error.429.title': {
    en: 'Too many attempts in a short time',
    he: 'יותר מדי ניסיונות בזמן קצר',
    ms: 'Terlalu banyak percubaan dalam masa yang singkat',
  },
  'shell.error.429.text': {
    en: 'Wait a few minutes, then try again.',
    he: 'המתינו כמה דקות ונסו שוב.',
    ms: 'Tunggu beberapa minit, kemudian cuba lagi.',
  },
  'shell.error.500.title': {
    en: 'Something went wrong on our side',
    he: 'משהו השתבש אצלנו',
    ms: 'Ada masalah di pihak kami',
  },
  'shell.error.500.text': {
    en: 'Go back and try again. If it happens once more, write to us and mention this number.',
    he: 'חזרו אחורה ונסו שוב. אם זה חוזר, כתבו לנו וציינו את המספר.',
    ms: 'Kembali dan cuba lagi. Jika ia berulang, hubungi kami dan nyatakan nombor ini.',
  },
});
