import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('actions', (t) => {
    t.text('id').primary();
    t.text('title').notNullable();
    t.text('description');
    t.text('owner_id').notNullable().references('id').inTable('users');
    t.integer('cost'); // whole units of `currency`
    t.text('currency');
    t.text('questionnaire_id').notNullable().references('id').inTable('questionnaires');
    t.text('item_key').notNullable();
    // Where it is done; all null: everywhere.
    t.text('branch_id').references('id').inTable('branches');
    t.text('provider_id').references('id').inTable('providers');
    t.text('topic_id').references('id').inTable('topics');
    // Fixed before it starts (METHODS, decision 14).
    t.text('start_on').notNullable();
    t.text('judge_on').notNullable();
    t.integer('planned_answers').notNullable();
    t.text('before_from').notNullable();
    t.text('before_to').notNullable();
    t.boolean('compare_without').notNullable(); // units without the action are taken off the change
    t.text('state').notNullable(); // open (planned until it starts, then running) | judged | abandoned
    t.text('verdict'); // improved | no_detectable_change | worse | not_enough
    t.text('judgement'); // JSON: change, interval, the groups it rests on, the gap beside it
    t.text('judged_at');
    t.text('told_at'); // when those who complained or took part were written to
    t.text('abandoned_on');
    t.text('abandoned_note');
    t.text('created_at').notNullable();
    t.text('updated_at').notNullable();
    t.index(['state', 'judge_on']);
    t.index(['questionnaire_id', 'item_key', 'start_on']);
  });
  await knex.schema.createTable('action_sources', (t) => {
    t.text('id').primary();
    t.text('action_id').notNullable().references('id').inTable('actions').onDelete('CASCADE');
    t.text('kind').notNullable(); // gap | complaint | finding
    t.text('source_id'); // complaint or finding
    t.text('gap'); // JSON, as it stood: period, n, mean gap, interval, verdict
    // Days of the answers for which the item was picked; null for findings.
    t.text('picked_from');
    t.text('picked_to');
    t.index(['action_id']);
    t.index(['kind', 'source_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['action_sources', 'actions']) await knex.schema.dropTable(table);
}
