import type { Estimate, Interval } from './estimate.ts';
import type { Moments } from './integer-moments.ts';
import { studentQuantile, studentTwoSidedP } from './student-t.ts';

/** A group of people with the weight that its mean has in a weighted sum of means. */
export interface WeightedGroup {
  readonly weight: number;
  readonly moments: Moments;
}

/** A weighted sum of means of separate groups, in their unit; test and degrees of freedom null without spread. */
export interface MeanContrast {
  readonly value: number;
  readonly se: number;
  readonly ci95: Interval;
  readonly t: number | null;
  readonly df: number | null;
  /** Two-sided: how often chance alone would move the sum this far from 0. */
  readonly p: number | null;
}

export type ContrastGap = 'no_groups' | 'under_two_answers';

/**
 * Weighted sum of the means of separate groups of people, with its t interval and test (Welch–Satterthwaite).
 *
 * What it tells a manager: nothing by itself; the difference of two groups (weights 1 and −1), a difference in
 * differences (1, −1, −1, 1) and a comparison like with like (the weight of each kind of contact) are all such sums.
 * Formula: Σ w·mean; se = √Σ v with v = w²·sd²/n; degrees of freedom (Σ v)² / Σ v²/(n − 1); t = sum / se. Spreads may
 * differ from group to group. A group with weight 0 has no part in it.
 * n is the number of answers in all groups. No groups, or one with n = 0 or 1: insufficient. No spread in any group:
 * an interval of no width, t, df and p null. Sources: Welch 1947; Satterthwaite 1946.
 *
 * @example meanContrast([
 *   { weight: 1, moments: { n: 3, mean: 5, sd: 1 } },
 *   { weight: -1, moments: { n: 3, mean: 4, sd: 1 } },
 * ]) // value 1, se √(2/3), df 4
 */
export function meanContrast(groups: readonly WeightedGroup[]): Estimate<MeanContrast, ContrastGap> {
  const used = groups.filter(({ weight }) => weight !== 0);
  const n = used.reduce((total, { moments }) => total + moments.n, 0);
  if (used.length === 0) return { n, insufficient: 'no_groups' };
  let [value, variance] = [0, 0];
  const parts: { own: number; df: number }[] = [];
  for (const { weight, moments } of used) {
    if (moments.n < 2 || moments.mean === null || moments.sd === null) return { n, insufficient: 'under_two_answers' };
    const own = (weight * moments.sd) ** 2 / moments.n;
    value += weight * moments.mean;
    variance += own;
    parts.push({ own, df: moments.n - 1 });
  }
  const se = Math.sqrt(variance);
  // By shares of the variance: its own square would leave the numbers where the spread is tiny.
  const df = 1 / parts.reduce((sum, part) => sum + (part.own / variance) ** 2 / part.df, 0);
  // So little spread that it is no longer a number: as good as none.
  if (!(se > 0 && Number.isFinite(df) && Number.isFinite(value / se))) {
    return { n, value: { value, se: 0, ci95: [value, value], t: null, df: null, p: null } };
  }
  const t = value / se;
  const margin = studentQuantile(0.975, df) * se;
  return { n, value: { value, se, ci95: [value - margin, value + margin], t, df, p: studentTwoSidedP(t, df) } };
}
