import type { IntegerSums } from '../statistics/integer-moments.ts';
import type { PairSums } from '../statistics/paired-gap.ts';

/** What of a pair is followed over time or compared: the level received, the level that should be, or their difference. */
export const SCORES = ['performance', 'expectation', 'gap'] as const;
export type Score = (typeof SCORES)[number];

/**
 * Whole-number sums of one score over pairs, as charts and comparisons take them.
 *
 * What it tells a manager: nothing by itself. Formula: of the gap, Σ(P − E) and Σ(P − E)² = ΣPP − 2ΣEP + ΣEE, exact as
 * long as the sums are. In the unit of the sums. n = 0: zeros.
 *
 * @example scoreSums({ n: 3, E: 18, P: 15, EE: 110, PP: 75, EP: 90 }, 'gap') // { n: 3, sum: -3, sumOfSquares: 5 }
 */
export function scoreSums(sums: PairSums, score: Score): IntegerSums {
  const { n, E, P, EE, PP, EP } = sums;
  switch (score) {
    case 'performance':
      return { n, sum: P, sumOfSquares: PP };
    case 'expectation':
      return { n, sum: E, sumOfSquares: EE };
    case 'gap':
      return { n, sum: P - E, sumOfSquares: PP - EP + (EE - EP) };
  }
}
