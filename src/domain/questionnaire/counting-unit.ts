/**
 * Scores of dimensions and of the whole are fractions; they are added up as whole numbers of a unit that all of them
 * are multiples of, so that sums stay exact and merge in any order.
 */

/** With a squared total up to here, a million answers add up below 2⁵³, where whole numbers stop being exact. */
export const FINEST_SQUARED_TOTAL = Number.MAX_SAFE_INTEGER / 1e6;

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function leastCommonMultipleUpTo(last: number): number {
  let multiple = 1;
  for (let n = 2; n <= last; n += 1) multiple = (multiple / greatestCommonDivisor(multiple, n)) * n;
  return multiple;
}

/**
 * How many counting units make one point of the scale, for dimensions of these sizes (numbers of items):
 * lcm(1…largest dimension) × lcm(1…number of dimensions). Every mean of rated items in a dimension, and every mean of
 * dimension scores, is then a whole number of units, however many items were skipped.
 *
 * @example countingUnit([5, 5, 5]) // 360: lcm(1…5) = 60, times lcm(1…3) = 6
 */
export function countingUnit(dimensionSizes: readonly number[]): number {
  return leastCommonMultipleUpTo(Math.max(1, ...dimensionSizes)) * leastCommonMultipleUpTo(dimensionSizes.length);
}
