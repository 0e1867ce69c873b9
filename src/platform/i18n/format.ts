import type { Locale } from '../../domain/locale.ts';

/** Hebrew and Malay as their readers write dates; English with the day first and the month in words, to be taken one way only. */
const TAGS: Record<Locale, string> = { en: 'en-GB', he: 'he-IL', ms: 'ms-MY' };

/**
 * A stored instant as a reader sees it, in that zone.
 *
 * @example formatInstant('2026-03-04T09:00:00.000Z', 'en', 'Asia/Jerusalem') // '4 Mar 2026, 11:00'
 */
export function formatInstant(instant: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  );
}
