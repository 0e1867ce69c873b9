import { defineMessages } from '../../platform/i18n/messages.ts';

/** The menu, and the start page of an installation that holds nothing yet. */
export const frameMessages = defineMessages({
  'nav.group.surveys': { en: 'Surveys', he: 'סקרים', ms: 'Tinjauan' },
  'nav.group.organisation': { en: 'Organisation', he: 'הארגון', ms: 'Organisasi' },
  'nav.overview': { en: 'Overview', he: 'מבט כולל', ms: 'Gambaran keseluruhan' },
  'nav.card': { en: 'Report card', he: 'תעודת שירות', ms: 'Kad laporan' },
  'nav.trends': { en: 'Trends', he: 'מגמות', ms: 'Trend' },
  'nav.comments': { en: 'Comments', he: 'הערות הלקוחות', ms: 'Ulasan' },
  'nav.contactWishes': { en: 'To be contacted', he: 'מחכים לפנייה', ms: 'Untuk dihubungi' },
  'nav.priorities': { en: 'Priorities', he: 'סדרי עדיפויות', ms: 'Keutamaan' },
  'nav.contacts': { en: 'Contact log', he: 'יומן פניות', ms: 'Log urusan' },
  'nav.customers': { en: 'Customers', he: 'לקוחות', ms: 'Pelanggan' },
  'nav.invitations': { en: 'Invitations', he: 'הזמנות', ms: 'Jemputan' },
  'nav.outbox': { en: 'Outbox', he: 'דואר יוצא', ms: 'Peti keluar' },
  'nav.questionnaires': { en: 'Questionnaires', he: 'שאלונים', ms: 'Soal selidik' },
  'nav.responses': { en: 'Files of answers', he: 'קובצי תשובות', ms: 'Fail jawapan' },
  'nav.programs': { en: 'Programs', he: 'תוכניות סקר', ms: 'Program' },
  'nav.directory': { en: 'Directory', he: 'סניפים, נותני שירות ונושאים', ms: 'Direktori' },
  'nav.users': { en: 'Users', he: 'משתמשים', ms: 'Pengguna' },
  'nav.settings': { en: 'Settings', he: 'הגדרות', ms: 'Tetapan' },
  'nav.apiKeys': { en: 'API keys', he: 'מפתחות API', ms: 'Kunci API' },
  'nav.audit': { en: 'Audit log', he: 'יומן פעולות', ms: 'Log audit' },
  'start.title': { en: 'Start', he: 'התחלה', ms: 'Mula' },
  'start.none.title': { en: 'No answers yet', he: 'עדיין אין תשובות', ms: 'Belum ada jawapan' },
  'start.none.text': {
    en: 'Figures show from five answers on. To begin:',
    he: 'הנתונים יופיעו מחמש תשובות ומעלה. כדי להתחיל:',
    ms: 'Angka dipaparkan mulai lima jawapan. Untuk bermula:',
  },
  'start.none.others': {
    en: 'Nothing has been logged yet. As soon as there is something for you, it shows here.',
    he: 'עדיין לא נרשם דבר. ברגע שיהיה כאן משהו בשבילכם, הוא יופיע בעמוד הזה.',
    ms: 'Belum ada apa-apa direkodkan. Apabila ada sesuatu untuk anda, ia akan dipaparkan di sini.',
  },
  'start.settings': {
    en: 'Look through the settings',
    he: 'לעבור על ההגדרות',
    ms: 'Semak tetapan',
  },
  'start.settings.hint': {
    en: 'Rest days, languages, reply address and privacy notice',
    he: 'ימי מנוחה, שפות, כתובת למענה והודעת פרטיות',
    ms: 'Hari rehat, bahasa, alamat balasan dan notis privasi',
  },
  'start.contacts': {
    en: 'Log a first contact',
    he: 'לרשום פנייה ראשונה',
    ms: 'Rekod urusan pertama',
  },
  'start.contacts.hint': {
    en: 'One line in the log, a CSV file or the API; the invitation follows by itself',
    he: 'שורה אחת ביומן, קובץ CSV או API; ההזמנה נשלחת מעצמה',
    ms: 'Satu baris dalam log, fail CSV atau API; jemputan menyusul dengan sendirinya',
  },
  'start.questionnaires': { en: 'Read the questionnaire', he: 'לעבור על השאלון', ms: 'Baca soal selidik' },
  'start.questionnaires.hint': {
    en: '15 statements, ready in Hebrew, English and Malay',
    he: '15 היגדים מוכנים בעברית, באנגלית ובמלאית',
    ms: '15 pernyataan, sedia dalam bahasa Ibrani, Inggeris dan Melayu',
  },
  'start.users': { en: 'Invite those who work with you', he: 'להזמין את מי שעובדים איתכם', ms: 'Jemput rakan sekerja' },
  'start.users.hint': {
    en: 'Each with a role, and a branch or provider where that fits',
    he: 'לכל אחד תפקיד, ובמידת הצורך סניף או נותן שירות',
    ms: 'Setiap seorang dengan peranan, serta cawangan atau petugas jika sesuai',
  },
});
