import { foldName } from './fold-name.ts';

// Signs that turn the writing direction of all that follows; the marks that only say which way a sign itself is read
// (U+200E, U+200F) are part of honest Hebrew names.
const TURNS_WRITING = /[\u202a-\u202e\u2066-\u2069]/g;
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;
const CONTROL_CHARACTERS = /\p{Cc}/gu;
const LONE_SURROGATES = /\p{Cs}/gu;

/**
 * A name as it is kept, from wherever it came: on one line, with single spaces, one form of each accented letter, and
 * nothing in it that nobody sees or that turns the text around it. Empty where no sign is left that can be read.
 *
 * @example tidyName('Rami\t\tCohen\n') // 'Rami Cohen'
 */
export function tidyName(text: string): string {
  const tidy = text
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .replace(CONTROL_CHARACTERS, '')
    .replace(TURNS_WRITING, '')
    .replace(LONE_SURROGATES, '\ufffd')
    .normalize('NFC')
    .replace(/ +/g, ' ')
    .trim();
  return foldName(tidy) === '' ? '' : tidy;
}
