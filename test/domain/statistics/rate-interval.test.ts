import { expect, test } from '@jest/globals';
import { rateInterval } from '../../../src/domain/statistics/rate-interval.ts';

// Exact (Garwood) limits: scipy.stats.chi2.ppf(0.025, 2x) / 2 and chi2.ppf(0.975, 2x + 2) / 2.
test.each([
  [5, 1.6235, 11.6683],
  [10, 4.7954, 18.3904],
  [50, 37.111, 65.9188],
  [300, 267.0103, 335.9411],
])('%d events: within a percent of the exact limits', (events, lower, upper) => {
  const found = rateInterval(events, 1000);
  if (!('value' in found)) throw new Error('none');
  expect(found.value.value).toBeCloseTo(events / 1000, 12);
  expect(Math.abs((found.value.ci95[0] * 1000) / lower - 1)).toBeLessThan(0.01);
  expect(Math.abs((found.value.ci95[1] * 1000) / upper - 1)).toBeLessThan(0.01);
});

test('no event, and no exposure', () => {
  const none = rateInterval(0, 100);
  if (!('value' in none)) throw new Error('none');
  expect(none.value.value).toBe(0);
  expect(none.value.ci95[0]).toBe(0);
  expect(none.value.ci95[1] * 100).toBeCloseTo(3.69, 0);
  expect(rateInterval(3, 0)).toEqual({ n: 3, insufficient: 'no_exposure' });
  expect(() => rateInterval(-1, 1)).toThrow(RangeError);
});
