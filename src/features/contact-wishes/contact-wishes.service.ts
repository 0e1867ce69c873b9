import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { userOf } from '../../platform/http/locals.ts';
import { getPerson } from '../customers/index.ts';
import { getWish } from './contact-wishes.queries.ts';
import { findCustomerId, updateHandled, updateReopened } from './contact-wishes.store.ts';

/** Who it is that may be contacted. */
export interface OpenedIdentity {
  customerId: string;
  name: string | null;
  email: string | null;
}

/**
 * Opens who ticked that they may be contacted; each opening is audited, by the wish alone: the log must not tie a person
 * to an answer.
 *
 * @returns undefined where no link to the person is kept
 * @throws not_found
 */
export async function openIdentity(context: Context, id: string): Promise<OpenedIdentity | undefined> {
  return context.db.transaction(async (tx) => {
    const { responseId } = await getWish(tx, id, userOf(context).branchIds);
    const customerId = await findCustomerId(tx, responseId);
    if (customerId === undefined) return undefined;
    const person = await getPerson(tx, customerId);
    await audit(tx, context, { action: 'contact_wish.opened', subject: { kind: 'contact_wish', id } });
    return { customerId: person.id, name: person.name, email: person.email };
  });
}

/** Says that the person was contacted, or needs not be. A second press changes nothing. @throws not_found */
export async function handleWish(context: Context, id: string, note: string | null): Promise<void> {
  const { id: userId, branchIds } = userOf(context);
  await context.db.transaction(async (tx) => {
    await getWish(tx, id, branchIds);
    const at = instantText(context.clock.now());
    if (!(await updateHandled(tx, id, { at, by: userId, note }))) return;
    await audit(tx, context, { action: 'contact_wish.handled', subject: { kind: 'contact_wish', id } });
  });
}

/** Takes that back. @throws not_found */
export async function reopenWish(context: Context, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    await getWish(tx, id, userOf(context).branchIds);
    if (!(await updateReopened(tx, id))) return;
    await audit(tx, context, { action: 'contact_wish.reopened', subject: { kind: 'contact_wish', id } });
  });
}
