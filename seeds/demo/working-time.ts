import { DateTime } from 'luxon';

/**
 * Times here are wall clocks: what the clock on the branch's wall shows, held as a DateTime in UTC. Arithmetic on them
 * is arithmetic on working hours whatever the season, and many times as fast as in a zone with summer time.
 */

/** Working hours of all branches, in each branch's own zone: Sunday to Thursday, and Friday mornings. */
const OPENS = 8.5;
const CLOSES = 18;
const CLOSES_ON_FRIDAY = 12.5;

const FRIDAY = 5;
const SATURDAY = 6;

/** Quiet hours of invitations, as a new program has them. */
const QUIET_FROM = 20;
const QUIET_UNTIL = 8;

/** The given hour (with its fraction) of a day. */
export function atHour(day: DateTime, hour: number): DateTime {
  return day.startOf('day').set({ hour: Math.floor(hour), minute: Math.floor((hour % 1) * 60) });
}

export function isWorkingDay(day: DateTime): boolean {
  return day.weekday !== SATURDAY;
}

/** First and last working hour of a working day. */
export function workingHours(day: DateTime): { opens: number; closes: number } {
  return { opens: OPENS, closes: day.weekday === FRIDAY ? CLOSES_ON_FRIDAY : CLOSES };
}

/** The moment itself if it falls in working hours, else the next opening. */
export function nextWorkingMoment(moment: DateTime): DateTime {
  const { opens, closes } = workingHours(moment);
  if (isWorkingDay(moment)) {
    if (moment < atHour(moment, opens)) return atHour(moment, opens);
    if (moment < atHour(moment, closes)) return moment;
  }
  let day = moment.plus({ days: 1 });
  while (!isWorkingDay(day) || day.weekday === FRIDAY) day = day.plus({ days: 1 });
  return atHour(day, OPENS);
}

/** The moment that lies so many working minutes after the given one. */
export function addWorkingMinutes(from: DateTime, minutes: number): DateTime {
  let moment = nextWorkingMoment(from);
  let left = minutes;
  for (;;) {
    const closing = atHour(moment, workingHours(moment).closes);
    const room = closing.diff(moment, 'minutes').minutes;
    if (left < room) return moment.plus({ minutes: left });
    left -= room;
    moment = nextWorkingMoment(closing);
  }
}

/** When an invitation leaves: an hour after completion, but not in the quiet hours nor on Friday or Saturday. */
export function invitationMoment(completed: DateTime): DateTime {
  let moment = completed.plus({ hours: 1 });
  if (moment.hour >= QUIET_FROM) moment = atHour(moment.plus({ days: 1 }), QUIET_UNTIL);
  if (moment.hour < QUIET_UNTIL) moment = atHour(moment, QUIET_UNTIL);
  while (moment.weekday === FRIDAY || moment.weekday === SATURDAY) {
    moment = atHour(moment.plus({ days: 1 }), QUIET_UNTIL);
  }
  return moment;
}

/** What the clock on the wall of a zone shows at an instant. */
export function wallClock(instantText: string, zone: string): DateTime {
  return DateTime.fromISO(instantText, { zone }).setZone('utc', { keepLocalTime: true });
}

/** The instant at which the clock of a zone shows this. */
export function instantOf(wall: DateTime, zone: string): string {
  return instant(wall.setZone(zone, { keepLocalTime: true }));
}

/** ISO-8601 in UTC with milliseconds. Throws RangeError on a time that luxon cannot hold. */
export function instant(moment: DateTime): string {
  const text = moment.toUTC().toISO();
  if (text === null) throw new RangeError(`Not a time: ${moment.invalidReason}`);
  return text;
}
