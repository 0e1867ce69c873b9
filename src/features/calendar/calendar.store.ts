import type { Knex } from 'knex';
import { z } from 'zod';
import type { OpeningSpan, WorkingCalendar } from '../../domain/time/working-time.ts';
import { Weekday } from '../../domain/time/zone.ts';
import { getOrganisation } from '../organisation/index.ts';

/** A day on which the organisation is closed. */
export interface Holiday {
  /** `YYYY-MM-DD` */
  day: string;
  name: string;
}

const OpeningRow = z.object({ weekday: Weekday, opens: z.string(), closes: z.string() });

/** When the organisation works, in its own time zone. */
export async function readCalendar(db: Knex): Promise<WorkingCalendar> {
  const { timeZone } = (await getOrganisation(db)).settings;
  const holidays = await listHolidays(db);
  return { timeZone, hours: await listHours(db), holidays: new Set(holidays.map(({ day }) => day)) };
}

export async function listHours(db: Knex): Promise<OpeningSpan[]> {
  const rows: unknown = await db('opening_hours').orderBy(['weekday', 'opens']).select('weekday', 'opens', 'closes');
  return z.array(OpeningRow).parse(rows);
}

/** @param from the first day that still matters; by default all */
export async function listHolidays(db: Knex, from = ''): Promise<Holiday[]> {
  return db('holidays').where('day', '>=', from).orderBy('day').select('day', 'name');
}

export async function replaceHours(tx: Knex, hours: readonly OpeningSpan[]): Promise<void> {
  await tx('opening_hours').delete();
  if (hours.length > 0) await tx('opening_hours').insert(hours.map((span) => ({ ...span })));
}

export async function insertHoliday(tx: Knex, { day, name }: Holiday): Promise<void> {
  await tx('holidays').insert({ day, name });
}

export async function renameHoliday(tx: Knex, { day, name }: Holiday): Promise<void> {
  await tx('holidays').where({ day }).update({ name });
}

/** @returns whether it was there */
export async function deleteHoliday(tx: Knex, day: string): Promise<boolean> {
  return (await tx('holidays').where({ day }).delete()) > 0;
}
