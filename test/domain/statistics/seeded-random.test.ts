import { expect, test } from '@jest/globals';
import { seededRandom } from '../../../src/domain/statistics/seeded-random.ts';

test('the same seed gives the same numbers, spread evenly from 0 to under 1', () => {
  expect(seededRandom(1)()).toBe(0.6270739405881613);
  const [one, other] = [seededRandom(7), seededRandom(7)];
  const tenths = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i += 1) {
    const value = one();
    expect(other()).toBe(value);
    const tenth = Math.floor(value * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  expect(tenths.reduce((a, b) => a + b, 0)).toBe(10_000);
  // Nine in ten thousand by chance lie further out than 150 from 1,000.
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
