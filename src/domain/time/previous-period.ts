import { DateTime } from 'luxon';
import type { Days } from '../card/coarse-period.ts';

/**
 * The period of the same length just before another: as many whole months where it is of whole months, else as many
 * days.
 *
 * @example previousPeriod({ from: '2026-04-01', to: '2026-06-30' }) // { from: '2026-01-01', to: '2026-03-31' }
 */
export function previousPeriod({ from, to }: Days): Days {
  const first = DateTime.fromISO(from, { zone: 'utc' });
  const next = DateTime.fromISO(to, { zone: 'utc' }).plus({ days: 1 });
  const text = (day: DateTime): string => day.toFormat('yyyy-MM-dd');
  const months = first.day === 1 && next.day === 1 ? Math.round(next.diff(first, 'months').months) : 0;
  const start = months > 0 ? first.minus({ months }) : first.minus({ days: Math.round(next.diff(first, 'days').days) });
  return { from: text(start), to: text(first.minus({ days: 1 })) };
}
