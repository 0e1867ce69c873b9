import { expect, test } from '@jest/globals';
import { axisOver } from '../../../src/features/trends/value-axis.ts';

test.each([
  [[-1.62, -0.4, 0], {}, { min: -2, max: 0, step: 0.5, digits: 1 }],
  [[0.31, 0.92], { least: 0, most: 1 }, { min: 0.2, max: 1, step: 0.2, digits: 1 }],
  [[0.2, 1.4], { from: 0 }, { min: 0, max: 1.5, step: 0.5, digits: 1 }],
  [[5, 5], {}, { min: 5, max: 5.2, step: 0.2, digits: 1 }],
])('a scale over %j is of round numbers and holds them all', (values, ends, axis) => {
  expect(axisOver(values, ends)).toEqual(axis);
});
