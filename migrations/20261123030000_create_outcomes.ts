import type { Knex } from 'knex';

// What customers are told of an action once it is proven: the words, and who was written to.
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('outcome_words', (t) => {
    t.text('action_id').primary().references('id').inTable('actions').onDelete('CASCADE');
    t.text('words').notNullable(); // JSON, by language
    t.text('updated_at').notNullable();
  });
  await knex.schema.createTable('outcome_mails', (t) => {
    t.text('id').primary(); // random: must not tell in which order people were found
    t.text('action_id').notNullable().references('id').inTable('actions').onDelete('CASCADE');
    t.text('customer_id').notNullable().references('id').inTable('customers');
    t.unique(['action_id', 'customer_id']);
    t.index(['customer_id']);
  });
  await knex.schema.createTable('outcome_links', (t) => {
    t.text('token_hash').primary();
    t.text('outcome_mail_id').notNullable().references('id').inTable('outcome_mails').onDelete('CASCADE');
    t.index(['outcome_mail_id']);
  });
  await knex.schema.createTable('outcome_settings', (t) => {
    t.text('id').primary(); // one row, 'outcomes'
    t.boolean('public').notNullable(); // whether anybody may read what became of complaints
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['outcome_settings', 'outcome_links', 'outcome_mails', 'outcome_words']) {
    await knex.schema.dropTable(table);
  }
}
