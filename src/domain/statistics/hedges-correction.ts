import { logGammaHalfStep } from './log-gamma-half-step.ts';

/**
 * Hedges' small-sample correction J: what a standardised effect must be multiplied by to be right on average.
 *
 * What it tells a manager: nothing by itself; without it effects from few answers look larger than they are.
 * Formula: Γ(df/2) / (√(df/2) · Γ((df − 1)/2)), through logarithms of the gamma function; near 1 − 3/(4·df − 1).
 * df = 1: exactly 0 (the correction wipes the effect out). df < 1: null. Source: Hedges 1981.
 *
 * @example hedgesCorrection(9) // 0.913874891792553
 */
export function hedgesCorrection(df: number): number | null {
  if (!(df >= 1)) return null;
  if (df === 1) return 0;
  return Math.exp(logGammaHalfStep((df - 1) / 2) - Math.log(df / 2) / 2);
}
