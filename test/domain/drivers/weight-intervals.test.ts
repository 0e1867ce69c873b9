import { expect, test } from '@jest/globals';
import { againstOthers, leadOf, type Mixed, spreadOf } from '../../../src/domain/drivers/weight-intervals.ts';

/** 101 draws of two weights: the first goes from `from` to `from + 100 * step`, the second is the rest of a hundred. */
const drawn = (from: number, step: number): number[][] =>
  Array.from({ length: 101 }, (_, at) => [from + at * step, 100 - from - at * step]);
const two = (first: number): [Mixed, Mixed] => [
  { key: 'first', weight: first, ci95: null, mix: [1, 0] },
  { key: 'second', weight: 100 - first, ci95: null, mix: [0, 1] },
];

test('a lead has the interval of the difference, from the draws of both weights together', () => {
  // Differences from 16 to 24 in steps of 0.08; 2.5 steps from either end.
  const spread = spreadOf({ rows: 100, own: [60, 40], drawn: drawn(58, 0.04) }, 101, 100);
  const lead = leadOf(two(60), spread);
  expect(lead).toMatchObject({ first: 'first', second: 'second', difference: 20, sure: true });
  expect(lead?.ci95?.[0]).toBeCloseTo(16.2, 10);
  expect(lead?.ci95?.[1]).toBeCloseTo(23.8, 10);
});

test('a lead whose interval holds 0 is not sure', () => {
  const spread = spreadOf({ rows: 100, own: [60, 40], drawn: drawn(0, 1) }, 101, 100);
  expect(leadOf(two(60), spread)).toEqual({
    ...{ first: 'first', second: 'second', difference: 20, ci95: [-95, 95], sure: false },
  });
});

test('draws from a part of the rows spread too far by the root of that part', () => {
  const spread = spreadOf({ rows: 25, own: [60, 40], drawn: drawn(0, 1) }, 101, 100);
  // The ends lie 115 below and 75 above the sample's own difference: half of that.
  expect(leadOf(two(60), spread)?.ci95).toEqual([20 - 115 / 2, 20 + 75 / 2]);
  const more = spreadOf({ rows: 200, own: [60, 40], drawn: drawn(0, 1) }, 101, 100);
  expect(leadOf(two(60), more)?.ci95).toEqual([-95, 95]);
});

test('an interval ends at its bounds, and holds its value', () => {
  const spread = spreadOf({ rows: 100, own: [50, 50], drawn: drawn(0, 1) }, 101, 100);
  expect(spread([1, 0], 90, [0, 100])).toEqual([42.5, 100]);
  expect(spread([1, 0], 20, [0, 100])).toEqual([0, 67.5]);
  const beside = spreadOf({ rows: 100, own: [50, 50], drawn: drawn(60, 0.1) }, 101, 100);
  expect(beside([1, 0], 50, [0, 100])?.[0]).toBe(50);
});

test('with more than a tenth of the draws undefined, or next to none, there is no interval', () => {
  const resampled = { rows: 100, own: [60, 40], drawn: drawn(58, 0.04) };
  expect(spreadOf(resampled, 112, 100)([1, 0], 60, [0, 100])).not.toBeNull();
  expect(spreadOf(resampled, 113, 100)([1, 0], 60, [0, 100])).toBeNull();
  expect(spreadOf({ ...resampled, drawn: [[60, 40]] }, 1, 100)([1, 0], 60, [0, 100])).toBeNull();
  expect(spreadOf(null, 101, 100)([1, 0], 60, [0, 100])).toBeNull();
  expect(leadOf(two(60), spreadOf(null, 101, 100))).toMatchObject({ difference: 20, ci95: null, sure: false });
});

test('one is set against each of the others; alone or unknown it is set against none', () => {
  const spread = spreadOf({ rows: 100, own: [60, 40], drawn: drawn(58, 0.04) }, 101, 100);
  const [first, second] = two(60);
  expect(againstOthers([first, second], 'second', spread)).toMatchObject([
    { first: 'second', second: 'first', difference: -20, sure: false },
  ]);
  expect(againstOthers([first], 'first', spread)).toBeNull();
  expect(againstOthers([first, second], 'third', spread)).toBeNull();
  expect(leadOf([first], spread)).toBeNull();
});
