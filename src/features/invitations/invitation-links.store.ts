import type { Knex } from 'knex';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { hashSecret } from '../../platform/ids.ts';
import { mintLinkToken } from '../../platform/link-tokens.ts';
import { type Invitation, type InvitationRow, toInvitation } from './invitation.store.ts';

/** Makes the token of one mail's links. */
export function mintToken(
  tx: Knex,
  services: Services,
  token: { invitationId: string; messageId: string | null },
): Promise<string> {
  return mintLinkToken(tx, services, 'invitation_tokens', {
    invitation_id: token.invitationId,
    message_id: token.messageId,
    created_at: instantText(services.clock.now()),
  });
}

/** The invitation that a link belongs to. Whether it can be answered still is another question: `mayAnswer`. */
export async function findInvitationByToken(db: Knex, token: string): Promise<Invitation | undefined> {
  const row: InvitationRow | undefined = await db('invitations as i')
    .join('invitation_tokens as t', 't.invitation_id', 'i.id')
    .where('t.token_hash', hashSecret(token))
    .first('i.*');
  return row && toInvitation(row);
}
