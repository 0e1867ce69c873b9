import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('organisation', (t) => {
    t.text('id').primary(); // one row, 'organisation'
    t.text('settings').notNullable();
    t.text('logo_type');
    t.binary('logo');
    t.text('erasure_key').notNullable(); // keys the hashes that keep erased people from coming back
    t.text('created_at').notNullable();
    t.text('updated_at').notNullable();
  });
  for (const table of ['branches', 'providers', 'topics']) {
    await knex.schema.createTable(table, (t) => {
      t.text('id').primary();
      t.text('name').notNullable();
      t.text('name_key').notNullable(); // folded for look-up
      t.text('code');
      t.text('code_key').unique();
      if (table === 'branches') t.text('time_zone');
      t.boolean('active').notNullable();
      t.text('merged_into').references('id').inTable(table);
      t.text('created_at').notNullable();
      t.index(['name_key']);
    });
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['topics', 'providers', 'branches', 'organisation']) await knex.schema.dropTable(table);
}
