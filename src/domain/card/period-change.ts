import type { Interval } from '../statistics/estimate.ts';
import type { Moments } from '../statistics/integer-moments.ts';
import { welchDifference } from '../statistics/mean-differences.ts';
import { type Counted, shareDifference } from '../statistics/share-difference.ts';
import { JUDGED_FROM } from './verdict.ts';

/** What the interval of a difference says: `up` and `down` surely differ from nothing. */
export const CHANGE_WORDS = ['up', 'down', 'no_difference', 'too_few'] as const;

/** A figure now less the figure before. */
export interface PeriodChange {
  readonly word: (typeof CHANGE_WORDS)[number];
  readonly difference: number | null;
  readonly ci95: Interval | null;
}

const TOO_FEW: PeriodChange = { word: 'too_few', difference: null, ci95: null };

/**
 * Change of a mean between two separate groups of people, told by the 95 % interval of the difference (Welch).
 *
 * What it tells a manager: whether it is surely more or less than before; two intervals that overlap do not say so.
 * Either side under ten answers, or without a spread: too few. In the unit of the means. Source: Welch 1947.
 *
 * @example meanChange({ n: 40, mean: 5, sd: 1 }, { n: 40, mean: 4, sd: 1 }).word // 'up'
 */
export function meanChange(now: Moments, before: Moments): PeriodChange {
  const estimate = welchDifference(now, before);
  if (Math.min(now.n, before.n) < JUDGED_FROM || !('value' in estimate)) return TOO_FEW;
  return changeOf(estimate.value);
}

/**
 * Change of a share between two separate groups of people, told by the 95 % interval of the difference (Newcombe).
 *
 * What it tells a manager: the same of shares, such as those who are satisfied. Either side under ten answers: too few.
 * Between −1 and 1. Source: Newcombe 1998.
 *
 * @example shareChange({ count: 90, n: 100 }, { count: 60, n: 100 }).word // 'up'
 */
export function shareChange(now: Counted, before: Counted): PeriodChange {
  const estimate = shareDifference(now, before);
  if (Math.min(now.n, before.n) < JUDGED_FROM || !('value' in estimate)) return TOO_FEW;
  return changeOf(estimate.value);
}

function changeOf({ value, ci95 }: { value: number; ci95: Interval }): PeriodChange {
  const word = ci95[0] > 0 ? 'up' : ci95[1] < 0 ? 'down' : 'no_difference';
  return { word, difference: value, ci95 };
}
