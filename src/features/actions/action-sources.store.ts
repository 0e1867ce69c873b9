import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Days } from '../../domain/card/coarse-period.ts';
import { VERDICTS } from '../../domain/card/verdict.ts';
import { notFound } from '../../platform/errors.ts';

const Gap = z.object({
  from: z.string(),
  to: z.string(),
  n: z.number(),
  mean: z.number().nullable(),
  ci95: z.tuple([z.number(), z.number()]).nullable(),
  verdict: z.enum(VERDICTS),
  /** Whose answers, by name as they were called then. */
  segment: z.array(z.string()),
});
/** A gap as it stood when an action was made out of it, told to whoever may see cards. */
export type SourceGap = z.infer<typeof Gap>;

/** What an action came out of. */
export type ActionSource = { id: string } & (
  | { kind: 'gap'; gap: SourceGap }
  | { kind: 'complaint'; complaint: SourceComplaint | null }
  | { kind: 'finding'; finding: SourceFinding | null }
);

/** A concern or complaint without anything of who it was. */
export interface SourceComplaint {
  id: string;
  kind: string;
  branchId: string | null;
  /** YYYY-MM */
  month: string;
  modes: string[];
}

export interface SourceFinding {
  id: string;
  groupId: string;
  theme: string;
  words: string;
  /** The branches that its group was limited to; null: all. */
  branchIds: readonly string[] | null;
}

interface SourceRow {
  id: string;
  kind: string;
  source_id: string | null;
  gap: string | null;
}

/** A finding is held from here on, so that it is not removed meanwhile. @throws not_found where it is gone */
export async function insertSource(
  tx: Knex,
  source: {
    id: string;
    actionId: string;
    kind: ActionSource['kind'];
    sourceId: string | null;
    gap: SourceGap | null;
    picked: Days | null;
  },
): Promise<void> {
  if (source.kind === 'finding') {
    const held: unknown = await tx('focus_findings').where({ id: source.sourceId }).forUpdate().first('id');
    if (held === undefined) throw notFound('finding');
  }
  await tx('action_sources').insert({
    id: source.id,
    action_id: source.actionId,
    kind: source.kind,
    source_id: source.sourceId,
    gap: source.gap === null ? null : JSON.stringify(source.gap),
    picked_from: source.picked?.from ?? null,
    picked_to: source.picked?.to ?? null,
  });
}

/** The days of the answers for which an action's item was picked, and all between; null where no score picked it. */
export async function pickedDays(db: Knex, actionId: string): Promise<Days | null> {
  const rows: { picked_from: string; picked_to: string }[] = await db('action_sources')
    .where({ action_id: actionId })
    .whereNotNull('picked_from')
    .select('picked_from', 'picked_to');
  return rows
    .map(({ picked_from: from, picked_to: to }) => ({ from, to }))
    .reduce<Days | null>((all, days) => together(all, days), null);
}

/** The shortest stretch of days that holds both. */
export function together(some: Days | null, days: Days): Days {
  if (some === null) return days;
  const [from = days.from] = [some.from, days.from].sort();
  const to = [some.to, days.to].sort().at(-1) ?? days.to;
  return { from, to };
}

/** Whether a complaint or finding is among what an action came out of. */
export async function isSource(
  db: Knex,
  actionId: string,
  kind: ActionSource['kind'],
  sourceId: string,
): Promise<boolean> {
  const row: unknown = await db('action_sources').where({ action_id: actionId, kind, source_id: sourceId }).first('id');
  return row !== undefined;
}

/** Whether this very gap is among them: a card of the same answers, told the same way. */
export async function isGapSource(db: Knex, actionId: string, gap: SourceGap): Promise<boolean> {
  const row: unknown = await db('action_sources')
    .where({ action_id: actionId, kind: 'gap', gap: JSON.stringify(gap) })
    .first('id');
  return row !== undefined;
}

/** How an action stands to what it came out of: until it begins, that can be taken out of it. */
export type Resting = 'planned' | 'begun';

/**
 * Which of some findings actions came out of, whoever may know of these. @param today the organisation's day
 * @returns findings by id; `begun`: at least one of the actions has begun, or is over
 */
export async function restingOnFindings(
  db: Knex,
  today: string,
  findingIds: readonly string[],
): Promise<ReadonlyMap<string, Resting>> {
  const rows: { source_id: string; state: string; start_on: string }[] = await db('action_sources as s')
    .join('actions as a', 'a.id', 's.action_id')
    .where('s.kind', 'finding')
    .whereIn('s.source_id', [...findingIds])
    .select('s.source_id', 'a.state', 'a.start_on');
  const found = new Map<string, Resting>();
  for (const { source_id: id, state, start_on } of rows) {
    const begun = state !== 'open' || start_on <= today;
    found.set(id, begun || found.get(id) === 'begun' ? 'begun' : 'planned');
  }
  return found;
}

/** @returns whether it was there */
export async function deleteSource(tx: Knex, actionId: string, id: string): Promise<boolean> {
  return (await tx('action_sources').where({ action_id: actionId, id }).delete()) === 1;
}

export async function listSources(db: Knex, actionId: string): Promise<ActionSource[]> {
  return (await sourcesOf(db, [actionId])).get(actionId) ?? [];
}

/** What each of some actions came out of, read together however many they are. */
export async function sourcesOf(db: Knex, actionIds: readonly string[]): Promise<ReadonlyMap<string, ActionSource[]>> {
  const rows: (SourceRow & { action_id: string })[] = await db('action_sources')
    .whereIn('action_id', [...actionIds])
    .orderBy('id');
  const idsOf = (wanted: string): string[] =>
    rows.flatMap(({ kind, source_id }) => (kind === wanted && source_id !== null ? [source_id] : []));
  const complaints = await findComplaints(db, idsOf('complaint'));
  const findings = await findFindings(db, idsOf('finding'));
  const found = new Map<string, ActionSource[]>(actionIds.map((id) => [id, []]));
  for (const { id, action_id, kind, source_id, gap } of rows) {
    const sources = found.get(action_id);
    if (kind === 'gap' && gap !== null) sources?.push({ id, kind, gap: Gap.parse(JSON.parse(gap)) });
    if (kind === 'complaint') sources?.push({ id, kind, complaint: complaints.get(source_id ?? '') ?? null });
    if (kind === 'finding') sources?.push({ id, kind, finding: findings.get(source_id ?? '') ?? null });
  }
  return found;
}

async function findComplaints(db: Knex, ids: readonly string[]): Promise<Map<string, SourceComplaint>> {
  if (ids.length === 0) return new Map();
  const rows: { id: string; kind: string; branch_id: string | null; told_on: string }[] = await db('complaints')
    .whereIn('id', ids)
    .select('id', 'kind', 'branch_id', 'told_on');
  const tags: { complaint_id: string; mode: string }[] = await db('complaint_tags')
    .whereIn('complaint_id', ids)
    .whereNot('by', 'suggested')
    .orderBy('mode')
    .select('complaint_id', 'mode');
  return new Map(
    rows.map(({ id, kind, branch_id, told_on }) => {
      const modes = tags.filter((tag) => tag.complaint_id === id).map(({ mode }) => mode);
      return [id, { id, kind, branchId: branch_id, month: told_on.slice(0, 7), modes }];
    }),
  );
}

async function findFindings(db: Knex, ids: readonly string[]): Promise<Map<string, SourceFinding>> {
  if (ids.length === 0) return new Map();
  const rows: (Omit<SourceFinding, 'branchIds'> & { limit: string | null })[] = await db('focus_findings as f')
    .join('focus_groups as g', 'g.id', 'f.group_id')
    .whereIn('f.id', ids)
    .select({ id: 'f.id', groupId: 'f.group_id', theme: 'g.theme', words: 'f.words', limit: 'g.branch_ids' });
  return new Map(
    rows.map(({ limit, ...finding }) => {
      const branchIds = limit === null ? null : z.array(z.string()).parse(JSON.parse(limit));
      return [finding.id, { ...finding, branchIds }];
    }),
  );
}

/** Whether somebody limited to these branches may know of a finding: groups of more than them are not theirs. */
export function mayKnowFinding({ branchIds }: SourceFinding, limit: readonly string[] | null): boolean {
  return limit === null || (branchIds?.every((id) => limit.includes(id)) ?? false);
}

/** What a complaint or finding says of where an action belongs. */
export interface SourceTerms {
  questionnaireId: string | null;
  itemKey: string | null;
  branchId: string | null;
  providerId: string | null;
  topicId: string | null;
  /** The week of the answer that a survey's complaint is: the day is told to nobody. */
  picked: Days | null;
}

interface TermsRow {
  questionnaire_id: string | null;
  item_key: string | null;
  branch_id: string | null;
  provider_id: string | null;
  topic_id: string | null;
  told_on: string;
  origin: string;
}

/** undefined also where it is of another branch than the asker's */
export async function termsOfComplaint(
  db: Knex,
  id: string,
  branchIds: readonly string[] | null,
): Promise<SourceTerms | undefined> {
  const row: TermsRow | undefined = await db('complaints').where({ id }).first();
  if (row === undefined) return undefined;
  if (branchIds !== null && (row.branch_id === null || !branchIds.includes(row.branch_id))) return undefined;
  const about = { questionnaireId: row.questionnaire_id, itemKey: row.item_key, branchId: row.branch_id };
  // With the branch and the week, provider and topic of a survey's answer would fit one customer alone.
  if (row.origin === 'survey') return { ...about, providerId: null, topicId: null, picked: weekFrom(row.told_on) };
  return { ...about, providerId: row.provider_id, topicId: row.topic_id, picked: null };
}

/** undefined also where its group was of more branches than the asker's */
export async function termsOfFinding(
  db: Knex,
  id: string,
  branchIds: readonly string[] | null,
): Promise<SourceTerms | undefined> {
  const finding = (await findFindings(db, [id])).get(id);
  if (finding === undefined || !mayKnowFinding(finding, branchIds)) return undefined;
  const row: { questionnaire_id: string | null; item_key: string | null } | undefined = await db('focus_findings')
    .where({ id })
    .first('questionnaire_id', 'item_key');
  if (row === undefined) return undefined;
  const nowhere = { branchId: null, providerId: null, topicId: null };
  return { questionnaireId: row.questionnaire_id, itemKey: row.item_key, ...nowhere, picked: null };
}

function weekFrom(first: string): Days {
  return { from: first, to: DateTime.fromISO(first, { zone: 'utc' }).plus({ days: 6 }).toFormat('yyyy-MM-dd') };
}
