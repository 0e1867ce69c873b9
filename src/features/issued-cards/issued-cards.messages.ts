import { defineMessages } from '../../platform/i18n/messages.ts';

export const issuedCardsMessages = defineMessages({
  'issued.title': { en: 'Issued cards', he: 'תעודות שהונפקו', ms: 'Kad yang dikeluarkan' },
  'issued.lead': {
    en: 'Cards kept as they were on the day they were issued. Their address can be passed on: it opens for everybody in the organisation whose rights cover the card.',
    he: 'תעודות שנשמרו כפי שהיו ביום ההנפקה. אפשר להעביר את הכתובת שלהן: היא נפתחת לכל מי בארגון שהרשאותיו כוללות את התעודה.',
    ms: 'Kad yang disimpan seperti pada hari ia dikeluarkan. Alamatnya boleh dikongsi: ia terbuka kepada sesiapa dalam organisasi yang haknya meliputi kad itu.',
  },
  'issued.none.title': {
    en: 'No card has been issued yet',
    he: 'עדיין לא הונפקה תעודה',
    ms: 'Belum ada kad dikeluarkan',
  },
  'issued.none.text': {
    en: 'Open a report card, choose period and segment, and press “Issue this card”.',
    he: 'פתחו תעודת שירות, בחרו תקופה ופילוח, ולחצו ״הנפקת התעודה״.',
    ms: 'Buka kad laporan, pilih tempoh dan segmen, kemudian tekan “Keluarkan kad ini”.',
  },
  'issued.none.step': { en: 'Open the report card', he: 'לתעודת השירות', ms: 'Buka kad laporan' },
  'issued.col.card': { en: 'Card', he: 'תעודה', ms: 'Kad' },
  'issued.col.period': { en: 'Period', he: 'תקופה', ms: 'Tempoh' },
  'issued.col.at': { en: 'Issued', he: 'הונפקה', ms: 'Dikeluarkan' },
  'issued.col.by': { en: 'By', he: 'על ידי', ms: 'Oleh' },
  'issued.col.note': { en: 'Note', he: 'הערה', ms: 'Nota' },
  'issued.new.title': { en: 'Issue this card', he: 'הנפקת התעודה', ms: 'Keluarkan kad ini' },
  'issued.new.lead': {
    en: 'The card is kept as it is now and never changes, whatever answers come later.',
    he: 'התעודה נשמרת כפי שהיא עכשיו ולא תשתנה, גם אם יגיעו תשובות נוספות.',
    ms: 'Kad disimpan seperti sekarang dan tidak akan berubah, walaupun jawapan lain diterima kemudian.',
  },
  'issued.new.note': { en: 'Note', he: 'הערה', ms: 'Nota' },
  'issued.new.note.hint': {
    en: 'What the card is for; at most 500 characters.',
    he: 'לשם מה התעודה; עד 500 תווים.',
    ms: 'Tujuan kad ini; paling banyak 500 aksara.',
  },
  'issued.new.readers': { en: 'Who may open it', he: 'מי רשאים לפתוח אותה', ms: 'Siapa boleh membukanya' },
  'issued.new.readers.managers': { en: 'Managers too', he: 'גם מנהלי השירות', ms: 'Pengurus juga' },
  'issued.new.readers.managers.hint': {
    en: 'Of whole weeks that are over, small groups withheld: period, figures and grades can differ from the ones you came from.',
    he: 'שבועות שלמים שהסתיימו, בלי קבוצות קטנות: התקופה, המספרים והציונים עשויים להיות שונים מאלה שבתעודה שממנה באתם.',
    ms: 'Minggu penuh yang telah tamat, kumpulan kecil tidak dipaparkan: tempoh, angka dan gred mungkin berbeza daripada kad yang anda lihat tadi.',
  },
  'issued.new.readers.administrators': { en: 'Administrators only', he: 'רק מנהלי המערכת', ms: 'Pentadbir sahaja' },
  'issued.new.readers.administrators.hint': {
    en: 'Exactly as you see it now.',
    he: 'בדיוק כפי שאתם רואים אותה עכשיו.',
    ms: 'Tepat seperti yang anda lihat sekarang.',
  },
  'issued.one.issued': {
    en: 'Issued {when} by {name}. Figures as of then; they do not change.',
    he: 'הונפקה {when} על ידי {name}. הנתונים נכונים לאותו מועד ואינם משתנים.',
    ms: 'Dikeluarkan {when} oleh {name}. Angka adalah pada masa itu dan tidak berubah.',
  },
  'issued.one.versions': {
    en: 'Method version {method}, data version {data}.',
    he: 'גרסת שיטה {method}, גרסת נתונים {data}.',
    ms: 'Versi kaedah {method}, versi data {data}.',
  },
  'issued.one.exact': {
    en: 'For administrators only: it tells exact days and small groups.',
    he: 'למנהלי המערכת בלבד: היא כוללת ימים מדויקים וקבוצות קטנות.',
    ms: 'Untuk pentadbir sahaja: ia memaparkan hari yang tepat dan kumpulan kecil.',
  },
  'issued.one.today': { en: 'The same card today', he: 'אותה תעודה היום', ms: 'Kad yang sama hari ini' },
  'issued.error.note': {
    en: 'Keep the note within 500 characters.',
    he: 'קצרו את ההערה עד 500 תווים.',
    ms: 'Hadkan nota kepada 500 aksara.',
  },
  'issued.error.readers': {
    en: 'Choose who may open the card.',
    he: 'בחרו מי רשאים לפתוח את התעודה.',
    ms: 'Pilih siapa yang boleh membuka kad ini.',
  },
  'issued.error.form': {
    en: 'The form is damaged. Open this page again and send it once more.',
    he: 'הטופס פגום. פתחו את העמוד שוב ושלחו.',
    ms: 'Borang rosak. Buka halaman ini semula dan hantar sekali lagi.',
  },
});
