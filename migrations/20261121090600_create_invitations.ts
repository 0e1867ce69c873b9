import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('programs', (t) => {
    t.text('id').primary();
    t.text('name').notNullable();
    t.boolean('active').notNullable();
    t.text('questionnaire_id').notNullable().references('id').inTable('questionnaires');
    t.text('rules').notNullable(); // delay, quiet hours, caps, expiry, confidentiality …
    t.text('created_at').notNullable();
    t.text('updated_at').notNullable();
  });
  await knex.schema.createTable('invitations', (t) => {
    t.text('id').primary();
    t.text('program_id').notNullable().references('id').inTable('programs');
    t.text('version_id').notNullable().references('id').inTable('questionnaire_versions');
    t.text('contact_id').notNullable().references('id').inTable('contacts');
    t.text('customer_id').notNullable().references('id').inTable('customers');
    t.text('provider_id').notNullable().references('id').inTable('providers');
    t.text('branch_id').references('id').inTable('branches');
    t.text('topic_id').references('id').inTable('topics');
    t.text('channel').notNullable();
    t.text('locale').notNullable();
    t.text('confidentiality').notNullable();
    t.text('form').notNullable(); // the items drawn for this person, in order
    t.text('status').notNullable(); // scheduled | sent | uncertain | bounced | answered | expired | declined | skipped
    t.text('reason');
    t.text('send_at');
    t.text('expires_at');
    t.text('sent_at');
    t.text('sent_on'); // business date
    t.text('answered_on'); // business date only: an instant would tie the answer to the person
    t.text('created_at').notNullable();
    t.unique(['program_id', 'contact_id']);
    t.index(['customer_id', 'sent_at']);
    t.index(['contact_id']);
    t.index(['sent_on']);
    t.index(['status', 'expires_at']);
    t.index(['created_at']);
  });
  await knex.schema.createTable('invitation_tokens', (t) => {
    t.text('token_hash').primary();
    t.text('invitation_id').notNullable().references('id').inTable('invitations').onDelete('CASCADE');
    t.text('message_id').references('id').inTable('messages');
    t.text('created_at').notNullable();
    t.index(['invitation_id']);
  });
  await knex.schema.createTable('suppressions', (t) => {
    t.text('address_hash').primary(); // keyed hash, so that it outlives an erasure
    t.text('reason').notNullable(); // unsubscribed | bounced
    t.text('at').notNullable();
  });
  await knex.schema.createTable('link_visits', (t) => {
    t.text('id').primary();
    t.text('invitation_id').notNullable().references('id').inTable('invitations').onDelete('CASCADE');
    t.text('at').notNullable();
    t.integer('satisfaction'); // the score of the link that was opened, never an answer
    t.index(['invitation_id']);
  });
  await knex.schema.createTable('survey_drafts', (t) => {
    t.text('invitation_id').primary().references('id').inTable('invitations').onDelete('CASCADE');
    t.text('fields').notNullable();
    t.text('saved_at').notNullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'survey_drafts',
    'link_visits',
    'suppressions',
    'invitation_tokens',
    'invitations',
    'programs',
  ]) {
    await knex.schema.dropTable(table);
  }
}
