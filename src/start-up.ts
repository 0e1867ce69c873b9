import type { Container } from './container.ts';
import { ensureFirstAdministrator, ensureOrganisation } from './features/accounts/index.ts';
import { registerApiKey } from './features/api-access/index.ts';
import { foldChanges } from './features/state/index.ts';
import { as } from './platform/context.ts';
import { migrate } from './platform/db/migrate.ts';

/** What stands before the first request or job: schema, and what the environment asks for. */
export async function prepareInstallation({ config, services, afterwards }: Container): Promise<void> {
  const { db, log } = services;
  const migrations = await migrate(db.knex);
  if (migrations.length > 0) {
    log.info({ migrations }, 'the schema was brought up to date');
    // A migration may have all answers counted anew: no page is to wait for that, or to hold them in memory meanwhile.
    await foldChanges(services);
  }

  const { firstAdministrator, apiKey } = config;
  if (firstAdministrator !== undefined) {
    const made = await ensureFirstAdministrator(services, firstAdministrator, afterwards);
    if (made) log.info('the first administrator was made from ADMIN_EMAIL');
  }
  if (apiKey !== undefined) {
    await ensureOrganisation(as(services, { kind: 'command' }), afterwards);
    const outcome = await registerApiKey(services, apiKey);
    if (outcome === 'revoked') log.warn('API_KEY is a key that was revoked: requests with it are refused');
  }
}
