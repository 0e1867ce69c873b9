import type { Knex } from 'knex';
import { addSeconds, instantText } from '../clock.ts';

/** How mail leaves: pace and pause, kept in one row that all processes share. */
export interface MailFlow {
  /** Messages a minute over all processes; null: as fast as the mail server takes them. */
  perMinute: number | null;
  /** At once, of each process. */
  connections: number;
  /** Takes returned mail and requests by mail to stop; null: returned mail goes to the sender's address. */
  returnAddress: string | null;
  nextAt: string;
  /** Of the server, in a row. */
  failures: number;
  /** In a row, each longer than the one before. */
  pauses: number;
  pausedUntil: string | null;
  /** What the server said last, before the pause. */
  pauseReason: string | null;
}

export type FlowSettings = Pick<MailFlow, 'perMinute' | 'connections' | 'returnAddress'>;

/** So many failures of the server in a row make a pause. */
export const FAILURES_TO_PAUSE = 5;
const PAUSE_MINUTES = [1, 5, 15, 60];
/** What was not sent meanwhile is made up for in this time at once. */
const BURST_MS = 2000;
const ID = 'mail';

interface FlowRow {
  per_minute: number | null;
  connections: number;
  return_address: string | null;
  next_at: string;
  failures: number;
  pauses: number;
  paused_until: string | null;
  pause_reason: string | null;
}

function toFlow(row: FlowRow | undefined): MailFlow {
  if (row === undefined) throw new Error('The row of mail_flow is missing.');
  return {
    perMinute: row.per_minute,
    connections: row.connections,
    returnAddress: row.return_address,
    nextAt: row.next_at,
    failures: row.failures,
    pauses: row.pauses,
    pausedUntil: row.paused_until,
    pauseReason: row.pause_reason,
  };
}

export async function readFlow(db: Knex): Promise<MailFlow> {
  return toFlow(await db('mail_flow').where({ id: ID }).first());
}

/** The same, held until the transaction ends, so that two who change it take turns. */
export async function lockFlow(tx: Knex): Promise<MailFlow> {
  return toFlow(await tx('mail_flow').where({ id: ID }).forUpdate().first());
}

export function isPaused({ pausedUntil }: Pick<MailFlow, 'pausedUntil'>, now: Date): boolean {
  return pausedUntil !== null && pausedUntil > instantText(now);
}

export async function changeFlow(tx: Knex, settings: FlowSettings): Promise<void> {
  await tx('mail_flow').where({ id: ID }).update({
    per_minute: settings.perMinute,
    connections: settings.connections,
    return_address: settings.returnAddress,
    // A pace that was slower must not hold the new one back.
    next_at: '1970-01-01T00:00:00.000Z',
  });
}

/** How many messages may leave now by the pace. */
export function roomInPace({ perMinute, nextAt }: Pick<MailFlow, 'perMinute' | 'nextAt'>, now: Date): number {
  if (perMinute === null) return Number.POSITIVE_INFINITY;
  const every = 60_000 / perMinute;
  const until = now.getTime() + Math.max(every, BURST_MS);
  return Math.max(0, Math.floor((until - Math.max(Date.parse(nextAt), now.getTime())) / every));
}

/** Puts down that so many messages leave now, whichever process sends them. */
export async function takeFromPace(tx: Knex, now: Date, messages: number): Promise<void> {
  const { perMinute, nextAt } = await lockFlow(tx);
  if (perMinute === null) return;
  const from = Math.max(Date.parse(nextAt), now.getTime());
  const next = new Date(from + Math.ceil((messages * 60_000) / perMinute));
  await tx('mail_flow')
    .where({ id: ID })
    .update({ next_at: instantText(next) });
}

/**
 * Counts a failure of the server; so many in a row pause all mail, for longer each time. After a pause one more failure is
 * enough for the next. @param reason what the server said
 */
export async function noteServerFailure(tx: Knex, now: Date, reason: string): Promise<MailFlow> {
  const flow = await lockFlow(tx);
  // Those that were under way when the pause began say nothing new.
  if (isPaused(flow, now)) return flow;
  const failures = flow.failures + 1;
  if (failures < FAILURES_TO_PAUSE) {
    await tx('mail_flow').where({ id: ID }).update({ failures });
    return { ...flow, failures };
  }
  const minutes = PAUSE_MINUTES[Math.min(flow.pauses, PAUSE_MINUTES.length - 1)] ?? 60;
  const pausedUntil = instantText(addSeconds(now, minutes * 60));
  const paused = { failures: FAILURES_TO_PAUSE - 1, pauses: flow.pauses + 1 };
  await tx('mail_flow')
    .where({ id: ID })
    .update({ ...paused, paused_until: pausedUntil, pause_reason: reason });
  return { ...flow, ...paused, pausedUntil, pauseReason: reason };
}

/** After a message that the server took nothing stands against it any more. */
export async function noteServerSuccess(tx: Knex): Promise<void> {
  await tx('mail_flow')
    .where({ id: ID })
    .where((flow) => flow.where('failures', '>', 0).orWhere('pauses', '>', 0))
    .update({ failures: 0, pauses: 0, paused_until: null, pause_reason: null });
}

/** Ends a pause because a person says so. @returns whether there was one */
export async function resumeMail(tx: Knex, now: Date): Promise<boolean> {
  const ended = await tx('mail_flow')
    .where({ id: ID })
    .where('paused_until', '>', instantText(now))
    .update({ failures: 0, pauses: 0, paused_until: null, pause_reason: null });
  return ended === 1;
}
