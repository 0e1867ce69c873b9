import type { RowProblemCode } from '../csv/row-problem.ts';
import type { FullText } from '../locale.ts';

/** Why a row or a header was refused; {column} and {value} stand for what the file held. */
export const ROW_PROBLEM_WORDS: Record<RowProblemCode, FullText> = {
  unknown_column: {
    en: 'There is no column “{column}” in this format. Rename it, or take it out.',
    he: 'אין בתבנית עמודה בשם "{column}". יש לשנות את השם או להסיר אותה.',
    ms: 'Tiada lajur “{column}” dalam format ini. Tukar namanya atau buang lajur itu.',
  },
  repeated_column: {
    en: 'The column “{column}” stands twice. Keep one.',
    he: 'העמודה "{column}" מופיעה פעמיים. יש להשאיר אחת.',
    ms: 'Lajur “{column}” muncul dua kali. Simpan satu sahaja.',
  },
  missing_column: {
    en: 'The file has no column “{column}”, without which no row can be taken. Add it.',
    he: 'אין בקובץ עמודה "{column}", ובלעדיה אי אפשר לקלוט אף שורה. יש להוסיף אותה.',
    ms: 'Fail ini tiada lajur “{column}”, dan tanpanya tiada baris dapat diterima. Tambah lajur itu.',
  },
  no_customer_column: {
    en: 'The file has none of the columns customer_external_id, customer_email, customer_name. Add one of them.',
    he: 'אין בקובץ אף אחת מהעמודות customer_external_id,‏ customer_email,‏ customer_name. יש להוסיף אחת מהן.',
    ms: 'Fail tiada satu pun lajur customer_external_id, customer_email, customer_name. Tambah satu.',
  },
  required: {
    en: 'Nothing stands in “{column}”, and it is needed.',
    he: 'העמודה "{column}" ריקה, ויש צורך בערך.',
    ms: 'Lajur “{column}” kosong, sedangkan nilainya diperlukan.',
  },
  no_customer: {
    en: 'The row names no customer. Fill in one of customer_external_id, customer_email and customer_name.',
    he: 'השורה אינה אומרת מי הלקוח. יש למלא אחת מהעמודות customer_external_id‏, customer_email או customer_name.',
    ms: 'Baris ini tidak menyatakan pelanggan. Isi salah satu daripada customer_external_id, customer_email dan customer_name.',
  },
  impossible_time: {
    en: '“{value}” is no date and time. Write it as 2026-11-21T09:30 or 2026-11-21T09:30:00+02:00.',
    he: '"{value}" אינו תאריך ושעה. יש לכתוב כך: 2026-11-21T09:30 או 2026-11-21T09:30:00+02:00.',
    ms: '“{value}” bukan tarikh dan masa. Tulis sebagai 2026-11-21T09:30 atau 2026-11-21T09:30:00+02:00.',
  },
  no_such_local_time: {
    en: 'The clock skipped “{value}” when it went forward. Correct the time, or add the offset from UTC.',
    he: 'השעון דילג על "{value}" במעבר לשעון קיץ. יש לתקן את השעה או להוסיף את ההפרש מ־UTC.',
    ms: 'Jam melangkau “{value}” ketika waktu diubah. Betulkan masa itu atau tambah beza daripada UTC.',
  },
  in_the_future: {
    en: '“{value}” has not come yet. Correct the date.',
    he: '"{value}" עוד לא הגיע. יש לתקן את התאריך.',
    ms: '“{value}” belum tiba. Betulkan tarikhnya.',
  },
  out_of_order: {
    en: '“{value}” in “{column}” is before the contact was requested. Correct one of the two times.',
    he: '"{value}" בעמודה "{column}" מוקדם ממועד הבקשה. יש לתקן אחד משני המועדים.',
    ms: '“{value}” dalam “{column}” lebih awal daripada masa permintaan. Betulkan salah satu masa itu.',
  },
  after_completion: {
    en: '“{value}” in “{column}” is after the contact was completed. Correct one of the two times.',
    he: '"{value}" בעמודה "{column}" מאוחר ממועד ההשלמה. יש לתקן אחד משני המועדים.',
    ms: '“{value}” dalam “{column}” selepas urusan selesai. Betulkan salah satu masa itu.',
  },
  not_an_email: {
    en: '“{value}” is no e-mail address. Correct it, or leave it empty.',
    he: '"{value}" אינה כתובת דוא״ל. יש לתקן או להשאיר ריק.',
    ms: '“{value}” bukan alamat e-mel. Betulkan atau biarkan kosong.',
  },
  unknown_language: {
    en: '“{value}” is no language of the product. Use en, he or ms, or leave it empty.',
    he: '"{value}" אינה שפה מוכרת. יש לכתוב en‏, he או ms, או להשאיר ריק.',
    ms: '“{value}” bukan bahasa yang disokong. Gunakan en, he atau ms, atau biarkan kosong.',
  },
  unknown_channel: {
    en: '“{value}” is no channel. Use in_person, phone, email, chat or web, or leave it empty.',
    he: '"{value}" אינו ערוץ מוכר. יש לכתוב in_person‏, phone‏, email‏, chat או web, או להשאיר ריק.',
    ms: '“{value}” bukan saluran. Gunakan in_person, phone, email, chat atau web, atau biarkan kosong.',
  },
  unknown_kind: {
    en: '“{value}” is no kind of contact. Use request, question, correction or complaint, or leave it empty.',
    he: '"{value}" אינו סוג פנייה מוכר. יש לכתוב request‏, question‏, correction או complaint, או להשאיר ריק.',
    ms: '“{value}” bukan jenis urusan. Gunakan request, question, correction atau complaint, atau biarkan kosong.',
  },
  unknown_origin: {
    en: '“{value}” is no origin. Use invited, open_link or imported, or leave it empty.',
    he: '"{value}" אינו מקור מוכר. יש לכתוב invited‏, open_link או imported, או להשאיר ריק.',
    ms: '“{value}” bukan sumber. Gunakan invited, open_link atau imported, atau biarkan kosong.',
  },
  other_questionnaire: {
    en: 'This row belongs to the questionnaire “{value}”. Import it with that questionnaire.',
    he: 'השורה שייכת לשאלון "{value}". יש לייבא אותה עם השאלון הזה.',
    ms: 'Baris ini milik soal selidik “{value}”. Import dengan soal selidik itu.',
  },
  unknown_question: {
    en: 'The questionnaire has no question “{column}”. Leave the cell empty, or add the question.',
    he: 'אין בשאלון שאלה בשם "{column}". יש להשאיר את התא ריק או להוסיף את השאלה.',
    ms: 'Soal selidik ini tiada soalan “{column}”. Biarkan sel kosong atau tambah soalan itu.',
  },
  too_long: {
    en: 'The text in “{column}” is too long. Shorten it.',
    he: 'הטקסט בעמודה "{column}" ארוך מדי. יש לקצר אותו.',
    ms: 'Teks dalam “{column}” terlalu panjang. Pendekkan teks itu.',
  },
  not_a_number: {
    en: '“{value}” is no whole number. Write a number of the scale, NA, or - where it was not asked.',
    he: '"{value}" אינו מספר שלם. יש לכתוב מספר מן הסולם, NA, או - כשלא נשאל.',
    ms: '“{value}” bukan nombor bulat. Tulis nombor pada skala, NA, atau - jika tidak ditanya.',
  },
  out_of_range: {
    en: '“{value}” is not on the scale. Correct it, or leave it empty.',
    he: '"{value}" אינו בסולם. יש לתקן או להשאיר ריק.',
    ms: '“{value}” tiada pada skala. Betulkan atau biarkan kosong.',
  },
  unknown_option: {
    en: '“{value}” is not among the choices of “{column}”. Correct it, or leave it empty.',
    he: '"{value}" אינו בין האפשרויות של "{column}". יש לתקן או להשאיר ריק.',
    ms: '“{value}” tiada dalam pilihan “{column}”. Betulkan atau biarkan kosong.',
  },
  other_branch: {
    en: '“{value}” is none of your branches. Take the row out, or ask someone of that branch to import it.',
    he: '"{value}" אינו אחד הסניפים שלכם. יש להסיר את השורה או לבקש ממי שעובד באותו סניף לייבא אותה.',
    ms: '“{value}” bukan cawangan anda. Buang baris itu atau minta petugas cawangan tersebut mengimportnya.',
  },
  empty_row: {
    en: 'The row is empty. Take it out.',
    he: 'השורה ריקה. יש להסיר אותה.',
    ms: 'Baris ini kosong. Buang baris itu.',
  },
  cell_count: {
    en: 'The row has {value} cells (row : header). Look for a missing or stray comma or quote.',
    he: 'מספר התאים בשורה ובכותרת שונה ({value}). יש לחפש פסיק או מירכאות חסרים או מיותרים.',
    ms: 'Bilangan sel dalam baris dan pengepala berbeza ({value}). Cari koma atau tanda petik yang hilang atau terlebih.',
  },
  unknown_place: {
    en: '“{value}” in “{column}” is not known. Add it first, or correct it.',
    he: '"{value}" בעמודה "{column}" אינו מוכר. יש להוסיף אותו קודם או לתקן.',
    ms: '“{value}” dalam “{column}” tidak dikenali. Tambah dahulu atau betulkan.',
  },
  ambiguous_place: {
    en: 'Several in “{column}” are called “{value}”. Write the code instead.',
    he: 'יש כמה בשם "{value}" בעמודה "{column}". יש לכתוב את הקוד במקום השם.',
    ms: 'Ada beberapa yang bernama “{value}” dalam “{column}”. Tulis kodnya.',
  },
  unreadable: {
    en: 'From here on the file could not be read. Look for a quote that is opened and never closed, then import it again.',
    he: 'מכאן והלאה לא ניתן לקרוא את הקובץ. יש לחפש מירכאות שנפתחו ולא נסגרו, ולייבא שוב.',
    ms: 'Fail tidak dapat dibaca mulai baris ini. Cari tanda petik yang dibuka tetapi tidak ditutup, kemudian import semula.',
  },
  not_utf8: {
    en: 'From this line on the file is not written in UTF-8, and nothing was read. Save it as “CSV UTF-8”, then import it again.',
    he: 'מהשורה הזאת והלאה הקובץ אינו כתוב ב־UTF-8, ולא נקרא ממנו דבר. יש לשמור אותו בתור "CSV UTF-8" ולייבא שוב.',
    ms: 'Mulai baris ini fail tidak ditulis dalam UTF-8 dan tidak dibaca. Simpan sebagai “CSV UTF-8”, kemudian import semula.',
  },
  empty_file: {
    en: 'The file is empty. The first line names the columns.',
    he: 'הקובץ ריק. בשורה הראשונה רשומים שמות העמודות.',
    ms: 'Fail ini kosong. Baris pertama menamakan lajur.',
  },
};
