import type { Knex } from 'knex';

// How many changes were folded: with those that wait it tells which answers figures are of, whether they were folded since
// or not. And how often places were merged, or answers or words deleted: what was worked out before is not to be kept.
// What was kept under the former versions goes, and is worked out anew when somebody asks; some of it held answers that
// were deleted since.
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('state_revisions', (t) => {
    t.integer('folded').notNullable().defaultTo(0);
    t.integer('forgotten').notNullable().defaultTo(0);
  });
  await knex('background_figures').delete();
  await knex('jobs').where({ kind: 'analysis.background' }).delete();
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('state_revisions', (t) => t.dropColumns('folded', 'forgotten'));
}
