import { DateTime } from 'luxon';
import { z } from 'zod';

const Day = z.iso.date();

/**
 * The first instant of a day on the calendar of the zone, and that of the next one.
 *
 * @returns undefined when `day` is no date
 * @example dayBounds('2026-03-04', 'Asia/Jerusalem') // { start: '2026-03-03T22:00:00.000Z', end: '2026-03-04T22:00:00.000Z' }
 */
export function dayBounds(day: string, zone: string): { start: string; end: string } | undefined {
  if (!Day.safeParse(day).success) return undefined;
  const start = DateTime.fromISO(day, { zone }).startOf('day');
  return { start: toInstant(start), end: toInstant(start.plus({ days: 1 })) };
}

const toInstant = (time: DateTime): string => new Date(time.toMillis()).toISOString();
