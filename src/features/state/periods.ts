import { dayAfter, lastOfMonth } from '../../domain/time/days.ts';

const MONTH = 'YYYY-MM'.length;

/**
 * Whole months and edge days that together are the range, both ends inclusive.
 *
 * @example periodsOf('2026-01-30', '2026-03-02') // ['2026-01-30', '2026-01-31', '2026-02', '2026-03-01', '2026-03-02']
 */
export function periodsOf(from: string, to: string): string[] {
  const periods: string[] = [];
  let day = from;
  while (day <= to) {
    const monthEnd = lastOfMonth(day);
    if (day.endsWith('-01') && monthEnd <= to) {
      periods.push(day.slice(0, MONTH));
      day = dayAfter(monthEnd);
    } else {
      periods.push(day);
      day = dayAfter(day);
    }
  }
  return periods;
}
