import type { Knex } from 'knex';

function segmentColumns(t: Knex.CreateTableBuilder): void {
  t.text('provider_id').references('id').inTable('providers');
  t.text('branch_id').references('id').inTable('branches');
  t.text('topic_id').references('id').inTable('topics');
  t.text('channel');
  t.text('locale');
}

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('responses', (t) => {
    t.text('id').primary(); // random: must not tell when it was made
    t.text('questionnaire_id').notNullable().references('id').inTable('questionnaires');
    t.text('version_id').notNullable().references('id').inTable('questionnaire_versions');
    t.text('origin').notNullable(); // invited | open_link | imported
    t.text('day').notNullable(); // business date of receipt
    segmentColumns(t);
    t.text('confidentiality').notNullable();
    t.text('promise'); // the promise that stood on the form
    t.text('ratings').notNullable(); // packed, in the order of the version's items
    t.text('questions').notNullable(); // answers to the extra questions but the comment
    t.text('comment');
    t.boolean('contact_wanted').notNullable();
    t.text('imported_id'); // the row's id in an imported file
    t.unique(['questionnaire_id', 'imported_id']);
    t.index(['questionnaire_id', 'day']);
    t.index(['provider_id', 'day']);
    t.index(['branch_id', 'day']);
  });
  await knex.schema.createTable('response_identity', (t) => {
    t.text('response_id').primary().references('id').inTable('responses').onDelete('CASCADE');
    t.text('customer_id').notNullable().references('id').inTable('customers');
    t.text('contact_id').references('id').inTable('contacts');
    t.text('invitation_id').unique().references('id').inTable('invitations');
    t.integer('revision').notNullable().defaultTo(1); // how often the person has sent this form
    t.index(['customer_id']);
  });
  await knex.schema.createTable('state_changes', (t) => {
    t.bigIncrements('id');
    t.text('version_id').notNullable();
    t.text('questionnaire_id').notNullable();
    t.integer('sign').notNullable(); // +1 an answer came, −1 it was changed or erased
    t.text('origin').notNullable();
    t.text('day').notNullable();
    t.text('provider_id');
    t.text('branch_id');
    t.text('topic_id');
    t.text('channel');
    t.text('locale');
    t.text('ratings').notNullable();
    t.text('questions').notNullable();
    t.index(['questionnaire_id', 'day']);
  });
  await knex.schema.createTable('state_cells', (t) => {
    t.text('id').primary(); // version, slice, origin and period in one, for quick look-up while folding
    t.text('version_id').notNullable();
    t.text('slice').notNullable(); // all, provider:ID, branch:ID|topic:ID …
    t.text('origin').notNullable();
    t.text('period').notNullable(); // YYYY-MM or YYYY-MM-DD
    t.text('state').notNullable();
    t.index(['version_id', 'slice', 'period']);
  });
  await knex.schema.createTable('state_revisions', (t) => {
    t.text('questionnaire_id').primary();
    t.integer('revision').notNullable();
  });
  await knex.schema.createTable('reliability_results', (t) => {
    t.text('questionnaire_id').notNullable();
    t.text('segment').notNullable(); // period and filters, canonical
    t.text('data_version').notNullable();
    t.text('result').notNullable();
    t.text('computed_at').notNullable();
    t.primary(['questionnaire_id', 'segment']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'reliability_results',
    'state_revisions',
    'state_cells',
    'state_changes',
    'response_identity',
    'responses',
  ]) {
    await knex.schema.dropTable(table);
  }
}
