import type { Locale } from '../../domain/locale.ts';

/** Hebrew and Malay as their readers write dates; English with the day first and the month in words. */
const TAGS: Record<Locale, string> = { en: 'en-GB', he: 'he-IL', ms: 'ms-MY' };

/** @example momentText('2026-11-21T09:30:00.000Z', 'en', 'Asia/Jerusalem') // '21 Nov 2026, 11:30' */
export function momentText(instant: string, locale: Locale, timeZone: string): string {
  const format = new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return format.format(new Date(instant));
}

/** The day of an instant in a zone. @example momentDayText('2026-11-21T23:30:00.000Z', 'en', 'Asia/Jerusalem') // '22 Nov 2026' */
export function momentDayText(instant: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'medium', timeZone }).format(new Date(instant));
}

/** @param day `YYYY-MM-DD` @example dayText('2026-11-21', 'en') // '21 Nov 2026' */
export function dayText(day: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00.000Z`));
}

/** A whole number with the separators of the language. @example countText(12345, 'en') // '12,345' */
export function countText(count: number, locale: Locale): string {
  return new Intl.NumberFormat(TAGS[locale]).format(count);
}
