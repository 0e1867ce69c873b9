import type { Knex } from 'knex';
import { addSeconds, instantText } from '../clock.ts';
import type { Context, Services } from '../context.ts';
import { AppError } from '../errors.ts';
import { enqueue, holdsJob, type Job } from '../jobs/jobs.store.ts';
import { backOffSeconds, type JobHandler } from '../jobs/runner.ts';
import { type Mail, type MailSender, mailHeaders } from './mail.ts';

export type MessageStatus = 'queued' | 'sending' | 'sent' | 'uncertain' | 'failed' | 'skipped';

export interface Message {
  id: string;
  kind: string;
  subjectId: string;
  locale: string;
  status: MessageStatus;
  reason: string | null;
  attempts: number;
  sendAfter: string;
  sentAt: string | null;
  createdAt: string;
}

/** How a message ended. The three kinds of failure: no such mailbox, refused for another reason, given up. */
export type Ending = 'sent' | 'uncertain' | 'unreachable' | 'refused' | 'failed' | 'skipped';

export type Prepared = { send: Mail } | { skip: string } | { postponeUntil: Date };

/** How one kind of mail is made. Mail is rendered when it is sent, so that it says what is true then. */
export interface MailKind {
  kind: string;
  /** After a crash or a break in mid-message: leave it as uncertain, or send it again with the same Message-ID. */
  whenUncertain: 'leave' | 'send_again';
  /** Decides and renders, inside the transaction that marks the message as being sent. */
  prepare(tx: Knex, services: Services, message: Message): Promise<Prepared>;
  /** Told in the transaction that records how it ended. */
  settled(tx: Knex, services: Services, message: Message, ending: Ending): Promise<void>;
}

const JOB_KIND = 'mail.send';
/** With the longest pause of an hour between tries: a mail server may be down for a working day. */
const MAX_SENDINGS = 24;

/** Puts a message in the outbox, in the transaction of its cause. @returns the message's id */
export async function queueMessage(
  tx: Knex,
  context: Services,
  message: { kind: string; subjectId: string; locale: string; sendAfter: Date },
): Promise<string> {
  const id = context.ids.next();
  await tx('messages').insert({
    id,
    kind: message.kind,
    subject_id: message.subjectId,
    locale: message.locale,
    status: 'queued',
    attempts: 0,
    send_after: instantText(message.sendAfter),
    created_at: instantText(context.clock.now()),
  });
  await enqueue(tx, context, { kind: JOB_KIND, payload: { messageId: id }, runAt: message.sendAfter });
  return id;
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
  sent_at: string | null;
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
    sentAt: row.sent_at,
    createdAt: row.created_at,
  };
}

export async function findMessage(db: Knex, id: string): Promise<Message | undefined> {
  const row: MessageRow | undefined = await db('messages').where({ id }).first();
  return row && toMessage(row);
}

export async function listMessages(
  db: Knex,
  options: {
    status?: MessageStatus | undefined;
    before?: string | undefined;
    limit: number;
    /** Only messages about these: a query for ids. */
    about?: Knex.QueryBuilder | undefined;
  },
): Promise<Message[]> {
  const query = db('messages').orderBy('id', 'desc').limit(options.limit);
  if (options.about !== undefined) query.whereIn('subject_id', options.about);
  if (options.status !== undefined) query.where('status', options.status);
  if (options.before !== undefined) query.where('id', '<', options.before);
  const rows: MessageRow[] = await query;
  return rows.map(toMessage);
}

export async function countMessages(db: Knex, about?: Knex.QueryBuilder): Promise<Record<MessageStatus, number>> {
  const rows: { status: MessageStatus; n: number | string }[] = await db('messages')
    .modify((query) => {
      if (about !== undefined) query.whereIn('subject_id', about);
    })
    .groupBy('status')
    .select('status')
    .count({ n: '*' });
  const counts = { queued: 0, sending: 0, sent: 0, uncertain: 0, failed: 0, skipped: 0 };
  for (const row of rows) counts[row.status] = Number(row.n);
  return counts;
}

export interface CapturedMail {
  recipient: string;
  subject: string;
  html: string;
  plain: string;
  headers: string;
}

export async function findCapturedMail(db: Knex, messageId: string): Promise<CapturedMail | undefined> {
  return db('captured_mails')
    .where({ message_id: messageId })
    .first('recipient', 'subject', 'html', 'plain', 'headers');
}

/** Queues a failed or uncertain message once more, because a person decided so. */
export async function sendAgain(tx: Knex, context: Context, id: string): Promise<void> {
  const updated = await tx('messages')
    .where({ id })
    .whereIn('status', ['failed', 'uncertain'])
    .update({ status: 'queued', reason: null, attempts: 0, send_after: instantText(context.clock.now()) });
  if (updated === 0) throw new AppError(409, 'not_resendable', 'Only failed or uncertain messages can be sent again.');
  await enqueue(tx, context, { kind: JOB_KIND, payload: { messageId: id }, runAt: context.clock.now() });
}

/** Mail is kept and shown inside the product instead of being sent, when no mail server is named. */
export type Capture = 'capture';

/**
 * The job that sends one message. Order of what is written: the mark "sending" is committed before the server is given
 * the body, and the outcome after its reply, so that after a crash the mark alone means "may have arrived".
 */
export function mailJobHandler(
  kinds: readonly MailKind[],
  sender: MailSender | Capture,
  messageIdHost: string,
): JobHandler {
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]));

  async function settle(
    tx: Knex,
    services: Services,
    kind: MailKind,
    message: Message,
    ending: Ending,
    reason: string | null,
  ): Promise<void> {
    const status: MessageStatus = ending === 'unreachable' || ending === 'refused' ? 'failed' : ending;
    const sentAt = ending === 'sent' ? instantText(services.clock.now()) : null;
    await tx('messages').where({ id: message.id }).update({ status, reason, sent_at: sentAt });
    await kind.settled(tx, services, message, ending);
  }

  /** First transaction: what is to be sent, with the message marked; or nothing, when it is settled without sending. */
  async function begin(services: Services, job: Job, messageId: string) {
    return services.db.transaction(async (tx) => {
      if (!(await holdsJob(tx, job))) return undefined;
      const message = await findMessage(tx, messageId);
      if (message === undefined || (message.status !== 'queued' && message.status !== 'sending')) return undefined;
      const kind = byName.get(message.kind);
      if (kind === undefined) throw new Error(`No mail kind ${message.kind} is known.`);
      if (message.status === 'sending' && kind.whenUncertain === 'leave') {
        await settle(tx, services, kind, message, 'uncertain', 'interrupted');
        return undefined;
      }
      const prepared = await kind.prepare(tx, services, message);
      if ('postponeUntil' in prepared) {
        await tx('messages')
          .where({ id: message.id })
          .update({ send_after: instantText(prepared.postponeUntil) });
        return { step: 'wait' as const, runAgainAt: prepared.postponeUntil };
      }
      if ('skip' in prepared) {
        await settle(tx, services, kind, message, 'skipped', prepared.skip);
        return undefined;
      }
      if (sender === 'capture') {
        const { to, subject, html, text } = prepared.send;
        const headers = { ...mailHeaders(prepared.send), 'Message-ID': `<${message.id}@${messageIdHost}>` };
        await tx('captured_mails')
          .insert({
            message_id: message.id,
            recipient: to,
            subject,
            html,
            plain: text,
            headers: JSON.stringify(headers),
          })
          .onConflict('message_id')
          .merge();
        await settle(tx, services, kind, message, 'sent', null);
        return undefined;
      }
      await tx('messages')
        .where({ id: message.id })
        .update({ status: 'sending', attempts: message.attempts + 1 });
      return { step: 'send' as const, kind, message, mail: prepared.send, sender };
    });
  }

  return {
    kind: JOB_KIND,
    concurrency: 4,
    maxAttempts: 60,
    async run(services, job) {
      const messageId = String(Object(job.payload).messageId);
      const begun = await begin(services, job, messageId);
      if (begun === undefined) return undefined;
      if (begun.step === 'wait') return { runAgainAt: begun.runAgainAt };
      const { kind, message, mail } = begun;
      const result = await begun.sender.send(mail, `${message.id}@${messageIdHost}`);
      return services.db.transaction(async (tx) => {
        if (!(await holdsJob(tx, job))) return undefined;
        if (result.outcome === 'sent') {
          await settle(tx, services, kind, message, 'sent', null);
          return undefined;
        }
        if (result.outcome === 'unreachable' || result.outcome === 'refused') {
          await settle(tx, services, kind, message, result.outcome, result.detail);
          return undefined;
        }
        if (result.outcome === 'unknown' && kind.whenUncertain === 'leave') {
          await settle(tx, services, kind, message, 'uncertain', result.detail);
          return undefined;
        }
        if (message.attempts + 1 >= MAX_SENDINGS) {
          await settle(tx, services, kind, message, 'failed', result.detail);
          return undefined;
        }
        const runAgainAt = addSeconds(
          services.clock.now(),
          backOffSeconds(message.attempts + 1, services.ids.random()),
        );
        await tx('messages')
          .where({ id: message.id })
          .update({ status: 'queued', reason: result.detail, send_after: instantText(runAgainAt) });
        return { runAgainAt };
      });
    },
  };
}
