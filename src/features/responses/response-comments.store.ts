import type { Knex } from 'knex';
import { lowItems, moodOf } from '../../domain/comments/comment-facts.ts';
import { foldName } from '../../domain/names/fold-name.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { insertMany } from '../../platform/db/insert-many.ts';
import type { ResponseRecord } from './responses.store.ts';

/** Keeps what was written where it can be searched, with what it is filtered by; answers without words are passed over. */
export async function insertComments(
  tx: Knex,
  definition: QuestionnaireDefinition,
  responses: readonly ResponseRecord[],
): Promise<void> {
  const rows = responses.flatMap((response) => toCommentRow(definition, response));
  await insertMany(tx, 'response_comments', rows);
}

export async function deleteComments(tx: Knex, responseIds: readonly string[]): Promise<void> {
  await tx('response_comments').whereIn('response_id', responseIds).delete();
}

function toCommentRow(definition: QuestionnaireDefinition, response: ResponseRecord) {
  const { id, comment, questionnaireId, origin, day, providerId, branchId, topicId, channel, locale } = response;
  if (comment === null) return [];
  const low = lowItems(definition, response.ratings);
  return [
    {
      ...{ response_id: id, questionnaire_id: questionnaireId, origin, day, channel, locale },
      ...{ provider_id: providerId, branch_id: branchId, topic_id: topicId },
      mood: moodOf(definition, response.questions),
      low_items: low.length === 0 ? '' : `;${low.join(';')};`,
      words: comment,
      search_text: foldName(comment),
    },
  ];
}
