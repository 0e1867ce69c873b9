import { figureCounts, isFigureKey, takeFigure } from '../state/figure-counts.ts';
import { mergeState } from '../state/merge-state.ts';
import { emptyState, type State } from '../state/state.ts';
import { weekDays } from '../time/weeks.ts';
import type { Weekday } from '../time/zone.ts';
import type { Days } from './coarse-period.ts';
import { tellingRuns } from './telling-runs.ts';

/** A part of the answers week by week, and how many answers there are beside it. */
export interface WeeklyPart {
  /** By number of the week; weeks that are not over are left out. */
  readonly states: ReadonlyMap<number, State>;
  /** All answers of the segment, by number of the week. */
  readonly all: ReadonlyMap<number, number>;
}

/**
 * The sum of a part of the answers as readers without row access may know it: each figure in runs of whole weeks (see
 * `tellingRuns`), those whose last day lies in the period.
 *
 * What it tells a manager: how the figures move when some answers (the careless ones) are left out, without telling
 * what a few people said.
 *
 * @param threshold answers that a run holds at least
 */
export function toldSum({ states, all }: WeeklyPart, period: Days, threshold: number, weekStart: Weekday): State {
  const told = emptyState();
  const weeks = [...all.keys(), ...states.keys()];
  if (weeks.length === 0) return told;
  const first = Math.min(...weeks);
  const series = Array.from({ length: Math.max(...weeks) - first + 1 }, (_, at) => first + at);
  const around = series.map((week) => all.get(week) ?? 0);
  const counts = series.map((week) => figureCounts(states.get(week) ?? emptyState()));
  for (const figure of new Set(counts.flatMap((week) => Object.keys(week)))) {
    if (!isFigureKey(figure)) continue;
    const own = counts.map((week) => week[figure] ?? 0);
    const sum = emptyState();
    for (const run of tellingRuns(own, [around], threshold)) {
      const end = weekDays(first + run.last, weekStart).to;
      if (end < period.from || end > period.to) continue;
      for (const week of series.slice(run.first, run.last + 1)) mergeState(sum, states.get(week) ?? emptyState());
    }
    takeFigure(told, sum, figure);
  }
  return told;
}
