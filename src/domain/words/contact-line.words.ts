import { foldName } from '../names/fold-name.ts';

// In any of the languages at once: whoever types has one keyboard and many customers.
const words = (...all: string[]): ReadonlySet<string> => new Set(all.map(foldName));

export const TODAY = words('today', 'היום', 'hari ini');
export const YESTERDAY = words('yesterday', 'אתמול', 'semalam');

/** Words before or after a time that say nothing more. */
export const BESIDE_A_TIME = words('at', 'am', 'a.m', 'בשעה', 'בבוקר', 'pukul', 'jam', 'pagi');

/** Words that put a time into the second half of the day. */
export const AFTERNOON = words('pm', 'p.m', 'אחה"צ', 'בערב', 'petang', 'malam');

/** That a contact is not completed yet. */
export const OPEN_WORDS = words(
  ...['open', 'not done', 'פתוח', 'פתוחה', 'לא הושלם', 'לא הושלמה', 'terbuka', 'belum selesai'],
);
