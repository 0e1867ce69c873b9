import { defineMessages } from '../../platform/i18n/messages.ts';

/** What a mail waits for. */
export const waitingMessages = defineMessages({
  'waiting.quiet': {
    en: 'waits until {at} (quiet hours)',
    he: 'ממתינה עד {at} (שעות שקט)',
    ms: 'menunggu hingga {at} (waktu senyap)',
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
});
