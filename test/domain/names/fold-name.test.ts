import { describe, expect, test } from '@jest/globals';
import { foldName, keptName } from '../../../src/domain/names/fold-name.ts';

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
});

test('keptName keeps a name as typed, in one form of each accented letter', () => {
  expect(keptName('  Zoe\u0308 ')).toBe('Zoë');
  expect(keptName('רָמִי')).toBe('רָמִי'.normalize('NFC'));
});
