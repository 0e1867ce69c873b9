import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('card_schedules', (t) => {
    t.text('id').primary();
    t.text('every').notNullable(); // week | month
    t.text('segment').notNullable(); // provider, branch and topic by id
    t.text('created_by').notNullable().references('id').inTable('users');
    t.text('created_at').notNullable();
    t.text('paused_at');
  });
  await knex.schema.createTable('card_schedule_recipients', (t) => {
    t.text('schedule_id').notNullable().references('id').inTable('card_schedules').onDelete('CASCADE');
    t.text('user_id').notNullable().references('id').inTable('users');
    t.text('paused_at'); // by the link in the mail
    t.primary(['schedule_id', 'user_id']);
  });
  await knex.schema.createTable('card_mails', (t) => {
    t.text('id').primary();
    t.text('schedule_id').notNullable().references('id').inTable('card_schedules').onDelete('CASCADE');
    t.text('user_id').notNullable().references('id').inTable('users');
    t.text('once_key').notNullable().unique(); // schedule, period and user; or the form that asked for one
    t.boolean('asked').notNullable(); // "send me one now"
    t.text('kept'); // the figures and whose they are, until the mail is settled
    t.text('created_at').notNullable();
    t.index(['schedule_id']);
  });
  await knex.schema.createTable('card_pause_tokens', (t) => {
    t.text('token_hash').primary();
    t.text('schedule_id').notNullable().references('id').inTable('card_schedules').onDelete('CASCADE');
    t.text('user_id').notNullable().references('id').inTable('users');
    t.text('created_at').notNullable();
    t.index(['schedule_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['card_pause_tokens', 'card_mails', 'card_schedule_recipients', 'card_schedules']) {
    await knex.schema.dropTable(table);
  }
}
