import { sum } from 'simple-statistics';
import type { Estimate, Interval } from './estimate.ts';
import { fQuantile } from './f-quantile.ts';

/** Why a set of items has no alpha. */
export type AlphaGap = 'under_two_items' | 'under_two_answers' | 'no_spread';

/**
 * Cronbach's alpha: how far the items of a dimension measure one thing together.
 *
 * What it tells a manager: near .7 or above, the items may be read as one score; above .95 they repeat each other or
 * were ticked in a straight line; negative, they do not belong together or one is reversed (it is shown as it is).
 * Formula: k/(k − 1) · (1 − sum of item variances / variance of the sum), from a covariance matrix of the k items
 * over n people; the divisor of the covariances does not matter.
 * One item, n under 2, or a sum without spread: insufficient. Source: Cronbach 1951.
 *
 * @example cronbachAlpha([[1, 0.5], [0.5, 1]], 20) // { n: 20, value: 2/3 }
 */
export function cronbachAlpha(covariance: readonly (readonly number[])[], n: number): Estimate<number, AlphaGap> {
  const k = covariance.length;
  if (k < 2) return { n, insufficient: 'under_two_items' };
  if (n < 2) return { n, insufficient: 'under_two_answers' };
  const items = sum(covariance.map((row, i) => row[i] ?? 0));
  const total = sum(covariance.map((row) => sum([...row])));
  if (!(total > 1e-12 * items)) return { n, insufficient: 'no_spread' };
  return { n, value: (k / (k - 1)) * (1 - items / total) };
}

/**
 * Feldt's 95 % interval of Cronbach's alpha.
 *
 * What it tells a manager: how sure the reliability itself is; with few answers it is wide.
 * Formula: 1 − (1 − alpha)·F(0.975) to 1 − (1 − alpha)·F(0.025), F with n − 1 and (n − 1)(k − 1) degrees of freedom.
 * n under 2 or k under 2: null. Source: Feldt, Woodruff & Salih 1987.
 *
 * @example feldtInterval(0.811984193107562, 152068, 6) // [0.810516…, 0.813444…]
 */
export function feldtInterval(alpha: number, n: number, k: number): Interval | null {
  if (n < 2 || k < 2) return null;
  const df1 = n - 1;
  const df2 = (n - 1) * (k - 1);
  return [1 - (1 - alpha) * fQuantile(0.975, df1, df2), 1 - (1 - alpha) * fQuantile(0.025, df1, df2)];
}
