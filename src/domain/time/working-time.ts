import { IANAZone } from 'luxon';
import { dayAfter, dayText } from './days.ts';
import { wallInstant } from './wall-instant.ts';
import { minutesOfDay, type Weekday } from './zone.ts';

/** From when to when the organisation works on one weekday, on the clock of its zone. */
export interface OpeningSpan {
  weekday: Weekday;
  /** `HH:MM` */
  opens: string;
  /** `HH:MM`, later than `opens`; `24:00` is the end of the day. */
  closes: string;
}

/** When the organisation works. Spans of one weekday do not overlap. */
export interface WorkingCalendar {
  timeZone: string;
  hours: readonly OpeningSpan[];
  /** Days on which it is closed, `YYYY-MM-DD`. */
  holidays: ReadonlySet<string>;
}

/** Open from the first instant until just before the second, in milliseconds. */
interface OpenTime {
  from: number;
  to: number;
}

const MINUTE = 60_000;
/** After so many closed days in a row nobody is coming back. */
const LONGEST_CLOSURE = 1100;

/** Whether the organisation works at an instant (ISO-8601). The opening minute is open, the closing one is not. */
export function isOpen(instant: string, calendar: WorkingCalendar): boolean {
  const at = Date.parse(instant);
  return openTimes(dayOf(at, calendar.timeZone), calendar).some(({ from, to }) => from <= at && at < to);
}

/**
 * The first instant at or after the given one at which the organisation works.
 *
 * @returns ISO-8601 UTC, or null where it never opens
 */
export function nextOpening(instant: string, calendar: WorkingCalendar): string | null {
  const at = Date.parse(instant);
  for (const { from, to } of openTimesFrom(at, calendar)) {
    if (to > at) return new Date(Math.max(from, at)).toISOString();
  }
  return null;
}

/**
 * The first instant by which that many minutes of work have passed; the instant itself for none. Hours that a change of
 * the clock adds or takes are counted as they pass.
 *
 * @param instant ISO-8601
 * @returns ISO-8601 UTC, or null where the organisation never works so long
 * @example with 08:00–16:00 from Sunday to Thursday, 120 minutes after Thursday 15:00 is Sunday 09:00
 */
export function addWorkingMinutes(instant: string, minutes: number, calendar: WorkingCalendar): string | null {
  const at = Date.parse(instant);
  let left = minutes * MINUTE;
  if (left <= 0) return new Date(at).toISOString();
  for (const { from, to } of openTimesFrom(at, calendar)) {
    const start = Math.max(from, at);
    if (to <= start) continue;
    if (to - start >= left) return new Date(start + left).toISOString();
    left -= to - start;
  }
  return null;
}

/**
 * Minutes of work between two instants, with fractions; none where the second is not later.
 *
 * @param from ISO-8601
 * @param to ISO-8601
 */
export function workingMinutesBetween(from: string, to: string, calendar: WorkingCalendar): number {
  const start = Date.parse(from);
  const end = Date.parse(to);
  if (!(start < end)) return 0;
  // A day more: where the clock is put back over midnight, the day before may come again when the next has begun.
  const last = dayAfter(dayOf(end, calendar.timeZone));
  let open = 0;
  for (let day = dayOf(start, calendar.timeZone); day <= last; day = dayAfter(day)) {
    for (const time of openTimes(day, calendar)) {
      open += Math.max(0, Math.min(time.to, end) - Math.max(time.from, start));
    }
  }
  return open / MINUTE;
}

/** Open times from the day of an instant on, in order; ends where the organisation stays closed for good. */
function* openTimesFrom(at: number, calendar: WorkingCalendar): Generator<OpenTime> {
  let day = dayOf(at, calendar.timeZone);
  for (let closed = 0; closed < LONGEST_CLOSURE; day = dayAfter(day)) {
    const times = openTimes(day, calendar);
    yield* times;
    closed = times.length > 0 ? 0 : closed + 1;
  }
}

/** Days that were looked at before: what each calendar's are does not change. */
const known = new WeakMap<WorkingCalendar, Map<string, readonly OpenTime[]>>();

function openTimes(day: string, calendar: WorkingCalendar): readonly OpenTime[] {
  const days = known.get(calendar) ?? new Map<string, readonly OpenTime[]>();
  known.set(calendar, days);
  let times = days.get(day);
  if (times === undefined) {
    times = calendar.holidays.has(day) ? [] : spansOf(day, calendar);
    days.set(day, times);
  }
  return times;
}

function spansOf(day: string, { hours, timeZone }: WorkingCalendar): OpenTime[] {
  const weekday = new Date(day).getUTCDay() || 7;
  return hours
    .filter((span) => span.weekday === weekday)
    .map(({ opens, closes }) => ({
      from: wallInstant(day, minutesOfDay(opens), timeZone),
      to: wallInstant(day, minutesOfDay(closes), timeZone),
    }))
    .filter(({ from, to }) => to > from)
    .sort((one, other) => one.from - other.from);
}

/** The day that the calendar on the wall shows. */
const dayOf = (at: number, timeZone: string): string => dayText(at + IANAZone.create(timeZone).offset(at) * MINUTE);
