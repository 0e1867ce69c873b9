import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('complaints', (t) => {
    t.text('id').primary(); // random: must not tell when it was made
    t.text('kind').notNullable(); // concern: no name and no reply | complaint: the person may be contacted
    t.text('origin').notNullable(); // survey | form | contact | staff
    // Of a survey: whose it is stays in response_identity, and the words in responses.
    t.text('response_id').unique().references('id').inTable('responses').onDelete('CASCADE');
    t.text('contact_id').references('id').inTable('contacts');
    t.text('customer_id').references('id').inTable('customers'); // never for survey answers
    t.text('words'); // null for survey answers
    t.text('words_hash'); // of the public form: the same text sent twice is one
    t.text('received_on').notNullable(); // business day
    // The day that lists tell and go by: of survey answers the first of their week, as the day would tell who it was.
    t.text('told_on').notNullable();
    t.text('happened_on'); // as the customer told it
    t.text('received_at'); // null for concerns: an instant would tie the answer to the person
    t.text('questionnaire_id').references('id').inTable('questionnaires');
    t.text('item_key');
    t.text('dimension');
    t.text('provider_id').references('id').inTable('providers');
    t.text('branch_id').references('id').inTable('branches');
    t.text('topic_id').references('id').inTable('topics');
    t.text('channel');
    t.text('locale').notNullable();
    t.integer('severity').notNullable(); // 1 mild, 2 serious, 3 grave
    t.boolean('invite_consent').notNullable(); // may be invited to a discussion group
    t.text('state').notNullable(); // open | acknowledged | in_treatment | answered | closed; concerns: open | understood | closed
    t.text('closed_as'); // confirmed | unconfirmed | understood (a concern) | withdrawn (the answer was changed to a happy one)
    t.text('owner_id').references('id').inTable('users');
    t.text('acknowledge_by'); // targets, in working hours from received_at; null for concerns
    t.text('resolve_by');
    t.text('acknowledged_at');
    t.text('answered_at');
    t.text('closed_at');
    t.text('escalated_at');
    t.integer('reopened').notNullable().defaultTo(0); // how often
    t.text('root_cause');
    t.text('remedy'); // what was done, before closing
    t.text('updated_at').notNullable();
    t.index(['kind', 'state']);
    t.index(['told_on', 'id']);
    t.index(['branch_id', 'told_on']);
    t.index(['provider_id', 'told_on']);
    t.index(['words_hash']);
    t.unique(['contact_id']);
    t.index(['item_key']);
    t.index(['customer_id']);
    t.index(['owner_id', 'state']);
  });
  await knex.schema.createTable('complaint_tags', (t) => {
    t.text('complaint_id').notNullable().references('id').inTable('complaints').onDelete('CASCADE');
    t.text('mode').notNullable(); // key of a failure mode
    t.text('by').notNullable(); // customer (picked the sentence) | suggested (from the text) | person (confirmed)
    t.primary(['complaint_id', 'mode']);
    t.index(['mode']);
  });
  // What was done with it, in order; append-only.
  await knex.schema.createTable('complaint_events', (t) => {
    t.text('id').primary();
    t.text('complaint_id').notNullable().references('id').inTable('complaints').onDelete('CASCADE');
    t.text('at').notNullable(); // of a concern, what staff did not do themselves: the business day alone
    t.text('actor_kind').notNullable(); // user | customer | system
    t.text('actor_id').references('id').inTable('users');
    t.text('what').notNullable();
    t.text('detail').notNullable(); // JSON: names of fields and states, words of staff
    t.index(['complaint_id', 'at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['complaint_events', 'complaint_tags', 'complaints']) await knex.schema.dropTable(table);
}
