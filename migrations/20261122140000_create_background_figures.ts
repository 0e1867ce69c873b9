import type { Knex } from 'knex';

/** Figures that are worked out from single answers in the background; `reliability_results` is read no more. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('background_figures', (t) => {
    t.text('kind').notNullable(); // reliability | drivers
    t.text('questionnaire_id').notNullable();
    t.text('segment').notNullable(); // filters and who may read it, canonical
    t.text('period').notNullable(); // first and last day
    t.text('data_version').notNullable();
    t.text('computed_at').notNullable();
    t.text('result').notNullable();
    t.primary(['kind', 'questionnaire_id', 'segment', 'period']);
  });
  await knex('reliability_results').delete();
  await knex('jobs').where({ kind: 'analysis.reliability' }).delete();
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('background_figures');
}
