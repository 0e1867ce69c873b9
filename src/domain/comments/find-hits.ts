import { foldName } from '../names/fold-name.ts';
import type { Piece } from './mask-text.ts';

const MOST_TERMS = 8;

/** What a search looks for: each word of it, compared as names are. */
export function searchTerms(search: string): string[] {
  return [...new Set(foldName(search).split(' '))].filter((term) => term !== '').slice(0, MOST_TERMS);
}

/** Whether all of it stands in what may be read: a name that is masked cannot be found by guessing it. */
export function isFound(pieces: readonly Piece[], terms: readonly string[]): boolean {
  const readable = pieces.flatMap((piece) => (piece.kind === 'text' ? [foldName(piece.text)] : []));
  return terms.every((term) => readable.some((text) => text.includes(term)));
}

/** The same pieces, with what was found cut out as hits. */
export function markHits(pieces: readonly Piece[], terms: readonly string[]): Piece[] {
  if (terms.length === 0) return [...pieces];
  return pieces.flatMap((piece) => (piece.kind === 'text' ? markedText(piece.text, terms) : [piece]));
}

function markedText(text: string, terms: readonly string[]): Piece[] {
  const { folded, places } = foldByLetter(text);
  const hit = new Array<boolean>(text.length).fill(false);
  for (const term of terms) {
    for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + 1)) {
      const [from, to] = [places[at] ?? 0, places[at + term.length] ?? text.length];
      hit.fill(true, from, to);
    }
  }
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && hit[at] === hit[from]) continue;
    const part = text.slice(from, at);
    pieces.push(hit[from] ? { kind: 'text', text: part, hit: true } : { kind: 'text', text: part });
    from = at;
  }
  return pieces;
}

/** The text as it is compared, and for each sign of it where it came from. */
function foldByLetter(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const space = /\s/.test(letter);
    const plain = space ? (folded.endsWith(' ') ? '' : ' ') : foldName(letter);
    for (let unit = 0; unit < plain.length; unit += 1) places.push(at);
    folded += plain;
    at += letter.length;
  }
  return { folded, places };
}
