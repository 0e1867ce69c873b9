import type { Locale, TopicCode } from './demo-data.ts';

/** What a provider jots down: one short line, in the customer's language, no names. */
export const CONTACT_NOTES: Readonly<Record<Locale, Readonly<Record<TopicCode, readonly string[]>>>> = {
  he: {
    VIR: ['וירוס במחשב הנייד', 'חלונות קופצים, נוקה', 'חידוש אנטי־וירוס', 'דוא״ל חשוד, נבדק', 'סיסמה נפרצה, הוחלפה'],
    PRN: ['נייר נתקע', 'הדפסה מטושטשת', 'המדפסת לא מזוהה ברשת', 'החלפת תוף', 'סריקה לדוא״ל לא עובדת'],
    NET: ['אין אינטרנט במשרד', 'ניתוקים כל שעה', 'הנתב הוחלף', 'רשת אלחוטית חלשה בחדר הישיבות'],
    SET: ['עמדה לעובדת חדשה', 'העברת קבצים למחשב חדש', 'התקנת מסך שני', 'התקנת תוכנת הנהלת חשבונות'],
    BIL: ['חיוב כפול', 'עותק חשבונית', 'שאלה על דמי שירות', 'עדכון אמצעי תשלום', 'בקשת זיכוי'],
    SUP: ['הזמנת נייר וטונר', 'המשלוח חסר', 'הצעת מחיר לכיסאות', 'הוחלף דיו שגוי'],
  },
  en: {
    VIR: ['Laptop infected, cleaned', 'Pop-ups in the browser', 'Antivirus renewed', 'Suspicious e-mail checked'],
    PRN: ['Paper jam', 'Blurred prints', 'Printer not found on network', 'Drum replaced', 'Scan to mail fails'],
    NET: ['No internet in the office', 'Drops every hour', 'Router replaced', 'Weak Wi-Fi in meeting room'],
    SET: ['Desk for a new colleague', 'Files moved to new computer', 'Second screen', 'Accounting software installed'],
    BIL: ['Charged twice', 'Copy of invoice', 'Question about service fee', 'New card on file', 'Refund requested'],
    SUP: ['Paper and toner order', 'Delivery incomplete', 'Quote for chairs', 'Wrong ink exchanged'],
  },
  ms: {
    VIR: [
      'Komputer riba kena virus',
      'Tetingkap timbul di pelayar',
      'Antivirus diperbaharui',
      'E-mel mencurigakan disemak',
    ],
    PRN: ['Kertas tersangkut', 'Cetakan kabur', 'Pencetak tidak dikesan', 'Dram ditukar'],
    NET: ['Tiada internet di pejabat', 'Sambungan kerap terputus', 'Penghala ditukar'],
    SET: ['Stesen untuk pekerja baharu', 'Fail dipindahkan ke komputer baharu', 'Skrin kedua dipasang'],
    BIL: ['Dicaj dua kali', 'Salinan invois', 'Soalan tentang yuran servis', 'Minta bayaran balik'],
    SUP: ['Pesanan kertas dan toner', 'Penghantaran tidak lengkap', 'Sebut harga kerusi'],
  },
};

/** Added to the note of a contact that follows another. */
export const FOLLOW_UP_NOTES: Readonly<Record<Locale, readonly string[]>> = {
  he: ['פנייה חוזרת, התקלה חזרה', 'מבקשים תיקון קטן', 'בירור מתי יסתיים הטיפול', 'המשך טיפול'],
  en: ['Back again, same fault', 'Small correction asked for', 'Asked when it will be ready', 'Continued'],
  ms: ['Masalah yang sama berulang', 'Minta pembetulan kecil', 'Bertanya bila siap', 'Sambungan kes'],
};
