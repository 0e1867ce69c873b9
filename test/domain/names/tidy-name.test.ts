import { expect, test } from '@jest/globals';
import { tidyName } from '../../../src/domain/names/tidy-name.ts';

test.each([
  ['space around and between', '  Rami \u00a0  Cohen ', 'Rami Cohen'],
  ['line breaks and tabs', 'Rami\r\n\tCohen\u2028', 'Rami Cohen'],
  ['control characters', 'Ra\u0000mi\u0007 \u001b Cohen\u0085', 'Rami Cohen'],
  ['signs that turn the writing', '\u202eRami\u202c \u2066Cohen\u2069', 'Rami Cohen'],
  ['unseen signs', '\ufeffRa\u200bmi', 'Rami'],
  ['letters and accents in two signs', 'Zoe\u0308', 'Zoë'],
  ['half a sign', 'Rami \ud83d', 'Rami \ufffd'],
])('%s', (_what, given, tidy) => {
  expect(tidyName(given)).toBe(tidy);
  expect(tidyName(tidy)).toBe(tidy);
});

test('what belongs to a name stays: points, quotes, dashes and marks of direction', () => {
  for (const name of ['רָמִי'.normalize('NFC'), 'צה״ל', "D'Arcy-Ng", 'PNG\u200f', 'می\u200cخواهم']) {
    expect(tidyName(name)).toBe(name);
  }
});

test('nothing that can be read is no name', () => {
  for (const nothing of ['', ' \n ', '\u202e\u202c', '\u200f', '\u0000', '\u200b\u2060']) {
    expect(tidyName(nothing)).toBe('');
  }
});
