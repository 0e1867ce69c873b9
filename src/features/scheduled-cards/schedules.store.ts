import type { Knex } from 'knex';
import { z } from 'zod';
import { Channel } from '../../domain/channel.ts';
import { Locale } from '../../domain/locale.ts';
import { PERIOD_LENGTHS, type PeriodLength } from '../../domain/time/whole-periods.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { hashSecret } from '../../platform/ids.ts';
import { mintLinkToken } from '../../platform/link-tokens.ts';
import type { PlacesMergedHandler } from '../organisation/index.ts';

const ScheduleSegment = z.object({
  provider: z.string().optional(),
  branch: z.string().optional(),
  topic: z.string().optional(),
  channel: Channel.optional(),
  locale: Locale.optional(),
});
export type ScheduleSegment = z.infer<typeof ScheduleSegment>;

/** A report card that goes out by mail again and again. */
export interface CardSchedule {
  id: string;
  every: PeriodLength;
  /** Places by id. */
  segment: ScheduleSegment;
  /** A few comments stand in the mail. */
  comments: boolean;
  pausedAt: string | null;
  createdBy: string;
  recipients: { userId: string; pausedAt: string | null }[];
}

interface ScheduleRow {
  id: string;
  every: string;
  segment: string;
  comments: boolean | number;
  paused_at: string | null;
  created_by: string;
}

async function withRecipients(db: Knex, rows: readonly ScheduleRow[]): Promise<CardSchedule[]> {
  const recipients: { schedule_id: string; user_id: string; paused_at: string | null }[] = await db(
    'card_schedule_recipients',
  )
    .whereIn(
      'schedule_id',
      rows.map(({ id }) => id),
    )
    .orderBy('user_id');
  return rows.map(({ id, every, segment, comments, paused_at, created_by }) => ({
    id,
    every: z.enum(PERIOD_LENGTHS).parse(every),
    segment: ScheduleSegment.parse(JSON.parse(segment)),
    comments: Boolean(comments),
    pausedAt: paused_at,
    createdBy: created_by,
    recipients: recipients
      .filter(({ schedule_id }) => schedule_id === id)
      .map((row) => ({ userId: row.user_id, pausedAt: row.paused_at })),
  }));
}

export async function listSchedules(db: Knex): Promise<CardSchedule[]> {
  return withRecipients(db, await db('card_schedules').orderBy(['created_at', 'id']));
}

export async function findSchedule(db: Knex, id: string): Promise<CardSchedule | undefined> {
  const row: ScheduleRow | undefined = await db('card_schedules').where({ id }).first();
  return row && (await withRecipients(db, [row]))[0];
}

/** Holds a schedule, or all of them, until the transaction ends, so that those who change it take turns. */
export async function lockSchedules(tx: Knex, id?: string): Promise<void> {
  await tx('card_schedules')
    .where(id === undefined ? {} : { id })
    .orderBy('id')
    .forUpdate()
    .select('id');
}

/** What somebody fills in about a schedule. */
export interface ScheduleWish {
  id: string;
  every: PeriodLength;
  segment: ScheduleSegment;
  comments: boolean;
  userIds: readonly string[];
}

/** A schedule as its form has it. */
export const toWish = ({ id, every, segment, comments, recipients }: CardSchedule): ScheduleWish => ({
  ...{ id, every, segment, comments },
  userIds: recipients.map(({ userId }) => userId),
});

/** @returns false when one with this id is there already: the form was sent twice */
export async function insertSchedule(
  tx: Knex,
  schedule: ScheduleWish,
  by: { userId: string; at: string },
): Promise<boolean> {
  const { id, every, segment, comments, userIds } = schedule;
  const inserted: unknown[] = await tx('card_schedules')
    .insert({ id, every, segment: JSON.stringify(segment), comments, created_by: by.userId, created_at: by.at })
    .onConflict('id')
    .ignore()
    .returning('id');
  if (inserted.length === 0) return false;
  await tx('card_schedule_recipients').insert(userIds.map((userId) => ({ schedule_id: id, user_id: userId })));
  return true;
}

/** Those who stay on the list and paused it from their mail go on pausing. */
export async function updateSchedule(tx: Knex, { id, every, segment, comments, userIds }: ScheduleWish): Promise<void> {
  await tx('card_schedules')
    .where({ id })
    .update({ every, segment: JSON.stringify(segment), comments });
  await tx('card_schedule_recipients').where({ schedule_id: id }).whereNotIn('user_id', userIds).delete();
  await tx('card_schedule_recipients')
    .insert(userIds.map((userId) => ({ schedule_id: id, user_id: userId })))
    .onConflict(['schedule_id', 'user_id'])
    .ignore();
}

/** The card of a place goes on as that of the place it has become part of. */
export const moveSchedulesOnMerge: PlacesMergedHandler = async (tx, _context, { kind, fromId, intoId }) => {
  await lockSchedules(tx);
  for (const { id, segment } of await listSchedules(tx)) {
    if (segment[kind] !== fromId) continue;
    await tx('card_schedules')
      .where({ id })
      .update({ segment: JSON.stringify({ ...segment, [kind]: intoId }) });
  }
};

/** Resuming a schedule lets those go on too who paused it from their mail. */
export async function setPaused(tx: Knex, id: string, at: string | null): Promise<void> {
  await tx('card_schedules').where({ id }).update({ paused_at: at });
  if (at === null) await tx('card_schedule_recipients').where({ schedule_id: id }).update({ paused_at: null });
}

/** @returns whether that was not so already */
export async function setRecipientPaused(
  tx: Knex,
  { scheduleId, userId }: { scheduleId: string; userId: string },
  at: string | null,
): Promise<boolean> {
  const row = tx('card_schedule_recipients').where({ schedule_id: scheduleId, user_id: userId });
  const changed: number = await (at === null ? row.whereNotNull('paused_at') : row.whereNull('paused_at')).update({
    paused_at: at,
  });
  return changed > 0;
}

export async function deleteSchedule(tx: Knex, id: string): Promise<void> {
  await tx('card_schedules').where({ id }).delete();
}

/** Makes the token of a mail's pause link. */
export function mintPauseToken(
  tx: Knex,
  services: Pick<Services, 'ids' | 'clock'>,
  whose: { scheduleId: string; userId: string },
): Promise<string> {
  return mintLinkToken(tx, services, 'card_pause_tokens', {
    schedule_id: whose.scheduleId,
    user_id: whose.userId,
    created_at: instantText(services.clock.now()),
  });
}

export async function findPauseToken(
  db: Knex,
  secret: string,
): Promise<{ scheduleId: string; userId: string } | undefined> {
  const row: { schedule_id: string; user_id: string } | undefined = await db('card_pause_tokens')
    .where({ token_hash: hashSecret(secret) })
    .first();
  return row && { scheduleId: row.schedule_id, userId: row.user_id };
}

export async function isPausedByReader(
  db: Knex,
  { scheduleId, userId }: { scheduleId: string; userId: string },
): Promise<boolean> {
  const row: unknown = await db('card_schedule_recipients')
    .where({ schedule_id: scheduleId, user_id: userId })
    .whereNotNull('paused_at')
    .first('user_id');
  return row !== undefined;
}
