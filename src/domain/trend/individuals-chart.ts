import type { Estimate } from '../statistics/estimate.ts';
import { type ControlChart, D2, drawChart, movingSpread, type NoLimits, type Process } from './control-chart.ts';

/** Upper limit of a moving range, in mean moving ranges. */
const RANGE_LIMIT = 3.267;

/** The process of single figures. */
export interface IndividualsProcess extends Process {
  readonly sigma: number;
  /** Mean distance between neighbours, and the distance that chance seldom passes. */
  readonly meanRange: number;
  readonly rangeLimit: number;
}

export interface IndividualsChart extends ControlChart {
  /** Distance of each point to the one before that has a value; null for the first. */
  readonly ranges: readonly (number | null)[];
  readonly rangeLimit: number | null;
}

/**
 * Centre and spread of one figure per period.
 *
 * Formula: centre = mean; sigma = mean moving range / 1.128. Periods without a figure are passed over. n is the number
 * of figures. Under two: too_few_points. All alike: no_spread. Sources: Shewhart 1931; Wheeler; fixture G08.
 *
 * @example individualsProcess([1, 3, 2]) // centre 2, mean moving range 1.5
 */
export function individualsProcess(baseline: readonly (number | null)[]): Estimate<IndividualsProcess, NoLimits> {
  const values = baseline.flatMap((value) => value ?? []);
  const n = values.length;
  const sigma = movingSpread(values);
  if (sigma === null) return { n, insufficient: 'too_few_points' };
  if (!(sigma > 0)) return { n, insufficient: 'no_spread' };
  const center = values.reduce((a, b) => a + b, 0) / n;
  const meanRange = sigma * D2;
  return { n, value: { center, sigma, meanRange, rangeLimit: RANGE_LIMIT * meanRange, sigmaOf: () => sigma } };
}

/**
 * XmR chart of one figure per period.
 *
 * What it tells a manager: whether a figure that has no answers to count behind it (days to close, a score of equal
 * numbers of answers) moved, and whether it jumped.
 * Limits: mean ± 3·(mean moving range)/1.128, and 3.267 mean moving ranges for the jump, from the periods before
 * `baselineTo`. In the figure's unit. A period without a figure is passed over. Fewer than 12 baseline figures or all
 * alike: no limits. With very unequal numbers of answers use meanChart, this one then gives false alarms.
 * Sources: Shewhart 1931; Wheeler; fixture G08.
 *
 * @example individualsChart(values, values.length).signals
 */
export function individualsChart(values: readonly (number | null)[], baselineTo: number): IndividualsChart {
  const process = individualsProcess(values.slice(0, baselineTo));
  const periods = values.map((value) => ({ size: value === null ? 0 : 1, value }));
  const chart = drawChart(periods, baselineTo, 1, process);
  let before: number | null = null;
  const ranges = values.map((value) => {
    const range = value === null || before === null ? null : Math.abs(value - before);
    before = value ?? before;
    return range;
  });
  const known = chart.center !== null && 'value' in process;
  return { ...chart, ranges, rangeLimit: known ? process.value.rangeLimit : null };
}
