import type { Knex } from 'knex';
import { addSeconds, instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { hashSecret } from '../../platform/ids.ts';

const HOUR = 3600;
/** A session ends after so long without a request … */
const IDLE_SECONDS = 12 * HOUR;
/** … and after so long in any case. */
export const LIFE_SECONDS = 30 * 24 * HOUR;
/** How exact "last seen" is: a write for every request would be waste. */
const SEEN_STEP_SECONDS = 300;

type Needed = Pick<Services, 'ids' | 'clock'>;

/** Opens a session. @returns its secret, for the cookie; only the hash is stored */
export async function insertSession(tx: Knex, services: Needed, userId: string): Promise<string> {
  const secret = services.ids.secret(256);
  const now = services.clock.now();
  await tx('sessions').insert({
    id_hash: hashSecret(secret),
    user_id: userId,
    created_at: instantText(now),
    last_seen_at: instantText(now),
    expires_at: instantText(addSeconds(now, LIFE_SECONDS)),
  });
  return secret;
}

/** @returns the user of a session that is still alive, and marks it as seen */
export async function useSession(db: Knex, services: Needed, idHash: string): Promise<string | undefined> {
  const now = services.clock.now();
  const row: { user_id: string; last_seen_at: string } | undefined = await db('sessions')
    .where({ id_hash: idHash })
    .where('expires_at', '>', instantText(now))
    .where('last_seen_at', '>', instantText(addSeconds(now, -IDLE_SECONDS)))
    .first('user_id', 'last_seen_at');
  if (row === undefined) return undefined;
  if (row.last_seen_at <= instantText(addSeconds(now, -SEEN_STEP_SECONDS))) {
    await db('sessions')
      .where({ id_hash: idHash })
      .update({ last_seen_at: instantText(now) });
  }
  return row.user_id;
}

export async function endSession(tx: Knex, idHash: string): Promise<void> {
  await tx('sessions').where({ id_hash: idHash }).delete();
}

/** Ends the user's sessions, all or all but the one in use. */
export async function endSessionsOf(tx: Knex, userId: string, exceptHash?: string): Promise<void> {
  const query = tx('sessions').where({ user_id: userId });
  if (exceptHash !== undefined) query.whereNot({ id_hash: exceptHash });
  await query.delete();
}

/** Deletes sessions and links that are over. */
export async function deleteExpired(tx: Knex, now: Date): Promise<void> {
  await tx('sessions')
    .where('expires_at', '<=', instantText(now))
    .orWhere('last_seen_at', '<=', instantText(addSeconds(now, -IDLE_SECONDS)))
    .delete();
  await tx('user_tokens').where('expires_at', '<=', instantText(now)).delete();
}
