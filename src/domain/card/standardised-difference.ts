import type { Estimate } from '../statistics/estimate.ts';
import { type IntegerSums, momentsFromSums } from '../statistics/integer-moments.ts';
import { type MeanContrast, meanContrast, type WeightedGroup } from '../statistics/mean-contrast.ts';

/** Whole-number sums of a score per stratum (a topic and channel, for example). */
export type Strata = Readonly<Record<string, IntegerSums>>;

/** A difference like with like, in scale points. */
export interface StandardisedDifference extends MeanContrast {
  /** Means of both as if they had the same mix of strata. */
  readonly own: number;
  readonly other: number;
  /** Answers of both that lie in strata which both have; the rest could not be compared. */
  readonly ownAnswers: number;
  readonly otherAnswers: number;
}

/**
 * Difference of two sets of answers within strata, weighted to one common mix (direct standardisation).
 *
 * What it tells a manager: how a branch compares with others on the same kinds of contact, so that the branch which
 * handles the hard topics is not blamed for them.
 * Formula: the mean difference within each stratum that both have at least two answers in, weighted by that stratum's
 * share of all answers of both; se from every group's own spread, Satterthwaite degrees of freedom, 95 % t interval.
 * In scale points; `unit`: the sums count 1/unit of a point. n is the number of answers compared.
 * No stratum in common: insufficient. No spread: an interval of no width and no test. Answers in other strata are left
 * out and can be told from ownAnswers and otherAnswers. Sources: Cochran 1968; Satterthwaite 1946.
 *
 * @example standardisedDifference(
 *   { visa: { n: 2, sum: 8, sumOfSquares: 34 }, tax: { n: 2, sum: 12, sumOfSquares: 74 } },
 *   { visa: { n: 4, sum: 12, sumOfSquares: 38 }, tax: { n: 2, sum: 12, sumOfSquares: 74 } },
 * ) // visa 4 against 3, tax 6 against 6, six answers of ten about visas: value 0.6
 */
export function standardisedDifference(
  own: Strata,
  other: Strata,
  unit = 1,
): Estimate<StandardisedDifference, 'no_common_strata'> {
  const shared = Object.entries(own).flatMap(([key, a]) => {
    const b = Object.hasOwn(other, key) ? other[key] : undefined;
    return b === undefined || a.n < 2 || b.n < 2 ? [] : [{ a, b }];
  });
  const ownAnswers = shared.reduce((total, { a }) => total + a.n, 0);
  const otherAnswers = shared.reduce((total, { b }) => total + b.n, 0);
  const n = ownAnswers + otherAnswers;
  const side = (pick: 'a' | 'b'): WeightedGroup[] =>
    shared.map((stratum) => ({
      weight: (stratum.a.n + stratum.b.n) / n,
      moments: momentsFromSums(stratum[pick], unit),
    }));
  const contrast = meanContrast([
    ...side('a'),
    ...side('b').map(({ weight, moments }) => ({ weight: -weight, moments })),
  ]);
  if (!('value' in contrast)) return { n, insufficient: 'no_common_strata' };
  const mean = (pick: 'a' | 'b'): number =>
    side(pick).reduce((total, { weight, moments }) => total + weight * (moments.mean ?? 0), 0);
  return { n, value: { ...contrast.value, own: mean('a'), other: mean('b'), ownAnswers, otherAnswers } };
}
