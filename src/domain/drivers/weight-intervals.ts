import type { Interval } from '../statistics/estimate.ts';
import type { ResampledWeights } from './resampled-weights.ts';

/** A weight in percent of what is explained, with its interval; null where it could not be had. */
export interface DriverWeight {
  readonly key: string;
  readonly weight: number;
  readonly ci95: Interval | null;
}

/** The first against the second: `sure` where the interval of the difference leaves 0 out. */
export interface Lead {
  readonly first: string;
  readonly second: string;
  readonly difference: number;
  readonly ci95: Interval | null;
  readonly sure: boolean;
}

/** Interval of a mix of weights around its value, cut off at bounds; null where it could not be had. */
export type Spread = (mix: readonly number[], value: number, bounds: Interval) => Interval | null;

/** The interval of a mix of weights, from the draws. */
export function spreadOf(resampled: ResampledWeights | null, draws: number, population: number): Spread {
  return (mix, value, [floor, ceiling]) => {
    // With many draws undefined, the others are no fair picture of chance.
    if (resampled === null || resampled.drawn.length < 0.9 * draws || resampled.drawn.length < 2) return null;
    const own = dot(mix, resampled.own);
    const scale = Math.sqrt(Math.min(1, resampled.rows / population));
    const sorted = resampled.drawn.map((weights) => dot(mix, weights)).sort((a, b) => a - b);
    const end = (share: number): number => value + (percentile(sorted, share) - own) * scale;
    return [Math.max(floor, Math.min(value, end(0.025))), Math.min(ceiling, Math.max(value, end(0.975)))];
  };
}

/** A weight, and of which items it is made up. */
export type Mixed = DriverWeight & { mix: readonly number[] };

/** The heaviest against the next. */
export function leadOf([first, second]: readonly Mixed[], spread: Spread): Lead | null {
  return first === undefined || second === undefined ? null : compare(first, second, spread);
}

/** One against each of the others; null where it is not among them, or alone. */
export function againstOthers(all: readonly Mixed[], key: string | undefined, spread: Spread): Lead[] | null {
  const claimed = all.find((weight) => weight.key === key);
  if (claimed === undefined || all.length < 2) return null;
  return all.filter((weight) => weight !== claimed).map((other) => compare(claimed, other, spread));
}

function compare(first: Mixed, second: Mixed, spread: Spread): Lead {
  const difference = first.weight - second.weight;
  const ci95 = spread(
    first.mix.map((share, at) => share - (second.mix[at] ?? 0)),
    difference,
    [-100, 100],
  );
  return { first: first.key, second: second.key, difference, ci95, sure: ci95 !== null && ci95[0] > 0 };
}

/** Linear interpolation between the sorted values. */
function percentile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Sum of a mix of weights. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
