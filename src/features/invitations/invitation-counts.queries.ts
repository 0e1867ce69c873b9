import type { Knex } from 'knex';
import { notFound } from '../../platform/errors.ts';
import { findStandingProgram, type StoredProgram } from './programs.store.ts';

/** The same slice of the customers' world as a report card shows. */
export interface InvitedSegment {
  providerId?: string;
  branchIds?: readonly string[];
  topicId?: string;
  channel?: string;
  locale?: string;
}

export interface InvitedCounts {
  /** Mails that left, also those that came back. */
  invited: number;
  /** Those that came back, or of which it is not known whether they left, are not among them. */
  delivered: number;
  answered: number;
  stillOpen: number;
}

/**
 * Invitations that were sent in a period, for the response rate.
 *
 * @param query first and last business date of sending, both inclusive; all questionnaires where none is named
 */
export async function countInvited(db: Knex, query: InvitedQuery): Promise<InvitedCounts> {
  const counts = new Map<string, number>();
  const counted: { status: string; n: number | string }[] = await invitedIn(db, query)
    .groupBy('i.status')
    .select('i.status', db.raw('count(*) as n'));
  for (const row of counted) counts.set(row.status, Number(row.n));
  return toInvitedCounts(counts);
}

/**
 * The same by stretch of time, in their order.
 *
 * @param stretches in order, without overlap
 */
export async function countInvitedSeries(
  db: Knex,
  query: Omit<InvitedQuery, 'from' | 'to'>,
  stretches: readonly { from: string; to: string }[],
): Promise<InvitedCounts[]> {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return [];
  const counted: { status: string; sent_on: string; n: number | string }[] = await invitedIn(db, {
    ...query,
    from: first.from,
    to: last.to,
  })
    .groupBy('i.status', 'i.sent_on')
    .select('i.status', 'i.sent_on', db.raw('count(*) as n'));
  return stretches.map(({ from, to }) => {
    const counts = new Map<string, number>();
    for (const { status, sent_on: day, n } of counted) {
      if (from <= day && day <= to) counts.set(status, (counts.get(status) ?? 0) + Number(n));
    }
    return toInvitedCounts(counts);
  });
}

const DELIVERED = ['sent', 'answered', 'expired', 'declined'];

/** What invitations can be told apart by. */
export type InvitedBy = 'branch' | 'topic' | 'channel' | 'locale';

const COLUMNS: Record<InvitedBy, string> = {
  branch: 'i.branch_id',
  topic: 'i.topic_id',
  channel: 'i.channel',
  locale: 'i.locale',
};

/** How many were delivered and answered, part by part. `key`: an id, a channel or a language; null where there is none. */
export async function countInvitedBy(
  db: Knex,
  query: InvitedQuery,
  by: InvitedBy,
): Promise<{ key: string | null; delivered: number; answered: number }[]> {
  const column = COLUMNS[by];
  const rows: { key: string | null; delivered: number | string; answered: number | string }[] = await invitedIn(
    db,
    query,
  )
    .whereIn('i.status', DELIVERED)
    .groupBy(column)
    .orderBy(column)
    .select(
      db.raw('?? as ??', [column, 'key']),
      db.raw('count(*) as delivered'),
      db.raw("sum(case when i.status = 'answered' then 1 else 0 end) as answered"),
    );
  return rows.map(({ key, delivered, answered }) => ({
    key,
    delivered: Number(delivered),
    answered: Number(answered),
  }));
}

interface InvitedQuery {
  from: string;
  to: string;
  segment: InvitedSegment;
  questionnaireId?: string;
}

function invitedIn(db: Knex, query: InvitedQuery): Knex.QueryBuilder {
  const { segment } = query;
  const rows = db('invitations as i').whereBetween('i.sent_on', [query.from, query.to]);
  if (segment.providerId !== undefined) rows.where('i.provider_id', segment.providerId);
  if (segment.branchIds !== undefined) rows.whereIn('i.branch_id', segment.branchIds);
  if (segment.topicId !== undefined) rows.where('i.topic_id', segment.topicId);
  if (segment.channel !== undefined) rows.where('i.channel', segment.channel);
  if (segment.locale !== undefined) rows.where('i.locale', segment.locale);
  if (query.questionnaireId !== undefined) {
    rows.join('questionnaire_versions as v', 'v.id', 'i.version_id').where('v.questionnaire_id', query.questionnaireId);
  }
  return rows;
}

function toInvitedCounts(counts: ReadonlyMap<string, number>): InvitedCounts {
  const of = (...statuses: string[]): number => statuses.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0);
  const delivered = of(...DELIVERED);
  return {
    invited: delivered + of('bounced', 'uncertain'),
    delivered,
    answered: of('answered'),
    stillOpen: of('sent'),
  };
}

/** The program that contacts go through, if it is on. */
export async function activeProgram(db: Knex): Promise<StoredProgram | undefined> {
  const program = await findStandingProgram(db);
  return program?.active ? program : undefined;
}

/** The questionnaire of the program that contacts go through, on or off. @throws not_found before there is a program */
export async function activeQuestionnaireId(db: Knex): Promise<string> {
  const program = await findStandingProgram(db);
  if (program === undefined) throw notFound('program');
  return program.questionnaireId;
}
