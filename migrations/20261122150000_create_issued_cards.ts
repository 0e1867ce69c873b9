import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('issued_cards', (t) => {
    t.text('id').primary();
    t.text('issued_at').notNullable();
    t.text('issued_by').notNullable().references('id').inTable('users');
    t.text('note');
    t.text('scope').notNullable(); // questionnaire, period, segment by name, and what rights ask
    t.text('method_version').notNullable();
    t.text('data_version').notNullable();
    t.text('card').notNullable(); // everything the card is shown from; never changed
    t.index(['issued_at', 'id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('issued_cards');
}
