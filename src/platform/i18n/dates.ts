import type { Locale } from '../../domain/locale.ts';

const formats = new Map<Locale, Intl.DateTimeFormat>();

/**
 * A date in words.
 *
 * @param date `YYYY-MM-DD`
 * @example longDate('2026-11-21', 'en') // '21 November 2026'
 */
export function longDate(date: string, locale: Locale): string {
  let format = formats.get(locale);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' });
    formats.set(locale, format);
  }
  return format.format(new Date(`${date}T00:00:00.000Z`));
}
