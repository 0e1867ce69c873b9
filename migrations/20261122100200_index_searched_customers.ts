import type { Knex } from 'knex';

const INDEX = 'customers_search_text_trigrams';

/** Customers are searched by a part of a text; on PostgreSQL an index of its letters three by three finds it. */
export async function up(knex: Knex): Promise<void> {
  if (!(await hasTrigrams(knex))) return;
  await knex.raw('create index ?? on customers using gin (search_text gin_trgm_ops)', [INDEX]);
}

export async function down(knex: Knex): Promise<void> {
  // The extension stays: it may have been there before, and others may use it.
  if (isPostgres(knex)) await knex.raw('drop index if exists ??', [INDEX]);
}

function isPostgres(knex: Knex): boolean {
  return knex.client.dialect === 'postgresql';
}

/** Whether the extension is there or may be made; without it a search reads the whole table, as it does on SQLite. */
async function hasTrigrams(knex: Knex): Promise<boolean> {
  if (!isPostgres(knex)) return false;
  if ((await knex('pg_extension').where({ extname: 'pg_trgm' }).first('extname')) !== undefined) return true;
  const mayBeMade = await knex('pg_available_extension_versions')
    .where({ name: 'pg_trgm' })
    .whereRaw(
      "(trusted and has_database_privilege(current_database(), 'create') or current_setting('is_superuser') = 'on')",
    )
    .first('name');
  if (mayBeMade === undefined) return false;
  await knex.raw('create extension pg_trgm');
  return true;
}
