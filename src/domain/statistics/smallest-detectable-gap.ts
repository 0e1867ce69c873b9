import { normalCdf } from './normal-cdf.ts';
import { studentQuantile } from './student-t.ts';

/** Step of the sum below, in standard deviations of ln s; a tenth of it would change the 12th digit. */
const STEP = 0.2;

/**
 * Power of the two-sided 5 % t test: the chance that a true mean of `shift` standard errors is noticed.
 *
 * Formula: the mean of Φ(shift − c·s) + Φ(−shift − c·s) over s = √(χ²/df), with c the 97.5 % point of Student's t:
 * the noncentral t distribution written as a mean of normal ones, summed over ln s at equal steps (the density
 * vanishes at both ends, so the sum is right to rounding). Needs df ≥ 1, else RangeError.
 *
 * @example pairedPower(2.8986, 29) // 0.8: thirty answers, a gap of 0.7939 with sd 1.5
 */
export function pairedPower(shift: number, df: number): number {
  const critical = studentQuantile(0.975, df);
  const sd = 1 / Math.sqrt(2 * df);
  const step = STEP * sd;
  // ln of the density of u = ln s is df·u − df·e^(2u)/2; the part that is left out is below e^-40.
  const density = (u: number): number => Math.exp(df * (u - Math.expm1(2 * u) / 2));
  let weight = 0;
  let power = 0;
  const visit = (u: number): boolean => {
    const w = density(u);
    const reach = critical * Math.exp(u);
    weight += w;
    power += w * (normalCdf(shift - reach) + normalCdf(-shift - reach));
    return w > 1e-18;
  };
  visit(0);
  for (let k = 1; visit(k * step); k += 1);
  for (let k = -1; visit(k * step); k -= 1);
  return power / weight;
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

/** Shift in standard errors with power 0.8; by bisection of a growing function, sped up by secants. */
function detectableShift(df: number): number {
  let low = 0;
  let high = studentQuantile(0.975, df) + 1;
  while (pairedPower(high, df) < 0.8) high *= 2;
  let guess = Math.min(high, studentQuantile(0.975, df) + 0.8416);
  let last = low;
  let lastMiss = 0.05 - 0.8;
  for (let round = 0; round < 60; round += 1) {
    const miss = pairedPower(guess, df) - 0.8;
    if (Math.abs(miss) < 1e-13) break;
    if (miss < 0) low = guess;
    else high = guess;
    const secant = guess - (miss * (guess - last)) / (miss - lastMiss);
    last = guess;
    lastMiss = miss;
    guess = secant > low && secant < high ? secant : (low + high) / 2;
    if (high - low < 1e-12) break;
  }
  return guess;
}
