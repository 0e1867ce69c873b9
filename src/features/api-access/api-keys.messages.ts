import { defineMessages } from '../../platform/i18n/messages.ts';

export const apiKeysMessages = defineMessages({
  'apiKeys.title': { en: 'API keys', he: 'מפתחות API', ms: 'Kunci API' },
  'apiKeys.lead': {
    en: 'Programs of yours log contacts and read report cards with a key. Each key does only what its scopes say.',
    he: 'תוכנות שלכם רושמות פניות וקוראות תעודות שירות בעזרת מפתח. כל מפתח עושה רק את מה שההרשאות שלו מתירות.',
    ms: 'Program anda merekod urusan dan membaca kad laporan dengan kunci. Setiap kunci hanya membuat apa yang dibenarkan oleh skopnya.',
  },
  'apiKeys.describedAt': {
    en: 'The whole API is described at {path}.',
    he: 'כל ה־API מתואר בכתובת {path}.',
    ms: 'Keseluruhan API diterangkan di {path}.',
  },
  'apiKeys.new': { en: 'New key', he: 'מפתח חדש', ms: 'Kunci baharu' },
  'apiKeys.name': { en: 'Name', he: 'שם', ms: 'Nama' },
  'apiKeys.name.hint': {
    en: 'The program that will use it, such as “Help desk”.',
    he: 'התוכנה שתשתמש בו, למשל מוקד התמיכה.',
    ms: 'Program yang akan menggunakannya, contohnya “Meja bantuan”.',
  },
  'apiKeys.scopes': { en: 'What it may do', he: 'מה מותר לו', ms: 'Apa yang dibenarkan' },
  'apiKeys.create': { en: 'Make the key', he: 'יצירת מפתח', ms: 'Cipta kunci' },
  'apiKeys.error.name': {
    en: 'Give the key a name, of at most 80 characters.',
    he: 'תנו למפתח שם, עד 80 תווים.',
    ms: 'Berikan nama kepada kunci, paling panjang 80 aksara.',
  },
  'apiKeys.error.scopes': {
    en: 'Tick at least one thing that the key may do.',
    he: 'סמנו לפחות דבר אחד שמותר למפתח.',
    ms: 'Tandakan sekurang-kurangnya satu perkara yang dibenarkan.',
  },
  'apiKeys.made.title': { en: 'Copy the key now', he: 'העתיקו את המפתח עכשיו', ms: 'Salin kunci sekarang' },
  'apiKeys.made.text': {
    en: 'It is shown this once: we keep only what is needed to recognise it. Keep it as you keep a password.',
    he: 'הוא מוצג פעם אחת: נשמר רק מה שנחוץ כדי לזהות אותו. שמרו עליו כמו על סיסמה.',
    ms: 'Ia dipaparkan sekali sahaja: kami hanya menyimpan apa yang perlu untuk mengenalinya. Simpan ia seperti kata laluan.',
  },
  'apiKeys.made.back': { en: 'I have copied it', he: 'העתקתי', ms: 'Saya sudah menyalinnya' },
  'apiKeys.created': { en: 'Made', he: 'נוצר', ms: 'Dicipta' },
  'apiKeys.lastUsed': { en: 'Last used', he: 'שימוש אחרון', ms: 'Kali terakhir digunakan' },
  'apiKeys.never': { en: 'never', he: 'עוד לא', ms: 'belum pernah' },
  'apiKeys.state': { en: 'State', he: 'מצב', ms: 'Status' },
  'apiKeys.inUse': { en: 'In use', he: 'בשימוש', ms: 'Digunakan' },
  'apiKeys.revoked': { en: 'Revoked', he: 'בוטל', ms: 'Dibatalkan' },
  'apiKeys.revoke': { en: 'Revoke', he: 'ביטול המפתח', ms: 'Batalkan' },
  'apiKeys.revoke.label': { en: 'Revoke the key {name}', he: 'ביטול המפתח {name}', ms: 'Batalkan kunci {name}' },
  'apiKeys.done.made': {
    en: 'The key was made already, and its secret was shown that once. If you did not keep it, revoke the key and make another.',
    he: 'המפתח כבר נוצר, והסוד שלו הוצג פעם אחת. אם הוא לא נשמר, יש לבטל את המפתח וליצור אחר.',
    ms: 'Kunci itu telah pun dibuat dan rahsianya ditunjukkan sekali sahaja. Jika tidak disimpan, batalkan kunci itu dan buat yang lain.',
  },
  'apiKeys.done.revoked': {
    en: 'The key is revoked. Requests with it are refused from now on.',
    he: 'המפתח בוטל. מעכשיו בקשות איתו נדחות.',
    ms: 'Kunci telah dibatalkan. Permintaan dengannya ditolak mulai sekarang.',
  },
  'apiKeys.none': { en: 'No keys yet', he: 'עדיין אין מפתחות', ms: 'Belum ada kunci' },
});
