import type { Knex } from 'knex';
import type { BounceClass } from '../../domain/mail/bounce-class.ts';
import { addSeconds, instantText } from '../clock.ts';
import type { Context, Services } from '../context.ts';
import { chunks } from '../db/chunks.ts';
import { type DatedCursor, inDateOrder } from '../db/dated-list.ts';
import { containing } from '../db/search.ts';
import { enqueue, enqueueAll } from '../jobs/jobs.store.ts';
import type { Mail } from './mail.ts';

export type MessageStatus = 'queued' | 'sending' | 'sent' | 'uncertain' | 'failed' | 'skipped';

export interface Message {
  id: string;
  kind: string;
  subjectId: string;
  locale: string;
  status: MessageStatus;
  /** Why it waits, was skipped, or did not arrive: a word of its kind's, or what the mail server said. */
  reason: string | null;
  /** How often it was given to the mail server. */
  attempts: number;
  sendAfter: string;
  /** Later than this it says nothing any more, and is not sent; null: its kind decides. */
  sendBefore: string | null;
  sentAt: string | null;
  /** Of one that did not arrive. */
  bounce: BounceClass | null;
  createdAt: string;
}

/** How a message ended. The three kinds of failure: no such mailbox, refused for another reason, given up. */
export type Ending = 'sent' | 'uncertain' | 'unreachable' | 'refused' | 'failed' | 'skipped';

export type Prepared = { send: Mail } | { skip: string } | { postponeUntil: Date; reason: string | null };

/** How one kind of mail is made. Mail is rendered when it is sent, so that it says what is true then. */
export interface MailKind {
  kind: string;
  /** After a crash or a break in mid-message: leave it as uncertain, or send it again with the same Message-ID. */
  whenUncertain: 'leave' | 'send_again';
  /** Decides and renders, inside the transaction that marks the message as being sent. */
  prepare(tx: Knex, services: Services, message: Message): Promise<Prepared>;
  /**
   * Told in the transaction that records how it ended. `reason`: of one that was skipped, its own or `too_late` and
   * `not_allowed_in_trial`, which are the outbox's.
   */
  settled(tx: Knex, services: Services, message: Message, ending: Ending, reason: string | null): Promise<void>;
  /** The same for many that were sent, all at once. */
  settledSent?(tx: Knex, services: Services, messages: readonly Message[]): Promise<void>;
  /**
   * Which of these, prepared a moment ago, are wanted still; asked in the transaction that marks them as being sent. Those
   * that are not are prepared anew. By default all are.
   */
  stillWanted?(tx: Knex, messages: readonly Message[]): Promise<ReadonlySet<string>>;
  /** A report came that a message which was sent did not arrive. */
  returned?(tx: Knex, services: Services, message: Message, bounce: BounceClass): Promise<void>;
  /** The recipient told their mail provider that the message was not wanted: stop such mail to them. */
  complained?(context: Context, message: Message): Promise<void>;
}

export const MAIL_JOB = 'mail.send';
/** With the longest pause of an hour between tries: a mail server may be down for a working day. */
export const MAX_SENDINGS = 24;

/** So long after it was due a message still leaves, unless whoever queues it knows better. */
const GOOD_FOR_DAYS = 7;

/** What is put in the outbox. */
export interface NewMessage {
  kind: string;
  subjectId: string;
  locale: string;
  sendAfter: Date;
  /**
   * Later than this it is not sent, so that a server that was off does not flood; a week after `sendAfter` by default;
   * null where its kind decides that when it is due.
   */
  sendBefore?: Date | null;
  reason?: string | null;
}

/** Puts a message in the outbox, in the transaction of its cause. @returns the message's id */
export async function queueMessage(tx: Knex, context: Services, message: NewMessage): Promise<string> {
  const row = toRow(context, message);
  await tx('messages').insert(row);
  await enqueue(tx, context, jobOf(row.id, message.sendAfter));
  return row.id;
}

/** The same for many at once. */
export async function queueMessages(tx: Knex, context: Services, messages: readonly NewMessage[]): Promise<void> {
  const rows = messages.map((message) => ({ ...toRow(context, message), sendAfter: message.sendAfter }));
  // A statement holds only so many values.
  for (const some of chunks(rows, 100)) await tx('messages').insert(some.map(({ sendAfter: _, ...row }) => row));
  await enqueueAll(
    tx,
    context,
    rows.map(({ id, sendAfter }) => jobOf(id, sendAfter)),
  );
}

function toRow(context: Services, message: NewMessage) {
  const { sendBefore = addSeconds(message.sendAfter, GOOD_FOR_DAYS * 86_400) } = message;
  return {
    id: context.ids.next(),
    kind: message.kind,
    subject_id: message.subjectId,
    locale: message.locale,
    status: 'queued',
    reason: message.reason ?? null,
    attempts: 0,
    send_after: instantText(message.sendAfter),
    send_before: sendBefore && instantText(sendBefore),
    created_at: instantText(context.clock.now()),
  };
}

interface MessageRow {
  id: string;
  kind: string;
  subject_id: string;
  locale: string;
  status: MessageStatus;
  reason: string | null;
  attempts: number;
  send_after: string;
  send_before: string | null;
  sent_at: string | null;
  bounce: BounceClass | null;
  created_at: string;
}

function toMessage(row: MessageRow): Message {
  return {
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    locale: row.locale,
    status: row.status,
    reason: row.reason,
    attempts: row.attempts,
    sendAfter: row.send_after,
    sendBefore: row.send_before,
    sentAt: row.sent_at,
    bounce: row.bounce,
    createdAt: row.created_at,
  };
}

export async function findMessage(db: Knex, id: string): Promise<Message | undefined> {
  const row: MessageRow | undefined = await db('messages').where({ id }).first();
  return row && toMessage(row);
}

export async function findMessages(db: Knex, ids: readonly string[]): Promise<Message[]> {
  const rows: MessageRow[] = await db('messages').whereIn('id', ids).orderBy('id');
  return rows.map(toMessage);
}

/** Those that wait, the next to be sent first; all others the last written first. One more than a page is asked for. */
export async function listMessages(
  db: Knex,
  options: {
    status?: MessageStatus | undefined;
    reason?: string | undefined;
    /** Behind this one: of those that wait by when they are due, of others by their id. */
    after?: DatedCursor | undefined;
    before?: string | undefined;
    limit: number;
    /** Narrows down which. */
    only?: ((messages: Knex.QueryBuilder) => void) | undefined;
  },
): Promise<Message[]> {
  const query = db('messages').limit(options.limit);
  if (options.status === 'queued') {
    inDateOrder(query, { date: 'send_after', id: 'id' }, 'asc', options.after);
  } else {
    query.orderBy('id', 'desc');
    if (options.before !== undefined) query.where('id', '<', options.before);
  }
  options.only?.(query);
  if (options.status !== undefined) query.where('status', options.status);
  if (options.reason !== undefined) query.where('reason', options.reason);
  const rows: MessageRow[] = await query;
  return rows.map(toMessage);
}

/** Narrows messages down to those that were kept for a recipient, whole or in part. */
export function whereRecipient(messages: Knex.QueryBuilder, db: Knex, written: string): void {
  const to = db('captured_mails').whereRaw("lower(recipient) like ? escape '\\'", [containing(written.toLowerCase())]);
  messages.whereIn('id', to.select('message_id'));
}

/** @param only narrows down which */
export async function countMessages(
  db: Knex,
  only?: (messages: Knex.QueryBuilder) => void,
): Promise<Record<MessageStatus, number>> {
  const rows: { status: MessageStatus; n: number | string }[] = await db('messages')
    .modify((query) => only?.(query))
    .groupBy('status')
    .select('status')
    .count({ n: '*' });
  const counts = { queued: 0, sending: 0, sent: 0, uncertain: 0, failed: 0, skipped: 0 };
  for (const row of rows) counts[row.status] = Number(row.n);
  return counts;
}

/** How many messages of a status have each kind, or the commonest reasons, the most first. */
export async function countMessagesBy(
  db: Knex,
  column: 'kind' | 'reason' | 'bounce',
  options: { status: MessageStatus; only?: ((messages: Knex.QueryBuilder) => void) | undefined },
): Promise<{ value: string; count: number }[]> {
  const query = db('messages')
    .where('status', options.status)
    .whereNotNull(column)
    .groupBy(column)
    .select(db.raw('?? as value', [column]), db.raw('count(*) as n'))
    .orderBy([{ column: 'n', order: 'desc' }, column])
    .limit(MOST_GROUPS);
  options.only?.(query);
  const rows: { value: string; n: number | string }[] = await query;
  return rows.map(({ value, n }) => ({ value, count: Number(n) }));
}

const MOST_GROUPS = 20;

export interface CapturedMail {
  recipient: string;
  subject: string;
  html: string;
  plain: string;
  headers: string;
  /** JSON of the calendar file that went with it; null: none did. */
  calendar: string | null;
}

export async function findCapturedMail(db: Knex, messageId: string): Promise<CapturedMail | undefined> {
  return db('captured_mails')
    .where({ message_id: messageId })
    .first('recipient', 'subject', 'html', 'plain', 'headers', 'calendar');
}

/**
 * Queues messages that failed once more, because a person decided so. Pressed twice, they are sent once. What is
 * uncertain is no business of this: it may have arrived.
 *
 * @param chosen narrows down which @returns how many
 */
export async function sendAgain(
  tx: Knex,
  context: Context,
  chosen: (messages: Knex.QueryBuilder) => void,
): Promise<number> {
  const now = context.clock.now();
  const queued: { id: string }[] = await tx('messages')
    .where('status', 'failed')
    .modify(chosen)
    .update({
      status: 'queued',
      reason: null,
      bounce: null,
      attempts: 0,
      send_after: instantText(now),
      send_before: null,
    })
    .returning('id');
  await enqueueAll(
    tx,
    context,
    queued.map(({ id }) => jobOf(id, now)),
  );
  return queued.length;
}

/** Puts down that a message which was sent came back. @returns false when that is known, or it was not sent */
export async function markReturned(tx: Knex, id: string, bounce: BounceClass, detail: string): Promise<boolean> {
  const returned = await tx('messages')
    .where({ id })
    .whereIn('status', ['sent', 'uncertain'])
    .update({ status: 'failed', reason: detail, bounce });
  return returned === 1;
}

const jobOf = (id: string, runAt: Date) => ({ kind: MAIL_JOB, payload: { messageId: id }, runAt });
