/** The three rules that are looked for; each further one would add false alarms. */
export const CHART_RULES = ['beyond_limits', 'nine_on_one_side', 'two_of_three_far_out'] as const;
export type ChartRule = (typeof CHART_RULES)[number];

/** A pattern that chance seldom makes, told at the last point of it. */
export interface ChartSignal {
  /** Position of the last point of the pattern, from 0. */
  readonly at: number;
  readonly rule: ChartRule;
  readonly side: 'above' | 'below';
}

/**
 * Signals on a control chart, from the distances of its points to the centre line in standard errors.
 *
 * What it tells a manager: which weeks were more than the usual up and down. Without a signal, the week's figure is
 * noise and not worth a meeting.
 * Rules: one point beyond 3; nine in a row on one side of the centre; two of three in a row beyond 2 on the same side.
 * A point on a line is not beyond it. A point that is not tested (null: too few answers) is passed over, as if the
 * points around it were neighbours. In order of points, then of rules. No points: no signals.
 * Sources: Western Electric 1956; Nelson 1984, rules 1, 2 and 5; fixture G26.
 *
 * @example chartSignals([0, 3.01, -1]) // [{ at: 1, rule: 'beyond_limits', side: 'above' }]
 */
export function chartSignals(distances: readonly (number | null)[]): ChartSignal[] {
  const tested = distances.flatMap((z, at) => (z === null ? [] : [{ z, at }]));
  return tested.flatMap(({ at }, place) => {
    const last = (count: number): number[] => tested.slice(Math.max(0, place + 1 - count), place + 1).map(({ z }) => z);
    return (['above', 'below'] as const).flatMap((side) => {
      const out = (limit: number, among: readonly number[]): number =>
        among.filter((z) => (side === 'above' ? z > limit : z < -limit)).length;
      const found: Record<ChartRule, boolean> = {
        beyond_limits: out(3, last(1)) === 1,
        nine_on_one_side: out(0, last(9)) === 9,
        two_of_three_far_out: place >= 2 && out(2, last(3)) >= 2,
      };
      return CHART_RULES.filter((rule) => found[rule]).map((rule): ChartSignal => ({ at, rule, side }));
    });
  });
}
