import { DateTime } from 'luxon';
import type { Weekday } from '../time/zone.ts';

/** First and last day, `YYYY-MM-DD`, both within. */
export interface Days {
  from: string;
  to: string;
}

/**
 * The whole weeks or months that stand for a period where single days must not be told: next to yesterday's card,
 * today's would show who answered today.
 *
 * What it tells a manager: which days a card covers. Whole months stay as they are; everything else grows to whole
 * weeks, which start on `weekStart` (Monday 1 to Sunday 7).
 *
 * @example coarsePeriod({ from: '2026-03-03', to: '2026-03-09' }, 7) // { from: '2026-03-01', to: '2026-03-14' }
 */
export function coarsePeriod({ from, to }: Days, weekStart: Weekday): Days {
  const first = DateTime.fromISO(from, { zone: 'utc' });
  const last = DateTime.fromISO(to, { zone: 'utc' });
  if (first.day === 1 && last.day === last.daysInMonth) return { from, to };
  const intoWeek = (day: DateTime): number => (day.weekday - weekStart + 7) % 7;
  return {
    from: first.minus({ days: intoWeek(first) }).toFormat('yyyy-MM-dd'),
    to: last.plus({ days: 6 - intoWeek(last) }).toFormat('yyyy-MM-dd'),
  };
}
