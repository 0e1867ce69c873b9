import type { Locale } from '../../domain/locale.ts';

/** Hebrew and Malay as their readers write dates; English with the day first and the month in words, to be taken one way only. */
const TAGS: Record<Locale, string> = { en: 'en-GB', he: 'he-IL', ms: 'ms-MY' };

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes far longer than using it. */
function formatOf(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${Object.values(options).join(' ')} ${Object.keys(options).join(' ')}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(TAGS[locale], options);
  formats.set(key, made);
  return made;
}

/** A business date is the same everywhere: it is written out as it stands. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

/**
 * A stored instant as a reader sees it, in that zone.
 *
 * @example momentText('2026-11-21T09:30:00.000Z', 'en', 'Asia/Jerusalem') // '21 Nov 2026, 11:30'
 */
export function momentText(instant: string, locale: Locale, timeZone: string): string {
  const format = formatOf(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return format.format(new Date(instant));
}

/** The day of a stored instant in that zone. @example momentDayText('2026-11-21T22:30:00.000Z', 'en', 'Asia/Jerusalem') // '22 Nov 2026' */
export function momentDayText(instant: string, locale: Locale, timeZone: string): string {
  return formatOf(locale, { dateStyle: 'medium', timeZone }).format(new Date(instant));
}

/** For lists. @param day `YYYY-MM-DD` @example dayText('2026-11-21', 'en') // '21 Nov 2026' */
export function dayText(day: string, locale: Locale): string {
  return formatOf(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(startOf(day));
}

/**
 * The day of a stored instant in that zone with its day of the week, for an appointment.
 *
 * @example appointmentDay('2026-10-28T16:00:00.000Z', 'en', 'Asia/Jerusalem') // 'Wednesday, 28 October 2026'
 */
export function appointmentDay(instant: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'full', timeZone }).format(new Date(instant));
}

/** The time of day of a stored instant in that zone. @example timeOfDay('2026-10-28T16:00:00.000Z', 'en', 'Asia/Jerusalem') // '18:00' */
export function timeOfDay(instant: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(TAGS[locale], { timeStyle: 'short', timeZone }).format(new Date(instant));
}

/** With the month in full. @param day `YYYY-MM-DD` @example longDayText('2026-11-21', 'en') // '21 November 2026' */
export function longDayText(day: string, locale: Locale): string {
  return formatOf(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(startOf(day));
}

/**
 * A date of these weeks, for running text: the year goes without saying.
 *
 * @param day `YYYY-MM-DD` @example dayAndMonth('2026-11-21', 'en') // '21 November'
 */
export function dayAndMonth(day: string, locale: Locale): string {
  const format = formatOf(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return format.format(startOf(day));
}

/** @param day `YYYY-MM-DD` @example monthText('2026-11-21', 'en') // 'November 2026' */
export function monthText(day: string, locale: Locale): string {
  const format = formatOf(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(startOf(day));
}

/** Under axes. @param day `YYYY-MM-DD` @example shortMonth('2026-11-21', 'en') // 'Nov' */
export function shortMonth(day: string, locale: Locale): string {
  return formatOf(locale, { month: 'short', timeZone: 'UTC' }).format(startOf(day));
}
