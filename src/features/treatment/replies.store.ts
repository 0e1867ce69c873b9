import type { Knex } from 'knex';
import { z } from 'zod';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { hashSecret } from '../../platform/ids.ts';
import { mintLinkToken } from '../../platform/link-tokens.ts';

/** How the customer was told: by our mail, or by a person. */
export const REPLY_WAYS = ['mail', 'phone', 'in_person'] as const;
export type ReplyWay = (typeof REPLY_WAYS)[number];
export const ReplyWay = z.enum(REPLY_WAYS, { error: 'treatment.problem.via' });

/** A level from 1 to 5; null: not graded. */
const level = z.number().int().min(1).max(5).nullable();

/** What the customer said of a reply. */
export interface CustomerAnswer {
  settled: boolean;
  outcome: number | null;
  procedure: number | null;
  manner: number | null;
  /** All in all, as the survey asks it. */
  satisfaction: number | null;
  words: string | null;
  /** Name of the user who noted it; null: the customer answered on the page. */
  notedBy: string | null;
  at: string;
}

/** A reply by the protocol: thanks, heard to the end, what can be done, by whom and when. */
export interface Reply {
  id: string;
  complaintId: string;
  thanks: string;
  restated: string;
  canDo: string;
  more: string | null;
  via: ReplyWay;
  messageId: string | null;
  sentAt: string;
  /** Name of the user who replied. */
  sentBy: string | null;
  promise: { id: string; owner: string; dueAt: string; state: string };
  answer: CustomerAnswer | null;
}

const AnswerRow = z.object({
  settled: z.union([z.boolean(), z.number()]).transform(Boolean),
  ...{ outcome: level, procedure: level, manner: level, satisfaction: level },
  answer_words: z.string().nullable(),
  noted_by: z.string().nullable(),
  at: z.string(),
});

interface ReplyRow {
  id: string;
  complaint_id: string;
  thanks: string;
  restated: string;
  can_do: string;
  more: string | null;
  via: string;
  message_id: string | null;
  sent_at: string;
  sender: string | null;
  commitment_id: string;
  owner: string;
  due_at: string;
  promise_state: string;
  settled: unknown;
}

function toReply(row: ReplyRow): Reply {
  const answer = row.settled === null ? null : AnswerRow.parse(row);
  return {
    id: row.id,
    complaintId: row.complaint_id,
    ...{ thanks: row.thanks, restated: row.restated, canDo: row.can_do, more: row.more },
    via: ReplyWay.parse(row.via),
    messageId: row.message_id,
    sentAt: row.sent_at,
    sentBy: row.sender,
    promise: { id: row.commitment_id, owner: row.owner, dueAt: row.due_at, state: row.promise_state },
    answer:
      answer === null
        ? null
        : {
            ...{ settled: answer.settled, outcome: answer.outcome, procedure: answer.procedure },
            ...{ manner: answer.manner, satisfaction: answer.satisfaction, words: answer.answer_words },
            ...{ notedBy: answer.noted_by, at: answer.at },
          },
  };
}

function replies(db: Knex): Knex.QueryBuilder {
  return db('complaint_replies as r')
    .join('commitments as c', 'c.id', 'r.commitment_id')
    .join('users as o', 'o.id', 'c.owner_id')
    .leftJoin('users as s', 's.id', 'r.sent_by')
    .leftJoin('complaint_answers as a', 'a.reply_id', 'r.id')
    .leftJoin('users as n', 'n.id', 'a.noted_by')
    .orderBy(['r.sent_at', 'r.id'])
    .select('r.*', 'a.settled', 'a.outcome', 'a.procedure', 'a.manner', 'a.satisfaction', 'a.at', {
      ...{ sender: 's.name', owner: 'o.name', due_at: 'c.due_at', promise_state: 'c.state' },
      ...{ answer_words: 'a.words', noted_by: 'n.name' },
    });
}

/** In the order in which they were given. */
export async function listReplies(db: Knex, complaintId: string): Promise<Reply[]> {
  const rows: ReplyRow[] = await replies(db).where('r.complaint_id', complaintId);
  return rows.map(toReply);
}

export async function lastReply(db: Knex, complaintId: string): Promise<Reply | undefined> {
  return (await listReplies(db, complaintId)).at(-1);
}

export async function findReply(db: Knex, id: string): Promise<Reply | undefined> {
  const row: ReplyRow | undefined = await replies(db).where('r.id', id).first();
  return row && toReply(row);
}

export type NewReply = Pick<
  Reply,
  'id' | 'complaintId' | 'thanks' | 'restated' | 'canDo' | 'more' | 'via' | 'messageId' | 'sentAt'
> & { commitmentId: string; sentBy: string };

export async function insertReply(tx: Knex, reply: NewReply): Promise<void> {
  await tx('complaint_replies').insert({
    ...{ id: reply.id, complaint_id: reply.complaintId, via: reply.via },
    ...{ thanks: reply.thanks, restated: reply.restated, can_do: reply.canDo, more: reply.more },
    ...{ commitment_id: reply.commitmentId, message_id: reply.messageId },
    ...{ sent_at: reply.sentAt, sent_by: reply.sentBy },
  });
}

export type NewAnswer = Omit<CustomerAnswer, 'notedBy'> & { id: string; notedBy: string | null };

/** @returns false when the reply was answered before: the first word stands */
export async function insertAnswer(tx: Knex, reply: Reply, answer: NewAnswer): Promise<boolean> {
  const { notedBy, ...said } = answer;
  const inserted: unknown[] = await tx('complaint_answers')
    .insert({ ...said, complaint_id: reply.complaintId, reply_id: reply.id, noted_by: notedBy })
    .onConflict('reply_id')
    .ignore()
    .returning('id');
  return inserted.length > 0;
}

/** Makes the token of one mail's links to a complaint. */
export function mintComplaintLink(
  tx: Knex,
  services: Services,
  link: { complaintId: string; messageId: string },
): Promise<string> {
  return mintLinkToken(tx, services, 'complaint_links', {
    complaint_id: link.complaintId,
    message_id: link.messageId,
    created_at: instantText(services.clock.now()),
  });
}

/** The complaint that a mailed link leads to. */
export async function findLinkedComplaint(db: Knex, secret: string): Promise<string | undefined> {
  const row: { complaint_id: string } | undefined = await db('complaint_links')
    .where({ token_hash: hashSecret(secret) })
    .first('complaint_id');
  return row?.complaint_id;
}

export async function mailStopped(db: Knex, complaintId: string): Promise<boolean> {
  return (await db('complaint_mail_stops').where({ complaint_id: complaintId }).first('at')) !== undefined;
}

/** Ends mail about one complaint, or takes that back. */
export async function setMailStopped(tx: Knex, complaintId: string, at: string | null): Promise<void> {
  if (at === null) await tx('complaint_mail_stops').where({ complaint_id: complaintId }).delete();
  else {
    await tx('complaint_mail_stops').insert({ complaint_id: complaintId, at }).onConflict('complaint_id').ignore();
  }
}
