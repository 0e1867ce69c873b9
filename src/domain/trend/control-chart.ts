import type { Estimate } from '../statistics/estimate.ts';
import { FIRM_FROM, PROVISIONAL_FROM } from './chart-phases.ts';
import { type ChartSignal, chartSignals } from './chart-signals.ts';

/** Mean moving range of two neighbours over the standard deviation: 2/√π. */
export const D2 = 2 / Math.sqrt(Math.PI);

/** One period: how much it rests on (answers, contacts) and its figure; null where there is none. */
export interface Period {
  readonly size: number;
  readonly value: number | null;
}

/** How a figure behaves while nothing but chance is at work. */
export interface Process {
  readonly center: number;
  /** Standard error of a period of this size. */
  readonly sigmaOf: (size: number) => number;
  /** What the figure cannot pass. */
  readonly floor?: number;
  readonly ceiling?: number;
}

export type NoLimits = 'too_few_points' | 'no_spread';

export interface ChartPoint extends Period {
  /** Whether it has enough behind it to be tested; drawn hollow otherwise. */
  readonly tested: boolean;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Distance to the centre line in standard errors. */
  readonly z: number | null;
}

/** Figures over time with their limits: firm, provisional, or none with the reason. */
export interface ControlChart {
  readonly limits: 'firm' | 'provisional' | NoLimits;
  readonly center: number | null;
  readonly points: readonly ChartPoint[];
  readonly signals: readonly ChartSignal[];
}

/**
 * Figures over time against what chance does with them.
 *
 * What it tells a manager: whether anything has changed at all. `process` comes from the baseline periods alone, those
 * before `baselineTo`; limits are centre ± 3 standard errors of each period, cut where the figure cannot go.
 * Limits are drawn from 12 baseline points with enough answers (`testedFrom`) on, provisional under 20. A period with
 * fewer answers has limits but is neither tested nor counted. Without limits: points alone, with the reason.
 */
export function drawChart(
  periods: readonly Period[],
  baselineTo: number,
  testedFrom: number,
  process: Estimate<Process, NoLimits>,
): ControlChart {
  const isTested = ({ size, value }: Period): boolean => value !== null && size >= testedFrom;
  const basis = periods.slice(0, baselineTo).filter(isTested).length;
  const why = 'insufficient' in process ? process.insufficient : null;
  if (basis < PROVISIONAL_FROM || !('value' in process)) {
    const points = periods.map((period) => ({ ...period, tested: false, lower: null, upper: null, z: null }));
    return { limits: why ?? 'too_few_points', center: null, points, signals: [] };
  }
  const points = pointsOf(periods, process.value).map((point) => ({ ...point, tested: isTested(point) }));
  return {
    limits: basis < FIRM_FROM ? 'provisional' : 'firm',
    center: process.value.center,
    points,
    signals: chartSignals(points.map(({ tested, z }) => (tested ? z : null))),
  };
}

/** Limits and distances of periods under a process. */
export function pointsOf(periods: readonly Period[], process: Process): Omit<ChartPoint, 'tested'>[] {
  const { center, sigmaOf, floor = Number.NEGATIVE_INFINITY, ceiling = Number.POSITIVE_INFINITY } = process;
  return periods.map(({ size, value }) => {
    const sigma = size > 0 ? sigmaOf(size) : 0;
    if (!(sigma > 0)) return { size, value, lower: null, upper: null, z: null };
    return {
      size,
      value,
      lower: Math.max(floor, center - 3 * sigma),
      upper: Math.min(ceiling, center + 3 * sigma),
      z: value === null ? null : (value - center) / sigma,
    };
  });
}

/**
 * Mean distance between neighbours, over what it would be for chance alone with standard deviation 1; null under two.
 *
 * @example movingSpread([1, 3, 2]) // 1.5 / 1.128
 */
export function movingSpread(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const steps = values.slice(1).map((value, at) => Math.abs(value - (values[at] ?? value)));
  return steps.reduce((a, b) => a + b, 0) / steps.length / D2;
}
