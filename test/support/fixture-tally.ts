import { afterAll } from '@jest/globals';
import { EXACT, expectNear, type Nearness } from './fixtures.ts';

/**
 * Checks against one fixture, counted: after the file's tests one line says how many numbers were held against it, the
 * worst relative error, and what was left out and why.
 */
export function fixtureTally(name: string, leftOut = 'nothing') {
  let [checked, worst] = [0, 0];
  let told = false;
  const count = (actual: unknown, expected: unknown): void => {
    if (Array.isArray(expected)) {
      expected.forEach((value, at) => {
        count(Array.isArray(actual) ? actual[at] : undefined, value);
      });
      return;
    }
    checked += 1;
    if (typeof actual !== 'number' || typeof expected !== 'number') return;
    const miss = Math.abs(actual - expected);
    if (miss > 0) worst = Math.max(worst, expected === 0 ? miss : miss / Math.abs(expected));
  };
  afterAll(() => {
    if (checked === 0 && !told) return;
    process.stdout.write(
      `${name}: ${checked} numbers checked, worst relative error ${worst.toExponential(1)}; left out: ${leftOut}\n`,
    );
  });
  return {
    near(actual: unknown, expected: unknown, nearness: Nearness = EXACT, place?: string): void {
      expectNear(actual, expected, nearness, place);
      count(actual, expected);
    },
    /** Nothing of it is computed here; the line says so, and why. */
    none(): void {
      told = true;
    },
  };
}
