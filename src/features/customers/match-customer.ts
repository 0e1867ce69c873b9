import type { Knex } from 'knex';
import { keptEmail } from '../../domain/customer.ts';
import type { Locale } from '../../domain/locale.ts';
import { tidyName } from '../../domain/names/tidy-name.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { lockUntilCommit } from '../../platform/db/lock.ts';
import { getOrganisation } from '../organisation/index.ts';
import {
  type CustomerFields,
  type CustomerRecord,
  findByEmail,
  findByExternalId,
  getCustomer,
  insertCustomer,
  isErasedIdentity,
  updateCustomerFields,
} from './customer.store.ts';
import { identityHashes } from './customer-identity.ts';

export interface CustomerDetails {
  externalId?: string | null | undefined;
  email?: string | null | undefined;
  name?: string | null | undefined;
  locale?: Locale | null | undefined;
}

/**
 * The record these details belong to: by external id, else by exact e-mail address, never by name alone; a new one where
 * neither is known. An address under another external id is somebody else's, who shares it: people of one household or
 * one office are not made one person. What the record lacks is filled in, what it has is never overwritten. Details of a person who was
 * erased give a new record that holds none of them.
 */
export async function matchCustomer(tx: Knex, context: Context, details: CustomerDetails): Promise<CustomerRecord> {
  return (await findOrCreateCustomer(tx, context, details)).customer;
}

/** As {@link matchCustomer}, and whether the record is new. @param known what becomes of a record that is there already */
export async function findOrCreateCustomer(
  tx: Knex,
  context: Context,
  details: CustomerDetails,
  known: 'fill' | 'leave' = 'fill',
): Promise<{ customer: CustomerRecord; created: boolean }> {
  const given = givenDetails(details);
  const matched = async (record: CustomerRecord) => ({
    customer: known === 'fill' ? await fillIn(tx, context, record, given) : record,
    created: false,
  });
  const found = await findMatch(tx, given);
  if (found !== undefined) return matched(found);

  const keys = [given.externalId, given.email].filter((key) => key !== null);
  if (keys.length > 0) {
    const hashes = identityHashes(await getOrganisation(tx), given);
    // Sorted, so that two transactions with the same two keys never wait for each other.
    for (const key of hashes.toSorted()) await lockUntilCommit(tx, context.db, `customer ${key}`);
    const meanwhile = await findMatch(tx, given);
    if (meanwhile !== undefined) return matched(meanwhile);
    if (await isErasedIdentity(tx, hashes))
      return { customer: await insertNew(tx, context, NOBODY, true), created: true };
  }
  const fields: CustomerFields = { ...given, relationship: 'active', relationshipReason: null };
  return { customer: await insertNew(tx, context, fields, false), created: true };
}

export type GivenDetails = Pick<CustomerFields, 'externalId' | 'email' | 'name' | 'locale'>;

/** Details as they are kept and compared. */
export function givenDetails(details: CustomerDetails): GivenDetails {
  return {
    externalId: textOrNull(details.externalId),
    email: nullIfEmpty(keptEmail(details.email ?? '')),
    name: nullIfEmpty(tidyName(details.name ?? '')),
    locale: details.locale ?? null,
  };
}

/** Whether the record has all that is given of it, so that there is nothing to fill in. */
export function missesNothing(record: GivenDetails, given: GivenDetails): boolean {
  return (['externalId', 'email', 'name', 'locale'] as const).every(
    (field) => record[field] !== null || given[field] === null,
  );
}

const NOBODY: CustomerFields = {
  externalId: null,
  email: null,
  name: null,
  locale: null,
  relationship: 'active',
  relationshipReason: null,
};

async function findMatch(
  tx: Knex,
  given: { externalId: string | null; email: string | null },
): Promise<CustomerRecord | undefined> {
  const byId = given.externalId === null ? undefined : await findByExternalId(tx, given.externalId);
  if (byId !== undefined || given.email === null) return byId;
  // With an external id of one's own, only a record that has none yet can be one's own.
  return findByEmail(tx, given.email, given.externalId === null ? 'any' : 'without_external_id');
}

async function fillIn(tx: Knex, context: Context, found: CustomerRecord, given: GivenDetails): Promise<CustomerRecord> {
  if (missesNothing(found, given)) return found;
  const filled: CustomerRecord = {
    ...found,
    externalId: found.externalId ?? given.externalId,
    email: found.email ?? given.email,
    name: found.name ?? given.name,
    locale: found.locale ?? given.locale,
  };
  // An erased address must not come back by way of a record that is still known by its external id.
  if (filled.email !== found.email || filled.externalId !== found.externalId) {
    const added = {
      externalId: filled.externalId === found.externalId ? null : filled.externalId,
      email: filled.email === found.email ? null : filled.email,
    };
    if (await isErasedIdentity(tx, identityHashes(await getOrganisation(tx), added))) return found;
  }
  const at = instantText(context.clock.now());
  await updateCustomerFields(tx, found.id, filled, at);
  return { ...filled, updatedAt: at };
}

async function insertNew(tx: Knex, context: Context, fields: CustomerFields, erased: boolean): Promise<CustomerRecord> {
  const id = context.ids.next();
  const at = instantText(context.clock.now());
  await insertCustomer(tx, { id, ...fields, at, erasedAt: erased ? at : null });
  return getCustomer(tx, id);
}

function textOrNull(text: string | null | undefined): string | null {
  return nullIfEmpty((text ?? '').trim());
}

function nullIfEmpty(text: string): string | null {
  return text === '' ? null : text;
}
