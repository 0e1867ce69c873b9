import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('card_schedules', (t) => {
    t.boolean('comments').notNullable().defaultTo(false); // a few of what people wrote stand in the mail
  });
}

export async function down(knex: Knex): Promise<void> {
  // knex would make the table anew on SQLite, and take along what refers to it.
  await knex.raw('alter table card_schedules drop column comments');
}
