import type { Knex } from 'knex';
import type { BounceClass } from '../../domain/mail/bounce-class.ts';
import { addSeconds, instantText } from '../clock.ts';
import type { Services } from '../context.ts';
import { finishJobs, holdJobs, type Job, postponeJob } from '../jobs/jobs.store.ts';
import { backOffSeconds } from '../jobs/runner.ts';
import type { Mail, SendResult } from './mail.ts';
import { isPaused, type MailFlow, noteServerFailure, noteServerSuccess, readFlow } from './mail-flow.ts';
import { type Ending, MAX_SENDINGS, type MailKind, type Message, type MessageStatus } from './outbox.ts';

/** A message that was decided and rendered, with the job that is about it. */
export interface ReadyMail {
  job: Job;
  /** When the job's lease began. */
  heldAt: Date;
  kind: MailKind;
  message: Message;
  mail: Mail;
}

/** A job that was held longer ago is held anew before its message is sent: sending takes 80 s at most, a lease is 120 s. */
const HOLD_ANEW_AFTER_MS = 20_000;

/** Jobs of sent messages are taken away so many at a time, or when there is nothing more to send: a statement less for each. */
const FINISHED_AT_ONCE = 25;

/** What one connection has to say: what became of its last message, and which one comes next. */
export interface LedgerEntry {
  settle: { ready: ReadyMail; result: SendResult } | undefined;
  mark: ReadyMail | undefined;
}

export interface Ledger {
  /**
   * Writes it down for good. @returns whether the next message may be given to the server now: it is marked as being sent;
   * otherwise it is not this run's any more, or mail pauses
   */
  write(services: Services, entry: LedgerEntry): Promise<boolean>;
}

/**
 * Writes down which messages are being sent, and what became of them. Order: the mark "sending" is committed before the
 * server is given the body, and the outcome after its reply, so that after a crash the mark alone means "may have arrived",
 * for one message of each connection at most. What several connections have to say meanwhile goes into one transaction.
 *
 * @param atOnce how many at most: with half of the connections in it, the other half sends while the disk is waited for.
 *   Otherwise they fall into step, all of them writing and then all of them sending.
 */
export function createLedger(atOnce: () => number): Ledger {
  const waiting: { entry: LedgerEntry; done: (marked: boolean) => void; failed: (error: unknown) => void }[] = [];
  let writing = false;
  const seen: SeenFlow = { flow: undefined, at: 0 };
  /** Of messages that are written down as sent. After a crash whoever takes such a job finds nothing left to do. */
  let over: readonly Job[] = [];

  async function writeAll(services: Services): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const group = waiting.splice(0, Math.max(1, atOnce()));
      const entries = group.map(({ entry }) => entry);
      try {
        const { marked, unfinished } = await services.db.transaction(async (tx) => {
          const written = await writeGroup(tx, services, entries, seen);
          const all = [...over, ...written.sent];
          // Every connection that goes on sending comes back here; so the last group has none.
          const isTime = all.length >= FINISHED_AT_ONCE || written.marked.size === 0;
          if (isTime) await finishJobs(tx, all);
          return { marked: written.marked, unfinished: isTime ? [] : all };
        });
        over = unfinished;
        for (const { entry, done } of group) done(entry.mark !== undefined && marked.has(entry.mark.message.id));
      } catch (error) {
        seen.flow = undefined;
        for (const { failed } of group) failed(error);
      }
    }
    writing = false;
  }

  return {
    write(services, entry) {
      return new Promise((done, failed) => {
        waiting.push({ entry, done, failed });
        if (!writing) void writeAll(services);
      });
    },
  };
}

interface SeenFlow {
  flow: MailFlow | undefined;
  at: number;
}

/** What other processes change in it is heeded this much later at most. */
const SEEN_FOR_MS = 500;

async function lookAtFlow(tx: Knex, seen: SeenFlow): Promise<MailFlow> {
  const now = performance.now();
  if (seen.flow !== undefined && now - seen.at < SEEN_FOR_MS) return seen.flow;
  seen.flow = await readFlow(tx);
  seen.at = now;
  return seen.flow;
}

interface Written {
  /** Ids of the messages that are marked. */
  marked: ReadonlySet<string>;
  /** Jobs of those that are settled as sent; to be finished still. */
  sent: readonly Job[];
}

async function writeGroup(
  tx: Knex,
  services: Services,
  entries: readonly LedgerEntry[],
  seen: SeenFlow,
): Promise<Written> {
  const settles = entries.flatMap(({ settle }) => settle ?? []);
  const taken = settles.flatMap(({ ready, result }) => (result.outcome === 'sent' ? [ready] : []));
  const sent = await settleSent(tx, services, taken);
  for (const { ready, result } of settles) {
    if (result.outcome !== 'sent') await settleUnsent(tx, services, ready, result);
    if (!result.serverTrouble) continue;
    await noteServerFailure(tx, services.clock.now(), result.detail);
    seen.flow = undefined;
  }
  const flow = await lookAtFlow(tx, seen);
  if (taken.length > 0 && (flow.failures > 0 || flow.pauses > 0)) {
    await noteServerSuccess(tx);
    seen.flow = undefined;
  }
  const mine = await stillHeld(
    tx,
    services,
    entries.flatMap(({ mark }) => mark ?? []),
  );
  if (mine.length > 0 && isPaused(flow, services.clock.now())) {
    // Due as before: while mail pauses nobody takes them, and when it is resumed they are next.
    for (const { job } of mine) await postponeJob(tx, job, services.clock.now(), null);
    return { marked: new Set(), sent };
  }
  return { marked: mine.length > 0 ? await markSending(tx, services, mine) : new Set(), sent };
}

/** Those whose jobs this run holds long enough to send them. Most were prepared a moment ago, and cost no statement. */
async function stillHeld(tx: Knex, services: Services, marks: readonly ReadyMail[]): Promise<readonly ReadyMail[]> {
  const now = services.clock.now();
  const isFresh = ({ heldAt }: ReadyMail): boolean => now.getTime() - heldAt.getTime() < HOLD_ANEW_AFTER_MS;
  const stale = marks.filter((mark) => !isFresh(mark)).map(({ job }) => job);
  const held = await holdJobs(tx, stale, now);
  return marks.filter((mark) => isFresh(mark) || held.has(mark.job.id));
}

/**
 * Only of the messages that still stand as this run marked them: the count of sendings is their fence, as the job's count
 * of runs is the job's. @returns the jobs of these
 */
async function settleSent(tx: Knex, services: Services, sent: readonly ReadyMail[]): Promise<readonly Job[]> {
  const sentAt = instantText(services.clock.now());
  const ids = new Set<string>();
  for (const [attempts, messages] of byAttempts(sent)) {
    const rows: { id: string }[] = await tx('messages')
      .whereIn('id', messages)
      .where({ status: 'sending', attempts: attempts + 1 })
      .update({ status: 'sent', reason: null, bounce: null, sent_at: sentAt })
      .returning('id');
    for (const { id } of rows) ids.add(id);
  }
  const settled = sent.filter(({ message }) => ids.has(message.id));
  for (const [kind, messages] of byKind(settled)) {
    if (kind.settledSent !== undefined) await kind.settledSent(tx, services, messages);
    else for (const message of messages) await kind.settled(tx, services, message, 'sent', null);
  }
  return settled.map(({ job }) => job);
}

async function settleUnsent(
  tx: Knex,
  services: Services,
  { job, kind, message }: ReadyMail,
  { outcome, detail, bounce }: SendResult,
): Promise<void> {
  if ((await holdJobs(tx, [job], services.clock.now())).size === 0) return;
  const settle = async (ending: Ending): Promise<void> => {
    await settleMessage(tx, services, kind, message, { ending, reason: detail, bounce: bounce ?? null });
    await finishJobs(tx, [job]);
  };
  if (outcome === 'unreachable' || outcome === 'refused') return settle(outcome);
  if (outcome === 'unknown' && kind.whenUncertain === 'leave') return settle('uncertain');
  const attempts = message.attempts + 1;
  if (attempts >= MAX_SENDINGS) return settle('failed');
  const runAgainAt = addSeconds(services.clock.now(), backOffSeconds(attempts, services.ids.random()));
  await tx('messages')
    .where({ id: message.id })
    .update({ status: 'queued', reason: detail, bounce: bounce ?? null, send_after: instantText(runAgainAt) });
  await postponeJob(tx, job, runAgainAt, null);
}

/** Records how a message ended, and tells its kind. */
export async function settleMessage(
  tx: Knex,
  services: Services,
  kind: MailKind,
  message: Message,
  how: { ending: Ending; reason: string | null; bounce?: BounceClass | null },
): Promise<void> {
  const { ending, reason, bounce = null } = how;
  const status: MessageStatus = ending === 'unreachable' || ending === 'refused' ? 'failed' : ending;
  const sentAt = ending === 'sent' ? instantText(services.clock.now()) : null;
  await tx('messages').where({ id: message.id }).update({ status, reason, bounce, sent_at: sentAt });
  await kind.settled(tx, services, message, ending, reason);
}

async function markSending(tx: Knex, services: Services, mine: readonly ReadyMail[]): Promise<ReadonlySet<string>> {
  const wanted = new Set<string>();
  for (const [kind, messages] of byKind(mine)) {
    const still = kind.stillWanted === undefined ? undefined : await kind.stillWanted(tx, messages);
    for (const { id } of messages) if (still === undefined || still.has(id)) wanted.add(id);
  }
  const ids = new Set<string>();
  for (const [attempts, messages] of byAttempts(mine.filter(({ message }) => wanted.has(message.id)))) {
    const rows: { id: string }[] = await tx('messages')
      .whereIn('id', messages)
      .where({ attempts })
      .whereIn('status', ['queued', 'sending'])
      .update({ status: 'sending', attempts: attempts + 1 })
      .returning('id');
    for (const { id } of rows) ids.add(id);
  }
  // Something changed since they were prepared: that is looked at anew.
  for (const { job, message } of mine) {
    if (!ids.has(message.id)) await postponeJob(tx, job, services.clock.now(), null);
  }
  return ids;
}

/** Ids of messages by how often they had been given to the server when they were prepared: nearly all of them never. */
function byAttempts(ready: readonly ReadyMail[]): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const { message } of ready) groups.set(message.attempts, [...(groups.get(message.attempts) ?? []), message.id]);
  return groups;
}

function byKind(ready: readonly ReadyMail[]): Map<MailKind, Message[]> {
  const groups = new Map<MailKind, Message[]>();
  for (const { kind, message } of ready) groups.set(kind, [...(groups.get(kind) ?? []), message]);
  return groups;
}
