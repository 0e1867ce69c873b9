import { logGammaHalfStep } from './log-gamma-half-step.ts';

/**
 * What the standard deviation of n normal answers comes to on average, as a part of the true one.
 *
 * What it tells a manager: nothing by itself; without it the spread of a small week looks as if it had shrunk.
 * Formula: √(2/(n − 1)) · Γ(n/2) / Γ((n − 1)/2); between 0 and 1, near 1 − 1/(4n). n = 0 or 1: null.
 * Source: Montgomery, Introduction to Statistical Quality Control; fixture G10.
 *
 * @example c4(10) // 0.972659274121588
 */
export function c4(n: number): number | null {
  if (!(n >= 2)) return null;
  return Math.exp(logGammaHalfStep((n - 1) / 2)) * Math.sqrt(2 / (n - 1));
}
