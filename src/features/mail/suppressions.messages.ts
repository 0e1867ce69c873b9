import { defineMessages } from '../../platform/i18n/messages.ts';

/** The list of addresses that get no mail. */
export const suppressionsMessages = defineMessages({
  'suppressions.title': {
    en: 'Addresses that get no mail',
    he: 'כתובות שלא שולחים אליהן',
    ms: 'Alamat yang tidak dihantar e-mel',
  },
  'suppressions.lead': {
    en: 'No survey goes to these. Only a coded form of each address is kept, so the list cannot be read; you can ask whether an address is on it.',
    he: 'לכתובות האלה לא נשלחים סקרים. כל כתובת נשמרת בקידוד בלבד, ולכן אי אפשר לקרוא את הרשימה; אפשר לשאול אם כתובת מסוימת נמצאת בה.',
    ms: 'Tiada tinjauan dihantar ke alamat ini. Hanya bentuk berkod setiap alamat disimpan, jadi senarai tidak dapat dibaca; anda boleh bertanya sama ada sesuatu alamat ada di dalamnya.',
  },
  'suppressions.all': { en: 'All', he: 'הכול', ms: 'Semua' },
  'suppressions.reason.unsubscribed': { en: 'Asked for no more', he: 'ביקשו להפסיק', ms: 'Minta dihentikan' },
  'suppressions.reason.bounced': { en: 'Mail came back', he: 'הודעות חזרו', ms: 'E-mel dipulangkan' },
  'suppressions.reason.added': { en: 'Put on the list', he: 'נוספו לרשימה', ms: 'Dimasukkan ke senarai' },
  'suppressions.col.reason': { en: 'Why', he: 'סיבה', ms: 'Sebab' },
  'suppressions.col.since': { en: 'Since', he: 'ממתי', ms: 'Sejak' },
  'suppressions.caption': { en: 'Addresses, newest first', he: 'כתובות, מהחדשה לישנה', ms: 'Alamat, terbaharu dahulu' },
  'suppressions.empty.title': { en: 'Nobody is on the list yet', he: 'הרשימה עוד ריקה', ms: 'Senarai masih kosong' },
  'suppressions.empty.text': {
    en: 'Who unsubscribes, and addresses that mail came back from, get here by themselves. If you have such a list from an earlier system, upload it before the first survey.',
    he: 'מי שמבקשים להפסיק, וכתובות שהודעות אליהן חזרו, נוספים לכאן מעצמם. אם יש לכם רשימה כזאת ממערכת קודמת, העלו אותה לפני הסקר הראשון.',
    ms: 'Mereka yang berhenti melanggan, dan alamat yang e-melnya dipulangkan, masuk ke sini dengan sendirinya. Jika anda mempunyai senarai daripada sistem terdahulu, muat naik sebelum tinjauan pertama.',
  },
  'suppressions.none': { en: 'None for this reason.', he: 'אין כאלה.', ms: 'Tiada bagi sebab ini.' },
  'suppressions.email': { en: 'E-mail address', he: 'כתובת דוא״ל', ms: 'Alamat e-mel' },
  'suppressions.look.title': {
    en: 'Is this address on the list?',
    he: 'האם הכתובת ברשימה?',
    ms: 'Adakah alamat ini dalam senarai?',
  },
  'suppressions.look.button': { en: 'Look', he: 'לבדוק', ms: 'Semak' },
  'suppressions.look.yes': {
    en: '{email} is on the list since {at}: {reason}.',
    he: '{email} ברשימה מאז {at}: {reason}.',
    ms: '{email} ada dalam senarai sejak {at}: {reason}.',
  },
  'suppressions.look.no': {
    en: '{email} is not on the list.',
    he: '{email} לא ברשימה.',
    ms: '{email} tiada dalam senarai.',
  },
  'suppressions.because.unsubscribed': {
    en: 'its owner asked for no more mail',
    he: 'לבקשת בעלי הכתובת',
    ms: 'pemiliknya minta dihentikan',
  },
  'suppressions.because.bounced': {
    en: 'mail to it came back',
    he: 'הודעות אליה חזרו',
    ms: 'e-mel kepadanya dipulangkan',
  },
  'suppressions.because.added': { en: 'it was put on the list', he: 'נוספה לרשימה', ms: 'ia dimasukkan ke senarai' },
  'suppressions.remove.button': { en: 'Take it off the list', he: 'להסיר מהרשימה', ms: 'Keluarkan daripada senarai' },
  'suppressions.remove.unsubscribed': {
    en: 'Its owner asked for no more mail. Take it off only if they asked for that: in many countries it is against the law otherwise.',
    he: 'בעלי הכתובת ביקשו לא לקבל עוד הודעות. הסירו רק אם הם ביקשו זאת: אחרת זו עלולה להיות עבירה על החוק.',
    ms: 'Pemiliknya meminta supaya tidak lagi menerima e-mel. Keluarkan hanya jika mereka sendiri meminta: jika tidak, ia menyalahi undang-undang di banyak negara.',
  },
  'suppressions.add.title': { en: 'Put one on the list', he: 'הוספת כתובת', ms: 'Masukkan satu alamat' },
  'suppressions.add.button': { en: 'Put on the list', he: 'להוסיף לרשימה', ms: 'Masukkan ke senarai' },
  'suppressions.upload.title': { en: 'Upload a list', he: 'העלאת רשימה', ms: 'Muat naik senarai' },
  'suppressions.upload.file': { en: 'File', he: 'קובץ', ms: 'Fail' },
  'suppressions.upload.hint': {
    en: 'A CSV file, or a plain list with one address a line. At most 4 MB.',
    he: 'קובץ CSV, או רשימה פשוטה עם כתובת אחת בכל שורה. עד 4 מגה־בייט.',
    ms: 'Fail CSV, atau senarai biasa dengan satu alamat setiap baris. Paling besar 4 MB.',
  },
  'suppressions.upload.button': { en: 'Upload', he: 'העלאה', ms: 'Muat naik' },
  'suppressions.problem.email': {
    en: 'This is no e-mail address. Use one such as dana@example.org.',
    he: 'זו אינה כתובת דוא״ל. כתבו כתובת כמו dana@example.org.',
    ms: 'Ini bukan alamat e-mel. Gunakan alamat seperti dana@example.org.',
  },
  'suppressions.problem.file': { en: 'Choose a file first.', he: 'קודם בחרו קובץ.', ms: 'Pilih fail dahulu.' },
  'suppressions.problem.empty': {
    en: 'No e-mail address was found in this file.',
    he: 'לא נמצאה כתובת דוא״ל בקובץ הזה.',
    ms: 'Tiada alamat e-mel dijumpai dalam fail ini.',
  },
  'suppressions.done.added': {
    en: 'The address is on the list.',
    he: 'הכתובת ברשימה.',
    ms: 'Alamat ada dalam senarai.',
  },
  'suppressions.done.removed': {
    en: 'The address is off the list.',
    he: 'הכתובת הוסרה מהרשימה.',
    ms: 'Alamat telah dikeluarkan.',
  },
  'suppressions.done.uploaded': {
    en: '{added, plural, =0 {All addresses of the file were on the list already.} one {One address was put on the list.} other {# addresses were put on the list.}}',
    he: '{added, plural, =0 {כל הכתובות שבקובץ כבר היו ברשימה.} one {כתובת אחת נוספה לרשימה.} two {שתי כתובות נוספו לרשימה.} other {# כתובות נוספו לרשימה.}}',
    ms: '{added, plural, =0 {Semua alamat dalam fail sudah ada dalam senarai.} other {# alamat dimasukkan ke senarai.}}',
  },
  'suppressions.done.unread': {
    en: '{unread, plural, =0 {} one {One line held no address.} other {# lines held no address.}}',
    he: '{unread, plural, =0 {} one {בשורה אחת לא נמצאה כתובת.} two {בשתי שורות לא נמצאה כתובת.} other {ב־# שורות לא נמצאה כתובת.}}',
    ms: '{unread, plural, =0 {} other {# baris tidak mengandungi alamat.}}',
  },
});
