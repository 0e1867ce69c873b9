import type { Knex } from 'knex';
import { z } from 'zod';
import { type PeriodLength, startOfNextPeriod } from '../../domain/time/whole-periods.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context, Services } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { userOf } from '../../platform/http/locals.ts';
import { enqueue, runJobsAt } from '../../platform/jobs/jobs.store.ts';
import type { JobHandler } from '../../platform/jobs/runner.ts';
import { markShown, requireSeen } from '../../platform/overtaken.ts';
import { getOrganisation, holdPlace, PLACE_KINDS } from '../organisation/index.ts';
import {
  type CardSchedule,
  deleteSchedule,
  findSchedule,
  insertSchedule,
  lockSchedules,
  type ScheduleWish,
  setPaused,
  toWish,
  updateSchedule,
} from './schedules.store.ts';
import { sendToRecipients } from './send-cards.service.ts';

const KIND = 'cards.scheduled';
const Payload = z.object({ scheduleId: z.string() });

/** The standing job of a schedule: runs on the morning after each week or month, and ends when the schedule is gone. */
export const scheduledCardsJob: JobHandler = {
  kind: KIND,
  concurrency: 1,
  maxAttempts: 'unlimited',
  async run(services, job) {
    const schedule = await findSchedule(services.db.knex, Payload.parse(job.payload).scheduleId);
    if (schedule === undefined) return undefined;
    if (schedule.pausedAt === null) await sendToRecipients(services, schedule);
    return { runAgainAt: await nextSending(services, schedule.every) };
  },
};

/** When the next card of this length leaves. */
export async function nextSending(services: Services, every: PeriodLength): Promise<Date> {
  const { settings } = await getOrganisation(services.db.knex);
  return startOfNextPeriod(every, services.clock.now(), settings.timeZone, settings.weekStart);
}

export async function addSchedule(context: Context, schedule: ScheduleWish): Promise<void> {
  const runAt = await nextSending(context, schedule.every);
  const by = { userId: userOf(context).id, at: instantText(context.clock.now()) };
  await context.db.transaction(async (tx) => {
    if (!(await insertSchedule(tx, await atHeldPlaces(tx, schedule), by))) return;
    const payload = { scheduleId: schedule.id };
    await enqueue(tx, context, { kind: KIND, payload, runAt, uniqueKey: `${KIND}:${schedule.id}` });
    await audit(tx, context, { action: 'card_schedule.added', subject: { kind: 'card_schedule', id: schedule.id } });
  });
}

/** Of the places as they stay until the transaction ends: a merge that comes meanwhile takes the schedule along. */
async function atHeldPlaces(tx: Knex, wish: ScheduleWish): Promise<ScheduleWish> {
  const segment = { ...wish.segment };
  for (const kind of PLACE_KINDS) {
    const id = segment[kind];
    if (id !== undefined) segment[kind] = (await holdPlace(tx, kind, id)).id;
  }
  return { ...wish, segment };
}

/** What the form shows of a schedule. */
export const shownOf = ({ every, segment, comments, userIds }: ScheduleWish): unknown => [
  ...[every, comments, segment.branch, segment.provider, segment.topic, segment.channel, segment.locale],
  ...[...userIds].sort(),
];

/**
 * Changes what is sent, how often and to whom; the next card leaves when one of the new length is due.
 *
 * @param seen the mark of what was shown @throws AppError 404, 409 `changed_meanwhile`
 */
export async function editSchedule(context: Context, filled: ScheduleWish, seen?: string): Promise<void> {
  const runAt = await nextSending(context, filled.every);
  await context.db.transaction(async (tx) => {
    const wish = await atHeldPlaces(tx, filled);
    const before = await holdSchedule(tx, context, wish.id);
    const shown = shownOf(toWish(before));
    if (markShown(shown) === markShown(shownOf(wish))) return;
    requireSeen(seen, shown);
    await updateSchedule(tx, wish);
    const payload = JSON.stringify({ scheduleId: wish.id });
    if (before.every !== wish.every) await runJobsAt(tx, KIND, tx.select(tx.raw('?', [payload])), runAt);
    await audit(tx, context, { action: 'card_schedule.changed', subject: { kind: 'card_schedule', id: wish.id } });
  });
}

/**
 * Whether a card is somebody's to look after. Those limited to branches have the cards of these, and those without a branch
 * that they made themselves: everybody else's go to people, and tell of places, that are none of theirs.
 */
export function maySee(
  { id, branchIds }: { id: string; branchIds: readonly string[] | null },
  schedule: CardSchedule,
): boolean {
  const { branch } = schedule.segment;
  if (branchIds === null) return true;
  return branch === undefined ? schedule.createdBy === id : branchIds.includes(branch);
}

/** The schedule as it stays until the transaction ends. @throws AppError 404 */
async function holdSchedule(tx: Knex, context: Context, id: string): Promise<CardSchedule> {
  await lockSchedules(tx, id);
  return getSchedule(context, id, tx);
}

/** @throws AppError 404, also for one that is none of theirs */
export async function getSchedule(context: Context, id: string, db: Knex = context.db.knex): Promise<CardSchedule> {
  const schedule = await findSchedule(db, id);
  if (schedule === undefined || !maySee(userOf(context), schedule)) throw notFound('schedule');
  return schedule;
}

const ACTS = {
  pause: 'card_schedule.paused',
  resume: 'card_schedule.resumed',
  delete: 'card_schedule.deleted',
} as const;

/** @throws AppError 404 */
export async function changeSchedule(context: Context, id: string, act: 'pause' | 'resume' | 'delete'): Promise<void> {
  await context.db.transaction(async (tx) => {
    await holdSchedule(tx, context, id);
    if (act === 'delete') await deleteSchedule(tx, id);
    else await setPaused(tx, id, act === 'pause' ? instantText(context.clock.now()) : null);
    await audit(tx, context, { action: ACTS[act], subject: { kind: 'card_schedule', id } });
  });
}
