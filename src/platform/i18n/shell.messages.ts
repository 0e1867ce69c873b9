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
  'shell.overtaken': {
    en: 'Somebody saved something else here since you opened this page. Yours stands below; saved once more, it takes the place of that.',
    he: 'מאז שנפתח העמוד נשמר כאן משהו אחר. שלכם נמצא למטה; שמירה נוספת תחליף את האחר.',
    ms: 'Perkara lain telah disimpan di sini sejak anda membuka halaman ini. Isian anda ada di bawah; jika disimpan sekali lagi, ia menggantikannya.',
  },
  'shell.overtaken.title': { en: 'Not saved yet', he: 'עדיין לא נשמר', ms: 'Belum disimpan' },
  'shell.overtaken.saved': { en: 'Saved meanwhile', he: 'נשמר בינתיים', ms: 'Disimpan sementara itu' },
  'shell.once.changed': {
    en: 'This form was sent before, and what it held then is saved. Nothing was added now. To save what stands below as another one, send it again.',
    he: 'הטופס הזה כבר נשלח, ומה שהיה בו אז נשמר. עכשיו לא נוסף דבר. כדי לשמור את מה שכתוב למטה כרשומה נוספת, שלחו אותו שוב.',
    ms: 'Borang ini telah dihantar sebelum ini dan kandungannya ketika itu telah disimpan. Tiada apa ditambah sekarang. Untuk menyimpan kandungan di bawah sebagai rekod lain, hantar sekali lagi.',
  },
  'shell.once.open': { en: 'Open what was saved', he: 'פתיחת מה שנשמר', ms: 'Buka yang telah disimpan' },
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
  'shell.period.title': {
    en: 'This period cannot be shown',
    he: 'אי אפשר להציג את התקופה הזאת',
    ms: 'Tempoh ini tidak dapat dipaparkan',
  },
  'shell.period.ends_before_start': {
    en: 'The period ends before it starts. Change one of the two days.',
    he: 'התקופה נגמרת לפני שהיא מתחילה. שנו אחד משני התאריכים.',
    ms: 'Tempoh berakhir sebelum bermula. Ubah salah satu tarikh.',
  },
  'shell.period.too_long': {
    en: 'The period is longer than twenty years. Choose a later day.',
    he: 'התקופה ארוכה מעשרים שנה. בחרו תאריך מאוחר יותר.',
    ms: 'Tempoh melebihi dua puluh tahun. Pilih tarikh yang lebih lewat.',
  },
  'shell.period.no_day': {
    en: 'There is no such date. Choose one between 1900 and 2099.',
    he: 'אין תאריך כזה. בחרו תאריך בין 1900 ל־2099.',
    ms: 'Tiada tarikh sedemikian. Pilih tarikh antara 1900 dan 2099.',
  },
  'shell.take': { en: 'Take away', he: 'לקחת מכאן', ms: 'Bawa keluar' },
  'shell.take.csv': { en: 'CSV: {title}', he: 'CSV: {title}', ms: 'CSV: {title}' },
  'shell.take.xlsx': { en: 'Excel file', he: 'קובץ Excel', ms: 'Fail Excel' },
  'shell.take.print': { en: 'Print', he: 'הדפסה', ms: 'Cetak' },
  'shell.take.png': { en: 'Save as picture', he: 'שמירה כתמונה', ms: 'Simpan sebagai gambar' },
  'shell.take.png.of': {
    en: 'Save as picture: {title}',
    he: 'שמירה כתמונה: {title}',
    ms: 'Simpan sebagai gambar: {title}',
  },
  'shell.data': { en: 'The data as a table', he: 'הנתונים כטבלה', ms: 'Data dalam jadual' },
  'shell.error.typed': {
    en: 'What you wrote was not saved. Copy it from here:',
    he: 'מה שכתבתם לא נשמר. אפשר להעתיק מכאן:',
    ms: 'Apa yang anda tulis tidak disimpan. Salin dari sini:',
  },
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
  'shell.error.422.refused.title': {
    en: 'This was not done',
    he: 'הפעולה לא בוצעה',
    ms: 'Ini tidak dilakukan',
  },
  'shell.error.422.asked.title': {
    en: 'This address asks for something that cannot be shown',
    he: 'הכתובת הזאת מבקשת משהו שאי אפשר להציג',
    ms: 'Alamat ini meminta sesuatu yang tidak dapat dipaparkan',
  },
  'shell.error.422.asked.text': {
    en: 'Open the page from the menu and choose there.',
    he: 'פתחו את העמוד מהתפריט ובחרו בו.',
    ms: 'Buka halaman daripada menu dan pilih di situ.',
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
  'error.too_large': {
    en: 'What was sent is too large. Send less at once.',
    he: 'מה שנשלח גדול מדי. שלחו פחות בכל פעם.',
    ms: 'Apa yang dihantar terlalu besar. Hantar sedikit demi sedikit.',
  },
  'error.too_many_fields': {
    en: 'What was sent has too many fields. Open the page again and send its own form.',
    he: 'נשלחו יותר מדי שדות. פתחו את העמוד שוב ושלחו את הטופס שלו.',
    ms: 'Terlalu banyak medan dihantar. Buka semula halaman dan hantar borangnya sendiri.',
  },
  'error.bad_characters': {
    en: 'A text holds a character that cannot be stored. Type it again without it.',
    he: 'באחד הטקסטים יש תו שאי אפשר לשמור. הקלידו אותו שוב בלי התו.',
    ms: 'Ada teks yang mengandungi aksara yang tidak dapat disimpan. Taipkan semula tanpanya.',
  },
  'error.malformed_address': {
    en: 'The address is not written correctly. Follow a link instead of typing it.',
    he: 'הכתובת אינה כתובה כראוי. היכנסו דרך קישור במקום להקליד.',
    ms: 'Alamat itu tidak ditulis dengan betul. Gunakan pautan dan bukan menaipnya.',
  },
  'error.cross_site': {
    en: 'This form was sent from another site. Open the page here and send it again.',
    he: 'הטופס נשלח מאתר אחר. פתחו את העמוד כאן ושלחו שוב.',
    ms: 'Borang ini dihantar dari laman lain. Buka halaman di sini dan hantar semula.',
  },
  'error.bad_format': {
    en: 'The tables can be taken as CSV or as XLSX. Choose one of them on the page.',
    he: 'את הטבלאות אפשר להוריד כ־CSV או כ־XLSX. בחרו באחד מהם בעמוד.',
    ms: 'Jadual boleh diambil sebagai CSV atau XLSX. Pilih salah satu pada halaman.',
  },
  'error.bad_paging': {
    en: 'The address of this part of the list is not right. Start from the beginning of the list.',
    he: 'הכתובת של החלק הזה ברשימה אינה נכונה. התחילו מתחילת הרשימה.',
    ms: 'Alamat bahagian senarai ini tidak betul. Mulakan dari awal senarai.',
  },
  'error.bad_cursor': {
    en: 'The address of this part of the list is not right. Start from the beginning of the list.',
    he: 'הכתובת של החלק הזה ברשימה אינה נכונה. התחילו מתחילת הרשימה.',
    ms: 'Alamat bahagian senarai ini tidak betul. Mulakan dari awal senarai.',
  },
  'error.unsupported_type': {
    en: 'The page cannot read what was sent. Send it by the form on the page.',
    he: 'העמוד אינו יכול לקרוא את מה שנשלח. שלחו דרך הטופס שבעמוד.',
    ms: 'Halaman ini tidak dapat membaca apa yang dihantar. Hantar melalui borang di halaman.',
  },
});
