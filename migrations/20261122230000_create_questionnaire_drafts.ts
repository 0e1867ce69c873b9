import type { Knex } from 'knex';

/** Kept apart from versions, so that nothing that asks or counts can ever come upon a draft. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('questionnaire_drafts', (t) => {
    t.text('id').primary();
    t.text('key').notNullable().unique();
    // The version it was made from. Not a reference: that version may be replaced meanwhile, which publishing tells.
    t.text('base_version_id');
    t.text('definition').notNullable();
    t.text('created_at').notNullable();
    t.text('updated_at').notNullable();
    t.text('updated_by').references('id').inTable('users');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('questionnaire_drafts');
}
