import { z } from 'zod';
import { dayAfter } from './days.ts';
import { wallInstant } from './wall-instant.ts';

const Day = z.iso.date();

/**
 * The first instant of a day on the calendar of the zone, and that of the next one.
 *
 * @returns undefined when `day` is no date
 * @example dayBounds('2026-03-04', 'Asia/Jerusalem') // { start: '2026-03-03T22:00:00.000Z', end: '2026-03-04T22:00:00.000Z' }
 */
export function dayBounds(day: string, zone: string): { start: string; end: string } | undefined {
  if (!Day.safeParse(day).success) return undefined;
  // Not a day after the start: where the clock goes forward at midnight a day starts at one, and the next one does not.
  return { start: startOf(day, zone), end: startOf(dayAfter(day), zone) };
}

const startOf = (day: string, zone: string): string => new Date(wallInstant(day, 0, zone)).toISOString();
