import { describe, expect, test } from '@jest/globals';
import { isolate } from '../../src/platform/i18n/isolate.ts';
import { wrapText } from '../../src/platform/mail/wrap-text.ts';

describe('the lines of a plain-text mail', () => {
  test('break between words at 76 letters, and keep every word in its place', () => {
    const text = Array.from({ length: 60 }, (_, at) => 'word'.slice(0, 1 + (at % 4))).join(' ');
    const lines = wrapText(text, 'ltr').split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(76);
    expect(lines.join(' ')).toBe(text);
  });

  test('keep links, short lines and empty lines', () => {
    const link = `https://survey.example/s/${'x'.repeat(90)}`;
    const text = `Hello,\n\n${link}\n  indented`;
    expect(wrapText(text, 'ltr')).toBe(text);
  });

  test('never break an isolated name', () => {
    const name = isolate('Alon Computer Services of the North');
    const text = `${'somewhat long words here '.repeat(2)}(${name}, ${name}) and then some more words to the end.`;
    expect(wrapText(text, 'ltr').split(name)).toHaveLength(3);
  });

  test('that begin with a Latin word are told that they read from the right', () => {
    const lines = wrapText('Gapcard מציגה מה הפער\nhttps://example.org\nשלום Gapcard', 'rtl').split('\n');
    expect(lines).toEqual(['\u200fGapcard מציגה מה הפער', 'https://example.org', 'שלום Gapcard']);
    expect(wrapText('Gapcard מציגה', 'ltr')).toBe('Gapcard מציגה');
  });
});
