import { c4 } from '../statistics/c4.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { exactScatter, type IntegerSums, momentsFromSums } from '../statistics/integer-moments.ts';
import { TESTED_FROM } from './chart-phases.ts';
import { type ControlChart, drawChart, movingSpread, type NoLimits, type Process, pointsOf } from './control-chart.ts';

/** This many baseline points, and more than this part of them, beyond the limits: it is no longer a stray week. */
const SEVERAL_OUT = 3;
const TOO_MANY_OUT = 0.05;

/** The process of means: spread within periods, and how much wider than that the periods themselves vary. */
export interface MeanProcess extends Process {
  /** Pooled standard deviation within periods, in scale points. */
  readonly sigma: number;
  /** 1, or the factor by which the limits are widened. */
  readonly widening: number;
}

/** The s chart beside the means: the spread of each period's answers; null under two answers or without limits. */
export interface SpreadPoint {
  readonly value: number | null;
  readonly center: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface MeanChart extends ControlChart {
  readonly widening: number | null;
  readonly spread: readonly SpreadPoint[];
}

/**
 * Centre and spread of weekly (monthly) means with varying numbers of answers.
 *
 * Formula: centre Σ n·mean / Σ n; sigma = √(Σ (n − 1)·sd² / Σ (n − 1)), the spread within periods; standard error of a
 * period sigma/√n. Where three baseline points or more, and more than one in twenty, lie beyond the limits so drawn,
 * periods differ by more than their answers tell (branches, days): the error is widened by the mean moving range of the distances over 1.128, if above 1.
 * No answers or no period with two: too_few_points. All answers of each period alike: no_spread. n is the number of
 * answers. Sources: Montgomery; Laney 2002 for the widening.
 *
 * @example meanProcess([{ n: 2, sum: 8, sumOfSquares: 34 }, { n: 2, sum: 12, sumOfSquares: 74 }]) // centre 5, sigma √2
 */
export function meanProcess(baseline: readonly IntegerSums[], unit = 1): Estimate<MeanProcess, NoLimits> {
  let [n, sum, scatter, df] = [0, 0, 0, 0];
  for (const period of baseline) {
    if (period.n < 1) continue;
    n += period.n;
    sum += period.sum;
    scatter += exactScatter(period.n, period.sumOfSquares, period.sum, period.sum) / period.n;
    df += period.n - 1;
  }
  if (df < 1) return { n, insufficient: 'too_few_points' };
  const sigma = Math.sqrt(scatter / df) / unit;
  if (!(sigma > 0)) return { n, insufficient: 'no_spread' };
  const center = sum / (n * unit);
  const plain = { center, sigmaOf: (size: number) => sigma / Math.sqrt(size) };
  const distances = pointsOf(periodsOf(baseline, unit), plain).flatMap(({ size, z }) =>
    z === null || size < TESTED_FROM ? [] : [z],
  );
  const out = distances.filter((z) => Math.abs(z) > 3).length;
  const unruly = out >= SEVERAL_OUT && out > TOO_MANY_OUT * distances.length;
  const widening = unruly ? Math.max(1, movingSpread(distances) ?? 1) : 1;
  return { n, value: { center, sigma, widening, sigmaOf: (size) => (widening * sigma) / Math.sqrt(size) } };
}

/**
 * X-bar and s chart of means per period.
 *
 * What it tells a manager: whether the mean gap or performance of this week is news, given how many answered; and
 * whether customers have come to differ more among themselves.
 * Limits: centre ± 3 standard errors (see meanProcess); for the spread c4(n)·sigma ± 3·sigma·√(1 − c4(n)²), not under
 * 0. In scale points; `unit`: the sums count 1/unit of a point. Limits come from the periods before `baselineTo`.
 * A period with n = 0 has no value; under 3 answers it is not tested; with n = 1 it has no spread.
 * Fewer than 12 tested baseline points or no spread: no limits. Sources: Shewhart 1931; Montgomery; fixture G25.
 *
 * @example meanChart(weeks, 24).signals // patterns in all weeks against limits from the first 24
 */
export function meanChart(periods: readonly IntegerSums[], baselineTo: number, unit = 1): MeanChart {
  const process = meanProcess(periods.slice(0, baselineTo), unit);
  const chart = drawChart(periodsOf(periods, unit), baselineTo, TESTED_FROM, process);
  const limits = chart.center !== null && 'value' in process ? process.value : null;
  const spread = periods.map((sums): SpreadPoint => {
    const { sd } = momentsFromSums(sums, unit);
    const part = c4(sums.n);
    if (limits === null || part === null) return { value: sd, center: null, lower: null, upper: null };
    const reach = 3 * limits.sigma * Math.sqrt(1 - part ** 2);
    const center = part * limits.sigma;
    return { value: sd, center, lower: Math.max(0, center - reach), upper: center + reach };
  });
  return { ...chart, widening: limits?.widening ?? null, spread };
}

function periodsOf(sums: readonly IntegerSums[], unit: number): { size: number; value: number | null }[] {
  return sums.map((period) => ({ size: period.n, value: momentsFromSums(period, unit).mean }));
}
