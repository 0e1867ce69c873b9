import { defineMessages } from '../../platform/i18n/messages.ts';

/** What a mail waits for, and why a mail server did not take it. */
export const waitingMessages = defineMessages({
  'waiting.quiet': {
    en: 'waits until {at} (quiet hours)',
    he: 'ממתינה עד {at} (שעות שקט)',
    ms: 'menunggu hingga {at} (waktu senyap)',
  },
  'waiting.ceiling': {
    en: 'waits until {at} (the program’s daily ceiling)',
    he: 'ממתינה עד {at} (התקרה היומית של התוכנית)',
    ms: 'menunggu hingga {at} (had harian program)',
  },
  'waiting.delay': {
    en: 'not before {at} (the program’s delay)',
    he: 'לא לפני {at} (ההמתנה שנקבעה בתוכנית)',
    ms: 'tidak sebelum {at} (tempoh tunggu program)',
  },
  'waiting.until': { en: 'not before {at}', he: 'לא לפני {at}', ms: 'tidak sebelum {at}' },
  'waiting.due': {
    en: 'leaves at the next turn, due since {at}',
    he: 'תצא בסבב השליחה הקרוב, המועד היה {at}',
    ms: 'dihantar pada giliran berikutnya, sepatutnya sejak {at}',
  },
  'waiting.retry': {
    en: 'will be tried again at {at} (attempt {attempt} of {most}): {reason}',
    he: 'ניסיון נוסף ב־{at} (ניסיון {attempt} מתוך {most}): {reason}',
    ms: 'akan dicuba lagi pada {at} (percubaan {attempt} daripada {most}): {reason}',
  },
  'waiting.server.server_slow': {
    en: 'The mail server took too long.',
    he: 'שרת הדואר לא השיב בזמן.',
    ms: 'Pelayan e-mel mengambil masa terlalu lama.',
  },
  'waiting.server.server_flood': {
    en: 'The mail server’s replies made no sense.',
    he: 'תשובות שרת הדואר לא היו תקינות.',
    ms: 'Jawapan pelayan e-mel tidak masuk akal.',
  },
  'waiting.server.server_closed': {
    en: 'The mail server closed the connection.',
    he: 'שרת הדואר ניתק את החיבור.',
    ms: 'Pelayan e-mel menutup sambungan.',
  },
  'waiting.server.interrupted': {
    en: 'Interrupted while it was being sent.',
    he: 'השליחה נקטעה באמצע.',
    ms: 'Terganggu semasa dihantar.',
  },
});
