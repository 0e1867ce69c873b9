import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('captured_mails', (t) => {
    t.text('calendar'); // JSON: method and content of the calendar file that went with it
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('captured_mails', (t) => {
    t.dropColumn('calendar');
  });
}
