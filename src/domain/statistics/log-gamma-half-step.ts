import gammaln from '@stdlib/math-base-special-gammaln';

/** From here on the series below is exact to the last digit. */
const SERIES_FROM = 20;

/**
 * ln Γ(x + ½) − ln Γ(x) for x > 0.
 *
 * Behind Hedges' correction and the tail of Student's t. The difference of two log-gammas loses digits as x grows
 * (at x = 10^8 both are near 2 × 10^9), so from x = 20 it is summed directly:
 * ½ ln x − 1/8x + 1/192x³ − 1/640x⁵ + 17/14336x⁷ − 31/18432x⁹.
 * Source: Abramowitz & Stegun 6.1.40 with the shift ½.
 *
 * @example logGammaHalfStep(0.5) // −½ ln π: Γ(1)/Γ(½) = 1/√π
 */
export function logGammaHalfStep(x: number): number {
  if (x < SERIES_FROM) return gammaln(x + 0.5) - gammaln(x);
  const r = 1 / (x * x);
  const series = -1 / 8 + r * (1 / 192 + r * (-1 / 640 + r * (17 / 14336 - (r * 31) / 18432)));
  return Math.log(x) / 2 + series / x;
}
