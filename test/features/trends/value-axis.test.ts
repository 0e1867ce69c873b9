import { describe, expect, test } from '@jest/globals';
import { axisOver, drawnOn, isOffScale, valuesToScale } from '../../../src/features/trends/value-axis.ts';

test.each([
  [[-1.62, -0.4, 0], {}, { min: -2, max: 0, step: 0.5, digits: 1 }],
  [[0.31, 0.92], { least: 0, most: 1 }, { min: 0.2, max: 1, step: 0.2, digits: 1 }],
  [[0.2, 1.4], { from: 0 }, { min: 0, max: 1.5, step: 0.5, digits: 1 }],
  [[5, 5], {}, { min: 5, max: 5.2, step: 0.2, digits: 1 }],
])('a scale over %j is of round numbers and holds them all', (values, ends, axis) => {
  expect(axisOver(values, ends)).toEqual(axis);
});

describe('a period of too few answers to be tested', () => {
  const year = [
    { value: -0.9, lower: -1.4, upper: -0.4, tested: true },
    { value: -1.1, lower: -1.5, upper: -0.3, tested: true },
  ];
  const begun = { value: -4, lower: -3.8, upper: 1.9, tested: false };

  test('does not stretch the scale, is not drawn beyond it, and has no limits', () => {
    const values = valuesToScale([...year, begun]);
    expect(values).toEqual([-0.9, -1.4, -0.4, -1.1, -1.5, -0.3]);
    const axis = axisOver(values, {});
    expect(isOffScale(axis, begun)).toBe(true);
    expect(drawnOn(axis, begun)).toEqual({ value: null, lower: null, upper: null });
    expect(drawnOn(axis, { ...begun, value: -1 })).toEqual({ value: -1, lower: null, upper: null });
    expect(year.map((point) => drawnOn(axis, point).value)).toEqual([-0.9, -1.1]);
  });

  test('makes the scale where there is nothing else', () => {
    expect(valuesToScale([begun])).toEqual([-4, -3.8, 1.9]);
  });
});
