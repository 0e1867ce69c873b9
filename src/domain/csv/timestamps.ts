import { DateTime } from 'luxon';

export type ReadTime = { instant: string } | { problem: 'impossible_time' | 'no_such_local_time' };

const MONTH = /^\d{4}-\d{2}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_AND_TIME =
  /^\d{4}-\d{2}-\d{2}[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/i;

const EARLIEST_YEAR = 1970;
const LATEST_YEAR = 2100;

/**
 * Reads a time from a file: with an offset or `Z` as it says; without one, on the clock of the given zone. A date
 * alone is its first moment there, a month alone (where `months` are taken) the first moment of its first day. Dates
 * that no calendar has, and local times that the clock skipped, are refused rather than moved.
 *
 * @example readTime('2026-11-21 09:30', 'Asia/Jerusalem') // { instant: '2026-11-21T07:30:00.000Z' }
 */
export function readTime(text: string, timeZone: string, months: 'months' | 'no_months' = 'no_months'): ReadTime {
  const written = text.trim();
  if (months === 'months' && MONTH.test(written)) return startOfDay(`${written}-01`, timeZone);
  if (DAY.test(written)) return startOfDay(written, timeZone);
  const match = DAY_AND_TIME.exec(written);
  if (match === null) return { problem: 'impossible_time' };
  const iso = written.replace(' ', 'T').toUpperCase();
  if (match[1] !== undefined) return instantOf(DateTime.fromISO(iso, { zone: 'utc' }));

  const local = DateTime.fromISO(iso, { zone: timeZone });
  if (local.isValid && local.toFormat("yyyy-MM-dd'T'HH:mm") !== iso.slice(0, 16)) {
    return { problem: 'no_such_local_time' };
  }
  return instantOf(local);
}

function startOfDay(date: string, timeZone: string): ReadTime {
  return instantOf(DateTime.fromISO(date, { zone: timeZone }).startOf('day'));
}

function instantOf(time: DateTime): ReadTime {
  if (!time.isValid || time.year < EARLIEST_YEAR || time.year > LATEST_YEAR) return { problem: 'impossible_time' };
  return { instant: new Date(time.toMillis()).toISOString() };
}
