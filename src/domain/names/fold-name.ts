// Points and cantillation marks over and under Hebrew letters; maqaf, paseq, sof pasuq and nun hafukha are signs of their own.
const HEBREW_POINTS = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const SINGLE_QUOTES = /[\u05f3\u2018\u2019\u201a\u201b\u2032\u0060\u00b4]/g;
const DOUBLE_QUOTES = /[\u05f4\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]|''/g;
/** Letters that have one form but for their case, with single spaces: most words, folded many times as fast. */
const PLAIN = /^[A-Za-z0-9\u05d0-\u05ea]+(?: [A-Za-z0-9\u05d0-\u05ea]+)*$/;
const DASHES = /[\u05be\u2010-\u2015\u2212]/g;

/**
 * A name as it is compared and searched, never as it is shown: without case, Hebrew points, invisible marks and doubled
 * spaces, and with one form for each kind of quote, geresh and dash.
 *
 * @example foldName('  רָמִי   כהן ') // 'רמי כהן'
 * @example foldName('צה״ל') // 'צה"ל'
 */
export function foldName(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return (
    text
      // NFKC first: it takes letters that were typed with their points in one sign apart.
      .normalize('NFKC')
      .replace(HEBREW_POINTS, '')
      .replace(INVISIBLE, '')
      .replace(SINGLE_QUOTES, "'")
      .replace(DOUBLE_QUOTES, '"')
      .replace(DASHES, '-')
      // Upper case and back joins letters that differ in lower case only (ß and ss, ς and σ).
      .toUpperCase()
      .toLowerCase()
      .replace(/\u03c2/g, '\u03c3')
      .replace(/\s+/g, ' ')
      .trim()
  );
}
