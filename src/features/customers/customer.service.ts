import type { Knex } from 'knex';
import { keptEmail, type Relationship } from '../../domain/customer.ts';
import type { Locale } from '../../domain/locale.ts';
import { tidyName } from '../../domain/names/tidy-name.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { AppError, conflict } from '../../platform/errors.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { getOrganisation } from '../organisation/index.ts';
import {
  type CustomerFields,
  type CustomerRecord,
  getCustomer,
  isErasedIdentity,
  updateCustomerFields,
} from './customer.store.ts';
import { identityHashes } from './customer-identity.ts';
import { type CustomerDetails, findOrCreateCustomer } from './match-customer.ts';
import { holdPerson } from './person.ts';

/**
 * Adds a customer, or finds the one that these details belong to.
 *
 * @throws 409 `identity_erased` where the person has been erased and must not come back
 */
export async function addCustomer(
  context: Context,
  details: CustomerDetails,
): Promise<{ customer: CustomerRecord; created: boolean }> {
  return context.db.transaction((tx) => findOrAdd(tx, context, details, 'fill'));
}

/** Says that the customer whom somebody wants to add is there already. */
export class KnownCustomer extends AppError {
  readonly customer: CustomerRecord;

  constructor(customer: CustomerRecord) {
    super(409, 'customer_known', 'This customer is there already. Nothing was added or changed.');
    this.customer = customer;
  }
}

/**
 * Adds a customer by hand. One who is there already stays untouched.
 *
 * @returns the new record's id
 * @throws KnownCustomer, 409 `identity_erased`
 */
export async function addNewCustomer(context: Context, details: CustomerDetails): Promise<string> {
  return context.db.transaction(async (tx) => {
    const { customer, created } = await findOrAdd(tx, context, details, 'leave');
    if (!created) throw new KnownCustomer(customer);
    return customer.id;
  });
}

async function findOrAdd(tx: Knex, context: Context, details: CustomerDetails, known: 'fill' | 'leave') {
  const match = await findOrCreateCustomer(tx, context, details, known);
  if (match.customer.erased) throw erasedIdentity();
  if (match.created) await audit(tx, context, { action: 'customer.created', subject: subjectOf(match.customer.id) });
  return match;
}

export interface CustomerChange {
  email?: string | null | undefined;
  name?: string | null | undefined;
  locale?: Locale | null | undefined;
  relationship?: Relationship | undefined;
  /** Why surveys or the relationship ended; dropped when the relationship is active. */
  relationshipReason?: string | null | undefined;
}

/** Changes what is given of one record. The audit row names the fields, never what stood in them. */
export async function changeCustomer(context: Context, id: string, change: CustomerChange): Promise<void> {
  await context.db.transaction((tx) => changeRecord(tx, context, id, change));
}

/**
 * Changes a person as seen across all records. New values go to the main record; what is emptied is emptied in every
 * record, or it would shine through again; a new relationship holds for all of them. What did not change is left alone.
 *
 * @param seen the mark of what was shown @throws not_found, 409 `erased_already`, `identity_erased`, `changed_meanwhile`
 */
export async function changePerson(
  context: Context,
  customerId: string,
  change: CustomerChange,
  seen?: string,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const person = await holdPerson(tx, context.db, customerId);
    if (person.erased) throw erasedAlready();
    const wanted = changed(person, change);
    if (FIELDS.every((field) => wanted[field] === person[field])) return;
    requireSeen(seen, shownOf(person));
    for (const record of person.records) {
      const main = record.id === person.id;
      const part: CustomerChange = {};
      if (wanted.name !== person.name && (main || wanted.name === null)) part.name = wanted.name;
      if (wanted.email !== person.email && (main || wanted.email === null)) part.email = wanted.email;
      if (wanted.locale !== person.locale && (main || wanted.locale === null)) part.locale = wanted.locale;
      if (
        wanted.relationship !== person.relationship ||
        (wanted.relationshipReason !== person.relationshipReason && record.relationship === person.relationship)
      ) {
        part.relationship = wanted.relationship;
        part.relationshipReason = wanted.relationshipReason;
      }
      await changeRecord(tx, context, record.id, part);
    }
  });
}

async function changeRecord(tx: Knex, context: Context, id: string, change: CustomerChange): Promise<void> {
  const before = await getCustomer(tx, id);
  if (before.erased) throw erasedAlready();
  const after = { ...changed(before, change), externalId: before.externalId };
  const fields = FIELDS.filter((field) => before[field] !== after[field]);
  if (fields.length === 0) return;
  if (after.email !== before.email) await refuseErasedAddress(tx, after.email);
  await updateCustomerFields(tx, id, after, instantText(context.clock.now()));
  await audit(tx, context, { action: 'customer.updated', subject: subjectOf(id), detail: { fields } });
}

type Changeable = Omit<CustomerFields, 'externalId'>;

const FIELDS = ['email', 'name', 'locale', 'relationship', 'relationshipReason'] as const;

/** What the form shows of a person. */
export const shownOf = (person: Changeable): unknown => FIELDS.map((field) => person[field]);

function changed(before: Changeable, change: CustomerChange): Changeable {
  const relationship = change.relationship ?? before.relationship;
  const reason = change.relationshipReason === undefined ? before.relationshipReason : change.relationshipReason;
  return {
    email: change.email === undefined ? before.email : emptyToNull(keptEmail(change.email ?? '')),
    name: change.name === undefined ? before.name : emptyToNull(tidyName(change.name ?? '')),
    locale: change.locale === undefined ? before.locale : change.locale,
    relationship,
    relationshipReason: relationship === 'active' ? null : emptyToNull((reason ?? '').trim()),
  };
}

async function refuseErasedAddress(tx: Knex, email: string | null): Promise<void> {
  const hashes = identityHashes(await getOrganisation(tx), { externalId: null, email });
  if (await isErasedIdentity(tx, hashes)) throw erasedIdentity();
}

function erasedAlready() {
  return conflict('erased_already', 'This customer has been erased; nothing is left to change.');
}

function erasedIdentity() {
  return conflict(
    'identity_erased',
    'A person with this e-mail address or external id was erased and is not to be brought back.',
  );
}

function emptyToNull(text: string): string | null {
  return text === '' ? null : text;
}

function subjectOf(id: string) {
  return { kind: 'customer', id };
}
