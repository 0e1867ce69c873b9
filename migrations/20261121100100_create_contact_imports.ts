import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('contact_imports', (t) => {
    t.text('id').primary();
    t.text('status').notNullable(); // receiving | waiting | running | finished
    t.text('actor').notNullable(); // who asked for it: the rows come in on their behalf
    t.text('started_by').notNullable().references('id').inTable('users');
    t.boolean('invite').notNullable();
    t.integer('bytes').notNullable();
    t.text('report').notNullable(); // rows read so far, and what became of them
    t.text('created_at').notNullable();
    t.text('finished_at');
    t.index(['started_by', 'created_at']);
  });
  // The file itself until it is read to its end, in parts, so that any process can go on with it.
  await knex.schema.createTable('contact_import_parts', (t) => {
    t.text('import_id').notNullable().references('id').inTable('contact_imports').onDelete('CASCADE');
    t.integer('position').notNullable();
    t.binary('content').notNullable();
    t.primary(['import_id', 'position']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['contact_import_parts', 'contact_imports']) await knex.schema.dropTable(table);
}
