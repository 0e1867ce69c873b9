import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('complaint_replies', (t) => {
    t.text('id').primary();
    t.text('complaint_id').notNullable().references('id').inTable('complaints').onDelete('CASCADE');
    t.text('thanks').notNullable();
    t.text('restated').notNullable(); // heard to the end: the complaint in other words
    t.text('can_do').notNullable(); // what we will do
    t.text('more'); // anything else
    t.text('commitment_id').notNullable().references('id').inTable('commitments');
    t.text('message_id').references('id').inTable('messages'); // null where there is no address to write to
    t.text('sent_at').notNullable();
    t.text('sent_by').references('id').inTable('users');
    t.index(['complaint_id']);
  });
  // Links in replies, by which the customer answers.
  await knex.schema.createTable('complaint_links', (t) => {
    t.text('token_hash').primary();
    t.text('complaint_id').notNullable().references('id').inTable('complaints').onDelete('CASCADE');
    t.text('message_id').references('id').inTable('messages');
    t.text('created_at').notNullable();
    t.index(['complaint_id']);
  });
  // What the customer said of a reply: one question, three grades of the handling, words.
  await knex.schema.createTable('complaint_answers', (t) => {
    t.text('id').primary();
    t.text('complaint_id').notNullable().references('id').inTable('complaints').onDelete('CASCADE');
    t.text('reply_id').notNullable().unique().references('id').inTable('complaint_replies').onDelete('CASCADE');
    t.boolean('settled').notNullable();
    t.integer('outcome'); // 1–5
    t.integer('procedure'); // 1–5
    t.integer('manner'); // 1–5
    t.text('words');
    t.text('at').notNullable();
    t.index(['complaint_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['complaint_answers', 'complaint_links', 'complaint_replies']) await knex.schema.dropTable(table);
}
