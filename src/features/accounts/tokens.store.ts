import type { Knex } from 'knex';
import { addSeconds, instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { hashSecret } from '../../platform/ids.ts';
import { mintLinkToken } from '../../platform/link-tokens.ts';

/** What a link in an account mail is for. */
export type TokenPurpose = 'invite' | 'reset' | 'unsubscribe';

const DAY = 24 * 3600;
const LIFE_SECONDS: Record<TokenPurpose, number> = { invite: 7 * DAY, reset: 2 * 3600, unsubscribe: 730 * DAY };

/** Makes the token of a link. */
export async function insertToken(
  tx: Knex,
  services: Pick<Services, 'ids' | 'clock'>,
  userId: string,
  purpose: TokenPurpose,
): Promise<{ secret: string; expiresAt: string }> {
  const now = services.clock.now();
  const expiresAt = instantText(addSeconds(now, LIFE_SECONDS[purpose]));
  const secret = await mintLinkToken(tx, services, 'user_tokens', {
    user_id: userId,
    purpose,
    created_at: instantText(now),
    expires_at: expiresAt,
  });
  return { secret, expiresAt };
}

/** @returns the id of the user that a link still works for */
export async function findTokenUser(
  db: Knex,
  services: Pick<Services, 'clock'>,
  secret: string,
  purpose: TokenPurpose,
): Promise<string | undefined> {
  const row: { user_id: string } | undefined = await db('user_tokens')
    .where({ token_hash: hashSecret(secret), purpose })
    .where('expires_at', '>', instantText(services.clock.now()))
    .first('user_id');
  return row?.user_id;
}

/** Makes a link worthless, with all others of the user for the same purpose. @returns whether it still worked until now */
export async function spendToken(
  tx: Knex,
  services: Pick<Services, 'clock'>,
  secret: string,
  purpose: TokenPurpose,
): Promise<string | undefined> {
  const userId = await findTokenUser(tx, services, secret, purpose);
  if (userId === undefined) return undefined;
  const deleted = await tx('user_tokens')
    .where({ token_hash: hashSecret(secret) })
    .delete();
  if (deleted === 0) return undefined;
  await endTokensOf(tx, userId, [purpose]);
  return userId;
}

export async function endTokensOf(tx: Knex, userId: string, purposes: readonly TokenPurpose[]): Promise<void> {
  await tx('user_tokens').where({ user_id: userId }).whereIn('purpose', purposes).delete();
}
