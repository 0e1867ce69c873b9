import { describe } from '@jest/globals';
import type { Dialect } from '../../src/platform/db/database.ts';
import { dialects } from './database.ts';

/** Runs the same tests on every database there is. */
export function describeOnEachDatabase(name: string, tests: (dialect: Dialect) => void): void {
  describe.each(dialects)(`${name} (%s)`, tests);
}
