import { defineMessages } from '../../platform/i18n/messages.ts';

/** What happened to invitations, on the customer's page and on the invitation's own. */
export const invitationHistoryMessages = defineMessages({
  'history.scheduled': { en: 'Survey scheduled', he: 'נקבע סקר', ms: 'Tinjauan dijadualkan' },
  'history.scheduled.for': { en: 'to leave {at}', he: 'לשליחה ב־{at}', ms: 'untuk dihantar pada {at}' },
  'history.skipped': { en: 'No survey', he: 'לא נשלח סקר', ms: 'Tiada tinjauan' },
  'history.sent': { en: 'Survey sent', he: 'נשלח סקר', ms: 'Tinjauan dihantar' },
  'history.uncertain': {
    en: 'Survey perhaps sent: the mail server broke off',
    he: 'ייתכן שנשלח סקר: שרת הדואר התנתק באמצע',
    ms: 'Tinjauan mungkin dihantar: pelayan e-mel terputus',
  },
  'history.failed': { en: 'The survey could not be sent', he: 'שליחת הסקר נכשלה', ms: 'Tinjauan gagal dihantar' },
  'history.bounced': { en: 'The survey mail came back', he: 'ההודעה עם הסקר חזרה', ms: 'E-mel tinjauan dipulangkan' },
  'history.reminded': { en: 'Reminder sent', he: 'נשלחה תזכורת', ms: 'Peringatan dihantar' },
  'history.clicked': {
    en: 'Clicked (unconfirmed)',
    he: 'לחיצה על הקישור (ללא אישור)',
    ms: 'Diklik (belum disahkan)',
  },
  'history.clicked.times': {
    en: '{count, plural, one {opened once} other {opened # times}}',
    he: '{count, plural, one {נפתח פעם אחת} two {נפתח פעמיים} other {נפתח # פעמים}}',
    ms: '{count, plural, other {dibuka # kali}}',
  },
  'history.clicked.score': {
    en: 'a score was chosen in the mail and never confirmed',
    he: 'נבחר ציון בהודעה ולא אושר',
    ms: 'skor dipilih dalam e-mel tetapi tidak disahkan',
  },
  'history.clicked.unsubscribe': {
    en: 'the page for stopping mails was opened',
    he: 'נפתח דף ההסרה מרשימת הדיוור',
    ms: 'halaman berhenti melanggan dibuka',
  },
  'history.answered': { en: 'Survey answered', he: 'התקבלה תשובה לסקר', ms: 'Tinjauan dijawab' },
  'history.declined': {
    en: 'Asked for no more surveys',
    he: 'התקבלה בקשה להסרה מרשימת הדיוור',
    ms: 'Berhenti melanggan tinjauan',
  },
  'history.expired': {
    en: 'The survey closed unanswered',
    he: 'הסקר נסגר בלי תשובה',
    ms: 'Tinjauan ditutup tanpa jawapan',
  },
  'history.asked': { en: 'Asked for an opinion', he: 'נשלחה בקשה לחוות דעת', ms: 'Pendapat diminta' },
});
