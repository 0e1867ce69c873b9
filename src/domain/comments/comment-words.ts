import { foldName } from '../names/fold-name.ts';

/** One word of a comment, and where it stands. */
export interface Word {
  folded: string;
  start: number;
  end: number;
  /** The same word without what can be attached to a name: Hebrew prefix letters before it, 's after it. */
  bare: readonly Bare[];
}

interface Bare {
  folded: string;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’׳"״´`][\p{L}\p{M}\p{N}]+)*/gu;
/** And, the, in, as, to, from, that: written as one with the name, up to three of them. */
const PREFIX = /^[והבכלמש]\p{M}*/u;
const MOST_PREFIXES = 3;
const POSSESSIVE = /['’´`]s$/i;

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => {
    const [written] = match;
    const place = { start: match.index, end: match.index + written.length };
    return { ...place, folded: foldName(written), bare: bareForms(written, place.start) };
  });
}

function bareForms(written: string, start: number): Bare[] {
  const forms: Bare[] = [];
  const add = (from: number, to: number): void => {
    const folded = foldName(written.slice(from, to));
    if (folded.length > 1) forms.push({ folded, start: start + from, end: start + to });
  };
  const possessive = POSSESSIVE.test(written);
  if (possessive) add(0, written.length - 2);
  let cut = 0;
  for (let taken = 0; taken < MOST_PREFIXES; taken += 1) {
    const prefix = PREFIX.exec(written.slice(cut))?.[0];
    if (prefix === undefined) break;
    cut += prefix.length;
    add(cut, written.length);
  }
  return forms;
}

/** Whether two words that follow each other can be parts of one name: nothing but spaces or hyphens between them. */
export function areJoined(text: string, one: { end: number }, next: { start: number }): boolean {
  return /^[ \t\u00a0]*[\s\-\u05be\u2010-\u2015][ \t\u00a0]*$/.test(text.slice(one.end, next.start));
}
