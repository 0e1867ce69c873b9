import type { Days } from '../../domain/card/coarse-period.ts';
import { addDays, lastOfMonth } from '../../domain/time/days.ts';

const MONTH = 'YYYY-MM'.length;
const DAY_AT = 'YYYY-MM-'.length;

/** Kept periods that together are a stretch of days: what is added, and what of it is too much. */
export interface PeriodsOfStretch {
  /** The whole months, YYYY-MM. */
  readonly months: readonly string[];
  /** Days beside the months: each run of them within one month. */
  readonly added: readonly Days[];
  /** Days of the months that are not in the stretch: of a month that is in it for the most part, the others are fewer. */
  readonly subtracted: readonly Days[];
}

/**
 * Whole months and the days at both ends, as few as can be, that together are the stretch.
 *
 * @example periodsOf({ from: '2026-01-30', to: '2026-03-29' })
 * // { months: ['2026-02', '2026-03'], added: [{ from: '2026-01-30', to: '2026-01-31' }],
 * //   subtracted: [{ from: '2026-03-30', to: '2026-03-31' }] }
 */
export function periodsOf({ from, to }: Days): PeriodsOfStretch {
  const months: string[] = [];
  const added: Days[] = [];
  const subtracted: Days[] = [];
  for (let start = from; start <= to; ) {
    const [month, monthEnd] = [start.slice(0, MONTH), lastOfMonth(start)];
    const end = monthEnd < to ? monthEnd : to;
    const [first, last, length] = [dayOfMonth(start), dayOfMonth(end), dayOfMonth(monthEnd)];
    const inside = last - first + 1;
    if (length - inside < inside) {
      months.push(month);
      if (first > 1) subtracted.push({ from: `${month}-01`, to: addDays(start, -1) });
      if (last < length) subtracted.push({ from: addDays(end, 1), to: monthEnd });
    } else added.push({ from: start, to: end });
    start = addDays(monthEnd, 1);
  }
  return { months, added, subtracted };
}

/** The whole months of a stretch that has other days to be added or subtracted too. */
export function wholeMonthsIn({ months, added, subtracted }: PeriodsOfStretch): Days | undefined {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined || added.length + subtracted.length === 0) return undefined;
  return { from: `${first}-01`, to: lastOfMonth(`${last}-01`) };
}

const dayOfMonth = (day: string): number => Number(day.slice(DAY_AT));

/** The days of a run within one month. */
export function daysIn({ from, to }: Days): string[] {
  const [month, first] = [from.slice(0, DAY_AT), dayOfMonth(from)];
  return Array.from({ length: dayOfMonth(to) - first + 1 }, (_, at) => month + String(first + at).padStart(2, '0'));
}
