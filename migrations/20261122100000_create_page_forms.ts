import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('page_forms', (t) => {
    t.text('key').primary(); // SHA-256 of the random key in the form
    t.text('content_hash').notNullable(); // keyed with the form's own key, which is not kept
    t.text('result_path').notNullable(); // where the one who sent it was led
    t.text('made_at').notNullable().index();
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('page_forms');
}
