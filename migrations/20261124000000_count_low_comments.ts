import type { Knex } from 'knex';

const SCOPE = [
  'questionnaire_id',
  'day',
  'branch_id',
  'provider_id',
  'topic_id',
  'channel',
  'locale',
  'mood',
  'origin',
];

/** Comments on an item are counted by day in the index alone too, as all other choices are. */
export async function up(knex: Knex): Promise<void> {
  await rebuild(knex, [...SCOPE, 'low_items']);
}

export async function down(knex: Knex): Promise<void> {
  await rebuild(knex, SCOPE);
}

async function rebuild(knex: Knex, columns: string[]): Promise<void> {
  await knex.raw('drop index response_comments_scope');
  await knex.raw(`create index response_comments_scope on response_comments (${columns.join(', ')})`);
}
