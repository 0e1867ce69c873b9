import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('contact_imports', (t) => {
    t.boolean('known_places').notNullable().defaultTo(false); // rows that name places that are not there are refused
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('contact_imports', (t) => {
    t.dropColumn('known_places');
  });
}
