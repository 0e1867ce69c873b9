import gammaln from '@stdlib/math-base-special-gammaln';
import { quantileSorted } from 'simple-statistics';
import type { Estimate, Interval } from './estimate.ts';

export interface Quantile {
  readonly value: number;
  /** Null where there are too few values for one. */
  readonly ci95: Interval | null;
}

const EACH_SIDE = 0.025;

/**
 * A quantile of the values, with its distribution-free 95 % interval.
 *
 * What it tells a manager: how long the middle customer waited (p = 0.5), or all but the unluckiest tenth (p = 0.9).
 * Formula: type 7 (linear between order statistics); the interval runs between two order statistics x(l) and x(u) such
 * that of a binomial count B(n, p) at most 2.5 % lies under l and at most 2.5 % lies at u or over it. It covers at least
 * 95 %, whatever the distribution, and is null where no two of the values do: under 6 for the median, under 36 for p = 0.9.
 * n = 0: insufficient. Sources: Hyndman & Fan 1996; Conover 1999, section 3.2.
 *
 * @example quantileInterval([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.5) // value 5.5, ci95 [2, 9]
 */
export function quantileInterval(values: readonly number[], p: number): Estimate<Quantile, 'no_answers'> {
  const n = values.length;
  if (n === 0) return { n, insufficient: 'no_answers' };
  const sorted = [...values].sort((a, b) => a - b);
  return { n, value: { value: quantileSorted(sorted, p), ci95: orderInterval(sorted, p) } };
}

function orderInterval(sorted: readonly number[], p: number): Interval | null {
  const n = sorted.length;
  const chances = Array.from({ length: n + 1 }, (_, k) => binomialChance(k, n, p));
  let under = 0;
  let lower = -1;
  for (let k = 0; k < n && under + (chances[k] ?? 0) <= EACH_SIDE; k += 1) {
    under += chances[k] ?? 0;
    lower = k;
  }
  let over = 0;
  let upper = n + 1;
  for (let k = n; k > 0 && over + (chances[k] ?? 0) <= EACH_SIDE; k -= 1) {
    over += chances[k] ?? 0;
    upper = k;
  }
  // Order statistics are counted from one: lower + 1 and upper.
  const [from, to] = [sorted[lower], sorted[upper - 1]];
  return from === undefined || to === undefined ? null : [from, to];
}

function binomialChance(k: number, n: number, p: number): number {
  return Math.exp(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}
