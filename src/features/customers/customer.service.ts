import type { Knex } from 'knex';
import { keptEmail, type Relationship } from '../../domain/customer.ts';
import type { Locale } from '../../domain/locale.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { conflict } from '../../platform/errors.ts';
import { getOrganisation, keptName } from '../organisation/index.ts';
import {
  type CustomerFields,
  type CustomerRecord,
  getCustomer,
  isErasedIdentity,
  updateCustomerFields,
} from './customer.store.ts';
import { identityHashes } from './customer-identity.ts';
import { type CustomerDetails, matchCustomer } from './match-customer.ts';

/**
 * Adds a customer, or finds the one that these details belong to.
 *
 * @throws 409 `identity_erased` where the person has been erased and must not come back
 */
export async function addCustomer(
  context: Context,
  details: CustomerDetails,
): Promise<{ customer: CustomerRecord; created: boolean }> {
  return context.db.transaction(async (tx) => {
    const customer = await matchCustomer(tx, context, details);
    if (customer.erased) throw erasedIdentity();
    const created =
      customer.createdAt === instantText(context.clock.now()) && customer.updatedAt === customer.createdAt;
    if (created) await audit(tx, context, { action: 'customer.created', subject: subjectOf(customer.id) });
    return { customer, created };
  });
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
  await context.db.transaction(async (tx) => {
    const before = await getCustomer(tx, id);
    if (before.erased) throw conflict('erased_already', 'This customer has been erased; nothing is left to change.');
    const after = changed(before, change);
    const fields = (['email', 'name', 'locale', 'relationship', 'relationshipReason'] as const).filter(
      (field) => before[field] !== after[field],
    );
    if (fields.length === 0) return;
    if (after.email !== before.email) await refuseErasedAddress(tx, after.email);
    await updateCustomerFields(tx, id, after, instantText(context.clock.now()));
    await audit(tx, context, { action: 'customer.updated', subject: subjectOf(id), detail: { fields } });
  });
}

function changed(before: CustomerRecord, change: CustomerChange): CustomerFields {
  const relationship = change.relationship ?? before.relationship;
  const reason = change.relationshipReason === undefined ? before.relationshipReason : change.relationshipReason;
  return {
    externalId: before.externalId,
    email: change.email === undefined ? before.email : emptyToNull(keptEmail(change.email ?? '')),
    name: change.name === undefined ? before.name : emptyToNull(keptName(change.name ?? '')),
    locale: change.locale === undefined ? before.locale : change.locale,
    relationship,
    relationshipReason: relationship === 'active' ? null : emptyToNull((reason ?? '').trim()),
  };
}

async function refuseErasedAddress(tx: Knex, email: string | null): Promise<void> {
  const hashes = identityHashes(await getOrganisation(tx), { externalId: null, email });
  if (await isErasedIdentity(tx, hashes)) throw erasedIdentity();
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
