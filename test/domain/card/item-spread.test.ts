import { expect, test } from '@jest/globals';
import { itemSpread } from '../../../src/domain/card/item-spread.ts';

const SCALE = { min: 1, max: 5 };

test('every level and every gap between the ends has its count; nothing under ten pairs', () => {
  const spread = itemSpread({ '5,4': 6, '5,2': 4, '4,': 3, skipped: 2 }, SCALE);
  expect(spread?.n).toBe(10);
  expect(spread?.levels.map(({ expected, received }) => [expected, received])).toEqual([
    [0, 0],
    [0, 4],
    [0, 0],
    [0, 6],
    [10, 0],
  ]);
  expect(spread?.gaps).toEqual([
    { gap: -3, count: 4 },
    { gap: -2, count: 0 },
    { gap: -1, count: 6 },
  ]);
  expect(itemSpread({ '5,4': 9, '5,': 20 }, SCALE)).toBeUndefined();
});
