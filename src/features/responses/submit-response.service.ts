import type { Knex } from 'knex';
import { type AnswerSheet, countRatings } from '../../domain/answers/answer-sheet.ts';
import { countedQuestions, restoreAnswers, storeAnswers } from '../../domain/answers/stored-answers.ts';
import type { Locale } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { PROMISES } from '../../domain/questionnaire/promises.ts';
import type { Context } from '../../platform/context.ts';
import { claimAnswer, type Invitation, lockForAnswer } from '../invitations/index.ts';
import { getVersion, type QuestionnaireVersion } from '../questionnaires/index.ts';
import { appendChanges, type Place, type StateChange } from '../state/index.ts';
import type { AnswerHandler } from './answer-events.ts';
import { deleteDraft } from './drafts.store.ts';
import { deleteComments, insertComments } from './response-comments.store.ts';
import {
  findResponseToChange,
  insertIdentities,
  insertResponses,
  type ResponseRecord,
  updateResponse,
  updateRevision,
} from './responses.store.ts';

export interface Submission {
  invitation: Invitation;
  /** How often the form had been sent when the person opened it. */
  revision: number;
  /** The language the form was read in: that of the promise. */
  locale: Locale;
  sheet: AnswerSheet;
  /** Whether the person was told that the answer before held more ratings, and wants it replaced all the same. */
  mayHoldLess?: boolean;
}

/**
 * `received` the first answer · `changed` took the place of an earlier one · `same` was already there (a second press)
 * · `stale` differs from an answer that came after this form was opened: not taken · `sealed` answered before, and the
 * answer cannot be found any more, because no link to it is kept: not taken · `fewer` would take the place of an answer
 * with more ratings, and the person was not asked whether it should: not taken.
 */
export type SubmissionOutcome = 'received' | 'changed' | 'same' | 'stale' | 'sealed' | 'fewer';

/**
 * Takes one form, at most once an invitation: answer, identity, words, figures and draft in one transaction.
 *
 * @param onAnswered what else hangs on an answer, in the same transaction
 */
export async function submitResponse(
  context: Context,
  submission: Submission,
  onAnswered: readonly AnswerHandler[],
): Promise<SubmissionOutcome> {
  return context.db.transaction(async (tx) => {
    // Read anew: meanwhile its place may have become part of another one, or the person may have been erased.
    const invitation = await lockForAnswer(tx, submission.invitation.id);
    if (invitation === undefined) return 'sealed';
    const claimed = await claimAnswer(tx, context, invitation.id);
    const outcome =
      claimed === undefined
        ? await replace(tx, context, submission, onAnswered)
        : await receive(tx, context, { ...submission, invitation: claimed }, onAnswered);
    if (outcome === 'received' || outcome === 'changed') await deleteDraft(tx, invitation.id);
    return outcome;
  });
}

/** What is sent by a link that stands for a place: nobody was asked in person, and no link to anybody is kept. */
export interface OpenSubmission extends Place {
  version: QuestionnaireVersion;
  locale: Locale;
  sheet: AnswerSheet;
  /** The organisation's business date. */
  day: string;
}

/** Takes one form that came by an open link; to be called in a transaction that lets each form be sent once. */
export async function receiveUnasked(
  tx: Knex,
  context: Context,
  { version, sheet, day, ...place }: OpenSubmission,
  onAnswered: readonly AnswerHandler[],
): Promise<void> {
  const { definition } = version;
  const response: ResponseRecord = {
    ...storeAnswers(definition, sheet),
    id: context.ids.unordered(),
    questionnaireId: version.questionnaireId,
    versionId: version.id,
    origin: 'open_link',
    day,
    ...place,
    confidentiality: 'anonymous',
    promise: PROMISES.anonymous[place.locale],
    importedId: null,
  };
  await insertResponses(tx, [response]);
  await insertComments(tx, definition, [response]);
  await appendChanges(tx, [toChange(definition, response, 1)]);
  for (const handle of onAnswered) await handle(tx, context, { response, programId: null, change: 'received' });
}

async function receive(
  tx: Knex,
  context: Context,
  submission: Submission,
  onAnswered: readonly AnswerHandler[],
): Promise<'received'> {
  const { invitation, sheet, locale } = submission;
  const { definition, questionnaireId, id: versionId } = await getVersion(tx, invitation.versionId);
  const { answeredOn: day, programId } = invitation;
  if (day === null) throw new Error('An invitation that was claimed has the day of its answer.');
  const response: ResponseRecord = {
    ...storeAnswers(definition, sheet),
    id: context.ids.unordered(),
    questionnaireId,
    versionId,
    origin: 'invited',
    day,
    providerId: invitation.providerId,
    branchId: invitation.branchId,
    topicId: invitation.topicId,
    channel: invitation.channel,
    locale,
    confidentiality: invitation.confidentiality,
    promise: PROMISES[invitation.confidentiality][locale],
    importedId: null,
  };
  await insertResponses(tx, [response]);
  if (invitation.confidentiality !== 'anonymous') {
    const { id: invitationId, customerId, contactId } = invitation;
    await insertIdentities(tx, [{ responseId: response.id, customerId, contactId, invitationId, revision: 1 }]);
  }
  await insertComments(tx, definition, [response]);
  await appendChanges(tx, [toChange(definition, response, 1)]);
  for (const handle of onAnswered) await handle(tx, context, { response, programId, change: 'received' });
  return 'received';
}

async function replace(
  tx: Knex,
  context: Context,
  submission: Submission,
  onAnswered: readonly AnswerHandler[],
): Promise<Exclude<SubmissionOutcome, 'received'>> {
  const found = await findResponseToChange(tx, submission.invitation.id);
  if (found === undefined) return 'sealed';
  const { response, revision } = found;
  const { definition } = await getVersion(tx, response.versionId);
  const { locale, sheet } = submission;
  const { programId } = submission.invitation;
  const answers = storeAnswers(definition, sheet);
  const promise = PROMISES[response.confidentiality][locale];
  const changed: ResponseRecord = { ...response, ...answers, locale, promise };
  if (sameAnswers(response, changed)) return 'same';
  if (submission.revision !== revision) return 'stale';
  if (submission.mayHoldLess !== true && holdsFewer(definition, sheet, response)) return 'fewer';

  await updateResponse(tx, changed);
  await updateRevision(tx, response.id, revision + 1);
  if (response.comment !== null) await deleteComments(tx, [response.id]);
  await insertComments(tx, definition, [changed]);
  await appendChanges(tx, [toChange(definition, response, -1), toChange(definition, changed, 1)]);
  for (const handle of onAnswered) await handle(tx, context, { response: changed, programId, change: 'changed' });
  return 'changed';
}

function holdsFewer(definition: QuestionnaireDefinition, sheet: AnswerSheet, before: ResponseRecord): boolean {
  const levels = definition.minimumAsked ? 3 : 2;
  return countRatings(sheet, levels) < countRatings(restoreAnswers(definition, before), levels);
}

function sameAnswers(a: ResponseRecord, b: ResponseRecord): boolean {
  return (
    a.ratings === b.ratings &&
    a.comment === b.comment &&
    a.contactWanted === b.contactWanted &&
    JSON.stringify(sorted(a.questions)) === JSON.stringify(sorted(b.questions))
  );
}

function sorted(questions: ResponseRecord['questions']): [string, unknown][] {
  return Object.entries(questions).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What a response adds to the figures, or takes out of them. */
export function toChange(
  definition: QuestionnaireDefinition,
  response: ResponseRecord,
  sign: StateChange['sign'],
): StateChange {
  const { versionId, questionnaireId, origin, day, ratings } = response;
  const { providerId, branchId, topicId, channel, locale } = response;
  return {
    ...{ versionId, questionnaireId, sign, origin, day, ratings },
    ...{ providerId, branchId, topicId, channel, locale },
    questions: JSON.stringify(countedQuestions(definition, response.questions)),
  };
}
