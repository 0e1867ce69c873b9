import type { Knex } from 'knex';
import { Relationship } from '../../domain/customer.ts';
import { isLocale, type Locale } from '../../domain/locale.ts';
import { foldName } from '../../domain/names/fold-name.ts';
import { chunks } from '../../platform/db/chunks.ts';
import { insertMany } from '../../platform/db/insert-many.ts';
import { conflict, notFound } from '../../platform/errors.ts';

/** One record of a customer, as one source gave it. A person can have several, joined by a merge. */
export interface CustomerRecord {
  id: string;
  /** Its own id, or that of the record it was merged into. */
  personId: string;
  externalId: string | null;
  email: string | null;
  name: string | null;
  locale: Locale | null;
  relationship: Relationship;
  relationshipReason: string | null;
  /** Nothing that tells who it was is left. */
  erased: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface CustomerRow {
  id: string;
  person_id: string;
  external_id: string | null;
  email: string | null;
  name: string | null;
  locale: string | null;
  relationship: string;
  relationship_reason: string | null;
  erased_at: string | null;
  created_at: string;
  updated_at: string;
}

export function toCustomer(row: CustomerRow): CustomerRecord {
  return {
    id: row.id,
    personId: row.person_id,
    externalId: row.external_id,
    email: row.email,
    name: row.name,
    locale: isLocale(row.locale) ? row.locale : null,
    relationship: Relationship.parse(row.relationship),
    relationshipReason: row.relationship_reason,
    erased: row.erased_at !== null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export async function findCustomer(db: Knex, id: string): Promise<CustomerRecord | undefined> {
  const row: CustomerRow | undefined = await db('customers').where({ id }).first();
  return row && toCustomer(row);
}

export async function getCustomer(db: Knex, id: string): Promise<CustomerRecord> {
  const customer = await findCustomer(db, id);
  if (customer === undefined) throw notFound('customer');
  return customer;
}

export async function findByExternalId(db: Knex, externalId: string): Promise<CustomerRecord | undefined> {
  const row: CustomerRow | undefined = await db('customers').where({ external_id: externalId }).first();
  return row && toCustomer(row);
}

/** The oldest record with this address, or the oldest of those that no external id is known of. */
export async function findByEmail(
  db: Knex,
  email: string,
  among: 'any' | 'without_external_id' = 'any',
): Promise<CustomerRecord | undefined> {
  const query = db('customers').where({ email }).orderBy('id');
  if (among === 'without_external_id') query.whereNull('external_id');
  const row: CustomerRow | undefined = await query.first();
  return row && toCustomer(row);
}

/**
 * The customer with this id, external id or e-mail address, looked for in this order.
 *
 * @throws 409 `shared_address` where several people have the address
 */
export async function findCustomerCalled(db: Knex, called: string): Promise<CustomerRecord | undefined> {
  const name = called.trim();
  const known = (await findCustomer(db, name)) ?? (await findByExternalId(db, name));
  if (known !== undefined) return known;
  const rows: CustomerRow[] = await db('customers').where({ email: name.toLowerCase() }).orderBy('id');
  if (new Set(rows.map((row) => row.person_id)).size > 1) {
    const ids = rows.map((row) => row.external_id ?? row.id).join(', ');
    throw conflict('shared_address', `Several customers have this address. Say which one by its id: ${ids}.`);
  }
  return rows[0] && toCustomer(rows[0]);
}

/** All records of the person that this record belongs to, the main one first, then oldest first. */
export async function listPersonRecords(db: Knex, customerId: string): Promise<CustomerRecord[]> {
  const rows: CustomerRow[] = await db('customers')
    .where('person_id', db('customers').where({ id: customerId }).select('person_id'))
    .orderBy('id');
  return mainFirst(rows.map(toCustomer));
}

function mainFirst(records: readonly CustomerRecord[]): CustomerRecord[] {
  return [
    ...records.filter((record) => record.id === record.personId),
    ...records.filter((record) => record.id !== record.personId),
  ];
}

/** The same for many people at once, by the ids of their main records. */
export async function listRecordsOfPersons(
  db: Knex,
  customerIds: readonly string[],
): Promise<Map<string, CustomerRecord[]>> {
  const ids = [...new Set(customerIds)];
  const rows: CustomerRow[] = [];
  for (const some of chunks(ids, AT_ONCE)) {
    const persons = db('customers').whereIn('id', some).select('person_id');
    rows.push(...(await db('customers').whereIn('person_id', persons).orderBy('id')));
  }
  const persons = new Map<string, Map<string, CustomerRecord>>();
  for (const record of rows.map(toCustomer)) {
    const records = persons.get(record.personId) ?? new Map<string, CustomerRecord>();
    persons.set(record.personId, records.set(record.id, record));
  }
  return new Map([...persons].map(([id, records]) => [id, mainFirst([...records.values()])]));
}

/** A statement holds only so many values. */
const AT_ONCE = 500;

export interface CustomerFields {
  externalId: string | null;
  email: string | null;
  name: string | null;
  locale: Locale | null;
  relationship: Relationship;
  relationshipReason: string | null;
}

function toColumns(fields: CustomerFields) {
  const known = [fields.name, fields.email, fields.externalId].filter((text) => text !== null);
  return {
    external_id: fields.externalId,
    email: fields.email,
    name: fields.name,
    locale: fields.locale,
    relationship: fields.relationship,
    relationship_reason: fields.relationshipReason,
    search_text: known.map(foldName).join('\n'),
  };
}

export type NewCustomerRecord = CustomerFields & { id: string; at: string; erasedAt: string | null };

export async function insertCustomer(tx: Knex, record: NewCustomerRecord): Promise<void> {
  await insertCustomers(tx, [record]);
}

export async function insertCustomers(tx: Knex, records: readonly NewCustomerRecord[]): Promise<void> {
  await insertMany(
    tx,
    'customers',
    records.map((record) => ({
      id: record.id,
      person_id: record.id,
      ...toColumns(record),
      erased_at: record.erasedAt,
      created_at: record.at,
      updated_at: record.at,
    })),
  );
}

/** Records with one of these external ids or addresses, oldest first. */
export async function listByKeys(
  db: Knex,
  keys: { externalIds: readonly string[]; emails: readonly string[] },
): Promise<CustomerRecord[]> {
  if (keys.externalIds.length + keys.emails.length === 0) return [];
  const rows: CustomerRow[] = await db('customers')
    .whereIn('external_id', keys.externalIds)
    .orWhereIn('email', keys.emails)
    .orderBy('id');
  return rows.map(toCustomer);
}

/** Leaves records of erased people as they are: one can be erased between the reading and the writing. */
export async function updateCustomerFields(tx: Knex, id: string, fields: CustomerFields, at: string): Promise<void> {
  await tx('customers')
    .where({ id })
    .whereNull('erased_at')
    .update({ ...toColumns(fields), updated_at: at });
}

export async function blankCustomers(tx: Knex, recordIds: readonly string[], at: string): Promise<void> {
  await tx('customers').whereIn('id', recordIds).update({
    external_id: null,
    email: null,
    name: null,
    locale: null,
    relationship_reason: null,
    search_text: '',
    erased_at: at,
    updated_at: at,
  });
}

export async function insertErasedIdentities(tx: Knex, hashes: readonly string[], at: string): Promise<void> {
  if (hashes.length === 0) return;
  await tx('erased_identities')
    .insert(hashes.map((hash) => ({ identity_hash: hash, at })))
    .onConflict('identity_hash')
    .ignore();
}

/** Those of these hashes whose people were erased. */
export async function listErasedIdentities(db: Knex, hashes: readonly string[]): Promise<string[]> {
  const rows: { identity_hash: string }[] = await db('erased_identities')
    .whereIn('identity_hash', hashes)
    .select('identity_hash');
  return rows.map((row) => row.identity_hash);
}

export async function isErasedIdentity(db: Knex, hashes: readonly string[]): Promise<boolean> {
  if (hashes.length === 0) return false;
  return (await db('erased_identities').whereIn('identity_hash', hashes).first('identity_hash')) !== undefined;
}
