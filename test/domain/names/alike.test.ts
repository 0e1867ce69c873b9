import { expect, test } from '@jest/globals';
import { distanceTo } from '../../../src/domain/names/alike.ts';

test('the nearest name is the one with the fewest letters to change, in whole or in one of its words', () => {
  const names = ['Dana Levi', 'Eli Levy', 'Elinor Bar', 'יואב תדהר'];
  const nearest = (typed: string) => names.toSorted((a, b) => distanceTo(typed, a) - distanceTo(typed, b))[0];
  expect(nearest('Eli Levi')).toBe('Eli Levy');
  expect(nearest('elinro')).toBe('Elinor Bar');
  expect(nearest('יואב')).toBe('יואב תדהר');
  expect(distanceTo('eli', 'Eli Levy')).toBe(0);
  expect(distanceTo('xyz', 'Eli')).toBe(1);
  expect(distanceTo('', '')).toBe(0);
});
