import type { Knex } from 'knex';
import { addSeconds, instantText } from '../clock.ts';
import type { Services } from '../context.ts';
import { holdsJob, type Job } from '../jobs/jobs.store.ts';
import { backOffSeconds, type JobHandler } from '../jobs/runner.ts';
import { type MailSender, mailHeaders } from './mail.ts';
import {
  type Ending,
  findMessage,
  MAIL_JOB,
  MAX_SENDINGS,
  type MailKind,
  type Message,
  type MessageStatus,
} from './outbox.ts';

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
          .update({ send_after: instantText(prepared.postponeUntil), reason: prepared.reason });
        return { step: 'wait' as const, runAgainAt: prepared.postponeUntil };
      }
      if ('skip' in prepared) {
        await settle(tx, services, kind, message, 'skipped', prepared.skip);
        return undefined;
      }
      if (sender === 'capture') {
        const { to, subject, html, text, calendar } = prepared.send;
        const headers = { ...mailHeaders(prepared.send), 'Message-ID': `<${message.id}@${messageIdHost}>` };
        await tx('captured_mails')
          .insert({
            message_id: message.id,
            recipient: to,
            subject,
            html,
            plain: text,
            headers: JSON.stringify(headers),
            calendar: calendar === undefined ? null : JSON.stringify(calendar),
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
    kind: MAIL_JOB,
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
