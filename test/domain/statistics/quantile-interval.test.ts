import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quantileInterval } from '../../../src/domain/statistics/quantile-interval.ts';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1);

// Ranks by scipy.stats.binom: the most k with cdf(k) ≤ 0.025, the least with sf(k − 1) ≤ 0.025; values by numpy.quantile.
test.each([
  [upTo(10), 0.5, 5.5, [2, 9]],
  [upTo(20), 0.5, 10.5, [6, 15]],
  [upTo(5), 0.5, 3, null],
  [upTo(6), 0.5, 3.5, [1, 6]],
  [upTo(35), 0.9, 31.6, null],
  [upTo(36), 0.9, 32.5, [29, 36]],
  [upTo(100), 0.9, 90.1, [84, 96]],
  [[7], 0.5, 7, null],
])('of %j at %d', (values, p, value, ci95) => {
  const found = quantileInterval(values, p);
  if (!('value' in found)) throw new Error('none');
  expect(found.n).toBe(values.length);
  expect(found.value.value).toBeCloseTo(value, 10);
  expect(found.value.ci95).toEqual(ci95);
});

test('of nothing there is none', () => {
  expect(quantileInterval([], 0.5)).toEqual({ n: 0, insufficient: 'no_answers' });
});

test('the order of the values does not matter, and the interval holds the quantile', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(numbers, fc.constantFrom(0.5, 0.9), (values, p) => {
      const found = quantileInterval(values, p);
      expect(quantileInterval([...values].reverse(), p)).toEqual(found);
      if (!('value' in found) || found.value.ci95 === null) return;
      expect(found.value.ci95[0]).toBeLessThanOrEqual(found.value.value);
      expect(found.value.ci95[1]).toBeGreaterThanOrEqual(found.value.value);
    }),
  );
});
