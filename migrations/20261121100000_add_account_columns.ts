import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('users', (t) => {
    t.text('invited_by'); // the user whose name stands in the invitation
    t.text('mail_stopped_at'); // the user asked for no more mail
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('users', (t) => {
    t.dropColumn('mail_stopped_at');
    t.dropColumn('invited_by');
  });
}
