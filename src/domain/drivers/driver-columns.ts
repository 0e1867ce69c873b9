import { emCovariance, type PatternSums, smallestPairCount } from '../statistics/em-covariance.ts';
import { covarianceFromSums } from '../statistics/integer-moments.ts';
import { relativeWeights } from '../statistics/relative-weights.ts';
import { availableCovariance, completeCovariance, restrictPatterns } from '../statistics/subset-sums.ts';

/** Whose answers a covariance rests on; keyDrivers says when which. */
export type DriverMethod = 'complete_rows' | 'em' | 'available_pairs';

/** Why an item is not among the drivers. */
export type DroppedReason = 'too_few_answers' | 'no_spread' | 'repeats_others';

/** How many answered each column, and whether they all gave the same answer (or nobody did). */
export function columnMoments(patterns: readonly PatternSums[], columns: number): { n: number; flat: boolean }[] {
  const sums = Array.from({ length: columns }, () => ({ n: 0, sumX: 0, sumXY: 0 }));
  for (const pattern of patterns) {
    let at = 0;
    pattern.observed.forEach((column, i) => {
      const sum = sums[column];
      if (sum !== undefined) {
        sum.n += pattern.n;
        sum.sumX += pattern.sums[i] ?? 0;
        sum.sumXY += pattern.products[at] ?? 0;
      }
      at += pattern.observed.length - i;
    });
  }
  return sums.map((sum) => ({
    n: sum.n,
    flat: !((covarianceFromSums({ ...sum, sumY: sum.sumX }) ?? 0) > 0),
  }));
}

/** How many answered all these columns; where items were drawn, the smallest number behind a pair. */
export function answeredTogether(
  patterns: readonly PatternSums[],
  columns: readonly number[],
  method: DriverMethod,
): number {
  if (method !== 'complete_rows') return smallestPairCount(columns.length, restrictPatterns(patterns, columns));
  return withAll(patterns, columns).reduce((sum, { n }) => sum + n, 0);
}

/** The patterns in which all these columns were answered. */
function withAll(patterns: readonly PatternSums[], columns: readonly number[]): PatternSums[] {
  return patterns.filter(({ observed }) => columns.every((column) => observed.includes(column)));
}

/** Covariance of these columns by the method; null where EM does not settle. */
export function covarianceOf(
  patterns: readonly PatternSums[],
  columns: readonly number[],
  method: DriverMethod,
): number[][] | null {
  if (method === 'complete_rows') {
    return completeCovariance(columns.length, restrictPatterns(withAll(patterns, columns), columns)).covariance;
  }
  const kept = restrictPatterns(patterns, columns);
  if (method === 'available_pairs') return availableCovariance(columns.length, kept);
  const estimate = emCovariance(columns.length, kept);
  return 'value' in estimate ? estimate.value.covariance : null;
}

/** Items without spread among those who answered everything, and items that the ones before them make up. */
export function unusable(
  covariance: readonly (readonly number[])[],
  keep: readonly number[],
): { item: number; reason: DroppedReason }[] {
  const found: { item: number; reason: DroppedReason }[] = [];
  const used: number[] = [];
  keep.forEach((item, at) => {
    const variance = covariance[at]?.[at] ?? 0;
    if (!(variance > 0)) {
      found.push({ item, reason: 'no_spread' });
      return;
    }
    const columns = [...used, at];
    const block = columns.map((i) => columns.map((j) => covariance[i]?.[j] ?? 0));
    if (used.length > 0 && relativeWeights(bordered(block)) === null) found.push({ item, reason: 'repeats_others' });
    else used.push(at);
  });
  return found;
}

/** A block of predictors with a stand-in outcome, to ask only whether the predictors can be told apart. */
function bordered(block: readonly (readonly number[])[]): number[][] {
  return [...block.map((row) => [...row, 0]), [...block.map(() => 0), 1]];
}
