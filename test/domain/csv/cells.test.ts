import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { neutraliseCell, restoreCell } from '../../../src/domain/csv/cells.ts';

describe('cells that look like formulas', () => {
  test.each(['=1+1', '+972', '-3', '@SUM(A1)', '\tx', '\rx', '＝1', "'=1", "''-3"])(
    '%j is neutralised and restored',
    (text) => {
      expect(neutraliseCell(text)).toBe(`'${text}`);
      expect(restoreCell(neutraliseCell(text))).toBe(text);
    },
  );

  test.each(['', '3', 'fine', "it's", "'quoted'", 'a=b'])('%j stays as it is', (text) => {
    expect(neutraliseCell(text)).toBe(text);
    expect(restoreCell(text)).toBe(text);
  });

  test('every text comes back, and none starts like a formula in the file', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.tuple(fc.stringMatching(/^'{0,3}[=+\-@\t\r\n＝＋－＠]$/u), fc.string()).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (original) => {
        const cell = neutraliseCell(original);
        expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
        expect(restoreCell(cell)).toBe(original);
      }),
    );
  });
});
