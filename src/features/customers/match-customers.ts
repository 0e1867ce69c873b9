import type { Knex } from 'knex';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { lockAllUntilCommit } from '../../platform/db/lock.ts';
import { getOrganisation } from '../organisation/index.ts';
import {
  type CustomerRecord,
  insertCustomers,
  listByKeys,
  listErasedIdentities,
  type NewCustomerRecord,
} from './customer.store.ts';
import { identityHashes } from './customer-identity.ts';
import {
  type CustomerDetails,
  type GivenDetails,
  givenDetails,
  matchCustomer,
  missesNothing,
} from './match-customer.ts';

/**
 * The records that many details belong to, in the same order: what matchCustomer gives for each in turn, in a handful
 * of queries where they are plain (known with nothing to fill in, or new, and not half alike), as in most files.
 */
export async function matchCustomers(
  tx: Knex,
  context: Context,
  all: readonly CustomerDetails[],
): Promise<CustomerRecord[]> {
  const given = all.map(givenDetails);
  const firsts = firstAlike(given);
  const find = await recordFinder(tx, given);
  const matched: (CustomerRecord | undefined)[] = given.map(() => undefined);
  const unknown: number[] = [];
  for (const at of toldOnce(given, firsts)) {
    const details = given[at];
    const record = details && find(details);
    if (record === undefined) unknown.push(at);
    else if (missesNothing(record, given[at] ?? record)) matched[at] = record;
  }
  const news = unknown.flatMap((at) => given[at] ?? []);
  for (const [index, record] of (await addPlain(tx, context, news)).entries()) matched[unknown[index] ?? 0] = record;

  const records: CustomerRecord[] = [];
  for (const [at, details] of given.entries()) {
    records.push(matched[firsts[at] ?? at] ?? (await matchCustomer(tx, context, details)));
  }
  return records;
}

/** For each, where the first one is that says exactly the same; those of names alone are each on their own. */
function firstAlike(given: readonly GivenDetails[]): number[] {
  const firstAt = new Map<string, number>();
  return given.map((details, at) => {
    if (details.externalId === null && details.email === null) return at;
    const text = JSON.stringify(details);
    const first = firstAt.get(text) ?? at;
    firstAt.set(text, first);
    return first;
  });
}

async function recordFinder(
  tx: Knex,
  given: readonly GivenDetails[],
): Promise<(details: GivenDetails) => CustomerRecord | undefined> {
  const records = await listByKeys(tx, {
    externalIds: given.flatMap(({ externalId }) => externalId ?? []),
    emails: given.flatMap(({ email }) => email ?? []),
  });
  const byId = new Map(records.map((record) => [record.externalId, record]));
  // The oldest record with an address is the one that counts: set last, it stays.
  const newestFirst = records.toReversed();
  const byEmail = new Map(newestFirst.map((record) => [record.email, record]));
  const withoutId = newestFirst.filter((record) => record.externalId === null);
  const unnumbered = new Map(withoutId.map((record) => [record.email, record]));
  return ({ externalId, email }) => {
    if (externalId === null) return email === null ? undefined : byEmail.get(email);
    return byId.get(externalId) ?? (email === null ? undefined : unnumbered.get(email));
  };
}

/** Those whose keys nobody else has who is told of differently, so that their order does not matter. */
function toldOnce(given: readonly GivenDetails[], firsts: readonly number[]): number[] {
  const positions = [...given.keys()].filter((at) => firsts[at] === at);
  const keysAt = (at: number): string[] => {
    const { externalId = null, email = null } = given[at] ?? {};
    return [...(externalId === null ? [] : [`id ${externalId}`]), ...(email === null ? [] : [`email ${email}`])];
  };
  const times = new Map<string, number>();
  for (const key of positions.flatMap(keysAt)) times.set(key, (times.get(key) ?? 0) + 1);
  return positions.filter((at) => keysAt(at).every((key) => times.get(key) === 1));
}

/** Adds those that are still unknown once their keys are locked; undefined stands for the others, in their places. */
async function addPlain(
  tx: Knex,
  context: Context,
  plain: readonly GivenDetails[],
): Promise<(CustomerRecord | undefined)[]> {
  if (plain.length === 0) return [];
  const organisation = await getOrganisation(tx);
  const hashesOf = plain.map((details) => identityHashes(organisation, details));
  const hashes = hashesOf.flat();
  await lockAllUntilCommit(
    tx,
    context.db,
    hashes.map((hash) => `customer ${hash}`),
  );
  const meanwhile = await recordFinder(tx, plain);
  const erased = new Set(await listErasedIdentities(tx, hashes));
  const at = instantText(context.clock.now());
  const added = plain.map((details, index): NewCustomerRecord | undefined => {
    if (meanwhile(details) !== undefined) return undefined;
    if (hashesOf[index]?.some((hash) => erased.has(hash))) return undefined;
    return { id: context.ids.next(), ...details, relationship: 'active', relationshipReason: null, at, erasedAt: null };
  });
  await insertCustomers(
    tx,
    added.flatMap((record) => record ?? []),
  );
  return added.map((record) => record && toRecord(record));
}

function toRecord({ at, erasedAt, ...fields }: NewCustomerRecord): CustomerRecord {
  return { ...fields, personId: fields.id, erased: erasedAt !== null, createdAt: at, updatedAt: at };
}
