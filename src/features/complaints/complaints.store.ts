import type { Knex } from 'knex';
import { z } from 'zod';
import { Channel } from '../../domain/channel.ts';
import {
  ClosedAs,
  ComplaintKind,
  ComplaintOrigin,
  ComplaintState,
  Severity,
  TaggedBy,
} from '../../domain/complaint/complaint.ts';
import { Locale } from '../../domain/locale.ts';
import { FAILURE_MODES, type FailureModeKey } from '../../domain/questionnaire/failure-modes.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { insertMany } from '../../platform/db/insert-many.ts';
import { notFound } from '../../platform/errors.ts';

const FailureMode = z.enum(FAILURE_MODES.map(({ key }) => key));
const text = z.string().nullable();

/** A row of `complaints` under the names of the code; whose a survey-born one is stands in response_identity alone. */
const ComplaintRecord = z.object({
  id: z.string(),
  kind: ComplaintKind,
  origin: ComplaintOrigin,
  responseId: text,
  contactId: text,
  customerId: text,
  /** Null for survey answers: theirs stay with the answer. */
  words: text,
  wordsHash: text,
  /** Business day. */
  receivedOn: z.string(),
  /** The day that lists tell: of survey answers the first of their week. */
  toldOn: z.string(),
  /** Null for concerns. */
  receivedAt: text,
  happenedOn: text,
  questionnaireId: text,
  itemKey: text,
  dimension: text,
  providerId: text,
  branchId: text,
  topicId: text,
  channel: Channel.nullable(),
  locale: Locale,
  severity: Severity,
  inviteConsent: z.union([z.boolean(), z.number()]).transform(Boolean),
  state: ComplaintState,
  closedAs: ClosedAs.nullable(),
  ownerId: text,
  acknowledgeBy: text,
  resolveBy: text,
  acknowledgedAt: text,
  answeredAt: text,
  closedAt: text,
  escalatedAt: text,
  reopened: z.number(),
  rootCause: text,
  remedy: text,
  updatedAt: z.string(),
});
export type ComplaintRecord = z.output<typeof ComplaintRecord>;

export interface ComplaintTag {
  mode: FailureModeKey;
  by: TaggedBy;
}

/** A complaint or concern with its words, wherever they stand, and its tags in the taxonomy's order. */
export interface Complaint extends ComplaintRecord {
  tags: ComplaintTag[];
  /** Whether the person may be written to: a complaint whose customer still agrees to it. */
  mayBeContacted: boolean;
}

const FIELDS = Object.keys(ComplaintRecord.shape);
const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The columns of a complaint under the names of the code, for queries that join other tables; `c` is its alias. */
export const COMPLAINT_COLUMNS: Record<string, string> = Object.fromEntries(
  FIELDS.map((field) => [field, `c.${columnOf(field)}`]),
);

function toRow(fields: Partial<ComplaintRecord>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [columnOf(field), value]));
}

export function toComplaintRecord(row: unknown): ComplaintRecord {
  return ComplaintRecord.parse(row);
}

export async function insertComplaint(
  tx: Knex,
  complaint: ComplaintRecord,
  tags: readonly ComplaintTag[],
): Promise<void> {
  await tx('complaints').insert(toRow(complaint));
  await insertTags(tx, complaint.id, tags);
}

export async function insertTags(tx: Knex, complaintId: string, tags: readonly ComplaintTag[]): Promise<void> {
  await insertMany(
    tx,
    'complaint_tags',
    tags.map(({ mode, by }) => ({ complaint_id: complaintId, mode, by })),
  );
}

export async function deleteTags(tx: Knex, complaintId: string): Promise<void> {
  await tx('complaint_tags').where({ complaint_id: complaintId }).delete();
}

export type ComplaintChange = Partial<
  Omit<ComplaintRecord, 'id' | 'origin' | 'responseId' | 'contactId' | 'updatedAt'>
>;

/** Changes a complaint. When it was changed is kept to the instant only where staff did it, or the customer may be known. */
export async function updateComplaint(
  tx: Knex,
  context: Context,
  complaint: Pick<ComplaintRecord, 'id' | 'kind' | 'receivedOn'>,
  change: ComplaintChange,
): Promise<void> {
  const updatedAt = momentTold(context, { ...complaint, ...change });
  await tx('complaints')
    .where({ id: complaint.id })
    .update(toRow({ ...change, updatedAt }));
}

/** Now, or the business day alone where an instant would tie a concern to whoever answered at that moment. */
export function momentTold(
  context: Context,
  { kind, receivedOn }: Pick<ComplaintRecord, 'kind' | 'receivedOn'>,
): string {
  return kind === 'concern' && context.actor.kind !== 'user' ? receivedOn : instantText(context.clock.now());
}

/**
 * A complaint that the reader may see; `c` of the query is the complaint, so that others can be joined.
 *
 * @throws not_found also where it is of another branch than the reader's
 */
export async function getComplaint(db: Knex, id: string, branchIds: readonly string[] | null): Promise<Complaint> {
  const found = await findComplaintBy(db, { 'c.id': id }, branchIds);
  if (found === undefined) throw notFound('complaint');
  return found;
}

/** The complaint that an answer became; its row is locked until the transaction ends. */
export async function lockComplaintOfResponse(tx: Knex, responseId: string): Promise<Complaint | undefined> {
  await tx('complaints').where({ response_id: responseId }).forUpdate().first('id');
  return findComplaintBy(tx, { 'c.response_id': responseId }, null);
}

/** Locks a complaint until the transaction ends, and reads it. @throws not_found */
export async function lockComplaint(tx: Knex, id: string, branchIds: readonly string[] | null): Promise<Complaint> {
  await tx('complaints').where({ id }).forUpdate().first('id');
  return getComplaint(tx, id, branchIds);
}

async function findComplaintBy(
  db: Knex,
  where: Record<string, string>,
  branchIds: readonly string[] | null,
): Promise<Complaint | undefined> {
  const query = db('complaints as c')
    .leftJoin('responses as r', 'r.id', 'c.response_id')
    .where(where)
    .first({ ...COMPLAINT_COLUMNS, comment: 'r.comment', contactWanted: 'r.contact_wanted' });
  if (branchIds !== null) query.whereIn('c.branch_id', branchIds);
  const row: { id: string; comment: string | null; contactWanted: unknown } | undefined = await query;
  if (row === undefined) return undefined;
  const record = toComplaintRecord(row);
  const tags = await tagsOf(db, [record.id]);
  return {
    ...record,
    words: record.words ?? row.comment,
    tags: tags.get(record.id) ?? [],
    mayBeContacted:
      record.kind === 'complaint' &&
      (record.responseId === null ? record.customerId !== null : Boolean(row.contactWanted)),
  };
}

const TagRow = z.object({ complaint_id: z.string(), mode: FailureMode, by: TaggedBy });

/** Tags by complaint, in the taxonomy's order. */
export async function tagsOf(db: Knex, ids: readonly string[]): Promise<Map<string, ComplaintTag[]>> {
  const rows = z.array(TagRow).parse(await db('complaint_tags').whereIn('complaint_id', ids));
  const tags = new Map<string, ComplaintTag[]>();
  for (const { key } of FAILURE_MODES) {
    for (const { complaint_id, mode, by } of rows) {
      if (mode === key) tags.set(complaint_id, [...(tags.get(complaint_id) ?? []), { mode, by }]);
    }
  }
  return tags;
}

/** Something that was done with a complaint. `detail`: names of fields and states, words of staff. */
export interface ComplaintEvent {
  id: string;
  at: string;
  actorKind: 'user' | 'api_key' | 'customer' | 'system';
  actorId: string | null;
  /** Name of the user who did it. */
  actor: string | null;
  what: string;
  detail: Record<string, unknown>;
}

export async function recordEvent(
  tx: Knex,
  context: Context,
  complaint: Pick<ComplaintRecord, 'id' | 'kind' | 'receivedOn'>,
  event: { what: string; detail?: Record<string, unknown> },
): Promise<void> {
  const { actor, ids } = context;
  const sealed = complaint.kind === 'concern' && actor.kind !== 'user';
  await tx('complaint_events').insert({
    id: sealed ? ids.unordered() : ids.next(),
    complaint_id: complaint.id,
    at: momentTold(context, complaint),
    actor_kind: actor.kind === 'command' ? 'system' : actor.kind,
    actor_id: actor.kind === 'user' ? actor.id : null,
    what: event.what,
    detail: JSON.stringify(event.detail ?? {}),
  });
}

const Detail = z.record(z.string(), z.unknown());

/** What was done with a complaint, in order. */
export async function complaintEvents(db: Knex, complaintId: string): Promise<ComplaintEvent[]> {
  const rows: (Omit<ComplaintEvent, 'detail'> & { detail: string })[] = await db('complaint_events as e')
    .leftJoin('users as u', 'u.id', 'e.actor_id')
    .where('e.complaint_id', complaintId)
    .orderBy(['e.at', 'e.id'])
    .select('e.id', 'e.at', 'e.what', 'e.detail', {
      actorKind: 'e.actor_kind',
      actorId: 'e.actor_id',
      actor: 'u.name',
    });
  return rows.map((row) => ({ ...row, detail: Detail.parse(JSON.parse(row.detail)) }));
}

/**
 * Whether one of these customer records has a complaint that is not closed, made openly: by the public form, to staff or in
 * a contact. Those behind a survey's answer are sealed, and whoever is not asked because of them would be given away.
 */
export async function hasOpenComplaint(db: Knex, customerIds: readonly string[]): Promise<boolean> {
  const row: unknown = await db('complaints')
    .where('kind', 'complaint')
    .whereNot('state', 'closed')
    .whereIn('customer_id', customerIds)
    .first('id');
  return row !== undefined;
}

/** When complaints of these customer records were open, for what would have been decided then. The same complaints count. */
export async function listComplaintSpans(
  db: Knex,
  customerIds: readonly string[],
): Promise<{ customerId: string; from: string; until: string | null }[]> {
  const rows: { customer_id: string; received_on: string; state: string; closed_at: string | null }[] = await db(
    'complaints',
  )
    .where('kind', 'complaint')
    .whereIn('customer_id', customerIds)
    .select('received_on', 'state', 'closed_at', 'customer_id');
  return rows.map((row) => ({
    customerId: row.customer_id,
    from: row.received_on,
    until: row.state === 'closed' ? row.closed_at : null,
  }));
}
