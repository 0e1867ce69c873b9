import { Matrix } from 'ml-matrix';
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
/** An item of which less than this part of its spread is its own repeats others. */
const SINGULAR = 1e-10;

/** Sums of one pattern around whole centres, products row by row of the full square. */
interface Centred {
  readonly observed: readonly number[];
  readonly missing: readonly number[];
  readonly n: number;
  readonly sums: Float64Array;
  readonly products: Float64Array;
}

/** Means and, row by row, covariances of the k items. */
interface Fit {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
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
  let fit: Fit = {
    mean: Float64Array.from(available, (value, at) => value - (centres[at] ?? 0)),
    covariance: new Float64Array(k * k),
  };
  variances.forEach((variance, at) => {
    fit.covariance[at * (k + 1)] = variance;
  });

  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const next = emStep(groups, n, fit);
    if (next === undefined) return { n, insufficient: 'no_spread' };
    const moved = Math.max(largestChange(fit.mean, next.mean), largestChange(fit.covariance, next.covariance));
    fit = next;
    if (!Number.isFinite(moved)) return { n, insufficient: 'no_spread' };
    if (moved < CONVERGED) {
      const means = available.map((_, at) => (fit.mean[at] ?? 0) + (centres[at] ?? 0));
      const covariance = means.map((_, at) => [...fit.covariance.subarray(at * k, (at + 1) * k)]);
      return { n, value: { means, covariance, rounds: round } };
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
  const products = new Float64Array(size * size);
  let at = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = i; j < size; j += 1) {
      const [ci, cj] = [shift[i] ?? 0, shift[j] ?? 0];
      const value =
        (pattern.products[at] ?? 0) - ci * (pattern.sums[j] ?? 0) - cj * (pattern.sums[i] ?? 0) + n * ci * cj;
      products[i * size + j] = value;
      products[j * size + i] = value;
      at += 1;
    }
  }
  const there = new Set(observed);
  return {
    observed: [...observed],
    missing: Array.from({ length: k }, (_, i) => i).filter((i) => !there.has(i)),
    n,
    sums: Float64Array.from(pattern.sums, (total, i) => total - n * (shift[i] ?? 0)),
    products,
  };
}

/**
 * One round: what each group would be expected to have answered, added up. Undefined when the observed items of a group
 * repeat each other. Plain arrays, because a round visits thousands of groups.
 */
function emStep(groups: readonly Centred[], n: number, { mean, covariance }: Fit): Fit | undefined {
  const k = mean.length;
  const sums = new Float64Array(k);
  const products = new Float64Array(k * k);
  const swept = new Float64Array(k * k);
  const crossed = new Float64Array(k);
  for (const group of groups) {
    const { observed, missing } = group;
    const size = observed.length;
    observed.forEach((item, i) => {
      sums[item] = (sums[item] ?? 0) + (group.sums[i] ?? 0);
      observed.forEach((other, j) => {
        add(products, item * k + other, group.products[i * size + j] ?? 0);
      });
    });
    if (missing.length === 0) continue;
    swept.set(covariance);
    for (const item of observed) if (!sweep(swept, k, item, covariance[item * (k + 1)] ?? 0)) return undefined;
    // From here on swept holds the slopes of missing on observed items, and what they leave of the spread.
    const bases = missing.map((item) => {
      let base = mean[item] ?? 0;
      for (const other of observed) base -= (swept[item * k + other] ?? 0) * (mean[other] ?? 0);
      return base;
    });
    missing.forEach((item, m) => {
      const base = bases[m] ?? 0;
      let filled = group.n * base;
      for (let j = 0; j < size; j += 1) {
        let cross = base * (group.sums[j] ?? 0);
        for (let i = 0; i < size; i += 1) {
          cross += (swept[item * k + (observed[i] ?? 0)] ?? 0) * (group.products[i * size + j] ?? 0);
        }
        const other = observed[j] ?? 0;
        crossed[j] = cross;
        filled += (swept[item * k + other] ?? 0) * (group.sums[j] ?? 0);
        add(products, item * k + other, cross);
        add(products, other * k + item, cross);
      }
      sums[item] = (sums[item] ?? 0) + filled;
      missing.forEach((second, at) => {
        let square = group.n * (swept[item * k + second] ?? 0) + filled * (bases[at] ?? 0);
        for (let j = 0; j < size; j += 1) square += (crossed[j] ?? 0) * (swept[second * k + (observed[j] ?? 0)] ?? 0);
        add(products, item * k + second, square);
      });
    });
  }
  const nextMean = sums.map((total) => total / n);
  const spread = products.map((total, at) => total / n - (nextMean[Math.floor(at / k)] ?? 0) * (nextMean[at % k] ?? 0));
  // Rounding leaves the two halves a digit apart.
  const even = spread.map((value, at) => (value + (spread[(at % k) * k + Math.floor(at / k)] ?? 0)) / 2);
  return { mean: nextMean, covariance: even };
}

/**
 * Regresses all other items on one more item, in place (the sweep operator, Goodnight 1979). False when items swept
 * before make that one up.
 */
function sweep(matrix: Float64Array, k: number, pivot: number, variance: number): boolean {
  const divisor = matrix[pivot * (k + 1)] ?? 0;
  if (!(divisor > SINGULAR * variance)) return false;
  for (let i = 0; i < k; i += 1) {
    if (i === pivot) continue;
    const slope = (matrix[i * k + pivot] ?? 0) / divisor;
    for (let j = 0; j < k; j += 1) {
      if (j !== pivot) matrix[i * k + j] = (matrix[i * k + j] ?? 0) - slope * (matrix[pivot * k + j] ?? 0);
    }
  }
  for (let i = 0; i < k; i += 1) {
    if (i === pivot) continue;
    matrix[i * k + pivot] = (matrix[i * k + pivot] ?? 0) / divisor;
    matrix[pivot * k + i] = (matrix[pivot * k + i] ?? 0) / divisor;
  }
  matrix[pivot * (k + 1)] = -1 / divisor;
  return true;
}

function add(to: Float64Array, at: number, value: number): void {
  to[at] = (to[at] ?? 0) + value;
}

function largestChange(before: Float64Array, after: Float64Array): number {
  return before.reduce((most, value, at) => Math.max(most, Math.abs((after[at] ?? 0) - value)), 0);
}
