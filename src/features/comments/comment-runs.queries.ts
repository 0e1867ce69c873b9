import type { Knex } from 'knex';
import { ORIGINS_OF } from '../../domain/answers/answer-source.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import type { Run } from '../../domain/card/telling-runs.ts';
import { commentWeeks, lastSureEnd } from '../../domain/comments/comment-weeks.ts';
import { weekDays, weekNumber } from '../../domain/time/weeks.ts';
import type { Scope } from '../analysis/index.ts';

/** The comments of a scope's segment that were received on these days, as `c`. */
export function inScope(tx: Knex, { questionnaireId, segment, source }: Scope, { from, to }: Days): Knex.QueryBuilder {
  const rows = tx('response_comments as c')
    .where('c.questionnaire_id', questionnaireId)
    .whereBetween('c.day', [from, to])
    .whereIn('c.origin', ORIGINS_OF[source]);
  if (segment.providerId !== undefined) rows.where('c.provider_id', segment.providerId);
  if (segment.branchIds !== undefined) rows.whereIn('c.branch_id', segment.branchIds);
  if (segment.topicId !== undefined) rows.where('c.topic_id', segment.topicId);
  if (segment.channel !== undefined) rows.where('c.channel', segment.channel);
  if (segment.locale !== undefined) rows.where('c.locale', segment.locale);
  return rows;
}

/** Whole weeks whose comments are shown together, and how many these are. */
export interface CommentRun extends Days {
  comments: number;
}

/** How many weeks before the period are looked at for one that surely ends a run; at last all of them. */
const LOOK_BACK = [13, 104, Number.POSITIVE_INFINITY];

/**
 * The runs of whole weeks, newest first, whose last day lies in the scope's period, of its segment's comments. They are
 * the same whatever the period: where a run begins does not hang on where one looks from. A week that is not over waits.
 */
export async function commentRuns(tx: Knex, scope: Scope): Promise<CommentRun[]> {
  const { weekStart } = scope.settings;
  const first = weekNumber(scope.period.from, weekStart);
  const newest = Math.min(lastWholeWeek(scope.period.to, scope), weekNumber(scope.today, weekStart) - 1);
  if (newest < first) return [];
  const byWeek = new Map<number, number>();
  let unread = newest;
  for (const back of LOOK_BACK) {
    for (const [week, n] of await countByWeek(tx, scope, { first: first - back, last: unread })) byWeek.set(week, n);
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
        from: weekDays(earliest + run.first, weekStart).from,
        to: weekDays(earliest + run.last, weekStart).to,
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

const FIRST_DAY = '0001-01-01';

async function countByWeek(tx: Knex, scope: Scope, weeks: Run): Promise<Map<number, number>> {
  const { weekStart } = scope.settings;
  const from = Number.isFinite(weeks.first) ? weekDays(weeks.first, weekStart).from : FIRST_DAY;
  const rows: { day: string; n: number }[] = await inScope(tx, scope, { from, to: weekDays(weeks.last, weekStart).to })
    .groupBy('c.day')
    .select('c.day', tx.raw('count(*) as n'));
  const byWeek = new Map<number, number>();
  for (const { day, n } of rows) {
    const week = weekNumber(day, weekStart);
    byWeek.set(week, (byWeek.get(week) ?? 0) + n);
  }
  return byWeek;
}
