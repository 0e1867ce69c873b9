import type { Knex } from 'knex';
import { Channel, ContactKind } from '../../domain/channel.ts';
import { insertMany } from '../../platform/db/insert-many.ts';
import { notFound } from '../../platform/errors.ts';

/** One logged service contact. Instants are ISO-8601 UTC; names of provider, branch and topic are as they were then. */
export interface Contact {
  id: string;
  externalId: string | null;
  customerId: string;
  providerId: string;
  providerName: string;
  branchId: string | null;
  branchName: string | null;
  topicId: string | null;
  topicName: string | null;
  channel: Channel;
  kind: ContactKind;
  requestedAt: string | null;
  firstRepliedAt: string | null;
  completedAt: string | null;
  /** The business day of completion on the branch's calendar, `YYYY-MM-DD`. */
  completedOn: string | null;
  followsId: string | null;
  note: string | null;
  origin: ContactOrigin;
  /** Completed, else requested, else logged. */
  occurredAt: string;
  createdAt: string;
}

export type ContactOrigin = 'page' | 'api' | 'import';

export interface ContactRow {
  id: string;
  external_id: string | null;
  customer_id: string;
  provider_id: string;
  provider_name: string;
  branch_id: string | null;
  branch_name: string | null;
  topic_id: string | null;
  topic_name: string | null;
  channel: string;
  kind: string;
  requested_at: string | null;
  first_replied_at: string | null;
  completed_at: string | null;
  completed_on: string | null;
  follows_id: string | null;
  note: string | null;
  origin: ContactOrigin;
  occurred_at: string;
  created_at: string;
}

export function toContact(row: ContactRow): Contact {
  return {
    id: row.id,
    externalId: row.external_id,
    customerId: row.customer_id,
    providerId: row.provider_id,
    providerName: row.provider_name,
    branchId: row.branch_id,
    branchName: row.branch_name,
    topicId: row.topic_id,
    topicName: row.topic_name,
    channel: Channel.parse(row.channel),
    kind: ContactKind.parse(row.kind),
    requestedAt: row.requested_at,
    firstRepliedAt: row.first_replied_at,
    completedAt: row.completed_at,
    completedOn: row.completed_on,
    followsId: row.follows_id,
    note: row.note,
    origin: row.origin,
    occurredAt: row.occurred_at,
    createdAt: row.created_at,
  };
}

const COLUMNS = [
  'id',
  'external_id',
  'customer_id',
  'provider_id',
  'provider_name',
  'branch_id',
  'branch_name',
  'topic_id',
  'topic_name',
  'channel',
  'kind',
  'requested_at',
  'first_replied_at',
  'completed_at',
  'completed_on',
  'follows_id',
  'note',
  'origin',
  'occurred_at',
  'created_at',
] as const satisfies readonly (keyof ContactRow)[];

/** The columns of a contact, for queries that join other tables. */
export const CONTACT_FIELDS = COLUMNS.map((column) => `contacts.${column}`);

export async function findContact(db: Knex, id: string): Promise<Contact | undefined> {
  const row: ContactRow | undefined = await db('contacts')
    .where({ id })
    .first(...COLUMNS);
  return row && toContact(row);
}

/** @throws not_found */
export async function getContact(db: Knex, id: string): Promise<Contact> {
  const contact = await findContact(db, id);
  if (contact === undefined) throw notFound('contact');
  return contact;
}

/** The same, held until the transaction ends, so that two who change it take turns. @throws not_found */
export async function holdContact(tx: Knex, id: string): Promise<Contact> {
  await tx('contacts').where({ id }).forUpdate().first('id');
  return getContact(tx, id);
}

export async function findContactByExternalId(db: Knex, externalId: string): Promise<Contact | undefined> {
  const row: ContactRow | undefined = await db('contacts')
    .where({ external_id: externalId })
    .first(...COLUMNS);
  return row && toContact(row);
}

/** The contacts that follow this one, oldest first. */
export async function listFollowers(db: Knex, id: string): Promise<Contact[]> {
  const rows: ContactRow[] = await db('contacts')
    .where({ follows_id: id })
    .orderBy('occurred_at')
    .select(...COLUMNS);
  return rows.map(toContact);
}

/** Contacts of these customer records, newest first. */
export async function listContactsOfCustomer(
  db: Knex,
  recordIds: readonly string[],
  limit: number,
): Promise<Contact[]> {
  const rows: ContactRow[] = await db('contacts')
    .whereIn('customer_id', recordIds)
    .orderBy([
      { column: 'occurred_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit)
    .select(...COLUMNS);
  return rows.map(toContact);
}

/** What the API answered when the contact came, as JSON. */
export async function findReceipt(db: Knex, id: string): Promise<string | null> {
  const row: { receipt: string | null } | undefined = await db('contacts').where({ id }).first('receipt');
  return row?.receipt ?? null;
}

export async function insertContacts(
  tx: Knex,
  contacts: readonly { contact: Contact; importKey: string | null }[],
): Promise<void> {
  await insertMany(
    tx,
    'contacts',
    contacts.map(({ contact, importKey }) => ({
      id: contact.id,
      external_id: contact.externalId,
      customer_id: contact.customerId,
      provider_id: contact.providerId,
      provider_name: contact.providerName,
      branch_id: contact.branchId,
      branch_name: contact.branchName,
      topic_id: contact.topicId,
      topic_name: contact.topicName,
      channel: contact.channel,
      kind: contact.kind,
      requested_at: contact.requestedAt,
      first_replied_at: contact.firstRepliedAt,
      completed_at: contact.completedAt,
      completed_on: contact.completedOn,
      follows_id: contact.followsId,
      note: contact.note,
      origin: contact.origin,
      occurred_at: contact.occurredAt,
      import_key: importKey,
      created_at: contact.createdAt,
    })),
  );
}

export async function updateReceipt(tx: Knex, id: string, receipt: string): Promise<void> {
  await tx('contacts').where({ id }).update({ receipt });
}

/** @returns false when it was completed already */
export async function updateCompletion(
  tx: Knex,
  contact: Pick<Contact, 'id' | 'firstRepliedAt' | 'completedAt' | 'completedOn' | 'occurredAt'>,
): Promise<boolean> {
  const updated = await tx('contacts').where({ id: contact.id }).whereNull('completed_at').update({
    first_replied_at: contact.firstRepliedAt,
    completed_at: contact.completedAt,
    completed_on: contact.completedOn,
    occurred_at: contact.occurredAt,
  });
  return updated === 1;
}

export async function updateNote(tx: Knex, id: string, note: string | null): Promise<void> {
  await tx('contacts').where({ id }).update({ note });
}

/** External ids and import keys among these that have a contact already. */
export async function findKnownKeys(
  db: Knex,
  keys: { externalIds: readonly string[]; importKeys: readonly string[] },
): Promise<{ externalIds: Set<string>; importKeys: Set<string> }> {
  const byId: { external_id: string }[] = await db('contacts')
    .whereIn('external_id', keys.externalIds)
    .select('external_id');
  const byKey: { import_key: string }[] = await db('contacts')
    .whereIn('import_key', keys.importKeys)
    .select('import_key');
  return {
    externalIds: new Set(byId.map((row) => row.external_id)),
    importKeys: new Set(byKey.map((row) => row.import_key)),
  };
}

/** Takes away the notes of a person's contacts: they can name the person. */
export async function blankNotes(tx: Knex, recordIds: readonly string[]): Promise<void> {
  await tx('contacts').whereIn('customer_id', recordIds).update({ note: null });
}

/** Contacts at one place count as those of another from now on; the names they were logged with stay. */
export async function movePlaceOfContacts(
  tx: Knex,
  column: 'provider_id' | 'branch_id' | 'topic_id',
  fromId: string,
  intoId: string,
): Promise<void> {
  await tx('contacts').where(column, fromId).update(column, intoId);
}
