import { expect, test } from '@jest/globals';
import { answersNeeded } from '../../../src/domain/statistics/answers-needed.ts';
import { pairedPower } from '../../../src/domain/statistics/smallest-detectable-gap.ts';

// R: power.t.test(delta = d, sd = s, power = .8)$n for two groups of one size: 142.2466, 63.76576, 16.71477.
test.each([
  [0.5, 1.5, 143, 142],
  [0.5, 1, 64, 64],
  [1, 1, 17, 17],
])('a change of %d with sd %d and %d before needs %d after, as R says', (change, sd, before, needed) => {
  expect(answersNeeded({ change, sd, before })).toBe(needed);
});

test('one answer fewer would not do, and one more before never needs more after', () => {
  const plan = { change: 0.5, sd: 1.4, before: 90 };
  const needed = Number(answersNeeded(plan));
  const power = (n: number) => pairedPower(0.5 / (1.4 * Math.sqrt(1 / 90 + 1 / n)), 88 + n);
  expect(power(needed)).toBeGreaterThanOrEqual(0.8);
  expect(power(needed - 1)).toBeLessThan(0.8);
  expect(Number(answersNeeded({ ...plan, before: 91 }))).toBeLessThanOrEqual(needed);
});

test('taking the others off costs answers: the fewer others, the more', () => {
  const plan = { change: 0.5, sd: 1.2, before: 400 };
  const [alone, many, few] = [undefined, 10, 2].map((othersPerAnswer) =>
    Number(answersNeeded(othersPerAnswer === undefined ? plan : { ...plan, othersPerAnswer })),
  );
  expect(alone).toBeLessThan(Number(many));
  expect(many).toBeLessThan(Number(few));
});

test.each([
  ['no spread', { change: 0.5, sd: 0, before: 50 }],
  ['an unknown spread', { change: 0.5, sd: null, before: 50 }],
  ['one answer before', { change: 0.5, sd: 1, before: 1 }],
  ['too few before to notice it ever', { change: 0.2, sd: 1.5, before: 100 }],
  ['no change to notice', { change: 0, sd: 1, before: 100 }],
])('%s: none can be told', (_name, plan) => {
  expect(answersNeeded(plan)).toBeNull();
});
