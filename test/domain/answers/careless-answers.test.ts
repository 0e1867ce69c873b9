import { describe, expect, test } from '@jest/globals';
import { type CarelessFlag, flagsOfLevels } from '../../../src/domain/answers/careless-answers.ts';
import { NO_LEVEL } from '../../../src/domain/answers/rated-levels.ts';
import { fixtureTally } from '../../support/fixture-tally.ts';

type Row = readonly [e: number | null, p: number | null, m?: number];

const flagsOf = (rows: readonly Row[]) => {
  const column = (at: 0 | 1 | 2) => Int8Array.from(rows, (row) => row[at] ?? NO_LEVEL);
  return flagsOfLevels({ e: column(0), p: column(1), m: column(2) });
};
const times = (n: number, row: Row): Row[] => Array.from({ length: n }, () => row);

describe('signs of careless answering', () => {
  const throughout: [why: string, rows: Row[], flags: CarelessFlag[]][] = [
    ['eight items on one value in both', times(8, [6, 6]), ['one_answer_throughout']],
    ['the same performance everywhere, which a happy customer may give', times(8, [6, 7]), []],
    ['seven items', times(7, [6, 6]), []],
    ['an item without expectation does not count', [...times(7, [6, 6]), [null, 6]], []],
    ['one value that differs', [...times(8, [6, 6]), [5, 6]], []],
    ['nothing rated', times(10, [null, null]), []],
    ['no items', [], []],
  ];
  test.each(throughout)('%s', (_why, rows, flags) => {
    expect(flagsOf(rows)).toEqual({ flags, inversions: 0 });
  });

  test('the least acceptable over what should be', () => {
    const rows = (turned: number): Row[] =>
      Array.from({ length: 10 }, (_, at) => [5, 4 + (at % 2), at < turned ? 6 : 3]);
    expect(flagsOf(rows(5))).toEqual({ inversions: 5, flags: ['levels_turned_round'] });
    expect(flagsOf(rows(4))).toEqual({ inversions: 4, flags: [] });
    expect(flagsOf(rows(10).slice(0, 7))).toEqual({ inversions: 7, flags: [] });
  });

  fixtureTally('G07_turkiye_straightlining', 'all: longest runs and spreads within a person are shown nowhere').none();
});
