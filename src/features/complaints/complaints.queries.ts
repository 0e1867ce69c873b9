import type { Knex } from 'knex';
import { ROW_ACCESS } from '../../domain/access/role-matrix.ts';
import { UNANSWERED } from '../../domain/complaint/complaint-course.ts';
import { pastTargets } from '../../domain/complaint/past-targets.ts';
import type { FailureModeKey } from '../../domain/questionnaire/failure-modes.ts';
import { firstDayOfWeek } from '../../domain/time/weeks.ts';
import type { Weekday } from '../../domain/time/zone.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { type DatedCursor, inDateOrder } from '../../platform/db/dated-list.ts';
import type { ComplaintFilter } from './complaint-filter.ts';
import {
  COMPLAINT_COLUMNS,
  type ComplaintRecord,
  type ComplaintTag,
  tagsOf,
  toComplaintRecord,
} from './complaints.store.ts';

/** Who reads, and when: in which branches, and whether single answers may be told apart. */
export interface ComplaintReader {
  /** Null: all of them. */
  branchIds: readonly string[] | null;
  rowAccess: boolean;
  /** The organisation's: survey answers are told by week. */
  weekStart: Weekday;
  /** An instant: what was due by then is past. */
  now: string;
}

export function readerOf(
  { actor, clock }: Pick<Context, 'actor' | 'clock'>,
  { weekStart }: { weekStart: Weekday },
): ComplaintReader {
  const how = { weekStart, now: instantText(clock.now()) };
  if (actor.kind !== 'user') return { branchIds: null, rowAccess: false, ...how };
  return { branchIds: actor.branchIds, rowAccess: ROW_ACCESS[actor.role], ...how };
}

/** A line of the list: what it is about, by names. */
export interface ListedComplaint extends ComplaintRecord {
  tags: ComplaintTag[];
  branch: string | null;
  /** Null for survey answers too, where the reader may not tell single ones apart. */
  provider: string | null;
  topic: string | null;
  owner: string | null;
}

/** Who may be recognised: survey answers are given in confidence until the customer's identity is opened. */
export function isSealed({ origin }: Pick<ComplaintRecord, 'origin'>): boolean {
  return origin === 'survey';
}

/**
 * Whether a filter would tell the provider or topic of single survey answers: with the branch and the week, most contacts
 * are of one customer alone. Without row access it leaves survey answers out.
 */
export function isNarrow({ provider, topic }: ComplaintFilter): boolean {
  return provider !== undefined || topic !== undefined;
}

/**
 * The complaints and concerns that a filter means and a reader may see, as `c`. Periods count survey answers by whole
 * weeks: else asking day by day would tell the day.
 */
export function filteredComplaints(db: Knex, filter: ComplaintFilter, reader: ComplaintReader): Knex.QueryBuilder {
  const query = db('complaints as c');
  if (reader.branchIds !== null) query.whereIn('c.branch_id', reader.branchIds);
  if (!reader.rowAccess && isNarrow(filter)) query.whereNot('c.origin', 'survey');
  const equal = {
    'c.kind': filter.kind,
    'c.dimension': filter.dimension,
    'c.item_key': filter.item,
    'c.branch_id': filter.branch,
    'c.provider_id': filter.provider,
    'c.topic_id': filter.topic,
    'c.severity': filter.severity,
    'c.invite_consent': filter.invite,
  };
  for (const [column, value] of Object.entries(equal)) if (value !== undefined) query.where(column, value);
  if (filter.state === 'not_closed') query.whereNot('c.state', 'closed');
  else if (filter.state === 'late') whereLate(query, reader.now);
  else if (filter.state !== undefined) query.where('c.state', filter.state);
  if (filter.owner === 'none') query.whereNull('c.owner_id');
  else if (filter.owner !== undefined) query.where('c.owner_id', filter.owner);
  if (filter.reference !== undefined) query.where('c.id', 'like', `${filter.reference}%`);
  if (filter.mode !== undefined) whereTagged(query, db, filter.mode);
  const { from, to } = filter;
  if (from !== undefined) {
    const week = firstDayOfWeek(from, reader.weekStart);
    query.where((w) =>
      w
        .where((told) => told.whereNot('c.origin', 'survey').where('c.told_on', '>=', from))
        .orWhere((sealed) => sealed.where('c.origin', 'survey').where('c.told_on', '>=', week)),
    );
  }
  if (to !== undefined) query.where('c.told_on', '<=', to);
  return query;
}

/** With a target that is past: {@link pastTargets}, in the database. */
function whereLate(query: Knex.QueryBuilder, now: string): void {
  query
    .whereIn('c.state', UNANSWERED)
    .where((w) =>
      w
        .where('c.resolve_by', '<=', now)
        .orWhere((receipt) =>
          receipt.where('c.state', 'open').whereNull('c.acknowledged_at').where('c.acknowledge_by', '<=', now),
        ),
    );
}

function whereTagged(query: Knex.QueryBuilder, db: Knex, mode: NonNullable<ComplaintFilter['mode']>): void {
  const tags = () => db('complaint_tags as t').whereRaw('t.complaint_id = c.id').select('t.mode');
  const confirmed = () => tags().whereNot('t.by', 'suggested');
  if (mode === 'none') query.whereNotExists(confirmed());
  else if (mode === 'suggested') query.whereExists(tags().where('t.by', 'suggested'));
  else query.whereExists(confirmed().where('t.mode', mode));
}

/**
 * Complaints and concerns, newest day first; those of one day in no order. Late ones: which has been late for longest
 * first. One more than `limit`.
 */
export async function listComplaints(
  db: Knex,
  filter: ComplaintFilter,
  reader: ComplaintReader,
  page: { after: DatedCursor | undefined; limit: number },
): Promise<ListedComplaint[]> {
  const query = filteredComplaints(db, filter, reader);
  if (filter.state === 'late') inDateOrder(query, { date: lateSince(db, reader), id: 'c.id' }, 'asc', page.after);
  else inDateOrder(query, { date: 'c.told_on', id: 'c.id' }, 'desc', page.after);
  const rows = await withNames(query).limit(page.limit + 1);
  return toListed(db, rows, reader);
}

/** By what the list that a filter makes is ordered: the date of its cursor. */
export function listDate(complaint: ListedComplaint, filter: ComplaintFilter, reader: ComplaintReader): string {
  if (filter.state !== 'late' || (isSealed(complaint) && !reader.rowAccess)) return complaint.toldOn;
  return pastTargets(complaint, reader.now)[0]?.due ?? complaint.toldOn;
}

/**
 * Since when a late one has been late, in the database. For readers without row access a survey answer stands among the
 * others by its week: its place between exact times would tell the time.
 */
function lateSince(db: Knex, { now, rowAccess }: ComplaintReader): Knex.Raw {
  const receipt = "c.state = 'open' and c.acknowledged_at is null and c.acknowledge_by <= ?";
  const exact = `case when ${receipt} then c.acknowledge_by else c.resolve_by end`;
  return rowAccess
    ? db.raw(`(${exact})`, [now])
    : db.raw(`(case when c.origin = 'survey' then c.told_on else ${exact} end)`, [now]);
}

interface Names {
  branch: string | null;
  provider: string | null;
  topic: string | null;
  owner: string | null;
}

/** The same complaints with the names of what they are about and what was written. */
export function withNames(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query
    .leftJoin('branches as b', 'b.id', 'c.branch_id')
    .leftJoin('providers as p', 'p.id', 'c.provider_id')
    .leftJoin('topics as o', 'o.id', 'c.topic_id')
    .leftJoin('users as u', 'u.id', 'c.owner_id')
    .leftJoin('responses as r', 'r.id', 'c.response_id')
    .select({
      ...COMPLAINT_COLUMNS,
      ...{ branch: 'b.name', provider: 'p.name', topic: 'o.name', owner: 'u.name', comment: 'r.comment' },
    });
}

/** Rows of {@link withNames} as a reader may see them. */
export async function toListed(
  db: Knex,
  rows: readonly (Names & { id: string; comment: string | null })[],
  { rowAccess }: ComplaintReader,
): Promise<ListedComplaint[]> {
  const tags = await tagsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const record = toComplaintRecord(row);
    const sealed = isSealed(record) && !rowAccess;
    return {
      ...record,
      words: record.words ?? row.comment,
      tags: tags.get(record.id) ?? [],
      branch: row.branch,
      owner: row.owner,
      provider: sealed ? null : row.provider,
      topic: sealed ? null : row.topic,
    };
  });
}

export async function countComplaints(db: Knex, filter: ComplaintFilter, reader: ComplaintReader): Promise<number> {
  const rows: { n: number }[] = await filteredComplaints(db, filter, reader).count({ n: '*' });
  return rows[0]?.n ?? 0;
}

/** How many of them each failure mode was confirmed for; modes without any are left out. */
export async function countByMode(
  db: Knex,
  filter: ComplaintFilter,
  reader: ComplaintReader,
): Promise<Map<FailureModeKey, number>> {
  const rows: { mode: FailureModeKey; n: number }[] = await filteredComplaints(db, filter, reader)
    .join('complaint_tags as g', 'g.complaint_id', 'c.id')
    .whereNot('g.by', 'suggested')
    .groupBy('g.mode')
    .select('g.mode', db.raw('count(*) as n'));
  return new Map(rows.map(({ mode, n }) => [mode, n]));
}

/**
 * Somebody behind a complaint or concern who agreed to be invited to a discussion group. Consent to a discussion is none
 * to be tied to a complaint: which one it was is not told, nor whether there were several.
 */
export interface Invitable {
  /** Main record of the person. */
  personId: string;
  branchId: string | null;
  severity: number;
  modes: FailureModeKey[];
}

/** Everybody whom a filter finds and who may be invited, once each, with the gravest of what is known of them. */
export async function listInvitable(db: Knex, filter: ComplaintFilter, reader: ComplaintReader): Promise<Invitable[]> {
  const rows: { id: string; personId: string; branchId: string | null; severity: number }[] = await filteredComplaints(
    db,
    { ...filter, invite: true },
    reader,
  )
    .leftJoin('response_identity as i', 'i.response_id', 'c.response_id')
    .join('customers as m', 'm.id', db.raw('coalesce(c.customer_id, i.customer_id)'))
    .whereNull('m.erased_at')
    .orderBy('m.person_id')
    .orderBy('c.severity', 'desc')
    .select('c.id', { personId: 'm.person_id', branchId: 'c.branch_id', severity: 'c.severity' });
  const tags = await tagsOf(
    db,
    rows.map(({ id }) => id),
  );
  const people = new Map<string, Invitable>();
  for (const { id, personId, branchId, severity } of rows) {
    const known = people.get(personId) ?? { personId, branchId, severity, modes: [] };
    const modes = (tags.get(id) ?? []).flatMap(({ mode, by }) => (by === 'suggested' ? [] : [mode]));
    people.set(personId, { ...known, modes: [...new Set([...known.modes, ...modes])] });
  }
  return [...people.values()];
}

/** How many there are by the day that lists tell. */
export async function countByDay(
  db: Knex,
  filter: ComplaintFilter,
  reader: ComplaintReader,
): Promise<{ day: string; n: number }[]> {
  return filteredComplaints(db, filter, reader)
    .groupBy('c.told_on')
    .select({ day: 'c.told_on' }, db.raw('count(*) as n'));
}

/** Everybody who has a complaint in hand, by name. */
export async function listOwners(db: Knex): Promise<{ id: string; name: string }[]> {
  return db('users')
    .whereIn('id', db('complaints').whereNotNull('owner_id').select('owner_id'))
    .orderBy('name')
    .select('id', 'name');
}
