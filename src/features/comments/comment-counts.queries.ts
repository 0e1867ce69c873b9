import type { Knex } from 'knex';
import { ORIGINS_OF } from '../../domain/answers/answer-source.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import type { Run } from '../../domain/card/telling-runs.ts';
import { weekDays, weekNumber } from '../../domain/time/weeks.ts';
import type { Database } from '../../platform/db/database.ts';
import { rememberedOf } from '../../platform/db/remembered.ts';
import { containing } from '../../platform/db/search.ts';
import type { Scope } from '../analysis/index.ts';
import { textVersion } from '../state/index.ts';
import type { CommentChoice } from './comment-choice.ts';

/** The comments, as `c`, of a scope's segment that were received on these days; what is searched for is not among them. */
export function chosenComments(
  tx: Knex,
  { questionnaireId, segment, source }: Scope,
  { mood, lowOn }: CommentChoice,
  { from, to }: Days,
): Knex.QueryBuilder {
  const rows = tx('response_comments as c')
    .where('c.questionnaire_id', questionnaireId)
    .whereBetween('c.day', [from, to])
    .whereIn('c.origin', ORIGINS_OF[source]);
  if (segment.providerId !== undefined) rows.where('c.provider_id', segment.providerId);
  if (segment.branchIds !== undefined) rows.whereIn('c.branch_id', segment.branchIds);
  if (segment.topicId !== undefined) rows.where('c.topic_id', segment.topicId);
  if (segment.channel !== undefined) rows.where('c.channel', segment.channel);
  if (segment.locale !== undefined) rows.where('c.locale', segment.locale);
  if (mood !== undefined) rows.where('c.mood', mood);
  if (lowOn !== undefined) {
    rows.where((any) => {
      for (const item of lowOn) any.orWhereRaw("c.low_items like ? escape '\\'", [containing(`;${item};`)]);
    });
  }
  return rows;
}

/**
 * How many of them there are by week (see `weekNumber`), weeks without any left out. Counting goes through all comments of
 * the weeks, so what was counted is remembered until an answer comes, changes or goes. Call it inside `db.snapshot`.
 *
 * @param weeks from the first of these to the last, or all up to the last
 */
export async function countByWeek(
  db: Database,
  tx: Knex,
  scope: Scope,
  choice: CommentChoice,
  { first, last }: Run,
): Promise<ReadonlyMap<number, number>> {
  const { questionnaireId, segment, source } = scope;
  const { weekStart } = scope.settings;
  const days = {
    from: Number.isFinite(first) ? weekDays(first, weekStart).from : FIRST_DAY,
    to: weekDays(last, weekStart).to,
  };
  const memory = memoryOf(db);
  const version = await textVersion(tx, questionnaireId);
  const filters = [Object.entries(segment).sort(), choice.mood, choice.lowOn];
  const key = JSON.stringify([questionnaireId, source, weekStart, filters, days]);
  const known = memory.get(key);
  if (version !== undefined && known?.version === version) return known.byWeek;
  const rows: { day: string; n: number }[] = await chosenComments(tx, scope, choice, days)
    .groupBy('c.day')
    .select('c.day', tx.raw('count(*) as n'));
  const byWeek = new Map<number, number>();
  for (const { day, n } of rows) {
    const week = weekNumber(day, weekStart);
    byWeek.set(week, (byWeek.get(week) ?? 0) + n);
  }
  if (version !== undefined) memory.set(key, { version, byWeek });
  return byWeek;
}

const FIRST_DAY = '0001-01-01';

interface Remembered {
  version: string;
  byWeek: ReadonlyMap<number, number>;
}

/** Some 50 bytes each. */
const MOST_WEEKS = 100_000;

const memoryOf = rememberedOf<Remembered>({ maxSize: MOST_WEEKS, sizeCalculation: ({ byWeek }) => byWeek.size + 1 });
