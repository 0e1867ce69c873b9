import { UnreadableRatings } from './packed-ratings.ts';

/** Stands for a level that was not given; no scale reaches it. */
export const NO_LEVEL = -1;

/** One respondent's levels by column, read over and over into the same place: a million need no objects. */
export interface RatedLevels {
  readonly e: Int8Array;
  readonly p: Int8Array;
  readonly m: Int8Array;
  /** 1 where the item was asked, whether it was rated, skipped or does not apply. */
  readonly asked: Uint8Array;
}

/** Room for the levels of `columns` items. */
export function emptyLevels(columns: number): RatedLevels {
  return {
    e: new Int8Array(columns).fill(NO_LEVEL),
    p: new Int8Array(columns).fill(NO_LEVEL),
    m: new Int8Array(columns).fill(NO_LEVEL),
    asked: new Uint8Array(columns),
  };
}

/** How the packed ratings of one version are read: the column of each of its items (−1: none), and its scale. */
export interface LevelPlaces {
  readonly columns: readonly number[];
  readonly scale: { readonly min: number; readonly max: number };
}

const [SEMICOLON, COMMA, ZERO, NINE, S, N, DASH] = [59, 44, 48, 57, 115, 110, 45];

/**
 * Reads what `packRatings` wrote, from one place of a longer text to another, without building a sheet.
 *
 * @throws UnreadableRatings as `unpackRatings`
 * @example readLevels('6,4;s', 0, 5, { columns: [1, 0], scale: { min: 1, max: 7 } }, into) // into.p [−1, 4]
 */
export function readLevels(text: string, from: number, to: number, places: LevelPlaces, into: RatedLevels): void {
  const { columns, scale } = places;
  for (let column = 0; column < into.asked.length; column += 1) {
    into.e[column] = NO_LEVEL;
    into.p[column] = NO_LEVEL;
    into.m[column] = NO_LEVEL;
    into.asked[column] = 0;
  }
  let at = from;
  for (let item = 0; item < columns.length; item += 1) {
    if (item > 0) {
      if (text.charCodeAt(at) !== SEMICOLON || at >= to) throw unreadable(text, from, to);
      at += 1;
    }
    const column = columns[item] ?? -1;
    const first = text.charCodeAt(at);
    if (at < to && first === DASH) {
      at += 1;
      continue;
    }
    if (column >= 0) into.asked[column] = 1;
    if (at < to && first === S) {
      at += 1;
      continue;
    }
    if (at < to && first === N) {
      at += 2;
      continue;
    }
    for (let row = 0; row < 3; row += 1) {
      let level = NO_LEVEL;
      let code = text.charCodeAt(at);
      while (at < to && code >= ZERO && code <= NINE) {
        level = (level === NO_LEVEL ? 0 : level * 10) + code - ZERO;
        at += 1;
        code = text.charCodeAt(at);
      }
      if (level !== NO_LEVEL) {
        if (level < scale.min || level > scale.max) throw unreadable(text, from, to);
        if (column >= 0) rowOf(into, row)[column] = level;
      }
      if (at >= to || code !== COMMA) {
        if (row === 0) throw unreadable(text, from, to);
        break;
      }
      if (row < 2) at += 1;
    }
  }
  if (at !== to) throw unreadable(text, from, to);
}

function rowOf(levels: RatedLevels, row: number): Int8Array {
  if (row === 0) return levels.e;
  return row === 1 ? levels.p : levels.m;
}

function unreadable(text: string, from: number, to: number): UnreadableRatings {
  return new UnreadableRatings(`"${text.slice(from, to)}" does not fit its questionnaire`);
}
