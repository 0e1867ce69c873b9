import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('jobs', (t) => {
    t.text('id').primary();
    t.text('kind').notNullable();
    t.text('payload').notNullable();
    t.text('status').notNullable(); // pending | dead; done jobs are deleted
    t.text('run_at').notNullable();
    t.integer('attempts').notNullable();
    t.text('lease_owner');
    t.text('lease_expires_at');
    t.text('unique_key').unique();
    t.text('last_error');
    t.text('created_at').notNullable();
    t.index(['status', 'run_at']);
  });
  await knex.schema.createTable('messages', (t) => {
    t.text('id').primary();
    t.text('kind').notNullable();
    t.text('subject_id').notNullable(); // what the message is about: an invitation, a user
    t.text('locale').notNullable();
    t.text('status').notNullable(); // queued | sending | sent | uncertain | failed | skipped
    t.text('reason');
    t.integer('attempts').notNullable();
    t.text('send_after').notNullable();
    t.text('sent_at');
    t.text('created_at').notNullable();
    t.index(['status', 'created_at']);
    t.index(['created_at']);
    t.index(['subject_id']);
  });
  await knex.schema.createTable('captured_mails', (t) => {
    t.text('message_id').primary().references('id').inTable('messages').onDelete('CASCADE');
    t.text('recipient').notNullable();
    t.text('subject').notNullable();
    t.text('html').notNullable();
    t.text('plain').notNullable();
    t.text('headers').notNullable();
  });
  await knex.schema.createTable('audit', (t) => {
    t.text('id').primary();
    t.text('at').notNullable();
    t.text('actor_kind').notNullable(); // user | api_key | command | customer | system
    t.text('actor_id');
    t.text('action').notNullable();
    t.text('subject_kind').notNullable();
    t.text('subject_id').notNullable();
    t.text('detail').notNullable(); // ids and names of fields, never content
    t.index(['at']);
    t.index(['subject_kind', 'subject_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['audit', 'captured_mails', 'messages', 'jobs']) await knex.schema.dropTable(table);
}
