/**
 * Sums over n whole numbers x (and y) from which mean, variance and covariance follow exactly. Scores that are
 * fractions are kept as whole multiples of 1/unit.
 */
export interface IntegerSums {
  readonly n: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

/** Mean and sample standard deviation; null where n is too small for them. */
export interface Moments {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
}

/**
 * n·Σxy − Σx·Σy, without rounding until the last step.
 *
 * Every variance and covariance is this number over n(n − 1). Whole numbers are multiplied exactly (as BigInt once a
 * product passes 2^53), because "mean of squares minus square of the mean" loses all digits when the mean is large
 * against the spread: 10^9 + {4, 7, 13, 16} has variance 30, and doubles say 0 or worse.
 *
 * Needs safe integers. n = 0 gives 0. Source: textbook identity.
 *
 * @example exactScatter(4, 490, 40, 40) // 360 for 4, 7, 13, 16: 360 / (4 · 3) = 30 is their variance
 */
export function exactScatter(n: number, sumXY: number, sumX: number, sumY: number): number {
  const left = n * sumXY;
  const right = sumX * sumY;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right;
  return Number(BigInt(n) * BigInt(sumXY) - BigInt(sumX) * BigInt(sumY));
}

/**
 * Sample covariance (divisor n − 1) from whole-number sums; with x = y the sample variance.
 *
 * What it tells a manager: whether people who expect more also feel they receive more.
 * Formula: (n·Σxy − Σx·Σy) / (n(n − 1)), over unit² when the numbers count 1/unit of a point.
 * n = 0 or 1: null. All values equal: exactly 0.
 *
 * @example covarianceFromSums({ n: 3, sumXY: 15, sumX: 6, sumY: 7 }) // 0.5 for x = 1 2 3, y = 2 2 3
 */
export function covarianceFromSums(
  sums: { readonly n: number; readonly sumXY: number; readonly sumX: number; readonly sumY: number },
  unit = 1,
): number | null {
  if (sums.n < 2) return null;
  return exactScatter(sums.n, sums.sumXY, sums.sumX, sums.sumY) / sums.n / (sums.n - 1) / unit / unit;
}

/**
 * Mean and sample standard deviation (divisor n − 1) from whole-number sums.
 *
 * What it tells a manager: the usual answer, and how far people differ around it.
 * Formula: mean = Σx / n; sd = √((n·Σx² − (Σx)²) / (n(n − 1))); both over `unit`.
 * n = 0: mean and sd null. n = 1: sd null. All values equal: sd exactly 0.
 *
 * @example momentsFromSums({ n: 3, sum: 15, sumOfSquares: 77 }) // { n: 3, mean: 5, sd: 1 } for 4, 5, 6
 */
export function momentsFromSums(sums: IntegerSums, unit = 1): Moments {
  const { n, sum, sumOfSquares } = sums;
  if (n < 1) return { n, mean: null, sd: null };
  const variance = covarianceFromSums({ n, sumXY: sumOfSquares, sumX: sum, sumY: sum }, unit);
  return { n, mean: sum / (n * unit), sd: variance === null ? null : Math.sqrt(variance) };
}
