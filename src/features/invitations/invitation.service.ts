import type { Knex } from 'knex';
import { businessDay } from '../../domain/time/business-day.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { getOrganisation } from '../organisation/index.ts';
import {
  type Invitation,
  type InvitationRow,
  type InvitationStatus,
  lockInvitation,
  toInvitation,
} from './invitation.store.ts';

/**
 * A link works from the moment its mail may have left: the customer can be quicker than our record of the mail server's
 * reply. Who unsubscribed may still answer.
 */
const ANSWERABLE: readonly InvitationStatus[] = ['scheduled', 'sent', 'uncertain', 'bounced', 'failed', 'declined'];

/**
 * What a customer finds behind the link: `open`, to be answered; `answered`, to be changed until it closes; `closed`, too
 * late, or called off.
 */
export function standingOf(
  invitation: Pick<Invitation, 'status' | 'expiresAt'>,
  now: Date,
): 'open' | 'answered' | 'closed' {
  if (invitation.expiresAt === null || invitation.expiresAt <= instantText(now)) return 'closed';
  if (invitation.status === 'answered') return 'answered';
  return ANSWERABLE.includes(invitation.status) ? 'open' : 'closed';
}

/**
 * The invitation as it is now, held until the transaction ends, for what somebody sends by its link. Undefined when its
 * links were taken away since the form was opened: the person was erased.
 */
export async function lockForAnswer(tx: Knex, invitationId: string): Promise<Invitation | undefined> {
  const invitation = await lockInvitation(tx, invitationId);
  // In a statement of its own: one that waited for the lock would still see the links of before.
  const link: unknown = await tx('invitation_tokens').where({ invitation_id: invitationId }).first('token_hash');
  return link === undefined ? undefined : invitation;
}

/**
 * Takes the one answer that an invitation has. What tells of clicks goes with it: a score that was clicked on would tell
 * whose sealed answer is whose.
 *
 * @returns the invitation as it stands now (a place can have been merged since the form was opened); undefined when it
 *   was answered already, or can no longer be
 */
export async function claimAnswer(tx: Knex, context: Context, invitationId: string): Promise<Invitation | undefined> {
  const { settings } = await getOrganisation(tx);
  const now = instantText(context.clock.now());
  const [claimed]: InvitationRow[] = await tx('invitations')
    .where({ id: invitationId })
    .whereIn('status', ANSWERABLE)
    .where('expires_at', '>', now)
    .update({ status: 'answered', answered_on: businessDay(now, settings.timeZone) })
    .returning('*');
  if (claimed === undefined) return undefined;
  await tx('link_visits').where({ invitation_id: invitationId }).delete();
  return toInvitation(claimed);
}
