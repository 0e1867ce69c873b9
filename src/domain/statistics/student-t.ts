import cdf from '@stdlib/stats-base-dists-t-cdf';
import quantile from '@stdlib/stats-base-dists-t-quantile';
import { logGammaHalfStep } from './log-gamma-half-step.ts';

/** Below this the library's product of powers underflows before its result does. */
const FAR_TAIL = 1e-280;

/**
 * The point that Student's t with `df` degrees of freedom stays under with the given probability.
 *
 * Needs 0 < probability < 1 and df > 0, else RangeError. Source: inverse of the incomplete beta function (@stdlib);
 * agrees with fixture G10 to 2 × 10^-15.
 *
 * @example studentQuantile(0.975, 9) // 2.2621571627982
 */
export function studentQuantile(probability: number, df: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`probability must lie between 0 and 1: ${probability}`);
  requireDegrees(df);
  return quantile(probability, df);
}

/**
 * Two-sided p-value of a t statistic: how often chance alone would give one at least this far from 0.
 *
 * What it tells a manager: whether "there is no gap at all" can be left out of the explanations.
 * Formula: the incomplete beta function I_x(df/2, ½) at x = df/(df + t²); far in the tail (under 10^-280) by its
 * continued fraction in logarithms, so that it is 0 only where no double is small enough. Always between 0 and 1.
 * Needs df > 0 and a number t, else RangeError. Source: Abramowitz & Stegun 26.7.1 and 26.5.8.
 *
 * @example studentTwoSidedP(2.262157, 9) // 0.0500000133
 */
export function studentTwoSidedP(t: number, df: number): number {
  requireDegrees(df);
  if (Number.isNaN(t)) throw new RangeError('t must be a number');
  const size = Math.abs(t);
  const p = 2 * cdf(-size, df);
  return p > FAR_TAIL ? Math.min(1, p) : farTail(size, df);
}

function farTail(t: number, df: number): number {
  if (t === Number.POSITIVE_INFINITY) return 0;
  const ratio = (t / df) * t;
  // ln(df / (df + t²)) and ln(t² / (df + t²)); past 10^300 the sum df + t² is t² itself.
  const logX = ratio > 1e300 ? Math.log(df) - 2 * Math.log(t) : -Math.log1p(ratio);
  const logY = -Math.log1p(1 / ratio);
  const a = df / 2;
  const logBeta = Math.log(Math.PI) / 2 - logGammaHalfStep(a);
  const front = a * logX + logY / 2 - Math.log(a) - logBeta;
  return Math.exp(front + Math.log(betaFraction(Math.exp(logX), a, 0.5)));
}

/** Continued fraction of the incomplete beta function, evaluated from the front (modified Lentz). */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (v: number): number => (Math.abs(v) < tiny ? tiny : v);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return h;
}

function requireDegrees(df: number): void {
  if (!(df > 0)) throw new RangeError(`degrees of freedom must be above 0: ${df}`);
}
