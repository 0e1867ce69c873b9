import type { Knex } from 'knex';

/** Kept figures are of a version of the questionnaire and of a kind of reader now; some held answers that were deleted since. */
export async function up(knex: Knex): Promise<void> {
  await knex('background_figures').delete();
  await knex('jobs').where({ kind: 'analysis.background' }).delete();
}

export async function down(): Promise<void> {
  // They are worked out anew when somebody asks.
}
