import { DateTime } from 'luxon';

/** Why a period that somebody chose cannot be. */
export type PeriodFault = 'no_day' | 'ends_before_start' | 'too_long';

/** By the day that is to be changed. */
export interface PeriodFaults {
  from?: PeriodFault;
  to?: PeriodFault;
}

/** What a person typed; empty text is no choice. */
export interface TypedDays {
  from: string;
  to: string;
}

/** A date that exists, of these centuries: beyond the ends of the calendar there are no weeks to make of days. */
export const isDay = (text: string): boolean =>
  /^(19|20)\d{2}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;

/** @param longestDays where there is an end to what can be shown */
export function periodFaults({ from, to }: TypedDays, longestDays?: number): PeriodFaults {
  const faults: PeriodFaults = {};
  if (from !== '' && !isDay(from)) faults.from = 'no_day';
  if (to !== '' && !isDay(to)) faults.to = 'no_day';
  if (from === '' || to === '' || hasFaults(faults)) return faults;
  return spanFaults({ from, to }, longestDays);
}

/** Of two days that exist. */
export function spanFaults({ from, to }: { from: string; to: string }, longestDays?: number): PeriodFaults {
  if (from > to) return { to: 'ends_before_start' };
  const days = DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days;
  return longestDays !== undefined && days > longestDays ? { from: 'too_long' } : {};
}

export const hasFaults = ({ from, to }: PeriodFaults): boolean => from !== undefined || to !== undefined;

/** The days of an address, as they stand there. */
export function typedDays(query: unknown): TypedDays {
  const { from, to } = Object(query);
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { from: text(from), to: text(to) };
}
