import { dayText } from './days.ts';
import type { Weekday } from './zone.ts';

const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEKDAY = 4;

/**
 * The number of the week a day lies in, counted from the week of 1 January 1970; weeks start on `weekStart` (Monday 1
 * to Sunday 7).
 *
 * @example weekNumber('1970-01-04', 7) // 1: a Sunday, the first day of the second week
 */
export function weekNumber(day: string, weekStart: Weekday): number {
  const days = Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
  return Math.floor((days + ((EPOCH_WEEKDAY - weekStart + 7) % 7)) / 7);
}

/**
 * First and last day of a numbered week.
 *
 * @example weekDays(1, 7) // { from: '1970-01-04', to: '1970-01-10' }
 */
export function weekDays(week: number, weekStart: Weekday): { from: string; to: string } {
  const first = week * 7 - ((EPOCH_WEEKDAY - weekStart + 7) % 7);
  return { from: dayText(first * DAY_MS), to: dayText((first + 6) * DAY_MS) };
}

/** The first day of the week that a day lies in. @example firstDayOfWeek('2026-03-04', 7) // '2026-03-01' */
export function firstDayOfWeek(day: string, weekStart: Weekday): string {
  return weekDays(weekNumber(day, weekStart), weekStart).from;
}
