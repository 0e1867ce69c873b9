import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Knex } from 'knex';
import { builtFolder, projectRoot } from '../paths.ts';
import { GuardedPostgresClient } from './clients.ts';

interface Migration {
  up(knex: Knex): Promise<void>;
  down(knex: Knex): Promise<void>;
}

/** `.ts` while developing, `.js` in a build: the recorded name has neither, so that both are the same migration. */
export const migrationSource: Knex.MigrationSource<string> = {
  async getMigrations() {
    const files = await readdir(migrationsFolder());
    return files.filter((file) => /^\d{14}_\w+\.(ts|js)$/.test(file)).sort();
  },
  getMigrationName: (file) => file.replace(/\.(ts|js)$/, ''),
  async getMigration(file) {
    const loaded: Migration = await import(pathToFileURL(join(migrationsFolder(), file)).href);
    return loaded;
  },
};

function migrationsFolder(): string {
  return import.meta.url.endsWith('.ts') ? join(projectRoot, 'migrations') : join(builtFolder, 'migrations');
}

const TABLE = 'schema_migrations';
const LOCK = `${TABLE}_lock`;
const config: Knex.MigratorConfig = { migrationSource, tableName: TABLE };

/** How long another process may be at the schema before it is taken for dead. */
const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 200;

/**
 * Brings the schema up to date. Processes that start at once take turns; the lock of one that died half-way is lifted
 * after a while, since each migration is all or nothing. @returns names of the migrations that ran, oldest first
 */
export async function migrate(knex: Knex, patienceMs: number = PATIENCE_MS): Promise<string[]> {
  await ensureOwnTables(knex);
  for (const giveUpAt = Date.now() + patienceMs; ; await sleep(LOOK_AGAIN_MS)) {
    if (await isLocked(knex)) {
      if (Date.now() < giveUpAt) continue;
      await knex.migrate.forceFreeMigrationsLock(config);
    }
    try {
      const [, names]: [number, string[]] = await knex.migrate.latest(config);
      return names;
    } catch (error) {
      if (!isTurnOfAnother(error) || Date.now() >= giveUpAt) throw error;
    }
  }
}

/**
 * Makes the tables in which knex keeps its migrations, as knex would. Left to itself, it lets two processes that start
 * at once on an empty database both make them: one fails, or there are two locks, of which it can never take one.
 */
async function ensureOwnTables(knex: Knex): Promise<void> {
  await knex.transaction(async (tx) => {
    if (knex.client instanceof GuardedPostgresClient) {
      await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [TABLE]);
    }
    if (!(await tx.schema.hasTable(TABLE))) {
      await tx.schema.createTable(TABLE, (t) => {
        t.increments();
        t.string('name');
        t.integer('batch');
        t.timestamp('migration_time');
      });
    }
    if (!(await tx.schema.hasTable(LOCK))) {
      await tx.schema.createTable(LOCK, (t) => {
        t.increments('index').primary();
        t.integer('is_locked');
      });
    }
    if ((await tx(LOCK).first()) === undefined) await tx(LOCK).insert({ is_locked: 0 });
  });
}

async function isLocked(knex: Knex): Promise<boolean> {
  return (await knex(LOCK).where({ is_locked: 1 }).first()) !== undefined;
}

function isTurnOfAnother(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'MigrationLocked';
}

/** Takes back every migration: for tests of the `down` halves. */
export async function rollbackAll(knex: Knex): Promise<void> {
  await knex.migrate.rollback(config, true);
}
