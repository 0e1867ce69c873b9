import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('contact_imports', (t) => {
    t.text('failure'); // why it was given up, in the words of the fault; its status is then failed
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('contact_imports', (t) => {
    t.dropColumn('failure');
  });
}
