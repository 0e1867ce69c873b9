import type { ValueAxis } from '../../platform/charts/chart-data.ts';

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
