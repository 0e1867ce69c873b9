import type { Knex } from 'knex';

// In which revision each cell last changed: whoever keeps something of the cells reads only those that are newer.
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('state_cells', (t) => {
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
  });
}
