import { foldName } from '../names/fold-name.ts';

/** Days as they are said in a line, in any of the languages: whoever types has one keyboard and many customers. */
export const DAY_WORDS: ReadonlyMap<string, 'today' | 'yesterday'> = new Map(
  Object.entries({
    today: ['today', 'היום', 'hari ini'],
    yesterday: ['yesterday', 'אתמול', 'semalam'],
  } as const).flatMap(([day, words]) =>
    words.map((word) => [foldName(word), day === 'today' ? 'today' : 'yesterday'] as const),
  ),
);

/** That a contact is not completed yet. */
export const OPEN_WORDS: ReadonlySet<string> = new Set(
  ['open', 'not done', 'פתוח', 'פתוחה', 'לא הושלם', 'לא הושלמה', 'terbuka', 'belum selesai'].map(foldName),
);
