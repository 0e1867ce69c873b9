import type { Estimate } from './estimate.ts';
import type { Moments } from './integer-moments.ts';
import { type ContrastGap, type MeanContrast, meanContrast } from './mean-contrast.ts';

/**
 * Difference of the means of two separate groups of people, with Welch's t test.
 *
 * What it tells a manager: whether this month, branch or language differs from that one, by how many points, and how
 * sure that is. The two groups may differ in size and in spread.
 * Formula: mean of `a` − mean of `b`; se = √(sd²/n + sd²/n); Satterthwaite degrees of freedom; 95 % t interval.
 * Unit: that of the means. n = 0 or 1 in either group: insufficient. No spread in both: an interval of no width and no
 * test. Source: Welch 1947.
 *
 * @example welchDifference({ n: 3, mean: 5, sd: 1 }, { n: 3, mean: 4, sd: 1 }) // value 1, ci95 [−1.26695…, 3.26695…]
 */
export function welchDifference(a: Moments, b: Moments): Estimate<MeanContrast, ContrastGap> {
  return meanContrast([
    { weight: 1, moments: a },
    { weight: -1, moments: b },
  ]);
}

/** Answers before and after something was done. */
export interface BeforeAndAfter {
  readonly before: Moments;
  readonly after: Moments;
}

/**
 * Difference in differences: how much more the units with an action changed than those without it.
 *
 * What it tells a manager: what is left of a change once what happened everywhere (season, news, a new form) is taken
 * off. Rests on the assumption that without the action both would have changed alike.
 * Formula: (after − before) of the units with it minus (after − before) of the others; se from all four groups, each
 * with its own spread; Satterthwaite degrees of freedom; 95 % t interval. Unit: that of the means.
 * n = 0 or 1 in any of the four: insufficient. No spread anywhere: an interval of no width and no test.
 * Sources: Card & Krueger 1994 for the design; Satterthwaite 1946.
 *
 * @example differenceInDifferences(
 *   { before: { n: 3, mean: 4, sd: 1 }, after: { n: 3, mean: 6, sd: 1 } },
 *   { before: { n: 3, mean: 4, sd: 1 }, after: { n: 3, mean: 4.5, sd: 1 } },
 * ) // value 1.5, df 8
 */
export function differenceInDifferences(
  withAction: BeforeAndAfter,
  without: BeforeAndAfter,
): Estimate<MeanContrast, ContrastGap> {
  return meanContrast([
    { weight: 1, moments: withAction.after },
    { weight: -1, moments: withAction.before },
    { weight: -1, moments: without.after },
    { weight: 1, moments: without.before },
  ]);
}
