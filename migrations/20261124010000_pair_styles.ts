import type { Knex } from 'knex';

const BOTH = `questions like '%"style_preferred"%' and questions like '%"style_received"%'`;
const SHARED =
  'version_id, questionnaire_id, origin, day, provider_id, branch_id, topic_id, channel, locale, ratings, questions';

/**
 * Cells count preferred and received style together from now on. Those of questionnaires that asked for both are counted
 * anew: their answers wait to be folded, as if they had just come.
 */
export async function up(knex: Knex): Promise<void> {
  await foldAnew(knex);
}

/** Before, cells did not know the pairs; folding anew with the program of then leaves them out. */
export async function down(knex: Knex): Promise<void> {
  await foldAnew(knex);
}

async function foldAnew(knex: Knex): Promise<void> {
  const versions = `select distinct version_id from responses where ${BOTH}`;
  await knex.raw(
    `update state_revisions set epoch = epoch + 1 where questionnaire_id in
     (select questionnaire_id from questionnaire_versions where id in (${versions}))`,
  );
  await knex.raw(`delete from state_cells where version_id in (${versions})`);
  await knex.raw(`delete from state_changes where version_id in (${versions})`);
  await knex.raw(
    `insert into state_changes (${SHARED}, sign) select ${SHARED}, 1 from responses where version_id in (${versions})`,
  );
}
