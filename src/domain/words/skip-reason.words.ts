import type { FullText } from '../locale.ts';
import type { SkipReason } from '../program/decide-invitation.ts';

/** Why no invitation was sent, for staff. No sentence may tell that a person complained. */
export const SKIP_REASON_WORDS: Record<SkipReason, FullText> = {
  program_inactive: {
    en: 'The program is switched off.',
    he: 'התוכנית כבויה.',
    ms: 'Program ini dimatikan.',
  },
  imported: {
    en: 'The contact was imported without invitations.',
    he: 'הפנייה יובאה בלי לשלוח הזמנות.',
    ms: 'Urusan ini diimport tanpa jemputan.',
  },
  erased: {
    en: 'The customer’s details were erased.',
    he: 'פרטי הלקוח נמחקו.',
    ms: 'Butiran pelanggan telah dipadamkan.',
  },
  relationship_ended: {
    en: 'The relationship with the customer has ended.',
    he: 'הקשר עם הלקוח הסתיים.',
    ms: 'Hubungan dengan pelanggan telah ditamatkan.',
  },
  do_not_survey: {
    en: 'The customer is marked as not to be surveyed.',
    he: 'הלקוח מסומן כמי שאין לשלוח לו סקרים.',
    ms: 'Pelanggan ditandakan supaya tidak dihantar tinjauan.',
  },
  no_address: {
    en: 'The customer has no e-mail address.',
    he: 'אין כתובת דוא״ל ללקוח.',
    ms: 'Pelanggan tiada alamat e-mel.',
  },
  unsubscribed: {
    en: 'The customer asked for no more surveys.',
    he: 'הלקוח ביקש לא לקבל עוד סקרים.',
    ms: 'Pelanggan meminta supaya tidak lagi menerima tinjauan.',
  },
  bounced: {
    en: 'Mail to the customer’s address came back.',
    he: 'הודעות לכתובת של הלקוח חזרו.',
    ms: 'E-mel ke alamat pelanggan dipulangkan.',
  },
  suppressed: {
    en: 'The address is on the list of those that get no mail.',
    he: 'הכתובת ברשימת הכתובות שלא שולחים אליהן.',
    ms: 'Alamat ini ada dalam senarai alamat yang tidak menerima e-mel.',
  },
  not_sampled: {
    en: 'Not drawn: the program asks a share of the customers only.',
    he: 'לא עלה בדגימה: התוכנית פונה רק לחלק מהלקוחות.',
    ms: 'Tidak terpilih: program ini hanya bertanya kepada sebahagian pelanggan.',
  },
  resting_period: {
    en: 'Resting period: the customer is not to be asked again yet.',
    he: 'תקופת מנוחה: עוד לא הגיע הזמן לפנות שוב ללקוח.',
    ms: 'Tempoh rehat: belum masanya pelanggan ditanya lagi.',
  },
  too_old: {
    en: 'The contact would be too long ago by the time of sending.',
    he: 'עד למועד השליחה יעבור זמן רב מדי מאז הפנייה.',
    ms: 'Urusan ini sudah terlalu lama pada waktu penghantaran.',
  },
  too_late: {
    en: 'It could not leave in time, and later it would have made no sense.',
    he: 'לא היה אפשר לשלוח במועד, ובאיחור כזה כבר לא היה טעם.',
    ms: 'Ia tidak dapat dihantar pada waktunya, dan selepas itu tidak bermakna lagi.',
  },
  not_allowed_in_trial: {
    en: 'This is a trial run: only listed addresses get mail.',
    he: 'זו הרצת ניסיון: רק הכתובות שברשימה מקבלות הודעות.',
    ms: 'Ini percubaan: hanya alamat tersenarai menerima e-mel.',
  },
  daily_ceiling: {
    en: 'No day within the time allowed had room under the program’s daily ceiling.',
    he: 'לא נמצא מועד פנוי במסגרת התקרה היומית של התוכנית לפני שהפנייה התיישנה.',
    ms: 'Tiada hari dalam tempoh yang dibenarkan masih ada ruang di bawah had harian program.',
  },
};
