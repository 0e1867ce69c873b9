import { foldName } from '../names/fold-name.ts';
import { areJoined, type Word, wordsOf } from './comment-words.ts';

/** Parts of names that are no one's by themselves. */
const PARTICLES = new Set(
  'abu al ap bat ben bin binti da de del der di dr el ibn le mr mrs ms van von את אבו אל בן בת ד"ר דר מר גב'.split(' '),
);
const LONGEST_NAME = 5;

/** Names to be found in texts, by their first word; each with the words that follow it. */
export type NameBook = ReadonlyMap<string, readonly (readonly string[])[]>;

/**
 * @param whole names that are found as a whole alone: their single words can be anybody's, or no name at all
 * @param parts names that are found by each of their words too, as people call each other by one name
 */
export function nameBook(whole: readonly string[], parts: readonly string[] = []): NameBook {
  const book = new Map<string, string[][]>();
  const add = (words: string[]): void => {
    const [first, ...rest] = words;
    if (first === undefined) return;
    book.set(
      first,
      [...(book.get(first) ?? []), rest].sort((a, b) => b.length - a.length),
    );
  };
  for (const name of whole) add(foldedWords(name));
  for (const name of parts) {
    const words = foldedWords(name);
    if (words.length > 1) add(words);
    for (const word of words) if (word.length > 1 && /\p{L}/u.test(word) && !PARTICLES.has(word)) add([word]);
  }
  return book;
}

const foldedWords = (name: string): string[] => wordsOf(name).map(({ folded }) => folded);

/** Where the names of a book stand in a text, the longest at each place. */
export function findNames(text: string, books: readonly NameBook[]): { start: number; end: number }[] {
  const words = wordsOf(text);
  const found: { start: number; end: number }[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const name = nameAt(text, words, at, books);
    if (name === undefined) continue;
    found.push({ start: name.start, end: name.end });
    at += name.length - 1;
  }
  return found;
}

function nameAt(text: string, words: readonly Word[], at: number, books: readonly NameBook[]) {
  const word = words[at];
  if (word === undefined) return undefined;
  const fits = [word, ...word.bare].flatMap((form) =>
    books.flatMap((book) =>
      (book.get(form.folded) ?? []).flatMap((rest) => {
        const end = endOf(text, words, at, form.end, rest);
        return end === undefined ? [] : [{ start: form.start, end, length: rest.length + 1 }];
      }),
    ),
  );
  // The most words; then the form as it was written.
  return fits.reduce<(typeof fits)[number] | undefined>(
    (best, fit) => (best === undefined || fit.length > best.length ? fit : best),
    undefined,
  );
}

function endOf(text: string, words: readonly Word[], at: number, end: number, rest: readonly string[]) {
  let last = end;
  for (const [index, wanted] of rest.entries()) {
    const [before, word] = [words[at + index], words[at + index + 1]];
    if (before === undefined || word === undefined || !areJoined(text, before, word)) return undefined;
    const form = [word, ...word.bare.filter(({ start }) => start === word.start)].find(
      ({ folded }) => folded === wanted,
    );
    if (form === undefined) return undefined;
    last = form.end;
  }
  return last;
}

/**
 * Every run of two words or more that could be somebody's whole name, folded: to be looked up among known names.
 *
 * @example possibleNames('Thanks, Dana Levi') // 'dana levi' and 'levi dana'
 */
export function possibleNames(text: string): Set<string> {
  const words = wordsOf(text);
  const names = new Set<string>();
  words.forEach((word, at) => {
    for (let length = 2; length <= LONGEST_NAME; length += 1) {
      const [before, last] = [words[at + length - 2], words[at + length - 1]];
      if (before === undefined || last === undefined || !areJoined(text, before, last)) return;
      const ends = [last, ...last.bare.filter(({ start }) => start === last.start)];
      for (const first of [word, ...word.bare]) {
        for (const { end, folded } of ends) {
          const name = foldName(text.slice(first.start, end));
          names.add(name).add(name.replaceAll('-', ' '));
          if (length === 2) names.add(`${folded} ${first.folded}`);
        }
      }
    }
  });
  return names;
}
