import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('questionnaires', (t) => {
    t.text('id').primary();
    t.text('key').notNullable().unique();
    t.text('created_at').notNullable();
  });
  await knex.schema.createTable('questionnaire_versions', (t) => {
    t.text('id').primary();
    t.text('questionnaire_id').notNullable().references('id').inTable('questionnaires');
    t.integer('version').notNullable();
    t.text('definition').notNullable();
    t.text('created_at').notNullable();
    t.unique(['questionnaire_id', 'version']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['questionnaire_versions', 'questionnaires']) await knex.schema.dropTable(table);
}
