import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Knex } from 'knex';
import { builtFolder, projectRoot } from '../paths.ts';

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

const config: Knex.MigratorConfig = { migrationSource, tableName: 'schema_migrations' };

/** Brings the schema up to date. @returns names of the migrations that ran, oldest first */
export async function migrate(knex: Knex): Promise<string[]> {
  const [, names]: [number, string[]] = await knex.migrate.latest(config);
  return names;
}

/** Takes back every migration: for tests of the `down` halves. */
export async function rollbackAll(knex: Knex): Promise<void> {
  await knex.migrate.rollback(config, true);
}
