import type { Interval } from '../statistics/estimate.ts';

/** Where an item lies by how important it is and how well it is done (low importance: the last two). */
export const QUADRANTS = ['concentrate', 'keep', 'low_priority', 'possible_overkill'] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** A figure with its 95 % interval; null where too few answered. */
export interface Placed {
  readonly value: number | null;
  readonly ci95: Interval | null;
}

/** An item by importance (mean expectation, or its weight as a driver) and performance. */
export interface ImportancePoint {
  readonly key: string;
  readonly importance: Placed;
  readonly performance: Placed;
}

/** Where the two lines cross. */
export interface Crosshair {
  readonly importance: number;
  readonly performance: number;
}

export interface QuadrantPoint extends ImportancePoint {
  /** The quadrant of the point itself; null where a mean is missing. */
  readonly point: Quadrant | null;
  /** The quadrant that may be named: that of the whole interval box, undecided where a line goes through it. */
  readonly quadrant: Quadrant | 'undecided' | null;
}

export interface ImportancePerformance {
  /** Null when no item can be placed. */
  readonly crosshair: Crosshair | null;
  readonly points: readonly QuadrantPoint[];
}

/**
 * Crosshair at the means of the items' own means.
 *
 * What it tells a manager: the quadrants are relative to the organisation's own other items, so about half of them lie
 * under each line even where everything is done well. Items without both means are left out. None left: null.
 * Source: Alberty & Mihalik 1989.
 *
 * @example dataCrosshair([{ key: 'a', importance: { value: 5, ci95: null }, performance: { value: 6, ci95: null } }])
 * // { importance: 5, performance: 6 }
 */
export function dataCrosshair(points: readonly ImportancePoint[]): Crosshair | null {
  const placed = points.flatMap(({ importance, performance }) =>
    importance.value === null || performance.value === null ? [] : [[importance.value, performance.value] as const],
  );
  if (placed.length === 0) return null;
  const mean = (axis: 0 | 1): number => placed.reduce((sum, pair) => sum + pair[axis], 0) / placed.length;
  return { importance: mean(0), performance: mean(1) };
}

/**
 * Crosshair at the middle of the scale; only for importance on the same scale (expectation).
 *
 * @example scaleCrosshair({ min: 1, max: 7 }) // { importance: 4, performance: 4 }
 */
export function scaleCrosshair(scale: { readonly min: number; readonly max: number }): Crosshair {
  const middle = (scale.min + scale.max) / 2;
  return { importance: middle, performance: middle };
}

/**
 * Importance-performance quadrants.
 *
 * What it tells a manager: what is important and done badly (concentrate), important and done well (keep), and where
 * effort may be saved (possible overkill). An item whose box touches a line could lie on either side of it.
 * Formula: on or over a line counts as the high side; an item is decided when both ends of both intervals are on the
 * same side. Importance is mean expectation, or the weight as a driver in percent; performance is its mean in scale points.
 * The crosshair is at the data's means unless another is given.
 * A missing mean: no quadrant. A missing interval: undecided. No items: no crosshair.
 * Sources: Martilla & James 1977; fixture G09.
 *
 * @example quadrantsOf([{ key: 'a', importance: { value: 6, ci95: [5.8, 6.2] }, performance: { value: 4, ci95: [3.7, 4.3] } }],
 *   { importance: 5, performance: 5 }).points[0] // quadrant 'concentrate'
 */
export function quadrantsOf(
  points: readonly ImportancePoint[],
  crosshair: Crosshair | null = dataCrosshair(points),
): ImportancePerformance {
  return {
    crosshair,
    points: points.map((item) => {
      if (crosshair === null || item.importance.value === null || item.performance.value === null) {
        return { ...item, point: null, quadrant: null };
      }
      const point = quadrantAt(
        item.importance.value >= crosshair.importance,
        item.performance.value >= crosshair.performance,
      );
      const important = sideOf(item.importance.ci95, crosshair.importance);
      const good = sideOf(item.performance.ci95, crosshair.performance);
      const decided = important !== null && good !== null;
      return { ...item, point, quadrant: decided ? quadrantAt(important, good) : 'undecided' };
    }),
  };
}

function quadrantAt(important: boolean, good: boolean): Quadrant {
  if (important) return good ? 'keep' : 'concentrate';
  return good ? 'possible_overkill' : 'low_priority';
}

/** Whether the whole interval is on the high side of a line; null where the line goes through it. */
function sideOf(interval: Interval | null, line: number): boolean | null {
  if (interval === null) return null;
  if (interval[0] >= line) return true;
  return interval[1] < line ? false : null;
}
