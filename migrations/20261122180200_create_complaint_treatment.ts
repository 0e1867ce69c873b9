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
    t.text('via').notNullable(); // mail | phone | in_person
    t.text('message_id').references('id').inTable('messages'); // null where it was not by mail
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
    t.integer('satisfaction'); // 1–5, asked as the survey asks it
    t.text('words');
    t.text('noted_by').references('id').inTable('users'); // null: the customer answered on the page
    t.text('at').notNullable();
    t.index(['complaint_id']);
  });
  // How fast complaints are to be acknowledged and answered; one row, once somebody changed what is usual.
  await knex.schema.createTable('complaint_targets', (t) => {
    t.text('id').primary(); // targets
    t.integer('acknowledge_hours').notNullable(); // of working time
    t.integer('answer_hours').notNullable();
  });
  // What staff were told about a complaint by mail: once for each cause and reader.
  await knex.schema.createTable('complaint_notices', (t) => {
    t.text('id').primary();
    t.text('complaint_id').notNullable().references('id').inTable('complaints').onDelete('CASCADE');
    t.text('cause').notNullable(); // acknowledge | answer: past this target; reopened; needs_cause
    t.text('of').notNullable(); // the target that passed, or the customer's answer: what it is told of once
    t.text('user_id').notNullable().references('id').inTable('users');
    t.text('created_at').notNullable();
    t.unique(['complaint_id', 'cause', 'of', 'user_id']);
  });
  // Customers who asked for no more mail about their complaint.
  await knex.schema.createTable('complaint_mail_stops', (t) => {
    t.text('complaint_id').primary().references('id').inTable('complaints').onDelete('CASCADE');
    t.text('at').notNullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'complaint_mail_stops',
    'complaint_notices',
    'complaint_targets',
    'complaint_answers',
    'complaint_links',
    'complaint_replies',
  ]) {
    await knex.schema.dropTable(table);
  }
}
