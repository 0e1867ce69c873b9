import { expect, test } from '@jest/globals';
import { meanChange, shareChange } from '../../../src/domain/card/period-change.ts';

const group = (n: number, mean: number, sd = 1) => ({ n, mean, sd });

test('a mean is up or down where the interval of the difference leaves zero out', () => {
  expect(meanChange(group(40, 5), group(40, 4)).word).toBe('up');
  expect(meanChange(group(40, 4), group(40, 5))).toMatchObject({ word: 'down', difference: -1 });
  expect(meanChange(group(40, 4.3), group(40, 4)).word).toBe('no_difference');
});

test('under ten answers on either side nothing is said', () => {
  const nothing = { word: 'too_few', difference: null, ci95: null };
  expect(meanChange(group(9, 7), group(400, 1))).toEqual(nothing);
  expect(shareChange({ count: 9, n: 9 }, { count: 0, n: 400 })).toEqual(nothing);
});

test('shares are told alike', () => {
  expect(shareChange({ count: 90, n: 100 }, { count: 60, n: 100 }).word).toBe('up');
  expect(shareChange({ count: 10, n: 20 }, { count: 11, n: 20 }).word).toBe('no_difference');
});
