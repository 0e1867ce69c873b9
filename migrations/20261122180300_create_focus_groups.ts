import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('focus_groups', (t) => {
    t.text('id').primary();
    t.text('theme').notNullable();
    t.text('question').notNullable(); // what it is to find out
    t.text('source').notNullable(); // the filters of the complaint list it came from, as in its address
    t.text('branch_ids'); // JSON: the branches that it is limited to; null: all
    t.integer('seats').notNullable(); // people wanted in each session, 6–8 as a rule
    t.integer('invited_each').notNullable(); // invited to each session: over-recruitment
    t.integer('resting_days').notNullable(); // nobody is invited twice within so many days
    t.text('incentive');
    t.integer('answer_days').notNullable(); // who has not answered by then makes room for a reserve
    t.text('balance').notNullable(); // JSON: what may be told of the shortlist as a whole
    t.text('guides').notNullable(); // JSON: the discussion guide by language
    t.text('state').notNullable(); // planned | inviting | closed | cancelled
    t.text('owner_id').notNullable().references('id').inTable('users');
    t.text('created_at').notNullable();
    t.text('updated_at').notNullable();
  });
  await knex.schema.createTable('focus_sessions', (t) => {
    t.text('id').primary();
    t.text('group_id').notNullable().references('id').inTable('focus_groups').onDelete('CASCADE');
    t.text('starts_at').notNullable();
    t.integer('minutes').notNullable();
    t.text('place');
    t.text('link');
    t.text('locale').notNullable();
    t.text('moderator').notNullable();
    t.text('state').notNullable(); // planned | held | cancelled
    t.text('notes');
    t.index(['group_id', 'starts_at']);
  });
  // Who takes part. Which complaint a person came from stands nowhere: consent to a discussion is none to be tied to it.
  await knex.schema.createTable('focus_people', (t) => {
    t.text('id').primary(); // random
    t.text('group_id').notNullable().references('id').inTable('focus_groups').onDelete('CASCADE');
    t.text('session_id').references('id').inTable('focus_sessions'); // null: a reserve whom nobody has asked yet
    t.text('customer_id').notNullable().references('id').inTable('customers');
    t.text('standing').notNullable(); // picked | reserve
    t.integer('reserve_order');
    t.text('locale').notNullable(); // the language they are written to in
    // listed | invited | accepted | waiting | declined | other_time | no_answer | unreachable | withdrawn | attended | no_show
    t.text('state').notNullable();
    t.text('invited_at');
    t.text('answer_by');
    t.text('answered_at');
    t.text('wish'); // other times, in their words
    t.boolean('recording_consent');
    t.boolean('incentive_given').notNullable().defaultTo(false);
    t.boolean('tell_outcome').notNullable().defaultTo(false); // wants to hear what came of it
    t.integer('calendar_sequence').notNullable().defaultTo(0); // of the calendar file: grows with each update
    t.unique(['group_id', 'customer_id']);
    t.index(['customer_id', 'invited_at']);
    t.index(['session_id', 'state']);
  });
  await knex.schema.createTable('focus_links', (t) => {
    t.text('token_hash').primary();
    t.text('person_id').notNullable().references('id').inTable('focus_people').onDelete('CASCADE');
    t.text('message_id').references('id').inTable('messages');
    t.text('created_at').notNullable();
    t.index(['person_id']);
  });
  await knex.schema.createTable('focus_findings', (t) => {
    t.text('id').primary();
    t.text('group_id').notNullable().references('id').inTable('focus_groups').onDelete('CASCADE');
    t.text('session_id').notNullable().references('id').inTable('focus_sessions');
    t.text('words').notNullable();
    t.text('questionnaire_id').references('id').inTable('questionnaires');
    t.text('item_key');
    t.text('modes').notNullable(); // JSON: keys of failure modes
    t.text('created_at').notNullable();
    t.text('created_by').references('id').inTable('users');
    t.index(['group_id', 'session_id']);
    t.index(['item_key']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['focus_findings', 'focus_links', 'focus_people', 'focus_sessions', 'focus_groups']) {
    await knex.schema.dropTable(table);
  }
}
