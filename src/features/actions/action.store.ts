import type { Knex } from 'knex';
import { z } from 'zod';
import type { FixedPlan } from '../../domain/card/action-plan.ts';
import { ACTION_VERDICTS } from '../../domain/card/action-verdict.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import { type DatedCursor, inDateOrder } from '../../platform/db/dated-list.ts';
import type { PlacesMergedHandler } from '../organisation/index.ts';
import { Judgement } from './judgement.ts';

const State = z.enum(['open', 'judged', 'abandoned']);

/** What may be changed at any time. */
export interface ActionNotes {
  title: string;
  description: string | null;
  ownerId: string;
  /** In whole units of the currency. */
  cost: number | null;
  currency: string | null;
}

/** What is fixed before it starts: item, place and plan. */
export interface ActionTerms {
  questionnaireId: string;
  itemKey: string;
  branchId: string | null;
  providerId: string | null;
  topicId: string | null;
  plan: FixedPlan;
}

/** An improvement with an item, a start, and a rule of success fixed beforehand. */
export interface Action extends ActionNotes, ActionTerms {
  id: string;
  ownerName: string;
  questionnaireKey: string;
  branch: string | null;
  provider: string | null;
  topic: string | null;
  state: z.infer<typeof State>;
  verdict: z.infer<typeof Verdict> | null;
  judgement: Judgement | null;
  judgedAt: string | null;
  abandonedOn: string | null;
  abandonedNote: string | null;
  createdAt: string;
  updatedAt: string;
}

const Verdict = z.enum(ACTION_VERDICTS).exclude(['not_enough_yet']);

interface ActionRow {
  id: string;
  title: string;
  description: string | null;
  owner_id: string;
  owner_name: string;
  cost: number | null;
  currency: string | null;
  questionnaire_id: string;
  questionnaire_key: string;
  item_key: string;
  branch_id: string | null;
  provider_id: string | null;
  topic_id: string | null;
  branch: string | null;
  provider: string | null;
  topic: string | null;
  start_on: string;
  judge_on: string;
  planned_answers: number;
  before_from: string;
  before_to: string;
  compare_without: boolean | number;
  state: string;
  verdict: string | null;
  judgement: string | null;
  judged_at: string | null;
  abandoned_on: string | null;
  abandoned_note: string | null;
  created_at: string;
  updated_at: string;
}

function toAction(row: ActionRow): Action {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    cost: row.cost,
    currency: row.currency,
    questionnaireId: row.questionnaire_id,
    questionnaireKey: row.questionnaire_key,
    itemKey: row.item_key,
    branchId: row.branch_id,
    providerId: row.provider_id,
    topicId: row.topic_id,
    branch: row.branch,
    provider: row.provider,
    topic: row.topic,
    plan: {
      startOn: row.start_on,
      judgeOn: row.judge_on,
      plannedAnswers: row.planned_answers,
      before: { from: row.before_from, to: row.before_to },
      compareWithout: Boolean(row.compare_without),
    },
    state: State.parse(row.state),
    verdict: Verdict.nullable().parse(row.verdict),
    judgement: row.judgement === null ? null : Judgement.parse(JSON.parse(row.judgement)),
    judgedAt: row.judged_at,
    abandonedOn: row.abandoned_on,
    abandonedNote: row.abandoned_note,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

const NOTE_COLUMNS = ({ title, description, ownerId, cost, currency }: ActionNotes) => ({
  ...{ title, description, cost, currency },
  owner_id: ownerId,
});

const TERM_COLUMNS = ({ questionnaireId, itemKey, branchId, providerId, topicId, plan }: ActionTerms) => ({
  questionnaire_id: questionnaireId,
  item_key: itemKey,
  branch_id: branchId,
  provider_id: providerId,
  topic_id: topicId,
  start_on: plan.startOn,
  judge_on: plan.judgeOn,
  planned_answers: plan.plannedAnswers,
  before_from: plan.before.from,
  before_to: plan.before.to,
  compare_without: plan.compareWithout,
});

function named(db: Knex): Knex.QueryBuilder {
  return db('actions as a')
    .join('users as u', 'u.id', 'a.owner_id')
    .join('questionnaires as q', 'q.id', 'a.questionnaire_id')
    .leftJoin('branches as b', 'b.id', 'a.branch_id')
    .leftJoin('providers as p', 'p.id', 'a.provider_id')
    .leftJoin('topics as t', 't.id', 'a.topic_id')
    .select('a.*', {
      owner_name: 'u.name',
      questionnaire_key: 'q.key',
      branch: 'b.name',
      provider: 'p.name',
      topic: 't.name',
    });
}

export async function findAction(db: Knex, id: string): Promise<Action | undefined> {
  const row: ActionRow | undefined = await named(db).where('a.id', id).first();
  return row && toAction(row);
}

/** Takes the action's row until the transaction ends, so that nobody fixes, changes and judges it at once. */
export async function holdAction(tx: Knex, id: string): Promise<void> {
  await tx('actions').where({ id }).forUpdate().first('id');
}

export interface ActionFilter {
  /** null: all branches. Those limited to branches see these and what is done everywhere. */
  branchIds: readonly string[] | null;
  state?: 'planned' | 'running' | 'judged' | 'abandoned';
  questionnaireId?: string;
  itemKeys?: readonly string[];
  /** What they came out of. */
  outOf?: { kind: 'complaint' | 'finding'; id: string };
  /** Start within these days. */
  starts?: Partial<Days>;
}

/** Newest start first. @param today the organisation's day, which planned ones lie ahead of */
export async function listActions(
  db: Knex,
  today: string,
  filter: ActionFilter,
  page: { after?: DatedCursor | undefined; limit?: number } = {},
): Promise<Action[]> {
  const query = named(db);
  narrow(db, query, today, filter);
  inDateOrder(query, { date: 'a.start_on', id: 'a.id' }, 'desc', page.after);
  if (page.limit !== undefined) query.limit(page.limit);
  const rows: ActionRow[] = await query;
  return rows.map(toAction);
}

export async function countActions(db: Knex, today: string, filter: ActionFilter): Promise<number> {
  const query = db('actions as a');
  narrow(db, query, today, filter);
  const rows: { n: number }[] = await query.count({ n: '*' });
  return rows[0]?.n ?? 0;
}

function narrow(db: Knex, query: Knex.QueryBuilder, today: string, filter: ActionFilter): void {
  const { branchIds, state, questionnaireId, itemKeys, outOf, starts } = filter;
  if (branchIds !== null) query.where((w) => w.whereNull('a.branch_id').orWhereIn('a.branch_id', branchIds));
  if (state === 'planned') query.where('a.state', 'open').where('a.start_on', '>', today);
  else if (state === 'running') query.where('a.state', 'open').where('a.start_on', '<=', today);
  else if (state !== undefined) query.where('a.state', state);
  if (questionnaireId !== undefined) query.where('a.questionnaire_id', questionnaireId);
  if (itemKeys !== undefined) query.whereIn('a.item_key', itemKeys);
  if (outOf !== undefined) {
    const { kind, id } = outOf;
    query.whereIn('a.id', db('action_sources').where({ kind, source_id: id }).select('action_id'));
  }
  if (starts?.from !== undefined) query.where('a.start_on', '>=', starts.from);
  if (starts?.to !== undefined) query.where('a.start_on', '<=', starts.to);
}

export async function insertAction(
  tx: Knex,
  action: ActionNotes & ActionTerms & { id: string; createdAt: string },
): Promise<void> {
  await tx('actions').insert({
    ...{ id: action.id, ...NOTE_COLUMNS(action), ...TERM_COLUMNS(action) },
    ...{ state: 'open', created_at: action.createdAt, updated_at: action.createdAt },
  });
}

/** @param terms left out once it has started */
export async function updateAction(
  tx: Knex,
  id: string,
  change: { notes: ActionNotes; terms?: ActionTerms; at: string },
): Promise<void> {
  const { notes, terms, at } = change;
  await tx('actions')
    .where({ id })
    .update({ ...NOTE_COLUMNS(notes), ...(terms && TERM_COLUMNS(terms)), updated_at: at });
}

/** @returns false when it is judged or given up already */
export async function updateAbandoned(
  tx: Knex,
  id: string,
  { on, note, at }: { on: string; note: string; at: string },
): Promise<boolean> {
  const updated: number = await tx('actions')
    .where({ id, state: 'open' })
    .update({ state: 'abandoned', abandoned_on: on, abandoned_note: note, updated_at: at });
  return updated === 1;
}

/** Gives the verdict, once. @returns false when it is judged or given up already */
export async function updateJudged(
  tx: Knex,
  id: string,
  { verdict, judgement, at }: { verdict: string; judgement: Judgement; at: string },
): Promise<boolean> {
  const updated: number = await tx('actions')
    .where({ id, state: 'open' })
    .update({ state: 'judged', verdict, judgement: JSON.stringify(judgement), judged_at: at, updated_at: at });
  return updated === 1;
}

/** Where something is done follows a place that becomes part of another, as its answers do. */
export const moveActionsOnMerge: PlacesMergedHandler = async (tx, _context, { kind, fromId, intoId }) => {
  await tx('actions')
    .where({ [`${kind}_id`]: fromId })
    .update({ [`${kind}_id`]: intoId });
};
