import { DateTime } from 'luxon';
import { weekDays, weekNumber } from './weeks.ts';
import type { Weekday } from './zone.ts';

export const PERIOD_LENGTHS = ['week', 'month'] as const;
export type PeriodLength = (typeof PERIOD_LENGTHS)[number];

/**
 * The last week or month that was over before a day.
 *
 * @example lastWholePeriod('month', '2026-03-04', 7) // { from: '2026-02-01', to: '2026-02-28' }
 */
export function lastWholePeriod(length: PeriodLength, today: string, weekStart: Weekday): { from: string; to: string } {
  if (length === 'week') return weekDays(weekNumber(today, weekStart) - 1, weekStart);
  const month = DateTime.fromISO(today, { zone: 'utc' }).minus({ months: 1 });
  return { from: month.startOf('month').toFormat('yyyy-MM-dd'), to: month.endOf('month').toFormat('yyyy-MM-dd') };
}

/** At eight on the clock of the zone, on the first day after the week or month that an instant lies in. */
export function startOfNextPeriod(length: PeriodLength, after: Date, timeZone: string, weekStart: Weekday): Date {
  const today = DateTime.fromJSDate(after, { zone: timeZone });
  const day = today.toFormat('yyyy-MM-dd');
  const first =
    length === 'week'
      ? weekDays(weekNumber(day, weekStart) + 1, weekStart).from
      : today.startOf('month').plus({ months: 1 }).toFormat('yyyy-MM-dd');
  return DateTime.fromISO(`${first}T08:00`, { zone: timeZone }).toJSDate();
}
