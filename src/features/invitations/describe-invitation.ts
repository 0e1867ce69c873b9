import type { Knex } from 'knex';
import { type InvitationRow, toInvitation } from './invitation.store.ts';

/** Where the newest invitation about a contact stands, for the contact's page. Days only: no instant of an answer. */
export async function describeInvitation(
  db: Knex,
  contactId: string,
): Promise<
  { id: string; status: string; sendAt: string | null; reason: string | null; day: string | null } | undefined
> {
  const row: InvitationRow | undefined = await db('invitations')
    .where({ contact_id: contactId })
    .orderBy('id', 'desc')
    .first();
  if (row === undefined) return undefined;
  const { id, status, sendAt, reason, sentOn, answeredOn } = toInvitation(row);
  return { id, status, sendAt: status === 'scheduled' ? sendAt : null, reason, day: answeredOn ?? sentOn };
}
