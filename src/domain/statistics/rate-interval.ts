import type { Estimate, Interval } from './estimate.ts';
import { NORMAL_975 } from './wilson-interval.ts';

/** Events for each unit of what they happen to. */
export interface Rate {
  readonly value: number;
  readonly ci95: Interval;
}

/**
 * Events over exposure, with the 95 % interval of Byar's approximation to the exact Poisson limits.
 *
 * What it tells a manager: how many complaints come with so many contacts, and how far chance alone may move that.
 * Formula: lower x(1 − 1/9x − z/3√x)³, upper y(1 − 1/9y + z/3√y)³ with y = x + 1, both over the exposure. Within a
 * percent of the exact (Garwood) limits from 5 events on, and near them below. No event: the lower end is 0. No exposure:
 * insufficient. Negative numbers: RangeError. Source: Breslow & Day 1987, Vol. II, formula 2.10.
 *
 * @example rateInterval(10, 1000) // value 0.01, ci95 [0.00479…, 0.01839…]; exact: 0.00480 and 0.01839
 */
export function rateInterval(events: number, exposure: number): Estimate<Rate, 'no_exposure'> {
  if (!(events >= 0 && exposure >= 0)) throw new RangeError(`no rate of ${events} in ${exposure}`);
  if (exposure === 0) return { n: events, insufficient: 'no_exposure' };
  const limit = (count: number, z: number): number => count * (1 - 1 / (9 * count) + z / (3 * Math.sqrt(count))) ** 3;
  const lower = events === 0 ? 0 : limit(events, -NORMAL_975);
  return {
    n: events,
    value: { value: events / exposure, ci95: [lower / exposure, limit(events + 1, NORMAL_975) / exposure] },
  };
}
