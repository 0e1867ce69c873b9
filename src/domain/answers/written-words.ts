/** The longest text that a respondent can send in one field, counted as a browser's `maxlength` counts. */
export const LONGEST_TEXT = 4000;

const CONTROL_CHARACTERS = /[^\P{Cc}\n\t]/gu;
const LONE_SURROGATES = /\p{Cs}/gu;

/**
 * Someone's own words as they are kept: verbatim, but for line ends of one kind, characters that no one can see and
 * no database takes, and space around the whole.
 */
export function tidyWords(words: string): string {
  return words.replace(/\r\n?/g, '\n').replace(CONTROL_CHARACTERS, '').replace(LONE_SURROGATES, '\uFFFD').trim();
}
