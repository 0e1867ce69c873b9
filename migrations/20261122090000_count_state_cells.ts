import type { Knex } from 'knex';

// How many people stand behind each figure of a cell, and in which revision it last changed: what decides which answers
// may be told is read from these alone, without the sums. Cells from before have neither and are counted when read.
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('state_cells', (t) => {
    t.text('counts');
    t.integer('revision').notNullable().defaultTo(0);
    t.index(['slice', 'revision']);
  });
  await knex.schema.alterTable('state_revisions', (t) => {
    t.integer('epoch').notNullable().defaultTo(0); // changes when cells were taken away
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('state_revisions', (t) => t.dropColumn('epoch'));
  await knex.schema.alterTable('state_cells', (t) => {
    t.dropIndex(['slice', 'revision']);
    t.dropColumn('revision');
    t.dropColumn('counts');
  });
}
