import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('programs', (t) => {
    t.integer('position').notNullable().defaultTo(0); // the first one that matches a contact takes it
  });
  const programs: { id: string }[] = await knex('programs').orderBy('id').select('id');
  for (const [position, { id }] of programs.entries()) await knex('programs').where({ id }).update({ position });
  await knex.schema.alterTable('invitations', (t) => {
    t.text('ended_at'); // when it was skipped while it waited, came back, failed, was declined or expired
    t.index(['program_id', 'send_at']); // a program's daily ceiling
    t.index(['status', 'sent_at']); // whom to remind
  });
  await knex.schema.alterTable('link_visits', (t) => {
    t.text('page').notNullable().defaultTo('survey'); // survey | unsubscribe
    t.text('kind').notNullable().defaultTo('person'); // person | prefetch | scanner | probe | burst: what it looked like
    t.text('method').notNullable().defaultTo('GET');
    t.integer('times').notNullable().defaultTo(1); // alike and close to each other, they are one row
    t.text('last_at');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('link_visits', (t) => {
    t.dropColumns('page', 'kind', 'method', 'times', 'last_at');
  });
  await knex.schema.alterTable('invitations', (t) => {
    t.dropIndex(['status', 'sent_at']);
    t.dropIndex(['program_id', 'send_at']);
    t.dropColumn('ended_at');
  });
  await knex.schema.alterTable('programs', (t) => {
    t.dropColumn('position');
  });
}
