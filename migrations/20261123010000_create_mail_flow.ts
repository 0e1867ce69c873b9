import type { Knex } from 'knex';

// How mail leaves: the pace and the pause that all processes share, and until when a message makes sense.
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('mail_flow', (t) => {
    t.text('id').primary();
    t.integer('per_minute'); // null: as fast as the mail server takes it
    t.integer('connections').notNullable();
    t.text('return_address'); // takes returned mail and requests by mail to stop
    t.text('next_at').notNullable(); // when the next message may leave, by the pace
    t.integer('failures').notNullable(); // of the server, in a row
    t.integer('pauses').notNullable(); // in a row
    t.text('paused_until');
    t.text('pause_reason');
  });
  await knex('mail_flow').insert({
    id: 'mail',
    per_minute: 600,
    connections: 4,
    next_at: '1970-01-01T00:00:00.000Z',
    failures: 0,
    pauses: 0,
  });
  await knex.schema.alterTable('messages', (t) => {
    t.text('send_before');
    t.text('bounce'); // hard | soft | block | unknown, of one that did not arrive
    t.index(['bounce']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('messages', (t) => {
    t.dropIndex(['bounce']);
    t.dropColumn('bounce');
    t.dropColumn('send_before');
  });
  await knex.schema.dropTable('mail_flow');
}
