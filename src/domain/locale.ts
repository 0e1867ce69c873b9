import { z } from 'zod';

/** The languages that forms, mails and pages are written in, in the order in which a missing text falls back. */
export const LOCALES = ['en', 'he', 'ms'] as const;
export type Locale = (typeof LOCALES)[number];
export const Locale = z.enum(LOCALES, { error: `Use one of the languages ${LOCALES.join(', ')}.` });

/** Each language by its own name, as a language menu lists it. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', he: 'עברית', ms: 'Bahasa Melayu' };

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** Reading direction of a language, as the `dir` attribute takes it. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'he' ? 'rtl' : 'ltr';
}

/** One text in some or all of the languages; a valid one holds at least one language. */
export interface LocalText {
  en?: string;
  he?: string;
  ms?: string;
}

/** One text in all languages: what the product itself says. */
export type FullText = Record<Locale, string>;

/** A schema for texts of at most `longest` characters that must be there in at least one language. */
export function localText(longest: number): z.ZodType<LocalText> {
  const words = z
    .string({ error: 'Write the text in quotes.' })
    .trim()
    .min(1, { error: 'An empty text: leave the language out instead.' })
    .max(longest, { error: `Keep the text within ${longest} characters.` });
  return z
    .strictObject(
      { en: words.exactOptional(), he: words.exactOptional(), ms: words.exactOptional() },
      {
        error: (issue) =>
          issue.code === 'unrecognized_keys'
            ? `Texts can be in ${LOCALES.join(', ')}; ${issue.keys.join(', ')} is not among them.`
            : 'Give the text for each language, for example {"en": "Speed of service"}.',
      },
    )
    .refine((text) => LOCALES.some((locale) => text[locale] !== undefined), {
      error: `Give the text in at least one of ${LOCALES.join(', ')}.`,
    });
}

/**
 * The text in the wanted language, else in the first language that has one (en, he, ms); '' when it has none.
 *
 * @example textIn({ he: 'מהירות השירות' }, 'ms') // 'מהירות השירות'
 */
export function textIn(text: LocalText, locale: Locale): string {
  const wanted = text[locale];
  if (wanted !== undefined) return wanted;
  for (const fallback of LOCALES) {
    const found = text[fallback];
    if (found !== undefined) return found;
  }
  return '';
}
