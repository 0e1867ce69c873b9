import { expect, test } from '@jest/globals';
import { isInSample } from '../../../src/domain/program/sampling.ts';

/** Ids made one after the other differ in their last letters only, which is the hardest for an even draw. */
const idOf = (n: number) => `01930000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const contacts = Array.from({ length: 20_000 }, (_, n) => idOf(n));

test.each([1, 20, 50, 99])('%d %% of contacts are drawn, whatever the program', (percent) => {
  for (const program of [idOf(1), 'program']) {
    const drawn = contacts.filter((id) => isInSample(program, id, percent)).length / contacts.length;
    // Four standard errors.
    expect(Math.abs(drawn - percent / 100)).toBeLessThan(4 * Math.sqrt((percent * (100 - percent)) / 1e4 / 20_000));
  }
});

test('nobody of 0 %, everybody of 100 %, and the same each time', () => {
  for (const id of contacts.slice(0, 2000)) {
    expect(isInSample('program', id, 0)).toBe(false);
    expect(isInSample('program', id, 100)).toBe(true);
    expect(isInSample('program', id, 30)).toBe(isInSample('program', id, 30));
  }
});

test('who is in a small sample is in a larger one, and two programs draw apart from each other', () => {
  const both = contacts.filter((id) => isInSample('a', id, 50) && isInSample('b', id, 50)).length;
  expect(Math.abs(both / contacts.length - 0.25)).toBeLessThan(0.02);
  for (const id of contacts.slice(0, 2000)) {
    if (isInSample('a', id, 20)) expect(isInSample('a', id, 21)).toBe(true);
  }
});
