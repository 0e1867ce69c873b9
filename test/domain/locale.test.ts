import { describe, expect, test } from '@jest/globals';
import { directionOf, LOCALES, localText, textIn } from '../../src/domain/locale.ts';

describe('texts in several languages', () => {
  test('the wanted language, else English, Hebrew, Malay in that order', () => {
    expect(textIn({ en: 'Speed', he: 'מהירות' }, 'he')).toBe('מהירות');
    expect(textIn({ en: 'Speed', he: 'מהירות' }, 'ms')).toBe('Speed');
    expect(textIn({ he: 'מהירות השירות' }, 'ms')).toBe('מהירות השירות');
    expect(textIn({ ms: 'Kepantasan' }, 'en')).toBe('Kepantasan');
  });

  test('only Hebrew runs from right to left', () => {
    expect(LOCALES.map(directionOf)).toEqual(['ltr', 'rtl', 'ltr']);
  });

  test.each([
    [{}, 'Give the text in at least one of en, he, ms.'],
    [{ en: 'Speed', fr: 'Vitesse' }, 'Texts can be in en, he, ms; fr is not among them.'],
    ['Speed', 'Give the text for each language, for example {"en": "Speed of service"}.'],
    [{ en: '  ' }, 'An empty text: leave the language out instead.'],
    [{ en: 'x'.repeat(11) }, 'Keep the text within 10 characters.'],
  ])('%j is refused with a sentence', (input, message) => {
    expect(
      localText(10)
        .safeParse(input)
        .error?.issues.map((issue) => issue.message),
    ).toEqual([message]);
  });
});
