import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of the page where files of answers come in and go out. */
export const responsesMessages = defineMessages({
  'responses.title': { en: 'Files of answers', he: 'קובצי תשובות', ms: 'Fail jawapan' },
  'responses.lead': {
    en: 'Bring in surveys that were answered elsewhere, and take your answers with you. Both are CSV files of one format.',
    he: 'כאן מייבאים סקרים שנענו במקום אחר, וכאן מייצאים את התשובות. לשניהם אותו מבנה של קובץ CSV.',
    ms: 'Bawa masuk tinjauan yang dijawab di tempat lain, dan bawa keluar jawapan anda. Kedua-duanya fail CSV dengan format yang sama.',
  },
  'responses.import': { en: 'Import', he: 'ייבוא', ms: 'Import' },
  'responses.import.text': {
    en: 'The first line names the columns. Good rows go in once, however often the file is imported; rows with a fault are listed and left out.',
    he: 'בשורה הראשונה רשומים שמות העמודות. שורה תקינה נקלטת פעם אחת, גם אם הקובץ מיובא שוב; שורות שגויות מפורטות ואינן נקלטות.',
    ms: 'Baris pertama menamakan lajur. Baris yang betul diambil sekali sahaja walaupun fail diimport berulang kali; baris yang salah disenaraikan dan tidak diambil.',
  },
  'responses.columns': { en: 'Columns of this questionnaire', he: 'העמודות של השאלון', ms: 'Lajur soal selidik ini' },
  'responses.columns.text': {
    en: '- is not asked, an empty cell is skipped, NA does not apply.',
    he: 'הסימן - משמעו לא נשאל, תא ריק משמעו דילוג, NA משמעו לא רלוונטי.',
    ms: '- bermaksud tidak ditanya, sel kosong bermaksud dilangkau, NA bermaksud tidak berkenaan.',
  },
  'responses.questionnaire': { en: 'Questionnaire', he: 'שאלון', ms: 'Soal selidik' },
  'responses.file': { en: 'CSV file', he: 'קובץ CSV', ms: 'Fail CSV' },
  'responses.paste': { en: 'Content of the file', he: 'תוכן הקובץ', ms: 'Kandungan fail' },
  'responses.import.submit': { en: 'Import the file', he: 'ייבוא הקובץ', ms: 'Import fail' },
  'responses.sending': {
    en: 'The file is being read. Leave this page open until it is done.',
    he: 'הקובץ נקרא. השאירו את העמוד פתוח עד לסיום.',
    ms: 'Fail sedang dibaca. Biarkan halaman ini terbuka sehingga selesai.',
  },
  'responses.failed': {
    en: 'The connection broke off. Import the same file again: what is already in is not added twice.',
    he: 'החיבור נקטע. ייבאו שוב את אותו הקובץ: מה שכבר נקלט לא ייקלט פעמיים.',
    ms: 'Sambungan terputus. Import fail yang sama sekali lagi: apa yang sudah masuk tidak ditambah dua kali.',
  },
  'responses.empty': {
    en: 'Nothing was sent. Choose a file.',
    he: 'לא נשלח דבר. בחרו קובץ.',
    ms: 'Tiada apa-apa dihantar. Pilih fail.',
  },
  'responses.done': { en: 'What became of the file', he: 'תוצאות הייבוא', ms: 'Hasil import' },
  'responses.rows': { en: 'Rows read', he: 'שורות שנקראו', ms: 'Baris dibaca' },
  'responses.added': { en: 'Added', he: 'נוספו', ms: 'Ditambah' },
  'responses.alreadyThere': { en: 'Already here', he: 'כבר היו כאן', ms: 'Sudah ada' },
  'responses.refused': { en: 'Left out', he: 'לא נקלטו', ms: 'Tidak diambil' },
  'responses.problems': { en: 'What to put right', he: 'מה יש לתקן', ms: 'Apa yang perlu dibetulkan' },
  'responses.line': { en: 'Line', he: 'שורה', ms: 'Baris' },
  'responses.column': { en: 'Column', he: 'עמודה', ms: 'Lajur' },
  'responses.reason': { en: 'What is wrong', he: 'מה לא תקין', ms: 'Masalah' },
  'responses.more': {
    en: '{count, plural, one {And one more.} other {And # more.}}',
    he: '{count, plural, one {ועוד אחת.} two {ועוד שתיים.} other {ועוד #.}}',
    ms: '{count, plural, other {Dan # lagi.}}',
  },
  'responses.customersLeftOut': {
    en: '{count, plural, one {One row names a customer} other {# rows name a customer}}. This questionnaire is answered in confidence, so the name was not kept.',
    he: '{count, plural, one {בשורה אחת מופיע שם של לקוח} two {בשתי שורות מופיע שם של לקוח} other {ב־# שורות מופיע שם של לקוח}}. התשובות לשאלון הזה חסויות, ולכן השמות לא נשמרו.',
    ms: '{count, plural, other {# baris menamakan pelanggan}}. Soal selidik ini dijawab secara sulit, jadi nama tidak disimpan.',
  },
  'responses.again': { en: 'Another file', he: 'קובץ נוסף', ms: 'Fail lain' },
  'responses.export': { en: 'Export', he: 'ייצוא', ms: 'Eksport' },
  'responses.export.text': {
    en: 'Answers given in confidence carry the month instead of the day, and neither topic nor name. Each export is noted in the audit log.',
    he: 'בתשובות חסויות מופיע החודש במקום היום, בלי נושא ובלי שם. כל ייצוא נרשם ביומן הפעולות.',
    ms: 'Jawapan sulit memaparkan bulan, bukan hari, tanpa topik dan nama. Setiap eksport dicatat dalam log audit.',
  },
  'responses.export.download': { en: 'Download', he: 'הורדה', ms: 'Muat turun' },
  'responses.export.of': {
    en: 'Download the answers to {name}',
    he: 'הורדה: התשובות לשאלון {name}',
    ms: 'Muat turun jawapan kepada {name}',
  },
  'error.merge_moves_answers': {
    en: 'Customers have answered about it. Merging would change figures by just their answers and could show what single people said. Ask an administrator to merge it, or take it out of use.',
    he: 'לקוחות כבר ענו עליו. המיזוג היה משנה את המספרים בדיוק לפי תשובותיהם, ועלול לגלות מה ענו אנשים מסוימים. בקשו ממנהל המערכת למזג, או הוציאו אותו משימוש.',
    ms: 'Pelanggan telah menjawab tentangnya. Penggabungan akan mengubah angka tepat mengikut jawapan mereka dan boleh mendedahkan jawapan orang tertentu. Minta pentadbir menggabungkannya, atau hentikan penggunaannya.',
  },
  'error.questionnaire_missing': {
    en: 'Choose which questionnaire was answered.',
    he: 'בחרו על איזה שאלון ענו.',
    ms: 'Pilih soal selidik yang dijawab.',
  },
});
