import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('contacts', (t) => {
    t.text('id').primary();
    t.text('external_id').unique();
    t.text('customer_id').notNullable().references('id').inTable('customers');
    t.text('provider_id').notNullable().references('id').inTable('providers');
    t.text('branch_id').references('id').inTable('branches');
    t.text('topic_id').references('id').inTable('topics');
    t.text('provider_name').notNullable(); // names as they were then
    t.text('branch_name');
    t.text('topic_name');
    t.text('channel').notNullable();
    t.text('kind').notNullable(); // request | question | correction | complaint
    t.text('requested_at');
    t.text('first_replied_at');
    t.text('completed_at');
    t.text('completed_on'); // business date in the branch's zone
    t.text('follows_id').references('id').inTable('contacts');
    t.text('note');
    t.text('origin').notNullable(); // page | api | import
    t.text('receipt'); // what the API answered, given again when the same external id comes again
    t.text('occurred_at').notNullable(); // completed, else requested, else logged: the order of lists
    t.text('import_key').unique(); // keyed hash of a file's row that has no external id, so that it comes in once
    t.text('created_at').notNullable();
    t.index(['customer_id', 'occurred_at']);
    t.index(['follows_id']);
    t.index(['occurred_at', 'id']);
    t.index(['provider_id', 'occurred_at']);
    t.index(['branch_id', 'occurred_at']);
    t.index(['topic_id', 'occurred_at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('contacts');
}
