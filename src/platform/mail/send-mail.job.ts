import type { Knex } from 'knex';
import { instantText } from '../clock.ts';
import type { Services } from '../context.ts';
import { finishJobs, holdJobs, type Job, postponeJob } from '../jobs/jobs.store.ts';
import type { BatchHandler } from '../jobs/runner.ts';
import { type Mail, type MailSender, mailHeaders } from './mail.ts';
import { isPaused, type MailFlow, readFlow, roomInPace, takeFromPace } from './mail-flow.ts';
import { createMailLanes } from './mail-lanes.ts';
import { type ReadyMail, settleMessage } from './mail-ledger.ts';
import { findMessages, MAIL_JOB, type MailKind, type Message } from './outbox.ts';

/** Mail is kept and shown inside the product instead of being sent, when no mail server is named. */
export type Capture = 'capture';

export interface SendingRules {
  messageIdHost: string;
  /** In a trial only these addresses, and those of these domains (`@example.org`), get mail; undefined: everybody does. */
  allowedInTrial?: readonly string[] | undefined;
}

interface Prepared {
  ready: ReadyMail[];
  /** In the order given, and as they were. */
  left: readonly Job[];
}

/** A connection that is done finds the next message ready, and none is decided long before it leaves. */
const TAKEN_PER_CONNECTION = 10;
const CAPTURED_AT_ONCE = 50;
/**
 * Decided and rendered in one transaction. SQLite has one lock for all: few commits, each of them short, so that no page
 * waits for long. On PostgreSQL locks are of rows, and each decision keeps the order of its own.
 */
const PREPARED_AT_ONCE = { sqlite: Number.POSITIVE_INFINITY, postgres: 1 };
const PREPARED_WITHIN_MS = 150;

/**
 * The jobs that send mail. They are prepared some at a time, decided and rendered as is true then, and leave over a few
 * connections side by side. What is written when is the ledger's business.
 */
export function mailJobHandler(
  kinds: readonly MailKind[],
  sender: MailSender | Capture,
  rules: SendingRules,
): BatchHandler {
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]));
  const { messageIdHost } = rules;
  /** Taken, and not counted by the pace yet. */
  let preparing = 0;
  const lanes = sender === 'capture' ? undefined : createMailLanes(sender, messageIdHost);

  async function capture(tx: Knex, message: Message, mail: Mail): Promise<void> {
    const { to, subject, html, text, calendar } = mail;
    const headers = { ...mailHeaders(mail), 'Message-ID': `<${message.id}@${messageIdHost}>` };
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
  }

  /** What one message is to become: sent, looked at again later, or nothing, because it is settled. */
  async function prepareOne(
    tx: Knex,
    services: Services,
    flow: MailFlow | undefined,
    message: Message,
  ): Promise<{ ready: Pick<ReadyMail, 'kind' | 'message' | 'mail'> } | { runAgainAt: Date } | 'settled'> {
    if (message.status !== 'queued' && message.status !== 'sending') return 'settled';
    const kind = byName.get(message.kind);
    if (kind === undefined) throw new Error(`No mail kind ${message.kind} is known.`);
    const settle = async (ending: 'skipped' | 'uncertain' | 'sent', reason: string | null) => {
      await settleMessage(tx, services, kind, message, { ending, reason });
      return 'settled' as const;
    };
    if (message.status === 'sending' && kind.whenUncertain === 'leave') return settle('uncertain', 'interrupted');
    if (message.sendBefore !== null && message.sendBefore < instantText(services.clock.now())) {
      return settle('skipped', 'too_late');
    }
    const prepared = await kind.prepare(tx, services, message);
    if ('postponeUntil' in prepared) {
      await tx('messages')
        .where({ id: message.id })
        .update({ send_after: instantText(prepared.postponeUntil), reason: prepared.reason });
      return { runAgainAt: prepared.postponeUntil };
    }
    if ('skip' in prepared) return settle('skipped', prepared.skip);
    const mail = { ...prepared.send, returnAddress: flow?.returnAddress ?? null };
    if (sender === 'capture') {
      await capture(tx, message, mail);
      return settle('sent', null);
    }
    if (!isAllowed(rules.allowedInTrial, mail.to)) return settle('skipped', 'not_allowed_in_trial');
    return { ready: { kind, message, mail } };
  }

  /** Of the jobs, those whose messages are to be sent, and those it did not come to; all others are settled or postponed. */
  async function prepare(services: Services, flow: MailFlow | undefined, jobs: readonly Job[]): Promise<Prepared> {
    return services.db.transaction(async (tx) => {
      const until = performance.now() + PREPARED_WITHIN_MS;
      const heldAt = services.clock.now();
      const held = await holdJobs(tx, jobs, heldAt);
      const messages = new Map((await findMessages(tx, jobs.map(messageIdOf))).map((each) => [each.id, each]));
      const ready: ReadyMail[] = [];
      const done: Job[] = [];
      for (const [at, job] of jobs.entries()) {
        if (at > 0 && performance.now() > until) {
          await finishJobs(tx, done);
          return { ready, left: jobs.slice(at) };
        }
        if (!held.has(job.id)) continue;
        const message = messages.get(messageIdOf(job));
        const next = message === undefined ? 'settled' : await prepareOne(tx, services, flow, message);
        if (next === 'settled') done.push(job);
        else if ('runAgainAt' in next) await postponeJob(tx, job, next.runAgainAt, null);
        else ready.push({ job, heldAt, ...next.ready });
      }
      await finishJobs(tx, done);
      return { ready, left: [] };
    });
  }

  /** The same; where one of them throws, they are prepared one by one, so that it alone fails. */
  async function prepareSafely(
    services: Services,
    flow: MailFlow | undefined,
    jobs: readonly Job[],
    fail: (job: Job, error: unknown) => Promise<void>,
  ): Promise<Prepared> {
    try {
      return await prepare(services, flow, jobs);
    } catch (error) {
      const [only, ...others] = jobs;
      if (only !== undefined && others.length === 0) {
        await fail(only, error);
        return { ready: [], left: [] };
      }
      const ready: ReadyMail[] = [];
      for (const job of jobs) ready.push(...(await prepareSafely(services, flow, [job], fail)).ready);
      return { ready, left: [] };
    }
  }

  return {
    kind: MAIL_JOB,
    maxAttempts: 60,
    async room({ db, clock }) {
      if (sender === 'capture') return CAPTURED_AT_ONCE;
      const flow = await readFlow(db.knex);
      const now = clock.now();
      if (isPaused(flow, now)) return 0;
      return Math.min(TAKEN_PER_CONNECTION * flow.connections, roomInPace(flow, now) - preparing);
    },
    async runBatch(services, jobs, fail) {
      let unprepared = jobs.length;
      preparing += unprepared;
      const sending: Promise<void>[] = [];
      try {
        // Captured mail has no pace, and is returned to nobody.
        const flow = lanes && (await readFlow(services.db.knex));
        const atOnce = PREPARED_AT_ONCE[services.db.dialect];
        while (unprepared > 0) {
          const at = jobs.length - unprepared;
          const some = jobs.slice(at, at + atOnce);
          const { ready, left } = await prepareSafely(services, flow, some, fail);
          if (flow !== undefined && flow.perMinute !== null && ready.length > 0) {
            await services.db.transaction((tx) => takeFromPace(tx, services.clock.now(), ready.length));
          }
          unprepared -= some.length - left.length;
          preparing -= some.length - left.length;
          if (lanes !== undefined && flow !== undefined && ready.length > 0) {
            sending.push(lanes.sendAll(services, ready, flow.connections));
          }
        }
      } finally {
        preparing -= unprepared;
      }
      await Promise.all(sending);
    },
    stop() {
      lanes?.stop();
    },
  };
}

const messageIdOf = (job: Job): string => String(Object(job.payload).messageId);

/** Addresses are compared without regard to case; `@example.org` stands for all of a domain. */
function isAllowed(allowed: readonly string[] | undefined, to: string): boolean {
  const address = to.toLowerCase();
  return (
    allowed === undefined || allowed.some((one) => (one.startsWith('@') ? address.endsWith(one) : address === one))
  );
}
