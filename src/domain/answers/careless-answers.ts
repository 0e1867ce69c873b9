import { momentsFromSums } from '../statistics/integer-moments.ts';
import type { AnswerSheet } from './answer-sheet.ts';
import { NO_LEVEL, type RatedLevels } from './rated-levels.ts';

/** Signs that a form was filled in without reading. A flag is a question, never a reason to delete. */
export const CARELESS_FLAGS = ['one_answer_throughout', 'levels_turned_round'] as const;
export type CarelessFlag = (typeof CARELESS_FLAGS)[number];

export interface Carelessness {
  /** Items rated in any row. */
  readonly items: number;
  /** Most performance ratings in a row that are the same, in the order of asking. */
  readonly longestString: number;
  /** Sample standard deviation of the performance ratings; null under two. */
  readonly irv: number | null;
  /** Items whose least acceptable level is over what should be, of those with both. */
  readonly inversions: number;
  readonly flags: readonly CarelessFlag[];
}

/** From so many items on the same answer everywhere is no coincidence. */
const ENOUGH_ITEMS = 8;
/** Items with both levels, and the part of them that must be turned round. */
const ENOUGH_PAIRS = 8;
const TURNED_ROUND = 0.4;

/**
 * Signs of careless answering in one sheet.
 *
 * What it tells a manager: whether a card looks the same without the forms that seem to have been ticked in one stroke.
 * Formula: longest string = the longest run of one performance rating in the order of `items`, answers left out being
 * passed over; irv = sample standard deviation within the person. Flagged one_answer_throughout: expectation and
 * performance together are one single value over at least eight items rated in both (a happy customer may well give
 * the same performance everywhere, so that alone is no flag); levels_turned_round: of at least eight items with both
 * levels, more than two in five have a least acceptable level over what should be.
 * Nothing rated: zeros, irv null, no flags. Sources: Johnson 2005; Dunn et al. 2018 for irv; definitions of fixture G07.
 *
 * @example carelessness(['a', 'b', 'c'], sheet) // performance 5, 5, 3: longestString 2, irv 1.15…
 */
export function carelessness(items: readonly string[], sheet: AnswerSheet): Carelessness {
  const rated = items.flatMap((key) => {
    const answer = Object.hasOwn(sheet.items, key) ? sheet.items[key] : undefined;
    return answer?.kind === 'rated' ? [answer] : [];
  });
  const performance = rated.flatMap(({ p }) => p ?? []);
  const levels = (row: 'e' | 'p' | 'm') => Int8Array.from(rated, (answer) => answer[row] ?? NO_LEVEL);
  const { flags, inversions } = flagsOfLevels({ e: levels('e'), p: levels('p'), m: levels('m') });
  return {
    items: rated.length,
    longestString: longestString(performance),
    irv: withinPersonSd(performance),
    inversions,
    flags,
  };
}

const NO_FLAGS: readonly CarelessFlag[] = [];

/** The flags of `carelessness` from levels by column, in any order: what a million answers are looked through with. */
export function flagsOfLevels({ e, p, m }: Pick<RatedLevels, 'e' | 'p' | 'm'>): {
  flags: readonly CarelessFlag[];
  inversions: number;
} {
  // The first difference settles it, which nearly always comes at once.
  let [pairs, only, single] = [0, NO_LEVEL, true];
  for (let at = 0; at < e.length && single; at += 1) {
    const expected = e[at] ?? NO_LEVEL;
    const received = p[at] ?? NO_LEVEL;
    if (expected === NO_LEVEL || received === NO_LEVEL) continue;
    pairs += 1;
    if (only === NO_LEVEL) only = expected;
    single = expected === only && received === only;
  }
  let [levels, inversions] = [0, 0];
  for (let at = 0; at < m.length; at += 1) {
    const least = m[at] ?? NO_LEVEL;
    const expected = e[at] ?? NO_LEVEL;
    if (least === NO_LEVEL || expected === NO_LEVEL) continue;
    levels += 1;
    if (least > expected) inversions += 1;
  }
  const throughout = single && pairs >= ENOUGH_ITEMS;
  const turned = levels >= ENOUGH_PAIRS && inversions > TURNED_ROUND * levels;
  if (!throughout && !turned) return { flags: NO_FLAGS, inversions };
  const flags: CarelessFlag[] = [];
  if (throughout) flags.push('one_answer_throughout');
  if (turned) flags.push('levels_turned_round');
  return { flags, inversions };
}

/**
 * Length of the longest run of equal neighbours.
 *
 * @example longestString([5, 5, 3, 5]) // 2
 */
export function longestString(values: readonly number[]): number {
  let [longest, run] = [0, 0];
  values.forEach((value, at) => {
    run = at > 0 && value === values[at - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

/** Sample standard deviation of one person's whole-number ratings. */
function withinPersonSd(values: readonly number[]): number | null {
  const sum = values.reduce((a, b) => a + b, 0);
  const sumOfSquares = values.reduce((a, b) => a + b * b, 0);
  return momentsFromSums({ n: values.length, sum, sumOfSquares }).sd;
}
