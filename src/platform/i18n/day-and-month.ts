import type { Locale } from '../../domain/locale.ts';

/**
 * A date of these weeks, for running text: the year goes without saying.
 *
 * @param day `YYYY-MM-DD`
 * @example dayAndMonth('2026-11-21', 'en') // '21 November'
 */
export function dayAndMonth(day: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00.000Z`));
}
