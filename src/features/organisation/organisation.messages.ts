import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of the settings page and of the privacy page. */
export const organisationMessages = defineMessages({
  'organisation.settings.title': { en: 'Settings', he: 'הגדרות', ms: 'Tetapan' },
  'organisation.settings.lead': {
    en: 'What holds for the whole organisation: its days, its languages, and what its mails and report cards go by.',
    he: 'מה שתקף לארגון כולו: הימים, השפות, ומה שקובע במכתבים ובתעודות השירות.',
    ms: 'Perkara yang terpakai untuk seluruh organisasi: hari, bahasa, serta asas e-mel dan kad laporannya.',
  },
  'organisation.done.saved': { en: 'The settings are saved.', he: 'ההגדרות נשמרו.', ms: 'Tetapan telah disimpan.' },
  'organisation.done.logo': { en: 'The logo is saved.', he: 'הלוגו נשמר.', ms: 'Logo telah disimpan.' },
  'organisation.done.logoRemoved': { en: 'The logo is removed.', he: 'הלוגו הוסר.', ms: 'Logo telah dibuang.' },
  'organisation.section.identity': { en: 'The organisation', he: 'הארגון', ms: 'Organisasi' },
  'organisation.section.time': { en: 'Days and times', he: 'ימים ושעות', ms: 'Hari dan waktu' },
  'organisation.section.languages': { en: 'Languages', he: 'שפות', ms: 'Bahasa' },
  'organisation.section.mail': { en: 'Mail to customers', he: 'מכתבים ללקוחות', ms: 'E-mel kepada pelanggan' },
  'organisation.section.privacy': { en: 'Privacy notice', he: 'הודעת פרטיות', ms: 'Notis privasi' },
  'organisation.section.privacy.hint': {
    en: 'Stands on the privacy page, which mails and survey pages link to. Who reads single answers is added to it.',
    he: 'מופיעה בדף הפרטיות, שהמכתבים ודפי הסקר מקשרים אליו. המערכת מוסיפה לה מי קורא תשובות בודדות.',
    ms: 'Dipaparkan di halaman privasi yang dipautkan daripada e-mel dan tinjauan. Maklumat tentang siapa yang membaca setiap jawapan ditambah secara automatik.',
  },
  'organisation.section.cards': { en: 'Report cards', he: 'תעודות שירות', ms: 'Kad laporan' },
  'organisation.section.logo': { en: 'Logo', he: 'לוגו', ms: 'Logo' },
  'organisation.field.name': { en: 'Name', he: 'שם', ms: 'Nama' },
  'organisation.field.name.hint': {
    en: 'Customers see it as the sender of each mail and at the head of each survey.',
    he: 'הלקוחות רואים אותו כשם השולח בכל מכתב ובראש כל סקר.',
    ms: 'Pelanggan melihatnya sebagai pengirim setiap e-mel dan di bahagian atas setiap tinjauan.',
  },
  'organisation.field.timeZone': { en: 'Time zone', he: 'אזור זמן', ms: 'Zon waktu' },
  'organisation.field.timeZone.hint': {
    en: 'Decides which day an answer belongs to. A branch can have its own.',
    he: 'קובע לאיזה יום שייכת כל תשובה. לסניף אפשר לקבוע אזור זמן משלו.',
    ms: 'Menentukan hari bagi setiap jawapan. Cawangan boleh mempunyai zon sendiri.',
  },
  'organisation.field.restDays': { en: 'Rest days', he: 'ימי מנוחה', ms: 'Hari rehat' },
  'organisation.field.restDays.hint': {
    en: 'No invitations are sent on these days.',
    he: 'בימים אלה לא נשלחות הזמנות.',
    ms: 'Tiada jemputan dihantar pada hari-hari ini.',
  },
  'organisation.field.weekStart': { en: 'The week starts on', he: 'השבוע מתחיל ביום', ms: 'Minggu bermula pada' },
  'organisation.field.languages': {
    en: 'Languages customers are written to in',
    he: 'השפות שבהן כותבים ללקוחות',
    ms: 'Bahasa yang digunakan untuk menulis kepada pelanggan',
  },
  'organisation.field.defaultLanguage': { en: 'Default language', he: 'שפת ברירת המחדל', ms: 'Bahasa lalai' },
  'organisation.field.defaultLanguage.hint': {
    en: 'For customers whose own language is not known or not among these.',
    he: 'ללקוחות ששפתם אינה ידועה או אינה בין השפות שנבחרו.',
    ms: 'Untuk pelanggan yang bahasanya tidak diketahui atau tiada dalam senarai ini.',
  },
  'organisation.field.replyTo': { en: 'Reply address', he: 'כתובת למענה', ms: 'Alamat balasan' },
  'organisation.field.replyTo.hint': {
    en: 'Where replies to invitations arrive.',
    he: 'לכאן מגיעות תשובות על מכתבי ההזמנה.',
    ms: 'Tempat balasan kepada jemputan diterima.',
  },
  'organisation.field.postalFooter': {
    en: 'Name and postal address at the foot of mails · {language}',
    he: 'שם וכתובת דואר בתחתית המכתבים · {language}',
    ms: 'Nama dan alamat pos di kaki e-mel · {language}',
  },
  'organisation.field.privacyNotice': {
    en: 'Notice · {language}',
    he: 'ההודעה · {language}',
    ms: 'Notis · {language}',
  },
  'organisation.field.threshold': {
    en: 'The smallest gap that matters, in points of a 1–7 scale',
    he: 'הפער הקטן ביותר שיש לו משמעות, בנקודות של סולם \u20661–7\u2069',
    ms: 'Jurang terkecil yang bermakna, dalam mata pada skala 1–7',
  },
  'organisation.field.threshold.hint': {
    en: 'Smaller gaps are called immaterial. Other scales use the same share of their length.',
    he: 'פערים קטנים מזה נחשבים לא מהותיים. בסולמות אחרים קובע אותו חלק יחסי של הסולם.',
    ms: 'Jurang yang lebih kecil dianggap tidak ketara. Skala lain menggunakan nisbah yang sama.',
  },
  'organisation.field.grade': {
    en: 'Grade {letter} from',
    he: 'סף לציון {letter}',
    ms: 'Gred {letter} bermula pada',
  },
  'organisation.field.grades.hint': {
    en: 'Scores from 0 to 100. What is below D is E.',
    he: 'ניקוד מ־0 עד 100. מתחת לסף של D הציון הוא E.',
    ms: 'Skor daripada 0 hingga 100. Yang di bawah D ialah E.',
  },
  'organisation.logo.field': { en: 'Picture file', he: 'קובץ תמונה', ms: 'Fail gambar' },
  'organisation.logo.hint': {
    en: 'PNG, JPEG or WebP, up to 200 kB. It stands in mails and beside the name.',
    he: 'PNG‏, JPEG או WebP, עד 200 ק״ב. הלוגו מופיע במכתבים ולצד השם.',
    ms: 'PNG, JPEG atau WebP, sehingga 200 kB. Logo dipaparkan dalam e-mel dan di sisi nama.',
  },
  'organisation.logo.none': { en: 'There is no logo yet.', he: 'עוד אין לוגו.', ms: 'Belum ada logo.' },
  'organisation.logo.save': { en: 'Upload', he: 'העלאה', ms: 'Muat naik' },
  'organisation.logo.remove': { en: 'Remove the logo', he: 'הסרת הלוגו', ms: 'Buang logo' },
  'organisation.logo.problem.none': {
    en: 'Choose a picture file first.',
    he: 'יש לבחור קודם קובץ תמונה.',
    ms: 'Pilih fail gambar dahulu.',
  },
  'organisation.logo.problem.large': {
    en: 'The file is larger than 200 kB. Save it smaller and send it again.',
    he: 'הקובץ גדול מ־200 ק״ב. שמרו אותו בגודל קטן יותר ושלחו שוב.',
    ms: 'Fail melebihi 200 kB. Simpan dalam saiz lebih kecil dan hantar semula.',
  },
  'organisation.logo.problem.type': {
    en: 'This is no PNG, JPEG or WebP picture. Save it as one of these and send it again.',
    he: 'זו אינה תמונת PNG‏, JPEG או WebP. שמרו אותה באחד מהם ושלחו שוב.',
    ms: 'Ini bukan gambar PNG, JPEG atau WebP. Simpan dalam salah satu format itu dan hantar semula.',
  },
  'organisation.problem.name': {
    en: 'Give the organisation a name of at most 120 characters.',
    he: 'יש לתת לארגון שם, עד 120 תווים.',
    ms: 'Berikan nama organisasi, paling panjang 120 aksara.',
  },
  'organisation.problem.timeZone': {
    en: 'Choose a time zone from the list.',
    he: 'יש לבחור אזור זמן מן הרשימה.',
    ms: 'Pilih zon waktu daripada senarai.',
  },
  'organisation.problem.restDays': {
    en: 'Leave at least one day of the week for sending mail.',
    he: 'יש להשאיר לפחות יום אחד בשבוע למשלוח מכתבים.',
    ms: 'Tinggalkan sekurang-kurangnya satu hari untuk menghantar e-mel.',
  },
  'organisation.problem.weekStart': {
    en: 'Choose the day the week starts on.',
    he: 'יש לבחור באיזה יום מתחיל השבוע.',
    ms: 'Pilih hari minggu bermula.',
  },
  'organisation.problem.languages': {
    en: 'Choose at least one language.',
    he: 'יש לבחור לפחות שפה אחת.',
    ms: 'Pilih sekurang-kurangnya satu bahasa.',
  },
  'organisation.problem.defaultLanguage': {
    en: 'The default language must be one of the languages chosen above.',
    he: 'שפת ברירת המחדל צריכה להיות אחת מן השפות שנבחרו.',
    ms: 'Bahasa lalai mesti salah satu bahasa yang dipilih di atas.',
  },
  'organisation.problem.replyTo': {
    en: 'This is no e-mail address. Use one such as service@example.org, or leave it empty.',
    he: 'זו אינה כתובת דוא״ל. אפשר לכתוב כתובת כמו service@example.org או להשאיר ריק.',
    ms: 'Ini bukan alamat e-mel. Gunakan alamat seperti service@example.org atau biarkan kosong.',
  },
  'organisation.problem.tooLong': {
    en: 'The text is too long. Shorten it.',
    he: 'הטקסט ארוך מדי. יש לקצר אותו.',
    ms: 'Teks terlalu panjang. Pendekkan.',
  },
  'organisation.problem.threshold': {
    en: 'Give a number above 0 and at most 3, such as 0.5.',
    he: 'יש לתת מספר גדול מ־0 ולא גדול מ־3, למשל 0.5.',
    ms: 'Berikan nombor melebihi 0 dan tidak lebih daripada 3, contohnya 0.5.',
  },
  'organisation.problem.grade': {
    en: 'Give a score above 0 and below 100.',
    he: 'יש לתת ניקוד גדול מ־0 וקטן מ־100.',
    ms: 'Berikan skor melebihi 0 dan kurang daripada 100.',
  },
  'organisation.problem.gradeOrder': {
    en: 'Each grade starts above the next one: A, then B, then C, then D.',
    he: 'כל ציון מתחיל מעל הבא אחריו: A, אחריו B, אחריו C ואחריו D.',
    ms: 'Setiap gred bermula lebih tinggi daripada gred berikutnya: A, kemudian B, C dan D.',
  },
  'organisation.privacy.title': { en: 'Privacy notice', he: 'הודעת פרטיות', ms: 'Notis privasi' },
  'organisation.privacy.none': {
    en: 'The organisation has not written its own notice yet. You can ask it what it holds about you, and to have it corrected or erased.',
    he: 'הארגון עוד לא כתב הודעה משלו. אפשר לפנות אליו ולשאול מה הוא מחזיק עליכם, ולבקש לתקן או למחוק.',
    ms: 'Organisasi ini belum menulis notisnya sendiri. Anda boleh bertanya apa yang disimpan tentang anda, serta meminta supaya dibetulkan atau dipadamkan.',
  },
  'organisation.privacy.other': {
    en: 'The notice has not been written in this language; here it is in another.',
    he: 'ההודעה עוד לא נכתבה בשפה הזו; הנה היא בשפה אחרת.',
    ms: 'Notis ini belum ditulis dalam bahasa ini; berikut ialah notis dalam bahasa lain.',
  },
  'organisation.privacy.readers': {
    en: 'Who reads single answers',
    he: 'מי קורא תשובות בודדות',
    ms: 'Siapa yang membaca setiap jawapan',
  },
  'organisation.privacy.readersText': {
    en: 'Whole answers: only people with this role: {roles}. Those who treat complaints and look at comments read what was written and what went wrong, without a name unless you ticked that we may contact you. All others see the figures of groups.',
    he: 'תשובות שלמות רואים רק מי שתפקידם במערכת הוא: {roles}. מי שמטפלים בתלונות ובהערות קוראים מה נכתב ומה השתבש, בלי שם, אלא אם סימנתם שאפשר לפנות אליכם. כל השאר רואים נתונים של קבוצות בלבד.',
    ms: 'Jawapan penuh: hanya mereka yang memegang peranan ini: {roles}. Mereka yang mengendalikan aduan dan ulasan membaca apa yang ditulis dan apa yang tidak kena, tanpa nama melainkan anda menandakan bahawa kami boleh menghubungi anda. Yang lain melihat angka kumpulan sahaja.',
  },
  'organisation.privacy.contact': {
    en: 'Questions? Write to',
    he: 'שאלות? אפשר לכתוב אל',
    ms: 'Ada soalan? Tulis kepada',
  },
});
