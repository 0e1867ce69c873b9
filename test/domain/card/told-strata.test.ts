import { expect, test } from '@jest/globals';
import { REST, toldStrata } from '../../../src/domain/card/told-strata.ts';

const stratum = (key: string, invited: number, answered: number) => ({ key, invited, answered });

test('strata with few answers stand together, and never so that one can be worked out', () => {
  const [en, he, ms, ar] = [stratum('en', 90, 40), stratum('he', 9, 2), stratum('ms', 30, 8), stratum('ar', 20, 4)];
  expect(toldStrata([en, ms], 5)).toEqual([en, ms]);
  expect(toldStrata([en, ms], 8)).toEqual([en, ms]);
  expect(toldStrata([en, ms], 9)).toEqual([stratum(REST, 120, 48)]);
  expect(toldStrata([he, en, ms, ar], 5)).toEqual([en, ms, stratum(REST, 29, 6)]);
  expect(toldStrata([en, he, ms], 5)).toEqual([en, stratum(REST, 39, 10)]);
  expect(toldStrata([he], 5)).toEqual([stratum(REST, 9, 2)]);
  expect(toldStrata([en, he], 0)).toEqual([en, he]);
});
