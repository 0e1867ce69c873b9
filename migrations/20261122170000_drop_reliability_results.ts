import type { Knex } from 'knex';

/** What was worked out from single answers stands in `background_figures` now. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.dropTable('reliability_results');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.createTable('reliability_results', (t) => {
    t.text('questionnaire_id').notNullable();
    t.text('segment').notNullable();
    t.text('data_version').notNullable();
    t.text('result').notNullable();
    t.text('computed_at').notNullable();
    t.primary(['questionnaire_id', 'segment']);
  });
}
