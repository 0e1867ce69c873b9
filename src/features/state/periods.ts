import { DateTime } from 'luxon';

/**
 * Whole months and edge days that together are the range, both ends inclusive.
 *
 * @example periodsOf('2026-01-30', '2026-03-02') // ['2026-01-30', '2026-01-31', '2026-02', '2026-03-01', '2026-03-02']
 */
export function periodsOf(from: string, to: string): string[] {
  const periods: string[] = [];
  const end = DateTime.fromISO(to, { zone: 'utc' });
  let day = DateTime.fromISO(from, { zone: 'utc' });
  while (day <= end) {
    const monthEnd = day.endOf('month').startOf('day');
    if (day.day === 1 && monthEnd <= end) {
      periods.push(day.toFormat('yyyy-MM'));
      day = monthEnd.plus({ days: 1 });
    } else {
      periods.push(day.toFormat('yyyy-MM-dd'));
      day = day.plus({ days: 1 });
    }
  }
  return periods;
}
