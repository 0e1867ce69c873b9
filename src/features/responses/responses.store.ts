import type { Knex } from 'knex';
import { z } from 'zod';
import type { StoredAnswers } from '../../domain/answers/stored-answers.ts';
import { Channel } from '../../domain/channel.ts';
import type { ResponseOrigin } from '../../domain/csv/response-rows.ts';
import { Locale } from '../../domain/locale.ts';
import { Confidentiality } from '../../domain/questionnaire/promises.ts';
import { insertMany } from '../../platform/db/insert-many.ts';
import type { Place } from '../state/index.ts';

/** One submitted form. Nothing in it says whose it is. */
export interface ResponseRecord extends Place, StoredAnswers {
  /** Random: must not tell when it was made. */
  id: string;
  questionnaireId: string;
  versionId: string;
  origin: ResponseOrigin;
  /** Business date of receipt, YYYY-MM-DD. */
  day: string;
  confidentiality: Confidentiality;
  /** The promise that stood on the form. */
  promise: string | null;
  importedId: string | null;
}

/** Whose response it is: kept apart, never for anonymous programs. */
export interface ResponseIdentity {
  responseId: string;
  customerId: string;
  contactId: string | null;
  invitationId: string | null;
  /** How often the person has sent this form. */
  revision: number;
}

export interface ResponseRow {
  id: string;
  questionnaire_id: string;
  version_id: string;
  origin: ResponseOrigin;
  day: string;
  provider_id: string | null;
  branch_id: string | null;
  topic_id: string | null;
  channel: string | null;
  locale: string | null;
  confidentiality: string;
  promise: string | null;
  ratings: string;
  questions: string;
  comment: string | null;
  contact_wanted: boolean | number;
  imported_id: string | null;
}

const MaybeChannel = Channel.nullable();
const MaybeLocale = Locale.nullable();
const Questions = z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.array(z.string())]));

export function toResponse(row: ResponseRow): ResponseRecord {
  return {
    id: row.id,
    questionnaireId: row.questionnaire_id,
    versionId: row.version_id,
    origin: row.origin,
    day: row.day,
    providerId: row.provider_id,
    branchId: row.branch_id,
    topicId: row.topic_id,
    channel: MaybeChannel.parse(row.channel),
    locale: MaybeLocale.parse(row.locale),
    confidentiality: Confidentiality.parse(row.confidentiality),
    promise: row.promise,
    ratings: row.ratings,
    questions: Questions.parse(JSON.parse(row.questions)),
    comment: row.comment,
    contactWanted: Boolean(row.contact_wanted),
    importedId: row.imported_id,
  };
}

function toRow(response: ResponseRecord): ResponseRow {
  return {
    id: response.id,
    questionnaire_id: response.questionnaireId,
    version_id: response.versionId,
    origin: response.origin,
    day: response.day,
    provider_id: response.providerId,
    branch_id: response.branchId,
    topic_id: response.topicId,
    channel: response.channel,
    locale: response.locale,
    confidentiality: response.confidentiality,
    promise: response.promise,
    ratings: response.ratings,
    questions: JSON.stringify(response.questions),
    comment: response.comment,
    contact_wanted: response.contactWanted,
    imported_id: response.importedId,
  };
}

export async function insertResponses(tx: Knex, responses: readonly ResponseRecord[]): Promise<void> {
  await insertMany(tx, 'responses', responses.map(toRow));
}

/** Replaces the answers of a response, and the language and promise they were given in; day and place stay. */
export async function updateResponse(tx: Knex, response: ResponseRecord): Promise<void> {
  const { version_id, locale, promise, ratings, questions, comment, contact_wanted } = toRow(response);
  await tx('responses')
    .where({ id: response.id })
    .update({ version_id, locale, promise, ratings, questions, comment, contact_wanted });
}

export async function deleteResponses(tx: Knex, ids: readonly string[]): Promise<void> {
  await tx('responses').whereIn('id', ids).delete();
}

/** Leaves of a response what figures are made of, and no one's words. */
export async function blankResponse(tx: Knex, id: string, questions: StoredAnswers['questions']): Promise<void> {
  await tx('responses')
    .where({ id })
    .update({ questions: JSON.stringify(questions), comment: null, contact_wanted: false });
}

export async function insertIdentities(tx: Knex, identities: readonly ResponseIdentity[]): Promise<void> {
  await insertMany(
    tx,
    'response_identity',
    identities.map(({ responseId, customerId, contactId, invitationId, revision }) => ({
      response_id: responseId,
      customer_id: customerId,
      contact_id: contactId,
      invitation_id: invitationId,
      revision,
    })),
  );
}

export async function updateRevision(tx: Knex, responseId: string, revision: number): Promise<void> {
  await tx('response_identity').where({ response_id: responseId }).update({ revision });
}

export async function deleteIdentities(tx: Knex, responseIds: readonly string[]): Promise<void> {
  await tx('response_identity').whereIn('response_id', responseIds).delete();
}

/** How often the form of an invitation was sent, as far as that is kept: undefined where no link is. */
export async function findRevision(db: Knex, invitationId: string): Promise<number | undefined> {
  const row: { revision: number } | undefined = await db('response_identity')
    .where({ invitation_id: invitationId })
    .first('revision');
  return row?.revision;
}

/** The response behind an invitation, for the customer's own change; locked until the transaction ends. */
export async function findResponseToChange(
  tx: Knex,
  invitationId: string,
): Promise<{ response: ResponseRecord; revision: number } | undefined> {
  const link: { response_id: string; revision: number } | undefined = await tx('response_identity')
    .where({ invitation_id: invitationId })
    .forUpdate()
    .first('response_id', 'revision');
  if (link === undefined) return undefined;
  const row: ResponseRow | undefined = await tx('responses').where({ id: link.response_id }).first();
  return row && { response: toResponse(row), revision: link.revision };
}

/** Responses that are known to be of these customer records. */
export async function listResponsesOf(db: Knex, customerIds: readonly string[]): Promise<ResponseRecord[]> {
  const rows: ResponseRow[] = await db('responses')
    .whereIn('id', db('response_identity').whereIn('customer_id', customerIds).select('response_id'))
    .orderBy('id');
  return rows.map(toResponse);
}

/** Which of these ids of rows are here already, from an earlier import or because the row came from here. */
export async function findKnownIds(tx: Knex, questionnaireId: string, ids: readonly string[]): Promise<Set<string>> {
  const imported: { id: string }[] = await tx('responses')
    .where({ questionnaire_id: questionnaireId })
    .whereIn('imported_id', ids)
    .select({ id: 'imported_id' });
  const own: { id: string }[] = await tx('responses').whereIn('id', ids).select('id');
  return new Set([...imported, ...own].map((row) => row.id));
}
