import type { Estimate } from '../statistics/estimate.ts';
import { type ControlChart, drawChart, type NoLimits, type Process } from './control-chart.ts';

/** Things counted in one period and the contacts in which they could have happened. */
export interface Occurrences {
  readonly count: number;
  readonly contacts: number;
}

/**
 * Centre and spread of a rate per period.
 *
 * Formula: centre u = Σ count / Σ contacts; standard error √(u / contacts); both times `per`. n is the number of
 * contacts. No contacts: too_few_points. Nothing counted: no_spread. Source: Montgomery.
 *
 * @example rateProcess([{ count: 4, contacts: 1000 }, { count: 12, contacts: 3000 }]) // centre 4 per 1,000
 */
export function rateProcess(baseline: readonly Occurrences[], per = 1000): Estimate<Process, NoLimits> {
  const n = baseline.reduce((total, { contacts }) => total + contacts, 0);
  if (!(n > 0)) return { n, insufficient: 'too_few_points' };
  const rate = baseline.reduce((total, { count }) => total + count, 0) / n;
  if (!(rate > 0)) return { n, insufficient: 'no_spread' };
  return { n, value: { center: rate * per, floor: 0, sigmaOf: (contacts) => per * Math.sqrt(rate / contacts) } };
}

/**
 * u chart of complaints (or failures of one mode) per 1,000 contacts.
 *
 * What it tells a manager: whether complaints grew, or only the number of customers did.
 * Limits: u ± 3·√(u/contacts), not under 0, from the periods before `baselineTo`. A period without contacts has no
 * value. Fewer than 12 baseline periods with contacts, or nothing counted in them: no limits.
 * Sources: Shewhart 1931; Montgomery.
 *
 * @example rateChart(months, months.length).points[0] // value 4, lower 0, upper 10 for 4 complaints in 1,000 contacts
 */
export function rateChart(periods: readonly Occurrences[], baselineTo: number, per = 1000): ControlChart {
  const points = periods.map(({ count, contacts }) => ({
    size: contacts,
    value: contacts > 0 ? (per * count) / contacts : null,
  }));
  return drawChart(points, baselineTo, 1, rateProcess(periods.slice(0, baselineTo), per));
}
