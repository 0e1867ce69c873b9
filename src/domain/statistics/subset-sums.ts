import type { PatternSums } from './em-covariance.ts';
import { covarianceFromSums } from './integer-moments.ts';

/**
 * The same sums for some of the items only, in the order of `keep` (positions, ascending). People who answered none
 * of them are left out.
 *
 * @example restrictPatterns([{ observed: [0, 2], n: 2, sums: [3, 5], products: [5, 7, 13] }], [2])
 * // [{ observed: [0], n: 2, sums: [5], products: [13] }]
 */
export function restrictPatterns(patterns: readonly PatternSums[], keep: readonly number[]): PatternSums[] {
  return patterns.flatMap((pattern) => {
    const { observed, n, sums, products } = pattern;
    if (observed.length === keep.length && keep.every((item, at) => item === at && observed[at] === at))
      return [pattern];
    const places = keep.flatMap((item, at) => {
      const from = observed.indexOf(item);
      return from === -1 ? [] : [{ at, from }];
    });
    if (places.length === 0) return [];
    const productAt = (i: number, j: number): number =>
      products[i * observed.length - (i * (i - 1)) / 2 + (j - i)] ?? 0;
    return [
      {
        observed: places.map(({ at }) => at),
        n,
        sums: places.map(({ from }) => sums[from] ?? 0),
        products: places.flatMap(({ from }, i) => places.slice(i).map((other) => productAt(from, other.from))),
      },
    ];
  });
}

/**
 * Sample covariances (divisor n − 1) over the people who answered all k items, from whole-number sums.
 *
 * What it tells a manager: nothing by itself; correlations and drivers are made from it.
 * n = 0 or 1: covariances 0. Source: textbook identity, see covarianceFromSums.
 *
 * @example completeCovariance(1, [{ observed: [0], n: 3, sums: [6], products: [14] }]) // { n: 3, covariance: [[1]] }
 */
export function completeCovariance(
  k: number,
  patterns: readonly PatternSums[],
): { readonly n: number; readonly covariance: number[][] } {
  let n = 0;
  const sums = new Array<number>(k).fill(0);
  const products = new Array<number>((k * (k + 1)) / 2).fill(0);
  for (const pattern of patterns) {
    if (pattern.observed.length !== k) continue;
    n += pattern.n;
    pattern.sums.forEach((value, at) => {
      sums[at] = (sums[at] ?? 0) + value;
    });
    pattern.products.forEach((value, at) => {
      products[at] = (products[at] ?? 0) + value;
    });
  }
  const covariance = Array.from({ length: k }, (_, i) =>
    Array.from({ length: k }, (_x, j) => {
      const [low, high] = [Math.min(i, j), Math.max(i, j)];
      const sumXY = products[low * k - (low * (low - 1)) / 2 + (high - low)] ?? 0;
      return covarianceFromSums({ n, sumXY, sumX: sums[i] ?? 0, sumY: sums[j] ?? 0 }) ?? 0;
    }),
  );
  return { n, covariance };
}

/**
 * Sample covariances of each pair of items over the people who answered both, with that pair's own n.
 *
 * What it tells a manager: nothing by itself; it shows whether items can be told apart before anything is estimated.
 * It may be no proper covariance matrix, as each pair rests on other people. A pair with n under 2: 0.
 * Source: textbook identity; fixture G24.
 *
 * @example availableCovariance(2, [{ observed: [0], n: 2, sums: [4], products: [10] }]) // [[2, 0], [0, 0]]
 */
export function availableCovariance(k: number, patterns: readonly PatternSums[]): number[][] {
  const pairs = Array.from({ length: k * k }, () => ({ n: 0, sumX: 0, sumY: 0, sumXY: 0 }));
  for (const { observed, n, sums, products } of patterns) {
    let at = 0;
    observed.forEach((item, i) => {
      for (let j = i; j < observed.length; j += 1) {
        const pair = pairs[item * k + (observed[j] ?? 0)];
        if (pair !== undefined) {
          pair.n += n;
          pair.sumX += sums[i] ?? 0;
          pair.sumY += sums[j] ?? 0;
          pair.sumXY += products[at] ?? 0;
        }
        at += 1;
      }
    });
  }
  return Array.from({ length: k }, (_, i) =>
    Array.from({ length: k }, (_x, j) => {
      const pair = pairs[Math.min(i, j) * k + Math.max(i, j)];
      return (pair && covarianceFromSums(pair)) ?? 0;
    }),
  );
}
