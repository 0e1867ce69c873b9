import { defineMessages } from '../../platform/i18n/messages.ts';

/** When the organisation works. */
export const calendarMessages = defineMessages({
  'calendar.title': { en: 'Working hours', he: 'שעות פעילות', ms: 'Waktu kerja' },
  'calendar.lead': {
    en: 'Targets for complaints are counted in these hours, and replies sent outside them say when you are back.',
    he: 'היעדים לטיפול בתלונות נספרים בשעות האלה, ומי שפונים מחוץ להן מקבלים מענה שאומר מתי תחזרו.',
    ms: 'Sasaran untuk aduan dikira dalam waktu ini, dan balasan di luar waktu ini menyatakan bila anda kembali.',
  },
  'calendar.targets': { en: 'Targets for complaints', he: 'יעדים לטיפול בתלונות', ms: 'Sasaran untuk aduan' },
  'calendar.week': { en: 'The week', he: 'השבוע', ms: 'Minggu' },
  'calendar.week.hint': {
    en: 'From when to when, for example 08:00–16:00. Several times a day are parted by a comma: 08:00–13:00, 16:00–19:00. Leave a day empty when you are closed.',
    he: 'משעה עד שעה, למשל \u206608:00–16:00\u2069. כמה פרקי זמן ביום מופרדים בפסיק: \u206608:00–13:00, 16:00–19:00\u2069. יום שסגור בו נשאר ריק.',
    ms: 'Dari pukul berapa hingga pukul berapa, contohnya 08:00–16:00. Beberapa tempoh sehari dipisahkan dengan koma: 08:00–13:00, 16:00–19:00. Kosongkan hari yang tutup.',
  },
  'calendar.zone': { en: 'On the clock of', he: 'לפי השעון של', ms: 'Mengikut jam di' },
  'calendar.zone.change': { en: 'Change the time zone', he: 'שינוי אזור הזמן', ms: 'Tukar zon waktu' },
  'calendar.holidays': { en: 'Holidays', he: 'חגים וימי סגירה', ms: 'Cuti' },
  'calendar.holidays.none': {
    en: 'No holidays to come. Add the days on which you are closed.',
    he: 'אין ימי סגירה צפויים. הוסיפו את הימים שבהם סגור.',
    ms: 'Tiada cuti akan datang. Tambah hari anda tutup.',
  },
  'calendar.holidays.past': {
    en: '{n, plural, one {One day that is over} other {# days that are over}}',
    he: '{n, plural, one {יום אחד שעבר} two {יומיים שעברו} other {# ימים שעברו}}',
    ms: '{n, plural, other {# hari yang telah berlalu}}',
  },
  'calendar.holiday.add': { en: 'Add a day', he: 'הוספת יום', ms: 'Tambah hari' },
  'calendar.holiday.day': { en: 'Day', he: 'תאריך', ms: 'Hari' },
  'calendar.holiday.name': { en: 'Name', he: 'שם', ms: 'Nama' },
  'calendar.holiday.remove': { en: 'Remove', he: 'הסרה', ms: 'Buang' },
  'calendar.holiday.remove.of': { en: 'Remove {name}', he: 'הסרת {name}', ms: 'Buang {name}' },
  'calendar.file': { en: 'Add a list from a file', he: 'הוספת רשימה מקובץ', ms: 'Tambah senarai daripada fail' },
  'calendar.file.field': { en: 'CSV file', he: 'קובץ CSV', ms: 'Fail CSV' },
  'calendar.file.hint': {
    en: 'A line for each day, the date first: 2026-09-12,New Year. Days that are listed already are only named anew.',
    he: 'שורה לכל יום, התאריך תחילה: 2026-09-12,ראש השנה. ימים שכבר ברשימה רק יקבלו את השם החדש.',
    ms: 'Satu baris bagi setiap hari, tarikh dahulu: 2026-08-31,Hari Kebangsaan. Hari yang sudah tersenarai hanya dinamakan semula.',
  },
  'calendar.file.add': { en: 'Add the list', he: 'הוספת הרשימה', ms: 'Tambah senarai' },
  'calendar.problem.unreadable': {
    en: 'Write the hours as 08:00–16:00, and a comma between several.',
    he: 'כתבו את השעות כך: \u206608:00–16:00\u2069, עם פסיק בין כמה פרקי זמן.',
    ms: 'Tulis waktu sebagai 08:00–16:00, dengan koma antara beberapa tempoh.',
  },
  'calendar.problem.backwards': {
    en: 'It closes before it opens. For a night, end the day at 24:00 and begin the next at 00:00.',
    he: 'שעת הסגירה קודמת לשעת הפתיחה. ללילה: סיימו את היום ב־24:00 והתחילו את הבא ב־00:00.',
    ms: 'Waktu tutup sebelum waktu buka. Untuk waktu malam, tamatkan hari pada 24:00 dan mulakan hari berikutnya pada 00:00.',
  },
  'calendar.problem.overlap': {
    en: 'Two of these times overlap.',
    he: 'שני פרקי זמן חופפים.',
    ms: 'Dua tempoh bertindih.',
  },
  'calendar.problem.neverOpen': {
    en: 'Give the hours of at least one day.',
    he: 'מלאו שעות ליום אחד לפחות.',
    ms: 'Berikan waktu bagi sekurang-kurangnya satu hari.',
  },
  'calendar.problem.day': {
    en: 'Give the day as a date, for example 2026-09-12.',
    he: 'רשמו את היום כתאריך, למשל 2026-09-12.',
    ms: 'Berikan hari sebagai tarikh, contohnya 2026-08-31.',
  },
  'calendar.problem.name': {
    en: 'Name the day, in at most 120 characters.',
    he: 'תנו ליום שם, עד 120 תווים.',
    ms: 'Namakan hari itu, paling banyak 120 aksara.',
  },
  'calendar.problem.noFile': { en: 'Choose a file first.', he: 'בחרו קודם קובץ.', ms: 'Pilih fail dahulu.' },
  'calendar.problem.lines': {
    en: 'Nothing was added. These lines are not a date and a name: {lines}.',
    he: 'לא נוסף דבר. בשורות האלה אין תאריך ושם: {lines}.',
    ms: 'Tiada apa ditambah. Baris ini bukan tarikh dan nama: {lines}.',
  },
  'calendar.problem.emptyFile': {
    en: 'There is no holiday in the file.',
    he: 'אין בקובץ ימי סגירה.',
    ms: 'Tiada cuti dalam fail itu.',
  },
  'calendar.done.hours': { en: 'The hours are saved.', he: 'השעות נשמרו.', ms: 'Waktu disimpan.' },
  'calendar.done.added': {
    en: '{n, plural, one {One day is added.} other {# days are added.}}',
    he: '{n, plural, one {נוסף יום אחד.} two {נוספו יומיים.} other {נוספו # ימים.}}',
    ms: '{n, plural, other {# hari ditambah.}}',
  },
  'calendar.done.renamed': {
    en: '{n, plural, one {One day was on the list already and has the new name now.} other {# days were on the list already and have their new names now.}}',
    he: '{n, plural, one {יום אחד כבר היה ברשימה, ושמו הוחלף בשם החדש.} two {יומיים כבר היו ברשימה, ושמותיהם הוחלפו בשמות החדשים.} other {# ימים כבר היו ברשימה, ושמותיהם הוחלפו בשמות החדשים.}}',
    ms: '{n, plural, other {# hari sudah ada dalam senarai dan kini memakai nama baharu.}}',
  },
  'calendar.done.known': {
    en: '{n, plural, one {One day was on the list already, under the same name.} other {# days were on the list already, under the same names.}}',
    he: '{n, plural, one {יום אחד כבר היה ברשימה באותו שם.} two {יומיים כבר היו ברשימה באותם שמות.} other {# ימים כבר היו ברשימה באותם שמות.}}',
    ms: '{n, plural, other {# hari sudah ada dalam senarai dengan nama yang sama.}}',
  },
  'calendar.done.removed': { en: 'Removed.', he: 'הוסר.', ms: 'Dibuang.' },
});
