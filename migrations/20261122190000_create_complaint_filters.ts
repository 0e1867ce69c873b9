import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  // Filters of the complaint list that somebody keeps, for themselves or for all who may see the list.
  await knex.schema.createTable('complaint_filters', (t) => {
    t.text('id').primary();
    t.text('owner_id').notNullable().references('id').inTable('users').onDelete('CASCADE');
    t.text('name').notNullable();
    t.text('query').notNullable(); // as in the address
    t.boolean('shared').notNullable();
    t.text('created_at').notNullable();
    t.unique(['owner_id', 'name']);
    t.index(['shared']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('complaint_filters');
}
