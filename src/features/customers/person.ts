import type { Knex } from 'knex';
import type { Relationship } from '../../domain/customer.ts';
import type { Locale } from '../../domain/locale.ts';
import { foldName } from '../../domain/names/fold-name.ts';
import type { Database } from '../../platform/db/database.ts';
import { lockUntilCommit } from '../../platform/db/lock.ts';
import { firstLineOf } from '../../platform/db/search.ts';
import { notFound } from '../../platform/errors.ts';
import { type CustomerRecord, listPersonRecords, listRecordsOfPersons } from './customer.store.ts';

/** A person across all records that were merged: what to write to, and whether one may. */
export interface Person {
  /** The main record's id. */
  id: string;
  records: CustomerRecord[];
  email: string | null;
  name: string | null;
  locale: Locale | null;
  /** The most reserved of the records' relationships. */
  relationship: Relationship;
  relationshipReason: string | null;
  erased: boolean;
}

const RESERVE: Record<Relationship, number> = { active: 0, do_not_survey: 1, ended: 2 };

/** @param customerId any record of the person. @throws 404 */
export async function getPerson(db: Knex, customerId: string): Promise<Person> {
  const person = toPerson(await listPersonRecords(db, customerId));
  if (person === undefined) throw notFound('customer');
  return person;
}

/** The person with all records, held until the transaction ends, so that two who change them take turns. @throws 404 */
export async function holdPerson(tx: Knex, db: Database, customerId: string): Promise<Person> {
  await lockPersons(tx, db);
  await tx('customers')
    .whereIn('id', await personRecordIds(tx, customerId))
    .orderBy('id')
    .forUpdate()
    .select('id');
  return getPerson(tx, customerId);
}

/** Everybody whom these records belong to. */
export async function listPersons(db: Knex, customerIds: readonly string[]): Promise<Person[]> {
  return [...(await listRecordsOfPersons(db, customerIds)).values()].flatMap((records) => toPerson(records) ?? []);
}

/** No more of one name or address are looked at, the newest first; the index of names holds as many letters. */
const MOST_ALIKE = 200;
const INDEXED_LETTERS = 200;

/** Everybody who has a record under this whole name, however it is written. */
export async function listCustomersNamed({ knex, dialect }: Database, name: string): Promise<Person[]> {
  const named = knex('customers')
    .whereRaw(`${firstLineOf(dialect, 'search_text')} = ?`, [foldName(name).slice(0, INDEXED_LETTERS)])
    .whereNotNull('name');
  return personsOf(knex, named);
}

/** Everybody who has a record with this address. */
export const listCustomersAt = (db: Knex, email: string): Promise<Person[]> =>
  personsOf(db, db('customers').where({ email }));

async function personsOf(db: Knex, records: Knex.QueryBuilder): Promise<Person[]> {
  const ids: string[] = await records.orderBy('id', 'desc').limit(MOST_ALIKE).pluck('id');
  return listPersons(db, ids);
}

function toPerson(records: CustomerRecord[]): Person | undefined {
  const main = records[0];
  if (main === undefined) return undefined;
  const strictest = records.reduce((a, b) => (RESERVE[b.relationship] > RESERVE[a.relationship] ? b : a), main);
  return {
    id: main.personId,
    records,
    email: firstKnown(records, 'email'),
    name: firstKnown(records, 'name'),
    locale: firstKnown(records, 'locale'),
    relationship: strictest.relationship,
    relationshipReason: strictest.relationshipReason,
    erased: main.erased,
  };
}

function firstKnown<K extends 'email' | 'name' | 'locale'>(
  records: readonly CustomerRecord[],
  field: K,
): CustomerRecord[K] | null {
  return records.find((record) => record[field] !== null)?.[field] ?? null;
}

/** Ids of all records of the person that this record belongs to. */
export async function personRecordIds(db: Knex, customerId: string): Promise<string[]> {
  const rows: { id: string }[] = await db('customers')
    .where('person_id', db('customers').where({ id: customerId }).select('person_id'))
    .orderBy('id')
    .select('id');
  return rows.map((row) => row.id);
}

/** Lets merges, their undoing and erasures past one at a time: each rests on which records are one person. */
export async function lockPersons(tx: Knex, db: Database): Promise<void> {
  await lockUntilCommit(tx, db, 'persons');
}
