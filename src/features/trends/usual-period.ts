import { DateTime } from 'luxon';
import type { Days } from '../../domain/card/coarse-period.ts';
import { weekDays, weekNumber } from '../../domain/time/weeks.ts';
import type { Scope, TimeUnit, UsualStart } from '../analysis/index.ts';

const WEEKS = 52;
const MONTHS = 24;

/** A year of whole weeks, or two years of whole months, with the one that is not over: enough for firm limits. */
export const usualStart = (unit: TimeUnit): UsualStart =>
  unit === 'week'
    ? (to, { weekStart }) => weekDays(weekNumber(to, weekStart) - WEEKS + 1, weekStart).from
    : (to) =>
        DateTime.fromISO(to, { zone: 'utc' })
          .startOf('month')
          .minus({ months: MONTHS - 1 })
          .toFormat('yyyy-MM-dd');

/** The usual weeks up to the end of a scope's period, or to today where that is still to come. */
export function usualWeeks({ period, today, settings }: Pick<Scope, 'period' | 'today' | 'settings'>): Days {
  const to = period.to < today ? period.to : today;
  return { from: usualStart('week')(to, settings), to };
}
