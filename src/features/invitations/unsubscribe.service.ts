import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { suppressPerson, unsuppressPerson } from '../mail/index.ts';
import { type Invitation, updateInvitation } from './invitation.store.ts';
import { lockPerson } from './invitation-case.ts';
import { findInvitationByToken } from './invitation-links.store.ts';

/** Sends no more surveys to the address, from now on; the invitation in hand, unless answered, is declined. */
export async function unsubscribe(context: Context, invitation: Invitation): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockPerson(tx, invitation.customerId);
    await suppressPerson(tx, context, invitation.customerId, 'unsubscribed');
    const declined = { status: 'declined', endedAt: instantText(context.clock.now()) } as const;
    await updateInvitation(tx, invitation.id, ['scheduled', 'sent', 'uncertain'], declined);
  });
}

/** The same for a mail to the return address that carries the token of a link. @returns whether it is an invitation's */
export async function unsubscribeByToken(context: Context, token: string): Promise<boolean> {
  const invitation = await findInvitationByToken(context.db.knex, token);
  if (invitation === undefined) return false;
  await unsubscribe(context, invitation);
  return true;
}

/** Takes it back, for who pressed by mistake: the address gets surveys again, and the invitation stands as before. */
export async function resubscribe(context: Context, invitation: Invitation): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockPerson(tx, invitation.customerId);
    await unsuppressPerson(tx, invitation.customerId, 'unsubscribed');
    await updateInvitation(tx, invitation.id, ['declined'], { status: 'sent', endedAt: null });
  });
}
