import type { Knex } from 'knex';

/** Comments on a topic, and of one provider on it, are few among all of their weeks. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('response_comments', (t) => {
    t.index(['questionnaire_id', 'topic_id', 'provider_id', 'day'], 'response_comments_of_topic');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('response_comments', (t) => t.dropIndex([], 'response_comments_of_topic'));
}
