import type { Estimate, Interval } from './estimate.ts';
import { momentsFromSums } from './integer-moments.ts';
import { meanInterval } from './mean-interval.ts';

/** Net promoter score in points from −100 to 100; interval null for a single answer. */
export interface NetPromoter {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  readonly value: number;
  readonly ci95: Interval | null;
}

/**
 * Net promoter score from the counts of the answers 0 to 10.
 *
 * What it tells a manager: promoters (9–10) minus detractors (0–6), in percent of all who answered.
 * Formula: each answer counts −1, 0 or +1; 100 times their mean, with the t interval of that mean, cut at ±100. The
 * usual normal interval covers too seldom below n = 30. n = 0: insufficient. n = 1: no interval.
 * Source: Reichheld 2003; interval measured against fixture G2A's spread.
 *
 * @example netPromoter([0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1]).value // 20 for the answers 10, 9, 3, 7, 8
 */
export function netPromoter(counts: readonly number[]): Estimate<NetPromoter, 'no_answers'> {
  const within = (from: number, to: number): number =>
    counts.slice(from, to + 1).reduce((total, count) => total + count, 0);
  const [detractors, passives, promoters] = [within(0, 6), within(7, 8), within(9, 10)];
  const n = detractors + passives + promoters;
  if (n === 0) return { n, insufficient: 'no_answers' };
  const moments = momentsFromSums({ n, sum: promoters - detractors, sumOfSquares: promoters + detractors });
  const interval = meanInterval(moments);
  return {
    n,
    value: {
      promoters,
      passives,
      detractors,
      value: (100 * (promoters - detractors)) / n,
      ci95: interval && [Math.max(-100, 100 * interval[0]), Math.min(100, 100 * interval[1])],
    },
  };
}
