import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

// People who ticked that they may be contacted about their answer. Whose it is stays in response_identity.
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('contact_wishes', (t) => {
    t.text('id').primary(); // random: must not tell when it was made
    t.text('response_id').notNullable().unique().references('id').inTable('responses').onDelete('CASCADE');
    t.text('handled_at');
    t.text('handled_by').references('id').inTable('users');
    t.text('note');
    t.index(['handled_at']);
  });
  // Those of imported files ticked it for a survey that is over.
  const rows: { id: string }[] = await knex('responses')
    .where({ contact_wanted: true })
    .whereNot({ origin: 'imported' })
    .select('id');
  const wishes = rows.map(({ id }) => ({ id: randomUUID(), response_id: id }));
  await knex.batchInsert('contact_wishes', wishes, 200);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('contact_wishes');
}
