import { expect, test } from '@jest/globals';
import { NO_LEVEL } from '../../../src/domain/answers/rated-levels.ts';
import type { Patterns } from '../../../src/domain/reliability/pattern-products.ts';
import { PatternTally } from '../../../src/domain/reliability/pattern-tally.ts';

const rows = (...all: number[][]): Int8Array[] => all.map((row) => Int8Array.from(row));

test('what two tallies gathered is one, pattern by pattern', () => {
  const patterns: Patterns = {};
  for (const some of [rows([1, 2, 3], [4, NO_LEVEL, 5]), rows([2, 2, 1], [3, NO_LEVEL, 7], [NO_LEVEL, 6, NO_LEVEL])]) {
    const tally = new PatternTally(3);
    for (const row of some) tally.add(row);
    tally.addTo(patterns);
  }
  expect(patterns).toEqual({
    '111': { n: 2, sums: [3, 4, 4], products: [1 + 4, 2 + 4, 3 + 2, 4 + 4, 6 + 2, 9 + 1] },
    '101': { n: 2, sums: [7, 12], products: [16 + 9, 20 + 21, 25 + 49] },
    '010': { n: 1, sums: [6], products: [36] },
  });
});
