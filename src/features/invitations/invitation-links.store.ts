import type { Knex } from 'knex';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { hashSecret } from '../../platform/ids.ts';
import { type Invitation, type InvitationRow, toInvitation } from './invitation.store.ts';

/** Makes the secret of one mail's links. Only its hash is stored. @returns the secret */
export async function mintToken(
  tx: Knex,
  services: Services,
  token: { invitationId: string; messageId: string | null },
): Promise<string> {
  const secret = services.ids.secret(128);
  await tx('invitation_tokens').insert({
    token_hash: hashSecret(secret),
    invitation_id: token.invitationId,
    message_id: token.messageId,
    created_at: instantText(services.clock.now()),
  });
  return secret;
}

/** The invitation that a link belongs to. Whether it can be answered still is another question: `mayAnswer`. */
export async function findInvitationByToken(db: Knex, token: string): Promise<Invitation | undefined> {
  const row: InvitationRow | undefined = await db('invitations as i')
    .join('invitation_tokens as t', 't.invitation_id', 'i.id')
    .where('t.token_hash', hashSecret(token))
    .first('i.*');
  return row && toInvitation(row);
}
