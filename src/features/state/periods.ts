import type { Days } from '../../domain/card/coarse-period.ts';
import { dayAfter, dayBefore, lastOfMonth } from '../../domain/time/days.ts';

const MONTH = 'YYYY-MM'.length;

/** Kept periods that together are a stretch of days: what is added, and what of it is too much. */
export interface PeriodsOfStretch {
  /** The whole months, YYYY-MM. */
  readonly months: readonly string[];
  /** Days beside the months. */
  readonly added: readonly string[];
  /** Days of the months that are not in the stretch: of a month that is in it for the most part, the others are fewer. */
  readonly subtracted: readonly string[];
}

/**
 * Whole months and the days at both ends, as few as can be, that together are the stretch.
 *
 * @example periodsOf({ from: '2026-01-30', to: '2026-03-29' })
 * // { months: ['2026-02', '2026-03'], added: ['2026-01-30', '2026-01-31'], subtracted: ['2026-03-30', '2026-03-31'] }
 */
export function periodsOf({ from, to }: Days): PeriodsOfStretch {
  const months: string[] = [];
  const added: string[] = [];
  const subtracted: string[] = [];
  for (let day = from; day <= to; ) {
    const [month, monthEnd] = [day.slice(0, MONTH), lastOfMonth(day)];
    const end = monthEnd < to ? monthEnd : to;
    const outside = [...daysOf(`${month}-01`, dayBefore(day)), ...daysOf(dayAfter(end), monthEnd)];
    const inside = outside.length === 0 ? [] : daysOf(day, end);
    if (outside.length === 0 || outside.length < inside.length) {
      months.push(month);
      subtracted.push(...outside);
    } else added.push(...inside);
    day = dayAfter(monthEnd);
  }
  return { months, added, subtracted };
}

/** The whole months of a stretch that has other days to be added or subtracted too. */
export function wholeMonthsIn(stretch: Days): Days | undefined {
  const { months, added, subtracted } = periodsOf(stretch);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined || added.length + subtracted.length === 0) return undefined;
  return { from: `${first}-01`, to: lastOfMonth(`${last}-01`) };
}

function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return days;
}
