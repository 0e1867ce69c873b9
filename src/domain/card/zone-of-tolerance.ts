import type { Counts } from '../state/state.ts';
import type { Estimate, Interval } from '../statistics/estimate.ts';
import { type Moments, momentsFromSums } from '../statistics/integer-moments.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import { type Share, wilsonShare } from '../statistics/wilson-interval.ts';
import { itemCells } from './item-sums.ts';
import { JUDGED_FROM } from './verdict.ts';

/** A zone narrower than this many scale points is too narrow to say where in it the service lies. */
const NARROWEST_ZONE = 0.5;

/** A mean within respondents with its 95 % t interval, in scale points. */
export interface ZoneMean extends Moments {
  readonly ci95: Interval | null;
}

/** The three levels of one item and what lies between them, over respondents who gave all three. */
export interface ZoneOfTolerance {
  readonly minimum: Moments;
  readonly expectation: Moments;
  readonly performance: Moments;
  /** Performance − least acceptable. */
  readonly adequacy: ZoneMean;
  /** Performance − what should be. */
  readonly superiority: ZoneMean;
  /** What should be − least acceptable. */
  readonly width: ZoneMean;
  /** Where mean performance lies in the zone: 0 at the least acceptable, 1 at what should be; null in a narrow zone. */
  readonly position: number | null;
  readonly below: Share;
  readonly inside: Share;
  readonly above: Share;
  /** Respondents whose least acceptable level is over what should be. */
  readonly inverted: number;
}

/**
 * Zone of tolerance of an item, from its cross-table counts.
 *
 * What it tells a manager: whether customers get at least what they would put up with (adequacy), how far it is from
 * what should be (superiority), and which part of them is below, inside and above their own zone.
 * Formula: within each respondent who gave all three levels, adequacy = P − M, superiority = P − E, width = E − M;
 * means with t intervals; shares of P < M, of M ≤ P ≤ E and of P > E with Wilson's intervals; position =
 * (mean P − mean M)/(mean E − mean M), only if the zone is wider than half a point. Scale points and shares of 0 to 1.
 * Someone with M over E can be both below and above, so the shares may pass 1 together; they are counted, not removed.
 * No complete triple: insufficient. One: means without intervals. A respondent who left a level out counts nowhere.
 * Sources: Zeithaml, Berry & Parasuraman 1993; Parasuraman, Zeithaml & Berry 1994.
 *
 * @example zoneOfTolerance({ '7,5,4': 2, '6,3,4': 1, '6,3': 9 })
 * // n 3: adequacy 1/3, superiority −7/3, position 1/8, a third below and two thirds inside
 */
export function zoneOfTolerance(counts: Counts | undefined): Estimate<ZoneOfTolerance, 'no_triples'> {
  let [n, below, inside, above, inverted] = [0, 0, 0, 0, 0];
  const sums = { m: [0, 0], e: [0, 0], p: [0, 0], adequacy: [0, 0], superiority: [0, 0], width: [0, 0] };
  const add = (to: number[], x: number, count: number): void => {
    to[0] = (to[0] ?? 0) + count * x;
    to[1] = (to[1] ?? 0) + count * x * x;
  };
  for (const { e, p, m, count } of itemCells(counts)) {
    if (e === null || p === null || m === null) continue;
    n += count;
    add(sums.m, m, count);
    add(sums.e, e, count);
    add(sums.p, p, count);
    add(sums.adequacy, p - m, count);
    add(sums.superiority, p - e, count);
    add(sums.width, e - m, count);
    if (p < m) below += count;
    if (p > e) above += count;
    if (m <= p && p <= e) inside += count;
    if (m > e) inverted += count;
  }
  const [low, within, high] = [wilsonShare(below, n), wilsonShare(inside, n), wilsonShare(above, n)];
  if (!('value' in low && 'value' in within && 'value' in high)) return { n, insufficient: 'no_triples' };
  const moments = ([sum = 0, sumOfSquares = 0]: readonly number[]): Moments =>
    momentsFromSums({ n, sum, sumOfSquares });
  const mean = (pair: readonly number[]): ZoneMean => ({ ...moments(pair), ci95: meanInterval(moments(pair)) });
  const [adequacy, width] = [mean(sums.adequacy), mean(sums.width)];
  const wide = adequacy.mean !== null && width.mean !== null && width.mean > NARROWEST_ZONE;
  const value: ZoneOfTolerance = {
    minimum: moments(sums.m),
    expectation: moments(sums.e),
    performance: moments(sums.p),
    adequacy,
    superiority: mean(sums.superiority),
    width,
    // Whole sums over whole sums: one rounding.
    position: wide ? (sums.adequacy[0] ?? 0) / (sums.width[0] ?? 1) : null,
    below: low.value,
    inside: within.value,
    above: high.value,
    inverted,
  };
  return { n, value };
}

/** A zone as a report card carries it; null where it may not be shown. */
export interface ZoneEntry {
  readonly n: number;
  readonly minimum: number | null;
  readonly expectation: number | null;
  readonly performance: number | null;
  readonly adequacy: number | null;
  readonly superiority: number | null;
  /** What a single respondent could be told from: only from ten answers on. */
  readonly detail: ZoneOfTolerance | null;
}

/**
 * A zone as it may be shown: under `threshold` complete triples only their number, under 10 the means as well, from 10
 * on everything.
 *
 * @example zoneEntry({ '7,5,4': 3 }, 5) // n 3, everything else null
 */
export function zoneEntry(counts: Counts | undefined, threshold: number): ZoneEntry {
  const zone = zoneOfTolerance(counts);
  const shown = 'value' in zone && zone.n >= threshold ? zone.value : null;
  return {
    n: zone.n,
    minimum: shown?.minimum.mean ?? null,
    expectation: shown?.expectation.mean ?? null,
    performance: shown?.performance.mean ?? null,
    adequacy: shown?.adequacy.mean ?? null,
    superiority: shown?.superiority.mean ?? null,
    detail: zone.n >= JUDGED_FROM ? shown : null,
  };
}
