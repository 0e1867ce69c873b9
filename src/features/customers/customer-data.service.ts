import type { Knex } from 'knex';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { conflict } from '../../platform/errors.ts';
import { getOrganisation } from '../organisation/index.ts';
import { blankCustomers, insertErasedIdentities } from './customer.store.ts';
import { identityHashes } from './customer-identity.ts';
import { listMergesOf } from './merge.store.ts';
import { getPerson, lockPersons } from './person.ts';

/** What another part of the product holds about a person, under the name it has in the export. */
export interface CustomerDataPart {
  name: string;
  collect(db: Knex, recordIds: readonly string[]): Promise<unknown>;
}

/** What becomes of the answers of somebody who is erased: they stay, of nobody, or they go too. */
export const ANSWERS_OF_ERASED = ['unlink', 'delete'] as const;
export type AnswersOfErased = (typeof ANSWERS_OF_ERASED)[number];

/** Removes or unlinks what another part of the product holds about a person, in the transaction of the erasure. */
export type EraseHandler = (
  tx: Knex,
  context: Context,
  recordIds: readonly string[],
  answers: AnswersOfErased,
) => Promise<void>;

/**
 * Everything held about a person, as one JSON object, read in one snapshot; the reading is audited.
 *
 * @param customerId any record of the person
 */
export async function exportCustomer(
  context: Context,
  customerId: string,
  parts: readonly CustomerDataPart[],
): Promise<Record<string, unknown>> {
  const data = await context.db.snapshot(async (tx) => {
    const { records } = await getPerson(tx, customerId);
    const recordIds = records.map((record) => record.id);
    const collected: Record<string, unknown> = {
      exportedAt: instantText(context.clock.now()),
      organisation: (await getOrganisation(tx)).settings.name,
      customer: records,
      merges: await listMergesOf(tx, recordIds),
    };
    for (const part of parts) collected[part.name] = await part.collect(tx, recordIds);
    return collected;
  });
  await context.db.transaction((tx) =>
    audit(tx, context, { action: 'customer.exported', subject: { kind: 'customer', id: customerId } }),
  );
  return data;
}

/**
 * Takes away everything that tells who a person was, here and in every part of the product that holds some of it, in one
 * transaction. Keyed hashes of what identified the person stay, so that a later import does not bring them back. It
 * cannot be undone.
 *
 * @param customerId any record of the person
 * @param answers whether scores stay in the figures, tied to nobody, or leave them as if never given
 * @throws 409 `erased_already`
 */
export async function eraseCustomer(
  context: Context,
  customerId: string,
  handlers: readonly EraseHandler[],
  answers: AnswersOfErased = 'unlink',
): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockPersons(tx, context.db);
    const person = await getPerson(tx, customerId);
    if (person.erased) throw conflict('erased_already', 'This customer has been erased already.');
    const organisation = await getOrganisation(tx);
    const recordIds = person.records.map((record) => record.id);
    const at = instantText(context.clock.now());
    for (const handler of handlers) await handler(tx, context, recordIds, answers);
    await insertErasedIdentities(
      tx,
      person.records.flatMap((record) => identityHashes(organisation, record)),
      at,
    );
    await blankCustomers(tx, recordIds, at);
    await audit(tx, context, {
      action: 'customer.erased',
      subject: { kind: 'customer', id: person.id },
      detail: { records: recordIds, answers },
    });
  });
}
