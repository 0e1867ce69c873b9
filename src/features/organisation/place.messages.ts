import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of the lists of branches, providers and topics. `kind` is branch, provider or topic. */
export const placeMessages = defineMessages({
  'places.title': {
    en: '{kind, select, branch {Branches} provider {Service providers} other {Topics}}',
    he: '{kind, select, branch {סניפים} provider {נותני שירות} other {נושאים}}',
    ms: '{kind, select, branch {Cawangan} provider {Petugas} other {Topik}}',
  },
  'places.lead': {
    en: '{kind, select, branch {Where customers are served: a place, a site or a phone line.} provider {The people who serve. Each can have a report card.} other {What contacts are about, in a few short words or codes.}}',
    he: '{kind, select, branch {היכן משרתים את הלקוחות: מקום, אתר או קו טלפון.} provider {האנשים שנותנים את השירות. לכל אחד יכולה להיות תעודה.} other {במה עוסקות הפניות, במילים או בקודים קצרים.}}',
    ms: '{kind, select, branch {Tempat pelanggan dilayan: lokasi, laman atau talian telefon.} provider {Mereka yang memberi layanan. Setiap seorang boleh mempunyai kad laporan.} other {Perkara yang diuruskan, dalam beberapa perkataan atau kod ringkas.}}',
  },
  'places.tabs': { en: 'Directory', he: 'רשימות', ms: 'Direktori' },
  'places.add': {
    en: '{kind, select, branch {Add a branch} provider {Add a provider} other {Add a topic}}',
    he: '{kind, select, branch {הוספת סניף} provider {הוספה לרשימת נותני השירות} other {הוספת נושא}}',
    ms: '{kind, select, branch {Tambah cawangan} provider {Tambah petugas} other {Tambah topik}}',
  },
  'places.search': { en: 'Name or code', he: 'שם או קוד', ms: 'Nama atau kod' },
  'places.showInactive': { en: 'Show', he: 'הצגה', ms: 'Papar' },
  'places.showInactive.active': { en: 'In use', he: 'בשימוש', ms: 'Sedang digunakan' },
  'places.showInactive.all': { en: 'All', he: 'הכול', ms: 'Semua' },
  'places.filter': { en: 'Find', he: 'חיפוש', ms: 'Cari' },
  'places.column.name': { en: 'Name', he: 'שם', ms: 'Nama' },
  'places.column.code': { en: 'Code', he: 'קוד', ms: 'Kod' },
  'places.column.zone': { en: 'Time zone', he: 'אזור זמן', ms: 'Zon waktu' },
  'places.column.state': { en: 'State', he: 'מצב', ms: 'Status' },
  'places.state.active': { en: 'In use', he: 'בשימוש', ms: 'Sedang digunakan' },
  'places.state.inactive': { en: 'Out of use', he: 'לא בשימוש', ms: 'Tidak digunakan' },
  'places.empty.title': {
    en: '{kind, select, branch {No branches yet} provider {No providers yet} other {No topics yet}}',
    he: '{kind, select, branch {עוד אין סניפים} provider {עוד אין נותני שירות} other {עוד אין נושאים}}',
    ms: '{kind, select, branch {Belum ada cawangan} provider {Belum ada petugas} other {Belum ada topik}}',
  },
  'places.empty.text': {
    en: 'Add the first one here, or let an import of contacts add those it names.',
    he: 'אפשר להוסיף כאן, או לייבא פניות ולתת לייבוא להוסיף את מה שמופיע בהן.',
    ms: 'Tambah yang pertama di sini, atau import urusan dan biarkan import itu menambah apa yang disebut.',
  },
  'places.nothing': {
    en: 'Nothing is called “{search}”. Search for part of the name or for the code.',
    he: 'לא נמצא דבר בשם ״{search}״. אפשר לחפש לפי חלק מהשם או לפי הקוד.',
    ms: 'Tiada yang bernama “{search}”. Cari sebahagian nama atau kodnya.',
  },
  'places.field.name': { en: 'Name', he: 'שם', ms: 'Nama' },
  'places.field.code': { en: 'Code', he: 'קוד', ms: 'Kod' },
  'places.field.code.hint': {
    en: 'A short sign that files and programs can use instead of the name.',
    he: 'סימן קצר, שקבצים ותוכנות יכולים להשתמש בו במקום השם.',
    ms: 'Tanda ringkas yang boleh digunakan oleh fail dan program sebagai ganti nama.',
  },
  'places.field.zone': { en: 'Time zone', he: 'אזור זמן', ms: 'Zon waktu' },
  'places.field.zone.own': {
    en: 'That of the organisation ({zone})',
    he: 'כמו של הארגון ({zone})',
    ms: 'Sama seperti organisasi ({zone})',
  },
  'places.field.active': { en: 'In use', he: 'בשימוש', ms: 'Sedang digunakan' },
  'places.field.active.hint': {
    en: 'Taken out of use, it is no longer offered; its past contacts and figures stay.',
    he: 'מה שהוצא משימוש אינו מוצע עוד; הפניות והנתונים שנצברו נשארים.',
    ms: 'Jika tidak digunakan, ia tidak lagi ditawarkan; urusan dan angka lampau kekal.',
  },
  'places.problem.name': {
    en: 'Give a name of at most 120 characters.',
    he: 'יש לתת שם, עד 120 תווים.',
    ms: 'Berikan nama, paling panjang 120 aksara.',
  },
  'places.problem.code': {
    en: 'Keep the code within 40 characters.',
    he: 'הקוד יכול להכיל עד 40 תווים.',
    ms: 'Hadkan kod kepada 40 aksara.',
  },
  'places.problem.zone': {
    en: 'Choose a time zone from the list.',
    he: 'יש לבחור אזור זמן מן הרשימה.',
    ms: 'Pilih zon waktu daripada senarai.',
  },
  'places.problem.name_taken': {
    en: 'Another one has this name. Give this one a code to tell them apart.',
    he: 'השם הזה כבר ברשימה. אפשר להוסיף קוד כדי להבדיל ביניהם.',
    ms: 'Nama ini sudah digunakan. Berikan kod untuk membezakannya.',
  },
  'places.problem.code_taken': {
    en: 'Another one has this as its code or name. Choose another code.',
    he: 'זה כבר קוד או שם של רשומה אחרת. יש לבחור קוד אחר.',
    ms: 'Yang lain sudah menggunakan ini sebagai kod atau nama. Pilih kod lain.',
  },
  'places.done.added': { en: 'It is added.', he: 'נוסף לרשימה.', ms: 'Telah ditambah.' },
  'places.done.saved': { en: 'It is saved.', he: 'נשמר.', ms: 'Telah disimpan.' },
  'places.done.merged': {
    en: 'They are one now. Names and codes of both lead here.',
    he: 'מעכשיו הם אחד. השמות והקודים של שניהם מובילים לכאן.',
    ms: 'Kini kedua-duanya menjadi satu. Nama dan kod kedua-duanya menuju ke sini.',
  },
  'places.merge.heading': { en: 'Entered twice?', he: 'נרשם פעמיים?', ms: 'Terdaftar dua kali?' },
  'places.merge.text': {
    en: 'If this is the same as another one on the list, make it part of that one.',
    he: 'אם זה אותו דבר כמו רשומה אחרת ברשימה, אפשר לצרף אותו אליה.',
    ms: 'Jika ini sama dengan yang lain dalam senarai, gabungkan ke dalamnya.',
  },
  'places.merge.into': { en: 'Make it part of', he: 'לצרף אל', ms: 'Gabungkan ke dalam' },
  'places.merge.continue': { en: 'Continue', he: 'המשך', ms: 'Teruskan' },
  'places.merge.title': {
    en: 'Make “{from}” part of “{into}”?',
    he: 'לצרף את ״{from}״ אל ״{into}״?',
    ms: 'Gabungkan “{from}” ke dalam “{into}”?',
  },
  'places.merge.will.figures': {
    en: 'All answers and figures of “{from}” count for “{into}” from now on.',
    he: 'כל התשובות והנתונים של ״{from}״ ייספרו מעכשיו אצל ״{into}״.',
    ms: 'Semua jawapan dan angka “{from}” akan dikira untuk “{into}” mulai sekarang.',
  },
  'places.merge.will.names': {
    en: 'The name and code of “{from}” lead to “{into}”, also in imports.',
    he: 'השם והקוד של ״{from}״ יובילו אל ״{into}״, גם בייבוא.',
    ms: 'Nama dan kod “{from}” akan menuju ke “{into}”, termasuk dalam import.',
  },
  'places.merge.will.contacts': {
    en: 'Past contacts keep the name they were logged with.',
    he: 'פניות קודמות נשארות עם השם שבו נרשמו.',
    ms: 'Urusan lampau mengekalkan nama semasa ia direkodkan.',
  },
  'places.merge.will.stay': {
    en: 'It cannot be undone.',
    he: 'אי אפשר לבטל את הצירוף.',
    ms: 'Penggabungan ini tidak boleh dibatalkan.',
  },
  'places.merge.confirm': { en: 'Make them one', he: 'צירוף', ms: 'Gabungkan' },
  'error.same_place': {
    en: 'Choose another one from the list to merge into.',
    he: 'בחרו מהרשימה פריט אחר למיזוג.',
    ms: 'Pilih yang lain daripada senarai untuk digabungkan.',
  },
  'error.merged_already': {
    en: 'It has been merged into another one. Work with that one instead.',
    he: 'הפריט כבר מוזג לפריט אחר. המשיכו עם הפריט ההוא.',
    ms: 'Ia telah digabungkan dengan yang lain. Gunakan yang itu.',
  },
});
