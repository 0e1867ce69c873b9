/** From how many points on limits are drawn, and from how many on they are firm. */
export const PROVISIONAL_FROM = 12;
export const FIRM_FROM = 20;
/** Fewer answers than this make no point to test. */
export const TESTED_FROM = 3;

/** A stretch of a chart with limits of its own: points `from` up to and without `to`. */
export interface ChartPhase {
  readonly from: number;
  readonly to: number;
  /** The limits come from the points before this one. */
  readonly baselineTo: number;
}

/**
 * The stretches of a chart and the points that each takes its limits from.
 *
 * What it tells a manager: nothing by itself; it keeps an action from being judged by limits that hold its own effect.
 * A declared change (a new form, a move to another building) starts a new phase. Within a phase the baseline ends at
 * the first marked action, or at the end of the phase where there is none; after it the limits stand still.
 * `points`: how many there are. Marks are positions of the first point affected, from 0, in any order; those outside
 * the points are passed over, and an action at the very start of a phase leaves it without a baseline.
 * No points: no phases. Sources: Shewhart 1931; Montgomery, on retrospective and standing limits.
 *
 * @example chartPhases(40, { actions: [24], changes: [] }) // [{ from: 0, to: 40, baselineTo: 24 }]
 */
export function chartPhases(
  points: number,
  marks: { readonly actions: readonly number[]; readonly changes: readonly number[] },
): ChartPhase[] {
  if (points < 1) return [];
  const inside = marks.changes.filter((at) => at > 0 && at < points);
  const starts = [0, ...new Set(inside)].sort((a, b) => a - b);
  return starts.map((from, at) => {
    const to = starts[at + 1] ?? points;
    return { from, to, baselineTo: Math.min(to, ...marks.actions.filter((mark) => mark >= from)) };
  });
}
