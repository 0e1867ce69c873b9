import { DateTime } from 'luxon';

/**
 * The date on the wall calendar of a zone at an instant, `YYYY-MM-DD`.
 *
 * @example businessDay('2026-11-21T22:30:00.000Z', 'Asia/Jerusalem') // '2026-11-22'
 */
export function businessDay(instant: string | Date, timeZone: string): string {
  const time = typeof instant === 'string' ? DateTime.fromISO(instant) : DateTime.fromJSDate(instant);
  return time.setZone(timeZone).toFormat('yyyy-MM-dd');
}
