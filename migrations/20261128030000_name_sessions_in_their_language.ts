import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('focus_sessions', (t) => {
    t.text('theme'); // what its guests read; null: as the group's
    t.text('incentive'); // the same
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('focus_sessions', (t) => {
    t.dropColumn('theme');
    t.dropColumn('incentive');
  });
}
