import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from '../../domain/locale.ts';
import { withDots } from './dotted.ts';

export type Triple = Record<Locale, string>;
export type Values = Record<string, string | number>;
export type Translate<K extends string = string> = (key: K, values?: Values) => string;

/** Words of one part of the product, in ICU message syntax. */
export interface Messages<K extends string = string> {
  readonly triples: Readonly<Record<K, Triple>>;
  in(locale: Locale): Translate<K>;
}

/**
 * Declares words in all languages side by side; a missing language does not compile. Keys start with the part's name, so
 * that they are unique in the whole product.
 */
export function defineMessages<K extends string>(triples: Record<K, Triple>): Messages<K> {
  const compiled = new Map<string, IntlMessageFormat>();
  return {
    triples,
    in: (locale) => (key, values) => {
      const at = `${locale} ${key}`;
      let format = compiled.get(at);
      if (format === undefined) {
        format = new IntlMessageFormat(withDots(triples[key][locale]), locale, undefined, { ignoreTag: true });
        compiled.set(at, format);
      }
      return String(format.format(values));
    },
  };
}

/** The words of two parts, for one that speaks with both. */
export function joinMessages<A extends string, B extends string>(
  one: Messages<A>,
  other: Messages<B>,
): Messages<A | B> {
  return defineMessages<A | B>({ ...one.triples, ...other.triples });
}

/** What any form may say of a field, besides the words of its own part. */
export const formMessages = defineMessages({
  'form.unreadable': {
    en: 'What was sent here cannot be read. Fill it in again.',
    he: 'אי אפשר לקרוא את מה שנשלח כאן. מלאו שוב.',
    ms: 'Apa yang dihantar di sini tidak dapat dibaca. Isi sekali lagi.',
  },
});

/** Words for keys that come as any text, such as a form's problems; what is no key of these is a sentence already. */
export function wordsOf<K extends string>(messages: Messages<K>, locale: Locale): (key: string) => string {
  const ofAnyForm = tellWith(formMessages, locale);
  const ofThese = tellWith(messages, locale);
  return (key) => ofThese(key) ?? ofAnyForm(key) ?? key;
}

function tellWith<K extends string>(messages: Messages<K>, locale: Locale): (key: string) => string | undefined {
  const t = messages.in(locale);
  const isKey = (key: string): key is K => Object.hasOwn(messages.triples, key);
  return (key) => (isKey(key) ? t(key) : undefined);
}

/** All words of the product in one, for views: an unknown key throws, so that no page shows a bare key. */
export function mergeMessages(parts: readonly Pick<Messages, 'triples'>[]): Messages {
  const triples: Record<string, Triple> = {};
  for (const part of parts) {
    for (const [key, triple] of Object.entries(part.triples)) {
      if (key in triples) throw new Error(`The words "${key}" are declared twice.`);
      triples[key] = triple;
    }
  }
  const merged = defineMessages(triples);
  return {
    triples,
    in: (locale) => {
      const translate = merged.in(locale);
      return (key, values) => {
        if (!(key in triples)) throw new Error(`There are no words "${key}".`);
        return translate(key, values);
      };
    },
  };
}
