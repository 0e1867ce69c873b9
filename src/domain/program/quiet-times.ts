import { DateTime } from 'luxon';
import { minutesOfDay } from '../time/zone.ts';

/** When no mail leaves: between two times of day (which may lie on either side of midnight), on rest days and holidays. */
export interface QuietTimes {
  from: string;
  to: string;
  /** Days of the week, Monday 1 to Sunday 7. */
  restDays: readonly number[];
  /** Dates, `YYYY-MM-DD`. */
  holidays: ReadonlySet<string>;
  timeZone: string;
}

const MINUTE = 60_000;
const DAY = 1440;

/** Enough turns for a year of nights, holidays and changes of the clock; more means that no time is ever allowed. */
const MOST_TURNS = 800;

/**
 * The first instant at or after the given one that is not quiet on the clock of the zone; the instant itself where it
 * is not quiet. Where the clock goes forward or back, the clock on the wall decides.
 *
 * @param instant ISO-8601
 * @returns ISO-8601 UTC, or null where every time is quiet
 */
export function nextAllowedInstant(instant: string, quiet: QuietTimes): string | null {
  let at: DateTime = DateTime.fromISO(instant, { zone: quiet.timeZone });
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const wait = wallMinutesUntilAllowed(at, quiet);
    if (wait === 0) return at.toUTC().toISO();
    at = passTime(at, wait);
  }
  return null;
}

/** Minutes (with fractions) that the clock on the wall must advance before the next boundary; 0 when not quiet. */
function wallMinutesUntilAllowed(at: DateTime, quiet: QuietTimes): number {
  const now = at.hour * 60 + at.minute + at.second / 60 + at.millisecond / MINUTE;
  if (quiet.restDays.includes(at.weekday) || quiet.holidays.has(at.toISODate() ?? '')) return DAY - now;
  const from = minutesOfDay(quiet.from);
  const to = minutesOfDay(quiet.to);
  if (from <= to) return now >= from && now < to ? to - now : 0;
  if (now >= from) return DAY - now + to;
  return now < to ? to - now : 0;
}

/**
 * That many minutes later, or at the moment when the clock was changed, if that comes first: what the wall shows from
 * then on has to be looked at afresh.
 */
function passTime(at: DateTime, minutes: number): DateTime {
  const later = at.plus(Math.round(minutes * MINUTE));
  if (later.offset === at.offset) return later;
  let before = at.toMillis();
  let after = later.toMillis();
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (at.plus(middle - at.toMillis()).offset === at.offset) before = middle;
    else after = middle;
  }
  return at.plus(after - at.toMillis());
}
