import type { Knex } from 'knex';
import type { AnswerSheet } from '../../domain/answers/answer-sheet.ts';
import { restoreAnswers } from '../../domain/answers/stored-answers.ts';
import { getVersion } from '../questionnaires/index.ts';
import { type ResponseRecord, type ResponseRow, toResponse } from './responses.store.ts';

/** A response as it may leave the product: what the promise on its form forbids to tell is not in it. */
export interface VisibleResponse
  extends Pick<ResponseRecord, 'id' | 'origin' | 'channel' | 'locale' | 'confidentiality'> {
  /** The day for named answers (`2026-03-04`), for all others the month (`2026-03`). */
  receivedOn: string;
  version: number;
  provider: string | null;
  branch: string | null;
  /** Of named answers only: a rare topic in a month tells who it was. */
  topic: string | null;
  /** Of named answers only. */
  customer: { email: string | null; name: string | null } | null;
  sheet: AnswerSheet;
}

export interface ResponseFilter {
  questionnaireId: string;
  /**
   * First and last day, both inclusive. Answers that are told by month are found by whole months: else asking day by
   * day would tell the day.
   */
  from?: string | undefined;
  to?: string | undefined;
}

interface NamedRow extends ResponseRow {
  provider_name: string | null;
  branch_name: string | null;
  topic_name: string | null;
  customer_email: string | null;
  customer_name: string | null;
}

/** Responses in the order of their ids, which are random: it does not tell who answered when. */
export async function listResponses(
  db: Knex,
  filter: ResponseFilter,
  page: { after: string | undefined; limit: number },
): Promise<VisibleResponse[]> {
  const query = db('responses as r')
    .leftJoin('providers as p', 'p.id', 'r.provider_id')
    .leftJoin('branches as b', 'b.id', 'r.branch_id')
    .leftJoin('topics as t', 't.id', 'r.topic_id')
    .leftJoin('response_identity as i', (on) => on.on('i.response_id', 'r.id').andOnVal('r.confidentiality', 'named'))
    .leftJoin('customers as c', 'c.id', 'i.customer_id')
    .where('r.questionnaire_id', filter.questionnaireId)
    .orderBy('r.id')
    .limit(page.limit)
    .select(
      'r.*',
      { provider_name: 'p.name', branch_name: 'b.name', topic_name: 't.name' },
      { customer_email: 'c.email', customer_name: 'c.name' },
    );
  if (page.after !== undefined) query.where('r.id', '>', page.after);
  const { from, to } = filter;
  if (from !== undefined) query.where((w) => within(w, '>=', from, `${from.slice(0, 7)}-01`));
  if (to !== undefined) query.where((w) => within(w, '<=', to, `${to.slice(0, 7)}-31`));
  const rows: NamedRow[] = await query;
  const visible: VisibleResponse[] = [];
  for (const row of rows) visible.push(await toVisible(db, row));
  return visible;
}

function within(where: Knex.QueryBuilder, operator: '>=' | '<=', day: string, monthEdge: string): void {
  where
    .where((named) => named.where('r.confidentiality', 'named').where('r.day', operator, day))
    .orWhere((others) => others.whereNot('r.confidentiality', 'named').where('r.day', operator, monthEdge));
}

async function toVisible(db: Knex, row: NamedRow): Promise<VisibleResponse> {
  const response = toResponse(row);
  const { definition, version } = await getVersion(db, response.versionId);
  const named = response.confidentiality === 'named';
  const known = row.customer_email !== null || row.customer_name !== null;
  const { id, origin, channel, locale, confidentiality } = response;
  return {
    ...{ id, origin, channel, locale, confidentiality, version },
    receivedOn: named ? response.day : response.day.slice(0, 7),
    provider: row.provider_name,
    branch: row.branch_name,
    topic: named ? row.topic_name : null,
    customer: named && known ? { email: row.customer_email, name: row.customer_name } : null,
    sheet: restoreAnswers(definition, response),
  };
}

/** Whether any answers of the questionnaire stand with names. */
export async function hasNamed(db: Knex, questionnaireId: string): Promise<boolean> {
  const row = await db('responses').where({ questionnaire_id: questionnaireId, confidentiality: 'named' }).first('id');
  return row !== undefined;
}
