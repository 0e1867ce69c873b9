import { SCOPES, type Scope } from '../../domain/access/scopes.ts';
import { audit } from '../../platform/audit.ts';
import { as, type Context, type Services } from '../../platform/context.ts';
import { isUniqueViolation } from '../../platform/db/database.ts';
import { notFound } from '../../platform/errors.ts';
import { findApiKey, findApiKeyBySecret, insertApiKey, revokeApiKey } from './api-keys.store.ts';

const subject = (id: string) => ({ kind: 'api_key', id });

/** Makes a key. @returns its secret, which is told this once: only the hash is stored */
export async function createApiKey(
  context: Context,
  input: { name: string; scopes: readonly Scope[] },
): Promise<string> {
  const secret = `gap_${context.ids.secret(256)}`;
  await context.db.transaction(async (tx) => {
    const id = await insertApiKey(tx, context, { ...input, secret });
    await audit(tx, context, { action: 'api_key.created', subject: subject(id), detail: { scopes: input.scopes } });
  });
  return secret;
}

/** Takes a key out of use, for good. */
export async function endApiKey(context: Context, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    if ((await findApiKey(tx, id)) === undefined) throw notFound('key');
    if (!(await revokeApiKey(tx, id, context.clock.now()))) return;
    await audit(tx, context, { action: 'api_key.revoked', subject: subject(id) });
  });
}

/**
 * Registers the key of the environment, with all scopes, where it is not known yet. One that an administrator has
 * revoked stays revoked. @returns what became of it
 */
export async function registerApiKey(services: Services, secret: string): Promise<'made' | 'known' | 'revoked'> {
  const context = as(services, { kind: 'command' });
  try {
    return await context.db.transaction(async (tx) => {
      const known = await findApiKeyBySecret(tx, secret);
      if (known !== undefined) return known.revokedAt === null ? 'known' : 'revoked';
      const id = await insertApiKey(tx, context, { name: 'API_KEY', scopes: SCOPES, secret });
      await audit(tx, context, { action: 'api_key.from_environment', subject: subject(id) });
      return 'made';
    });
  } catch (error) {
    // Another process of the same installation registered it in the same moment.
    if (isUniqueViolation(error)) return 'known';
    throw error;
  }
}
