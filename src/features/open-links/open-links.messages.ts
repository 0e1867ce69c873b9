import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of the links that stand for a place: the staff's pages and the printed cards. */
export const openLinksMessages = defineMessages({
  'openLinks.title': { en: 'Open links', he: 'קישורים פתוחים', ms: 'Pautan terbuka' },
  'openLinks.lead': {
    en: 'A link that stands for a place: on a card at the counter, a poster, a receipt. Whoever meets it can answer, without a name. These answers are kept apart from those of people who were asked.',
    he: 'קישור שמייצג מקום: על כרטיס בדלפק, על כרזה או על קבלה. כל מי שרואה אותו יכול לענות, בלי שם. התשובות האלה נשמרות בנפרד מתשובות של מי שנשאלו.',
    ms: 'Pautan yang mewakili sesuatu tempat: pada kad di kaunter, poster atau resit. Sesiapa yang melihatnya boleh menjawab, tanpa nama. Jawapan ini diasingkan daripada jawapan mereka yang ditanya.',
  },
  'openLinks.new': { en: 'New open link', he: 'קישור פתוח חדש', ms: 'Pautan terbuka baharu' },
  'openLinks.empty.title': { en: 'No open links yet', he: 'עדיין אין קישורים פתוחים', ms: 'Belum ada pautan terbuka' },
  'openLinks.empty.text': {
    en: 'Make one for each branch, print its card and put it where people wait or pay.',
    he: 'צרו קישור לכל סניף, הדפיסו את הכרטיס שלו והניחו אותו היכן שאנשים ממתינים או משלמים.',
    ms: 'Buat satu untuk setiap cawangan, cetak kadnya dan letakkan di tempat orang menunggu atau membayar.',
  },
  'openLinks.col.place': { en: 'Stands for', he: 'מייצג', ms: 'Mewakili' },
  'openLinks.col.address': { en: 'Address', he: 'כתובת', ms: 'Alamat' },
  'openLinks.col.questionnaire': { en: 'Questionnaire', he: 'שאלון', ms: 'Soal selidik' },
  'openLinks.col.state': { en: 'State', he: 'מצב', ms: 'Status' },
  'openLinks.state.open': { en: 'Open', he: 'פתוח', ms: 'Dibuka' },
  'openLinks.state.until': { en: 'Open until {day}', he: 'פתוח עד {day}', ms: 'Dibuka hingga {day}' },
  'openLinks.state.over': { en: 'Ended on {day}', he: 'הסתיים ב־{day}', ms: 'Tamat pada {day}' },
  'openLinks.state.closed': { en: 'Closed', he: 'סגור', ms: 'Ditutup' },
  'openLinks.whole': { en: 'The whole organisation', he: 'כל הארגון', ms: 'Seluruh organisasi' },

  'openLinks.field.questionnaire': { en: 'Questionnaire', he: 'שאלון', ms: 'Soal selidik' },
  'openLinks.field.branch': { en: 'Branch', he: 'סניף', ms: 'Cawangan' },
  'openLinks.field.provider': { en: 'Provider', he: 'נותן שירות', ms: 'Petugas' },
  'openLinks.field.provider.hint': {
    en: 'Only for a card that one person hands out. Their answers then stand on that person’s own card too.',
    he: 'רק לכרטיס שאדם אחד מחלק. התשובות יופיעו גם בתעודה שלו.',
    ms: 'Hanya untuk kad yang diedarkan oleh seorang petugas. Jawapannya turut muncul pada kad petugas itu.',
  },
  'openLinks.field.topic': { en: 'Topic', he: 'נושא', ms: 'Topik' },
  'openLinks.field.any': { en: 'None in particular', he: 'ללא', ms: 'Tiada yang khusus' },
  'openLinks.field.channel': {
    en: 'How people there are served',
    he: 'איך ניתן שם השירות',
    ms: 'Cara perkhidmatan diberikan',
  },
  'openLinks.field.channel.hint': {
    en: 'Items that do not fit are left out: nobody on the phone is asked about the waiting room.',
    he: 'היגדים שלא מתאימים לא יישאלו: מי שקיבל שירות בטלפון לא יישאל על חדר ההמתנה.',
    ms: 'Perkara yang tidak berkenaan tidak ditanya: pelanggan telefon tidak ditanya tentang ruang menunggu.',
  },
  'openLinks.field.channel.any': { en: 'In different ways', he: 'בדרכים שונות', ms: 'Pelbagai cara' },
  'openLinks.field.locale': { en: 'Usual language', he: 'שפה רגילה', ms: 'Bahasa lazim' },
  'openLinks.field.locale.hint': {
    en: 'For phones set to none of the survey’s languages. Everybody can switch.',
    he: 'למי שהטלפון שלהם אינו באחת משפות הסקר. תמיד אפשר להחליף שפה.',
    ms: 'Untuk telefon yang tidak menggunakan mana-mana bahasa tinjauan. Bahasa boleh ditukar.',
  },
  'openLinks.field.items': { en: 'Items of each dimension', he: 'היגדים מכל ממד', ms: 'Perkara bagi setiap dimensi' },
  'openLinks.field.items.hint': {
    en: 'Each person gets so many, drawn at random. Empty: all of them.',
    he: 'כל משיב מקבל מספר כזה, בהגרלה. ריק: כולם.',
    ms: 'Setiap orang menerima bilangan ini, dipilih secara rawak. Kosong: semuanya.',
  },
  'openLinks.field.closesOn': { en: 'Last day', he: 'יום אחרון', ms: 'Hari terakhir' },
  'openLinks.field.active': { en: 'Takes answers', he: 'מקבל תשובות', ms: 'Menerima jawapan' },
  'openLinks.error.form': {
    en: 'Choose one from the list.',
    he: 'בחרו אחד מהרשימה.',
    ms: 'Pilih satu daripada senarai.',
  },
  'openLinks.error.questionnaire': { en: 'Choose a questionnaire.', he: 'בחרו שאלון.', ms: 'Pilih soal selidik.' },
  'openLinks.error.locale': { en: 'Choose a language.', he: 'בחרו שפה.', ms: 'Pilih bahasa.' },
  'openLinks.error.items': {
    en: 'Write a whole number from 1 to 200, or leave it empty.',
    he: 'כתבו מספר שלם בין 1 ל־200, או השאירו ריק.',
    ms: 'Tulis nombor bulat dari 1 hingga 200, atau biarkan kosong.',
  },
  'openLinks.error.closesOn': {
    en: 'Write a date that exists, or leave it empty.',
    he: 'כתבו תאריך קיים, או השאירו ריק.',
    ms: 'Tulis tarikh yang wujud, atau biarkan kosong.',
  },
  'openLinks.add': { en: 'Make the link', he: 'יצירת הקישור', ms: 'Buat pautan' },
  'openLinks.done.added': {
    en: 'The link is open. Print its card.',
    he: 'הקישור פתוח. אפשר להדפיס את הכרטיס.',
    ms: 'Pautan telah dibuka. Cetak kadnya.',
  },
  'openLinks.done.saved': { en: 'Saved.', he: 'נשמר.', ms: 'Disimpan.' },

  'openLinks.one.address': { en: 'The address', he: 'הכתובת', ms: 'Alamat' },
  'openLinks.one.qr': {
    en: 'QR code of {address}',
    he: 'קוד QR של {address}',
    ms: 'Kod QR bagi {address}',
  },
  'openLinks.one.local': {
    en: 'This address leads to this computer alone: phones cannot reach it. Set BASE_URL to the address under which people reach you before you print.',
    he: 'הכתובת הזאת מובילה רק למחשב הזה, וטלפונים לא יגיעו אליה. לפני ההדפסה הגדירו ב־BASE_URL את הכתובת שבה אנשים מגיעים אליכם.',
    ms: 'Alamat ini hanya menuju ke komputer ini dan tidak dapat dicapai oleh telefon. Tetapkan BASE_URL kepada alamat yang dicapai orang sebelum mencetak.',
  },
  'openLinks.one.print': { en: 'Cards to print', he: 'כרטיסים להדפסה', ms: 'Kad untuk dicetak' },
  'openLinks.one.print.a4': { en: 'A4 poster', he: 'כרזה A4', ms: 'Poster A4' },
  'openLinks.one.print.small': { en: 'Ten small cards', he: 'עשרה כרטיסים קטנים', ms: 'Sepuluh kad kecil' },
  'openLinks.one.print.all': { en: 'All languages', he: 'כל השפות', ms: 'Semua bahasa' },
  'openLinks.one.answers': { en: 'The answers', he: 'התשובות', ms: 'Jawapan' },
  'openLinks.one.answers.text': {
    en: 'They stand on a card of their own, never among those of people who were asked.',
    he: 'הן מופיעות בתעודה משלהן, ולא בין התשובות של מי שנשאלו.',
    ms: 'Jawapan ini mempunyai kad sendiri, tidak dicampur dengan jawapan mereka yang ditanya.',
  },
  'openLinks.one.answers.link': {
    en: 'Card of the open links',
    he: 'תעודת הקישורים הפתוחים',
    ms: 'Kad pautan terbuka',
  },
  'openLinks.one.limits': {
    en: 'From one network a link takes up to {address} answers in ten minutes and {day} a day, so that a tablet at the counter or a whole hall on one Wi-Fi can answer; and {link} in ten minutes altogether. Who comes later keeps what was filled in, and is asked to wait.',
    he: 'מרשת אחת הקישור מקבל עד {address} תשובות בעשר דקות ועד {day} ביום, כך שגם טאבלט בדלפק או אולם שלם על רשת אחת יכולים לענות; ובסך הכול עד {link} בעשר דקות. מי שבאים אחר כך לא מאבדים את מה שמילאו ומתבקשים להמתין.',
    ms: 'Daripada satu rangkaian, pautan menerima hingga {address} jawapan dalam sepuluh minit dan {day} sehari, supaya tablet di kaunter atau seluruh dewan pada satu Wi-Fi dapat menjawab; dan {link} dalam sepuluh minit kesemuanya. Mereka yang datang kemudian diminta menunggu tanpa kehilangan isian.',
  },
  'openLinks.one.settings': { en: 'How it asks', he: 'איך הוא שואל', ms: 'Cara ia bertanya' },
  'openLinks.one.fixed': {
    en: 'What it stands for stays as it is, since it may hang on a wall. For another place make another link.',
    he: 'המקום שהקישור מייצג אינו משתנה, כי ייתכן שהכרטיס כבר תלוי על קיר. למקום אחר צרו קישור אחר.',
    ms: 'Tempat yang diwakilinya kekal, kerana kad mungkin telah digantung. Untuk tempat lain, buat pautan lain.',
  },

  'openLinks.card.title': { en: 'Card of an open link', he: 'כרטיס של קישור פתוח', ms: 'Kad pautan terbuka' },
  'openLinks.card.print': { en: 'Print', he: 'הדפסה', ms: 'Cetak' },
  'openLinks.card.back': { en: 'Back', he: 'חזרה', ms: 'Kembali' },
  'openLinks.card.heading': {
    en: 'How was the service?',
    he: 'איך היה השירות?',
    ms: 'Bagaimanakah perkhidmatan kami?',
  },
  'openLinks.card.lead': {
    en: 'Two minutes, without your name.',
    he: 'שתי דקות, בלי שם.',
    ms: 'Dua minit sahaja, tanpa nama.',
  },
  'openLinks.card.scan': {
    en: 'Point your phone’s camera here',
    he: 'כוונו לכאן את מצלמת הטלפון',
    ms: 'Halakan kamera telefon ke sini',
  },
  'openLinks.card.type': {
    en: 'No camera? Type this address:',
    he: 'אין מצלמה? הקלידו את הכתובת:',
    ms: 'Tiada kamera? Taipkan alamat ini:',
  },

  'openLinks.unknown.title': {
    en: 'This address does not open a survey',
    he: 'הכתובת הזאת אינה פותחת שאלון',
    ms: 'Alamat ini tidak membuka tinjauan',
  },
  'openLinks.unknown.text': {
    en: 'Perhaps a letter is missing or mistyped. Look at the card once more, or scan its code.',
    he: 'אולי חסרה אות או נפלה טעות בהקלדה. בדקו שוב בכרטיס, או סרקו את הקוד שעליו.',
    ms: 'Mungkin ada huruf yang tertinggal atau tersalah taip. Semak semula kad, atau imbas kodnya.',
  },
  'openLinks.sentBefore': {
    en: 'A form was already sent from this page, and it counts. If these are another person’s answers, send them; they will be added.',
    he: 'מהעמוד הזה כבר נשלח טופס, והוא נספר. אם אלה תשובות של אדם אחר, שלחו אותן והן יתווספו.',
    ms: 'Satu borang telah dihantar daripada halaman ini dan telah dikira. Jika ini jawapan orang lain, hantarkan dan ia akan ditambah.',
  },
  'openLinks.tooMany': {
    en: 'Many answers came from this network just now. What you filled in is still here: wait a few minutes, then press Send again.',
    he: 'הרבה תשובות הגיעו עכשיו מהרשת הזאת. מה שמילאתם עדיין כאן: המתינו כמה דקות ולחצו שוב על שליחה.',
    ms: 'Banyak jawapan baru diterima daripada rangkaian ini. Isian anda masih di sini: tunggu beberapa minit, kemudian tekan Hantar sekali lagi.',
  },
  'openLinks.renewed': {
    en: 'The questions were changed meanwhile. What you filled in is still here as far as it is asked: look it over and send it.',
    he: 'השאלות השתנו בינתיים. מה שמילאתם עדיין כאן, ככל שהוא נשאל: עברו עליו ושלחו.',
    ms: 'Soalan telah berubah sementara itu. Isian anda masih di sini setakat yang ditanya: semak dan hantarkan.',
  },
});

export type OpenLinkWord = keyof typeof openLinksMessages.triples;
