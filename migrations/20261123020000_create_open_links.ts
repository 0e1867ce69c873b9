import type { Knex } from 'knex';

/** Counting comments by day reads an index of these alone. */
const SCOPE = ['questionnaire_id', 'day', 'branch_id', 'provider_id', 'topic_id', 'channel', 'locale', 'mood'];

/** Links that stand for a place, and what tells answers that came by them from those of people who were asked. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('open_links', (t) => {
    t.text('id').primary();
    t.text('slug').notNullable().unique();
    t.text('questionnaire_id').notNullable().references('id').inTable('questionnaires');
    t.text('branch_id').references('id').inTable('branches');
    t.text('provider_id').references('id').inTable('providers');
    t.text('topic_id').references('id').inTable('topics');
    t.text('channel'); // null: not known, and every item may be asked
    t.text('locale').notNullable(); // shown to those whose browser prefers none of the organisation's languages
    t.integer('items_per_dimension'); // null: all that apply
    t.boolean('active').notNullable();
    t.text('closes_on'); // the last business date on which it takes answers
    t.text('created_by');
    t.text('created_at').notNullable();
  });
  await knex.schema.alterTable('response_comments', (t) => {
    t.text('origin').notNullable().defaultTo('invited');
  });
  await knex.raw(
    `update response_comments set origin = (select r.origin from responses r where r.id = response_comments.response_id)`,
  );
  await knex.raw('drop index response_comments_scope');
  await knex.raw(`create index response_comments_scope on response_comments (${[...SCOPE, 'origin'].join(', ')})`);
  await knex.raw("create index responses_open_link on responses (questionnaire_id, day) where origin = 'open_link'");
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index responses_open_link');
  await knex.raw('drop index response_comments_scope');
  await knex.raw(`create index response_comments_scope on response_comments (${SCOPE.join(', ')})`);
  // knex would make the table anew on SQLite, and lose the triggers that keep its search index.
  await knex.raw('alter table response_comments drop column origin');
  await knex.schema.dropTable('open_links');
}
