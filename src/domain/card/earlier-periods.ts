import { DateTime } from 'luxon';
import type { Days } from './coarse-period.ts';

/** The periods that one is compared with; null where it would be the same again, or not be over before. */
export interface EarlierPeriods {
  readonly before: Days;
  readonly yearAgo: Days | null;
}

/**
 * The period of the same length just before, and the same one a year ago.
 *
 * What it tells a manager: what "before" means. Whole months are followed by whole months; other periods keep their
 * number of days, and a year ago is 52 weeks ago, so that both have the same days of the week.
 *
 * @example earlierPeriods({ from: '2026-03-01', to: '2026-03-31' })
 * // { before: { from: '2026-02-01', to: '2026-02-28' }, yearAgo: { from: '2025-03-01', to: '2025-03-31' } }
 */
export function earlierPeriods({ from, to }: Days): EarlierPeriods {
  const first = DateTime.fromISO(from, { zone: 'utc' });
  const end = DateTime.fromISO(to, { zone: 'utc' }).plus({ days: 1 });
  const text = (start: DateTime, after: DateTime): Days => ({
    from: start.toFormat('yyyy-MM-dd'),
    to: after.minus({ days: 1 }).toFormat('yyyy-MM-dd'),
  });
  const wholeMonths = first.day === 1 && end.day === 1;
  const length = wholeMonths ? { months: end.diff(first, 'months').months } : { days: end.diff(first, 'days').days };
  const year = wholeMonths ? { years: 1 } : { weeks: 52 };
  const before = text(first.minus(length), first);
  const yearAgo = text(first.minus(year), end.minus(year));
  return { before, yearAgo: yearAgo.to >= from || yearAgo.from === before.from ? null : yearAgo };
}
