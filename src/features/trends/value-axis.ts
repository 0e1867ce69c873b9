import type { ValueAxis } from '../../platform/charts/chart-data.ts';

/** A point of a control chart; one of too few answers is not tested. */
interface Charted {
  value: number | null;
  lower: number | null;
  upper: number | null;
  tested: boolean;
}

const STEPS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200];
const MOST_STEPS = 6;

/**
 * A scale of round numbers that holds all values.
 *
 * @param ends `from`: where it starts; `least`, `most`: what it may not pass
 * @example axisOver([-1.62, -0.4, 0], {}) // { min: -2, max: 0, step: 0.5, digits: 1 }
 */
export function axisOver(
  values: readonly number[],
  { from, least = -Infinity, most = Infinity }: { from?: number; least?: number; most?: number },
): ValueAxis {
  const [lowest, highest] = [from ?? Math.min(...values), Math.max(...values)];
  const width = highest - lowest || 1;
  const step = STEPS.find((one) => width / one <= MOST_STEPS) ?? 500;
  // Through whole multiples, since steps such as 0.1 do not add up exactly.
  const min = Math.max(least, Math.floor(lowest / step + 1e-9) * step);
  const max = Math.min(most, Math.ceil(highest / step - 1e-9) * step);
  const digits = step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
  const round = (value: number): number => Number(value.toFixed(4));
  return { min: round(min), max: round(max > min ? max : min + step), step, digits };
}

/**
 * What the scale of a control chart has to hold. Periods of too few answers to be tested count only where there are no
 * others: one answer of a week that has just begun would press a whole year flat.
 */
export function valuesToScale(points: readonly Charted[]): number[] {
  const tested = points.filter((point) => point.tested);
  return (tested.length > 0 ? tested : points).flatMap(({ value, lower, upper }) =>
    value === null ? [] : [value, lower, upper].filter((one) => one !== null),
  );
}

export function isOffScale({ min, max }: ValueAxis, { value, tested }: Charted): boolean {
  return value !== null && !tested && (value < min || value > max);
}

/** What of a point is drawn: all of it, or nothing where it lies off the scale. Limits hold only what is tested. */
export function drawnOn(axis: ValueAxis, point: Charted): Pick<Charted, 'value' | 'lower' | 'upper'> {
  const { value, lower, upper, tested } = point;
  return {
    value: isOffScale(axis, point) ? null : value,
    lower: tested ? lower : null,
    upper: tested ? upper : null,
  };
}
