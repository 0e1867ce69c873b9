import type { Estimate } from '../statistics/estimate.ts';
import type { Counted } from '../statistics/share-difference.ts';
import { TESTED_FROM } from './chart-phases.ts';
import {
  type ControlChart,
  drawChart,
  movingSpread,
  type NoLimits,
  type Period,
  type Process,
  pointsOf,
} from './control-chart.ts';

/** From this many answers a period on, shares vary by more than their answers tell, if they do. */
const LANEY_FROM = 100;

/** The process of shares, and how much wider than chance alone the periods vary. */
export interface ShareProcess extends Process {
  /** Mean moving range of the distances over 1.128; null under two periods. */
  readonly sigmaZ: number | null;
  readonly kind: 'p' | 'laney';
}

export interface ShareChart extends ControlChart {
  readonly kind: ShareProcess['kind'] | null;
}

/**
 * Centre and spread of weekly (monthly) shares with varying numbers of answers.
 *
 * Formula: centre p = Σ count / Σ n; standard error √(p(1 − p)/n). Laney's p′: with a hundred answers a period on
 * average or more, the error is multiplied by sigmaZ, the mean moving range of the distances over 1.128, if above 1;
 * shares of large periods else lie beyond the limits nearly always. `kind` asks for one of the two.
 * No answers: too_few_points. Nobody or everybody: no_spread. n is the number of answers.
 * Sources: Montgomery; Laney 2002; fixture G25.
 *
 * @example shareProcess([{ count: 2, n: 4 }, { count: 4, n: 8 }]) // centre 0.5, standard error of 25 answers 0.1
 */
export function shareProcess(
  baseline: readonly Counted[],
  kind?: ShareProcess['kind'],
): Estimate<ShareProcess, NoLimits> {
  const used = baseline.filter((period) => period.n > 0);
  const n = used.reduce((total, period) => total + period.n, 0);
  if (n === 0) return { n, insufficient: 'too_few_points' };
  const center = used.reduce((total, { count }) => total + count, 0) / n;
  if (center === 0 || center === 1) return { n, insufficient: 'no_spread' };
  const plain = (size: number): number => Math.sqrt((center * (1 - center)) / size);
  const points = pointsOf(periodsOf(used), { center, sigmaOf: plain });
  const sigmaZ = movingSpread(points.flatMap(({ z }) => z ?? []));
  const wide = sigmaZ !== null && sigmaZ > 1 && n / used.length >= LANEY_FROM;
  const chosen = kind ?? (wide ? 'laney' : 'p');
  const factor = chosen === 'laney' ? (sigmaZ ?? 1) : 1;
  return {
    n,
    value: { center, sigmaZ, kind: chosen, floor: 0, ceiling: 1, sigmaOf: (size) => factor * plain(size) },
  };
}

/**
 * p chart, or Laney's p′ chart, of shares per period.
 *
 * What it tells a manager: whether the share of satisfied customers (of standards met, of promises kept) moved.
 * Limits: p ± 3 standard errors (see shareProcess), cut at 0 and 1, from the periods before `baselineTo`. A period with
 * n = 0 has no value; under 3 answers it is not tested. Fewer than 12 tested baseline points, or nobody or everybody in
 * all of them: no limits. Sources: Shewhart 1931; Laney 2002; fixture G25.
 *
 * @example shareChart(weeks, weeks.length).kind // 'p' with fourteen answers a week
 */
export function shareChart(periods: readonly Counted[], baselineTo: number): ShareChart {
  const process = shareProcess(periods.slice(0, baselineTo));
  const chart = drawChart(periodsOf(periods), baselineTo, TESTED_FROM, process);
  return { ...chart, kind: chart.center !== null && 'value' in process ? process.value.kind : null };
}

function periodsOf(counted: readonly Counted[]): Period[] {
  return counted.map(({ count, n }) => ({ size: n, value: n > 0 ? count / n : null }));
}
