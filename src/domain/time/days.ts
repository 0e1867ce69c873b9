const DAY_MS = 86_400_000;
const DAY = 'YYYY-MM-DD'.length;

/** Days are text, `YYYY-MM-DD`; these are counted on the calendar alone, without a zone, and thousands of them at a time. */
export const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, DAY);

/** @example addDays('2026-03-01', -1) // '2026-02-28' */
export const addDays = (day: string, days: number): string => dayText(Date.parse(day) + days * DAY_MS);

export const dayAfter = (day: string): string => addDays(day, 1);

export const dayBefore = (day: string): string => addDays(day, -1);

/** The last day of the month that a day lies in. @example lastOfMonth('2026-02-03') // '2026-02-28' */
export const lastOfMonth = (day: string): string =>
  dayText(Date.UTC(Number(day.slice(0, 4)), Number(day.slice('YYYY-'.length, 'YYYY-MM'.length)), 0));
