import { momentsFromSums } from '../statistics/integer-moments.ts';
import type { AnswerSheet } from './answer-sheet.ts';

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
  const pairs = rated.filter(({ e, p }) => e !== null && p !== null);
  const single = new Set(pairs.flatMap(({ e, p }) => [e, p])).size === 1;
  const levels = rated.filter(({ e, m }) => e !== null && m !== null);
  const inversions = levels.filter(({ e, m }) => Number(m) > Number(e)).length;
  const flags: CarelessFlag[] = [];
  if (pairs.length >= ENOUGH_ITEMS && single) flags.push('one_answer_throughout');
  if (levels.length >= ENOUGH_PAIRS && inversions > TURNED_ROUND * levels.length) flags.push('levels_turned_round');
  return {
    items: rated.length,
    longestString: longestString(performance),
    irv: withinPersonSd(performance),
    inversions,
    flags,
  };
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
