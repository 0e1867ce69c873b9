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
 * the weeks, so it is done in whole blocks of weeks, which are remembered until an answer comes, changes or goes: other
 * days are then mostly of weeks that were counted already. Call it inside `db.snapshot`.
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
  const { questionnaireId, segment, source, settings } = scope;
  const memory = memoryOf(db);
  const version = await textVersion(tx, questionnaireId);
  const filters = [Object.entries(segment).sort(), choice.mood, choice.lowOn];
  const asked = JSON.stringify([questionnaireId, source, settings.weekStart, filters]);
  const keyOf = (block: Run): string => `${asked} ${block.first} ${block.last}`;
  const blocks = blocksOf({ first, last });
  // Taken out at once: while the others are counted, what is remembered may be forgotten or be of another moment.
  const known = new Map<Run, ReadonlyMap<number, number>>();
  for (const block of blocks) {
    const one = memory.get(keyOf(block));
    if (one !== undefined && one.version === version) known.set(block, one.byWeek);
  }
  const counted = await countWeeks(
    tx,
    scope,
    choice,
    blocks.filter((block) => !known.has(block)),
  );
  const byWeek = new Map<number, number>();
  for (const block of blocks) {
    const weeks =
      known.get(block) ?? new Map([...counted].filter(([week]) => block.first <= week && week <= block.last));
    if (!known.has(block) && version !== undefined) memory.set(keyOf(block), { version, byWeek: weeks });
    for (const [week, n] of weeks) if (first <= week && week <= last) byWeek.set(week, n);
  }
  return byWeek;
}

const WEEKS_OF_BLOCK = 26;

/** Half years that the weeks lie in; of all weeks up to the last, those before its half year are one block. */
function blocksOf({ first, last }: Run): Run[] {
  const blockOf = (week: number): number => Math.floor(week / WEEKS_OF_BLOCK);
  const blocks: Run[] = [];
  const newest = blockOf(last);
  for (let block = Number.isFinite(first) ? blockOf(first) : newest; block <= newest; block += 1) {
    blocks.push({ first: block * WEEKS_OF_BLOCK, last: (block + 1) * WEEKS_OF_BLOCK - 1 });
  }
  if (!Number.isFinite(first)) blocks.unshift({ first, last: newest * WEEKS_OF_BLOCK - 1 });
  return blocks;
}

/** Counts from the first of the blocks to the last. */
async function countWeeks(
  tx: Knex,
  scope: Scope,
  choice: CommentChoice,
  blocks: readonly Run[],
): Promise<ReadonlyMap<number, number>> {
  const [oldest, newest] = [blocks[0], blocks.at(-1)];
  const byWeek = new Map<number, number>();
  if (oldest === undefined || newest === undefined) return byWeek;
  const { weekStart } = scope.settings;
  const from = Number.isFinite(oldest.first) ? weekDays(oldest.first, weekStart).from : FIRST_DAY;
  const rows: { day: string; n: number }[] = await chosenComments(tx, scope, choice, {
    from,
    to: weekDays(newest.last, weekStart).to,
  })
    .groupBy('c.day')
    .select('c.day', tx.raw('count(*) as n'));
  for (const { day, n } of rows) {
    const week = weekNumber(day, weekStart);
    byWeek.set(week, (byWeek.get(week) ?? 0) + n);
  }
  return byWeek;
}

const FIRST_DAY = '0001-01-01';

interface Remembered {
  version: string;
  byWeek: ReadonlyMap<number, number>;
}

/** Some 50 bytes each. */
const MOST_WEEKS = 100_000;

/** What remembering anything takes, in weeks. */
const LEAST = 10;

const memoryOf = rememberedOf<Remembered>({
  maxSize: MOST_WEEKS,
  sizeCalculation: ({ byWeek }) => byWeek.size + LEAST,
});
