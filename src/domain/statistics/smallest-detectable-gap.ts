import { normalCdf } from './normal-cdf.ts';
import { studentQuantile } from './student-t.ts';

/** Step of the sum below, in standard deviations of ln s and at most in ln s itself; halving it changes nothing. */
const STEP = 0.4;
const LONGEST_STEP = 0.1;

/**
 * Power of the two-sided 5 % t test: the chance that a true mean of `shift` standard errors is noticed, and on the
 * right side of 0 (being found on the wrong side by chance is not noticing it).
 *
 * Formula: the mean of Φ(shift − c·s) over s = √(χ²/df), with c the 97.5 % point of Student's t: the noncentral t
 * distribution written as a mean of normal ones, summed over ln s at equal steps (the density vanishes at both ends,
 * so the sum is right to rounding). Needs df > 0, else RangeError.
 *
 * @example pairedPower(2.8986, 29) // 0.8: thirty answers, a gap of 0.7939 with sd 1.5
 */
export function pairedPower(shift: number, df: number): number {
  return powerAndSlope(shift, df, studentQuantile(0.975, df)).power;
}

function powerAndSlope(shift: number, df: number, critical: number): { power: number; slope: number } {
  const step = Math.min(LONGEST_STEP, STEP / Math.sqrt(2 * df));
  let [weight, power, slope] = [0, 0, 0];
  const visit = (u: number): boolean => {
    // ln of the density of u = ln s is df·u − df·(e^(2u) − 1)/2; the part that is left out is below 10^-17.
    const w = Math.exp(df * (u - Math.expm1(2 * u) / 2));
    const reach = critical * Math.exp(u);
    weight += w;
    power += w * normalCdf(shift - reach);
    slope += w * Math.exp(-((shift - reach) ** 2) / 2);
    return w > 1e-17;
  };
  visit(0);
  for (let k = 1; visit(k * step); k += 1);
  for (let k = -1; visit(k * step); k -= 1);
  return { power: power / weight, slope: slope / weight / Math.sqrt(2 * Math.PI) };
}

/**
 * Smallest detectable gap: the true gap that this many answers would have noticed four times in five.
 *
 * What it tells a manager: beside "undecided", how large a shortfall could still be hiding.
 * Formula: the gap at which the two-sided 5 % paired t test has power 0.8, by the noncentral t distribution;
 * near 2.80 · sd / √n. n = 0 or 1, or sd 0 or unknown: null. Source: fixture G11; Cohen 1988.
 *
 * @example smallestDetectableGap(30, 1.5) // 0.793854
 */
export function smallestDetectableGap(n: number, sd: number | null): number | null {
  if (n < 2 || sd === null || !(sd > 0)) return null;
  return (detectableShift(n - 1) * sd) / Math.sqrt(n);
}

/**
 * Shift in standard errors that the two-sided 5 % t test notices with power 0.8. Needs df > 0.
 *
 * Newton's steps, kept inside a bracket that shrinks with each.
 *
 * @example detectableShift(29) // 2.8986
 */
export function detectableShift(df: number): number {
  const critical = studentQuantile(0.975, df);
  let low = 0;
  let high = 4 * critical + 4;
  let shift = critical + 0.85;
  for (let round = 0; round < 60; round += 1) {
    const { power, slope } = powerAndSlope(shift, df, critical);
    const miss = power - 0.8;
    if (Math.abs(miss) < 1e-12) break;
    if (miss < 0) low = shift;
    else high = shift;
    const next = shift - miss / slope;
    shift = next > low && next < high ? next : (low + high) / 2;
  }
  return shift;
}
