import type { State } from '../state/state.ts';
import { pairSumsOf } from '../state/state.ts';
import type { Interval } from '../statistics/estimate.ts';
import { momentsFromSums } from '../statistics/integer-moments.ts';
import { welchDifference } from '../statistics/mean-differences.ts';
import { type Score, scoreSums } from './score-sums.ts';
import { JUDGED_FROM } from './verdict.ts';

/** How a score moved from one period to the next; null where either has too few answers. */
export interface Change {
  readonly verdict: 'improved' | 'no_detectable_change' | 'worse' | 'not_enough';
  readonly difference: { readonly value: number; readonly ci95: Interval } | null;
  /** Answers now and before. */
  readonly n: number;
  readonly before: number;
}

/**
 * Whether the overall gap (or level) moved between two sets of answers of different people.
 *
 * What it tells a manager: whether it got better, told by the interval of the difference alone. The lower figure of two
 * periods is not worse as long as the interval holds 0.
 * Formula: Welch's t interval of now minus before, in scale points; each needs ten answers.
 *
 * @example overallChange(now, before, 'gap', 360).verdict // 'no_detectable_change'
 */
export function overallChange(now: State, before: State, score: Score, unit: number): Change {
  const [a, b] = [now, before].map((state) => momentsFromSums(scoreSums(pairSumsOf(state.overall), score), unit));
  const counts = { n: a?.n ?? 0, before: b?.n ?? 0 };
  const contrast = a && b && welchDifference(a, b);
  if (Math.min(counts.n, counts.before) < JUDGED_FROM || contrast === undefined || !('value' in contrast)) {
    return { verdict: 'not_enough', difference: null, ...counts };
  }
  const { value, ci95 } = contrast.value;
  const verdict = ci95[0] > 0 ? 'improved' : ci95[1] < 0 ? 'worse' : 'no_detectable_change';
  return { verdict, difference: { value, ci95 }, ...counts };
}
