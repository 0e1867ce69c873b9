import { describe, expect, test } from '@jest/globals';
import { isolate, leftToRight } from '../../../src/platform/i18n/isolate.ts';
import { decimal, percent, signed, wholeNumber } from '../../../src/platform/i18n/numbers.ts';

describe('numbers on pages', () => {
  test('carry a true minus, an explicit plus, and no sign where they round to zero', () => {
    expect(signed(-0.4, 2)).toBe('−0.40');
    expect(signed(0.131, 2)).toBe('+0.13');
    expect(signed(-0.004, 2)).toBe('0.00');
    expect(signed(-0.006, 2)).toBe('−0.01');
    expect(decimal(-0.4, 1)).toBe('−0.4');
    expect(decimal(6.414, 2)).toBe('6.41');
  });

  test('group thousands and write shares as whole percentages', () => {
    expect(wholeNumber(3012)).toBe('3,012');
    expect(percent(0.3828)).toBe('38%');
    expect(percent(0)).toBe('0%');
  });

  test('names and numbers keep their direction inside a sentence of the other', () => {
    expect(isolate('Haifa')).toBe('\u2068Haifa\u2069');
    expect(leftToRight('−0.40')).toBe('\u2066−0.40\u2069');
  });
});
