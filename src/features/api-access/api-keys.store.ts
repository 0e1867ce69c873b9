import type { Knex } from 'knex';
import { z } from 'zod';
import { isScope, type Scope } from '../../domain/access/scopes.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { hashSecret } from '../../platform/ids.ts';

export interface ApiKey {
  id: string;
  name: string;
  scopes: Scope[];
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

interface ApiKeyRow {
  id: string;
  name: string;
  scopes: string;
  created_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

const StoredScopes = z.array(z.string());

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    scopes: StoredScopes.parse(JSON.parse(row.scopes)).filter(isScope),
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}

/** How exact "last used" is: a write for every request would be waste. */
const USED_STEP_MS = 60_000;

type Needed = Pick<Services, 'ids' | 'clock'>;

/** @returns the new key's id */
export async function insertApiKey(
  tx: Knex,
  services: Needed,
  key: { name: string; secret: string; scopes: readonly Scope[] },
): Promise<string> {
  const id = services.ids.next();
  await tx('api_keys').insert({
    id,
    name: key.name,
    key_hash: hashSecret(key.secret),
    scopes: JSON.stringify(key.scopes),
    created_at: instantText(services.clock.now()),
  });
  return id;
}

export async function findApiKey(db: Knex, id: string): Promise<ApiKey | undefined> {
  const row: ApiKeyRow | undefined = await db('api_keys').where({ id }).first();
  return row && toApiKey(row);
}

/** Every key that was ever made with this secret, revoked or not. */
export async function findApiKeyBySecret(db: Knex, secret: string): Promise<ApiKey | undefined> {
  const row: ApiKeyRow | undefined = await db('api_keys')
    .where({ key_hash: hashSecret(secret) })
    .first();
  return row && toApiKey(row);
}

/** The key in use behind a secret, marked as used. */
export async function useApiKey(db: Knex, services: Needed, secret: string): Promise<ApiKey | undefined> {
  const key = await findApiKeyBySecret(db, secret);
  if (key === undefined || key.revokedAt !== null) return undefined;
  const now = services.clock.now();
  if (key.lastUsedAt === null || now.getTime() - new Date(key.lastUsedAt).getTime() >= USED_STEP_MS) {
    await db('api_keys')
      .where({ id: key.id })
      .update({ last_used_at: instantText(now) });
  }
  return key;
}

export async function listApiKeys(db: Knex): Promise<ApiKey[]> {
  const rows: ApiKeyRow[] = await db('api_keys').orderBy([{ column: 'id', order: 'desc' }]);
  return rows.map(toApiKey);
}

/** @returns whether it was in use until now */
export async function revokeApiKey(tx: Knex, id: string, now: Date): Promise<boolean> {
  const updated = await tx('api_keys')
    .where({ id })
    .whereNull('revoked_at')
    .update({ revoked_at: instantText(now) });
  return updated === 1;
}
