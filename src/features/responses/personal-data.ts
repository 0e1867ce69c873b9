import type { Knex } from 'knex';
import { countedQuestions, restoreAnswers } from '../../domain/answers/stored-answers.ts';
import type { CustomerDataPart, EraseHandler } from '../customers/index.ts';
import { getVersion } from '../questionnaires/index.ts';
import { appendChanges, forgetRemembered } from '../state/index.ts';
import { deleteComments } from './response-comments.store.ts';
import { blankResponse, deleteIdentities, deleteResponses, listResponsesOf } from './responses.store.ts';
import { toChange } from './submit-response.service.ts';

/**
 * What a person answered, for the export. Answers given in confidence are told by month alone: the promise on their form
 * binds whoever makes the export too.
 */
export const responsesDataPart: CustomerDataPart = {
  name: 'responses',
  async collect(db, recordIds) {
    const told: unknown[] = [];
    for (const response of await listResponsesOf(db, recordIds)) {
      const { definition, key, version } = await getVersion(db, response.versionId);
      const { confidentiality, promise, day } = response;
      const shared = { questionnaire: key, version, confidentiality, promise };
      told.push(
        confidentiality === 'named'
          ? { ...shared, receivedOn: day, answers: restoreAnswers(definition, response) }
          : { ...shared, receivedOn: day.slice(0, 7), answers: 'sealed' },
      );
    }
    return told;
  },
};

/**
 * Takes away whose the answers were, and everything in their own words. The scores stay, of nobody, unless the answers
 * are to go altogether, and out of every figure.
 */
export const eraseResponses: EraseHandler = async (tx, _context, recordIds, answers) => {
  if (answers === 'delete') return deleteAnswers(tx, recordIds);
  const responses = await listResponsesOf(tx, recordIds);
  for (const response of responses) {
    const { definition } = await getVersion(tx, response.versionId);
    await blankResponse(tx, response.id, countedQuestions(definition, response.questions));
  }
  const ids = responses.map(({ id }) => id);
  await deleteComments(tx, ids);
  await forgetFiguresOf(tx, responses);
  await deleteIdentities(tx, ids);
};

async function deleteAnswers(tx: Knex, recordIds: readonly string[]): Promise<void> {
  const responses = await listResponsesOf(tx, recordIds);
  const changes = [];
  for (const response of responses) {
    const { definition } = await getVersion(tx, response.versionId);
    changes.push(toChange(definition, response, -1));
  }
  await appendChanges(tx, changes);
  await forgetFiguresOf(tx, responses);
  const ids = responses.map(({ id }) => id);
  await deleteComments(tx, ids);
  await deleteIdentities(tx, ids);
  await deleteResponses(tx, ids);
}

const forgetFiguresOf = (tx: Knex, responses: readonly { questionnaireId: string }[]): Promise<void> =>
  forgetRemembered(tx, [...new Set(responses.map(({ questionnaireId }) => questionnaireId))]);
