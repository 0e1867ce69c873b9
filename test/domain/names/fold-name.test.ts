import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldName } from '../../../src/domain/names/fold-name.ts';

describe('foldName', () => {
  test.each([
    ['  רָמִי   כהן ', 'רמי כהן'],
    ['צה״ל', 'צה"ל'],
    ["צה''ל", 'צה"ל'],
    ['ג׳ורג׳', "ג'ורג'"],
    ['בית־ספר', 'בית-ספר'],
    ['DANA Cohen', 'dana cohen'],
    ['Straße', 'strasse'],
    ['Ｄａｎａ', 'dana'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
    ['\u200fדנה\u200e', 'דנה'],
    ['\ufb2aלום', 'שלום'],
  ])('%s → %s', (typed, folded) => {
    expect(foldName(typed)).toBe(folded);
    expect(foldName(folded)).toBe(folded);
  });

  test('plain words, which are folded a shorter way, are folded to the same', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'AZaz09אתםIi  ') });
    // With a sign that nobody sees the longer way is taken.
    fc.assert(fc.property(plain, (text) => foldName(text) === foldName(`${text}\u200b`)));
  });
});
