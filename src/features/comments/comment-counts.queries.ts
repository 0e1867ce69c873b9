import type { Knex } from 'knex';
import { ORIGINS_OF } from '../../domain/answers/answer-source.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
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
 * How many of them there are by day, days without any left out. Counting goes through all comments of the days, so what was
 * counted is remembered until an answer comes, changes or goes. Call it inside `db.snapshot`.
 */
export async function countByDay(
  db: Database,
  tx: Knex,
  scope: Scope,
  choice: CommentChoice,
  days: Days,
): Promise<ReadonlyMap<string, number>> {
  const { questionnaireId, segment, source } = scope;
  const memory = memoryOf(db);
  const version = await textVersion(tx, questionnaireId);
  const key = JSON.stringify([
    questionnaireId,
    source,
    Object.entries(segment).sort(),
    choice.mood,
    choice.lowOn,
    days,
  ]);
  const known = memory.get(key);
  if (version !== undefined && known?.version === version) return known.byDay;
  const rows: { day: string; n: number }[] = await chosenComments(tx, scope, choice, days)
    .groupBy('c.day')
    .select('c.day', tx.raw('count(*) as n'));
  const byDay = new Map(rows.map(({ day, n }) => [day, n]));
  if (version !== undefined) memory.set(key, { version, byDay });
  return byDay;
}

interface Remembered {
  version: string;
  byDay: ReadonlyMap<string, number>;
}

/** Some 100 bytes each. */
const MOST_DAYS = 200_000;

const memoryOf = rememberedOf<Remembered>({ maxSize: MOST_DAYS, sizeCalculation: ({ byDay }) => byDay.size + 1 });
