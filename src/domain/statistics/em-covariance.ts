import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Estimate } from './estimate.ts';

/** Sums over the n people who answered exactly the `observed` items (positions, ascending) and no others. */
export interface PatternSums {
  readonly observed: readonly number[];
  readonly n: number;
  /** Σx of each observed item. */
  readonly sums: readonly number[];
  /** Σxy of observed items i ≤ j, row by row of the upper triangle. */
  readonly products: readonly number[];
}

/** Maximum-likelihood means and covariances (divisor n, not n − 1) of k items. */
export interface MeansAndCovariance {
  readonly means: number[];
  readonly covariance: number[][];
  readonly rounds: number;
}

export type EmGap = 'no_answers' | 'pair_never_together' | 'no_spread' | 'not_converged';

const MOST_ROUNDS = 5_000;
const CONVERGED = 1e-11;

interface Centred {
  observed: number[];
  missing: number[];
  n: number;
  sums: Matrix;
  products: Matrix;
}

/**
 * Means and covariances of items of which each person was asked only some, by maximum likelihood (EM).
 *
 * What it tells a manager: nothing by itself; it lets alpha be computed although nobody answered all items.
 * Formula: repeatedly fill in what each group of people with the same unasked items would be expected to have
 * answered (regression on what they did answer, plus the spread left over), then take means and covariances of the
 * filled-in data, until nothing moves. Needs only sums per group, so its cost does not grow with the number of people.
 * Right when what is missing was left out at random (items drawn by the form) and answers are near normal.
 * No answers, two items that nobody answered both, an item without spread or repeating others, or no convergence:
 * insufficient, with n = people with an answer. Source: Dempster, Laird & Rubin 1977; fixture G24.
 *
 * @example
 * // two people gave 1 1 and 3 3, one gave 2 and was not asked the second item
 * emCovariance(2, [
 *   { observed: [0, 1], n: 3, sums: [6, 7], products: [14, 15, 17] },
 *   { observed: [0], n: 1, sums: [2], products: [4] },
 * ]) // first item: mean 2, variance 0.5
 */
export function emCovariance(k: number, patterns: readonly PatternSums[]): Estimate<MeansAndCovariance, EmGap> {
  const used = patterns.filter((pattern) => pattern.n > 0 && pattern.observed.length > 0);
  const n = used.reduce((total, pattern) => total + pattern.n, 0);
  if (n === 0) return { n, insufficient: 'no_answers' };
  if (smallestPairCount(k, used) < 2) return { n, insufficient: 'pair_never_together' };

  // Whole centres keep the centred sums exact.
  const { means: available, variances } = availableMoments(k, used);
  if (variances.some((variance) => !(variance > 0))) return { n, insufficient: 'no_spread' };
  const centres = available.map((mean) => Math.round(mean));
  const groups = used.map((pattern) => centre(k, pattern, centres));
  let mean = Matrix.columnVector(available.map((value, i) => value - (centres[i] ?? 0)));
  let covariance = Matrix.diag(variances);

  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const next = emStep(groups, n, mean, covariance);
    if (next === undefined) return { n, insufficient: 'no_spread' };
    const moved = Math.max(largestChange(mean, next.mean), largestChange(covariance, next.covariance));
    ({ mean, covariance } = next);
    if (!Number.isFinite(moved)) return { n, insufficient: 'no_spread' };
    if (moved < CONVERGED) {
      const means = mean.to1DArray().map((value, i) => value + (centres[i] ?? 0));
      return { n, value: { means, covariance: covariance.to2DArray(), rounds: round } };
    }
  }
  return { n, insufficient: 'not_converged' };
}

/**
 * The number of people behind the pair of items that was answered together least often: the answers that a
 * covariance matrix of partly asked items surely rests on. 0 when some pair was never answered together.
 *
 * @example smallestPairCount(2, [{ observed: [0, 1], n: 3, sums: [6, 7], products: [14, 15, 17] }]) // 3
 */
export function smallestPairCount(k: number, patterns: readonly PatternSums[]): number {
  const counts = Matrix.zeros(k, k);
  for (const { observed, n } of patterns) {
    for (const i of observed) for (const j of observed) counts.set(i, j, counts.get(i, j) + n);
  }
  return k === 0 ? 0 : counts.min();
}

function availableMoments(k: number, patterns: readonly PatternSums[]): { means: number[]; variances: number[] } {
  const counts = new Array<number>(k).fill(0);
  const sums = new Array<number>(k).fill(0);
  const squares = new Array<number>(k).fill(0);
  for (const pattern of patterns) {
    let at = 0;
    pattern.observed.forEach((item, i) => {
      counts[item] = (counts[item] ?? 0) + pattern.n;
      sums[item] = (sums[item] ?? 0) + (pattern.sums[i] ?? 0);
      squares[item] = (squares[item] ?? 0) + (pattern.products[at] ?? 0);
      at += pattern.observed.length - i;
    });
  }
  const means = sums.map((total, i) => total / (counts[i] ?? 1));
  const variances = squares.map((total, i) => {
    const count = counts[i] ?? 1;
    return (total * count - (sums[i] ?? 0) ** 2) / count / count;
  });
  return { means, variances };
}

function centre(k: number, pattern: PatternSums, centres: readonly number[]): Centred {
  const { observed, n } = pattern;
  const size = observed.length;
  const shift = observed.map((item) => centres[item] ?? 0);
  const products = Matrix.zeros(size, size);
  let at = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = i; j < size; j += 1) {
      const [ci, cj] = [shift[i] ?? 0, shift[j] ?? 0];
      const value =
        (pattern.products[at] ?? 0) - ci * (pattern.sums[j] ?? 0) - cj * (pattern.sums[i] ?? 0) + n * ci * cj;
      products.set(i, j, value).set(j, i, value);
      at += 1;
    }
  }
  const there = new Set(observed);
  return {
    observed: [...observed],
    missing: Array.from({ length: k }, (_, i) => i).filter((i) => !there.has(i)),
    n,
    sums: Matrix.columnVector(pattern.sums.map((total, i) => total - n * (shift[i] ?? 0))),
    products,
  };
}

function emStep(
  groups: readonly Centred[],
  n: number,
  mean: Matrix,
  covariance: Matrix,
): { mean: Matrix; covariance: Matrix } | undefined {
  const k = mean.rows;
  const sums = Matrix.zeros(k, 1);
  const products = Matrix.zeros(k, k);
  for (const group of groups) {
    const { observed, missing } = group;
    addAt(sums, observed, [0], group.sums);
    addAt(products, observed, observed, group.products);
    if (missing.length === 0) continue;
    const among = new CholeskyDecomposition(covariance.selection(observed, observed));
    if (!among.isPositiveDefinite()) return undefined;
    const across = covariance.selection(observed, missing);
    const slopes = among.solve(across).transpose();
    const base = Matrix.sub(mean.selection(missing, [0]), slopes.mmul(mean.selection(observed, [0])));
    const predicted = slopes.mmul(group.sums);
    const filled = Matrix.add(predicted, Matrix.mul(base, group.n));
    const crossed = Matrix.add(slopes.mmul(group.products), base.mmul(group.sums.transpose()));
    const left = Matrix.sub(covariance.selection(missing, missing), slopes.mmul(across)).mul(group.n);
    const squared = left.add(crossed.mmul(slopes.transpose())).add(filled.mmul(base.transpose()));
    addAt(sums, missing, [0], filled);
    addAt(products, missing, observed, crossed);
    addAt(products, observed, missing, crossed.transpose());
    addAt(products, missing, missing, squared);
  }
  const nextMean = sums.div(n);
  const spread = products.div(n).sub(nextMean.mmul(nextMean.transpose()));
  // Rounding leaves the two halves a digit apart, and the decomposition insists on equal ones.
  return { mean: nextMean, covariance: Matrix.add(spread, spread.transpose()).div(2) };
}

function addAt(into: Matrix, rows: readonly number[], columns: readonly number[], values: Matrix): void {
  rows.forEach((row, i) => {
    columns.forEach((column, j) => {
      into.set(row, column, into.get(row, column) + values.get(i, j));
    });
  });
}

function largestChange(before: Matrix, after: Matrix): number {
  return Matrix.sub(after, before).abs().max();
}
