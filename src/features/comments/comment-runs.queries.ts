import type { Knex } from 'knex';
import type { Days } from '../../domain/card/coarse-period.ts';
import type { Run } from '../../domain/card/telling-runs.ts';
import { commentWeeks, lastSureEnd } from '../../domain/comments/comment-weeks.ts';
import { weekDays, weekNumber } from '../../domain/time/weeks.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Scope } from '../analysis/index.ts';
import { countByWeek } from './comment-counts.queries.ts';

/** Whole weeks (see `weekNumber`) whose comments are shown together, and how many these are. */
export interface CommentRun extends Run {
  comments: number;
}

/** First and last day of such weeks. */
export function daysOf({ first, last }: Run, { settings: { weekStart } }: Scope): Days {
  return { from: weekDays(first, weekStart).from, to: weekDays(last, weekStart).to };
}

/** How many weeks before the period are looked at for one that surely ends a run; at last all of them. */
const LOOK_BACK = [13, 104, Number.POSITIVE_INFINITY];

/**
 * The runs of whole weeks, newest first, whose last day lies in the scope's period, of its segment's comments. They are
 * the same whatever the period: where a run begins does not hang on where one looks from. A week that is not over waits.
 */
export async function commentRuns(db: Database, tx: Knex, scope: Scope): Promise<CommentRun[]> {
  const { weekStart } = scope.settings;
  const first = weekNumber(scope.period.from, weekStart);
  const newest = Math.min(lastWholeWeek(scope.period.to, scope), weekNumber(scope.today, weekStart) - 1);
  if (newest < first) return [];
  const byWeek = new Map<number, number>();
  let unread = newest;
  for (const back of LOOK_BACK) {
    for (const [week, n] of await countByWeek(db, tx, scope, {}, { first: first - back, last: unread })) {
      byWeek.set(week, n);
    }
    unread = first - back - 1;
    const [earliest] = [...byWeek.keys()].sort((a, b) => a - b);
    if (earliest === undefined) continue;
    const counts = Array.from({ length: newest - earliest + 1 }, (_, at) => byWeek.get(earliest + at) ?? 0);
    const sure = lastSureEnd(counts, first - earliest);
    if (sure === -1 && back !== Number.POSITIVE_INFINITY) continue;
    const start = sure + 1;
    return commentWeeks(counts.slice(start))
      .map((run) => ({ first: start + run.first, last: start + run.last }))
      .filter(({ last }) => earliest + last >= first)
      .reverse()
      .map((run) => ({
        first: earliest + run.first,
        last: earliest + run.last,
        comments: counts.slice(run.first, run.last + 1).reduce((sum, n) => sum + n, 0),
      }));
  }
  return [];
}

/** The last week that ends on this day or before. */
function lastWholeWeek(day: string, { settings: { weekStart } }: Scope): number {
  const week = weekNumber(day, weekStart);
  return weekDays(week, weekStart).to === day ? week : week - 1;
}
