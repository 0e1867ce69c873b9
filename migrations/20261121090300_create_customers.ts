import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('customers', (t) => {
    t.text('id').primary();
    t.text('person_id').notNullable(); // own id, or the id of the record this one was merged into
    t.text('external_id').unique();
    t.text('email'); // lower case
    t.text('name');
    t.text('locale');
    t.text('relationship').notNullable(); // active | do_not_survey | ended
    t.text('relationship_reason');
    t.text('search_text').notNullable(); // folded name, e-mail and external id
    t.text('erased_at');
    t.text('created_at').notNullable();
    t.text('updated_at').notNullable();
    t.index(['person_id']);
    t.index(['email']);
  });
  await knex.schema.createTable('customer_merges', (t) => {
    t.text('id').primary();
    t.text('from_person_id').notNullable();
    t.text('into_person_id').notNullable();
    t.text('record_ids').notNullable(); // the records whose person_id was changed
    t.text('at').notNullable();
    t.text('undone_at');
    t.index(['into_person_id']);
  });
  await knex.schema.createTable('erased_identities', (t) => {
    t.text('identity_hash').primary(); // keyed hash of an e-mail or external id
    t.text('at').notNullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['erased_identities', 'customer_merges', 'customers']) await knex.schema.dropTable(table);
}
