import gammaln from '@stdlib/math-base-special-gammaln';
import type { Estimate } from './estimate.ts';

/**
 * How often chance alone would give a chi-square statistic at least this large.
 *
 * Formula: the upper incomplete gamma function Q(df/2, x/2), by its series below the mean and by its continued fraction
 * above it. Between 0 and 1. Needs x ≥ 0 and df > 0, else RangeError. Source: Abramowitz & Stegun 26.4.19, 6.5.29 and
 * 6.5.31; fixture G10.
 *
 * @example chiSquareP(3.841459, 1) // 0.0499999946531957
 */
export function chiSquareP(x: number, df: number): number {
  if (!(df > 0 && x >= 0)) throw new RangeError(`no chi-square statistic: ${x} with ${df} degrees of freedom`);
  const [a, z] = [df / 2, x / 2];
  if (z === 0) return 1;
  if (z === Number.POSITIVE_INFINITY) return 0;
  const front = Math.exp(a * Math.log(z) - z - gammaln(a));
  if (z < a + 1) {
    let [term, sum] = [1 / a, 1 / a];
    for (let k = a + 1; term > sum * 1e-17; k += 1) {
      term *= z / k;
      sum += term;
    }
    return Math.min(1, Math.max(0, 1 - front * sum));
  }
  // Modified Lentz, from the front.
  let b = z + 1 - a;
  let [c, d] = [1e300, 1 / b];
  let fraction = d;
  for (let k = 1; k <= 10_000; k += 1) {
    const step = -k * (k - a);
    b += 2;
    d = 1 / (step * d + b);
    c = b + step / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return Math.min(1, Math.max(0, front * fraction));
}

/** A test of observed counts against expected shares. */
export interface GoodnessOfFit {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
}

export type FitGap = 'no_answers' | 'under_two_groups' | 'too_few_expected';

/**
 * Chi-square test of goodness of fit.
 *
 * What it tells a manager: whether those counted are spread over the groups as they should be, but for chance.
 * Formula: expected = n · share; Σ (observed − expected)²/expected with (groups − 1) degrees of freedom. `weights` are
 * the expected shares up to a common factor. Groups without weight are left out, together with who is in them.
 * n = 0: insufficient; so are fewer than two groups with weight, and a group with fewer than 5 expected (merge it with
 * another first). Lists of different length: RangeError. Source: Pearson 1900; Cochran 1954 for the 5.
 *
 * @example goodnessOfFit([30, 20], [1, 1]) // n 50: chiSquare 2, df 1, p 0.157
 */
export function goodnessOfFit(
  observed: readonly number[],
  weights: readonly number[],
): Estimate<GoodnessOfFit, FitGap> {
  if (observed.length !== weights.length) throw new RangeError('as many counts as weights are needed');
  const groups = observed.flatMap((count, at) => {
    const weight = weights[at] ?? 0;
    return weight > 0 ? [{ count, weight }] : [];
  });
  const n = groups.reduce((sum, { count }) => sum + count, 0);
  const whole = groups.reduce((sum, { weight }) => sum + weight, 0);
  if (n === 0) return { n, insufficient: 'no_answers' };
  if (groups.length < 2) return { n, insufficient: 'under_two_groups' };
  if (groups.some(({ weight }) => (n * weight) / whole < 5)) return { n, insufficient: 'too_few_expected' };
  const chiSquare = groups.reduce((sum, { count, weight }) => {
    const expected = (n * weight) / whole;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  const df = groups.length - 1;
  return { n, value: { chiSquare, df, p: chiSquareP(chiSquare, df) } };
}
