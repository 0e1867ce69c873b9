import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AnswerSheet, ItemAnswer } from '../../../src/domain/answers/answer-sheet.ts';
import { carelessness, longestString } from '../../../src/domain/answers/careless-answers.ts';
import { fixtureTally } from '../../support/fixture-tally.ts';
import { expectNear, realFixture, reportAbsent } from '../../support/fixtures.ts';
import { momentsOfValues } from '../../support/sums.ts';

type Triple = readonly [e: number | null, p: number | null, m?: number];

const sheet = (rows: readonly Triple[]): [string[], AnswerSheet] => {
  const items = rows.map((_, at): [string, ItemAnswer] => {
    const [e, p, m = null] = rows[at] ?? [null, null];
    return [`i${at}`, { kind: 'rated', e, p, m }];
  });
  return [items.map(([key]) => key), { items: Object.fromEntries(items), questions: {} }];
};

describe('signs of careless answering', () => {
  test('worked example', () => {
    const result = carelessness(
      ...sheet([
        [7, 5],
        [6, 5],
        [7, 3],
      ]),
    );
    expect(result).toMatchObject({ items: 3, longestString: 2, inversions: 0, flags: [] });
    expectNear(result.irv, Math.sqrt(4 / 3));
    expect(longestString([5, 5, 3, 5])).toBe(2);
    expect(longestString([])).toBe(0);
  });

  test('one answer throughout: expectation and performance together, eight items', () => {
    const eight = (row: Triple) => carelessness(...sheet(new Array(8).fill(row)));
    expect(eight([6, 6]).flags).toEqual(['one_answer_throughout']);
    expect(eight([6, 6])).toMatchObject({ longestString: 8, irv: 0 });
    // All the best, where all the best was expected, differs from a satisfied customer only if E does.
    expect(eight([6, 7]).flags).toEqual([]);
    expect(carelessness(...sheet(new Array(7).fill([6, 6]))).flags).toEqual([]);
    expect(carelessness(...sheet([...new Array(7).fill([6, 6]), [null, 6]])).flags).toEqual([]);
    expect(carelessness(...sheet([...new Array(8).fill([6, 6]), [5, 6]])).flags).toEqual([]);
  });

  test('the least acceptable over what should be', () => {
    const rows = (turned: number): Triple[] =>
      Array.from({ length: 10 }, (_, at) => [5, 4 + (at % 2), at < turned ? 6 : 3]);
    expect(carelessness(...sheet(rows(5)))).toMatchObject({ inversions: 5, flags: ['levels_turned_round'] });
    expect(carelessness(...sheet(rows(4)))).toMatchObject({ inversions: 4, flags: [] });
    expect(carelessness(...sheet(rows(10).slice(0, 7)))).toMatchObject({ inversions: 7, flags: [] });
  });

  test('nothing rated', () => {
    const empty: AnswerSheet = { items: { a: { kind: 'skipped' }, b: { kind: 'na' } }, questions: {} };
    expect(carelessness(['a', 'b', 'c'], empty)).toEqual({
      items: 0,
      longestString: 0,
      irv: null,
      inversions: 0,
      flags: [],
    });
  });

  test('skipped items do not break a run', () => {
    const [items, answers] = sheet([
      [7, 4],
      [7, 2],
      [7, 4],
    ]);
    answers.items.i1 = { kind: 'skipped' };
    expect(carelessness(items, answers).longestString).toBe(2);
  });

  test('a run is as long as all only where there is no spread', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 12 }), (p) => {
        const { longestString: run, irv } = carelessness(...sheet(p.map((value): Triple => [7, value])));
        expect(run === p.length).toBe(irv === 0);
        expectNear(irv, momentsOfValues(p).sd);
      }),
    );
  });

  const turkiye = realFixture<{ expected: { first20: { longstring: number; irv: number }[] } }>(
    'G07_turkiye_straightlining',
  );
  if (turkiye === undefined) {
    reportAbsent('The course evaluations (G07)');
    test.skip('course evaluations', () => {});
  } else {
    const tally = fixtureTally(
      'G07_turkiye_straightlining',
      'all but the ninth of the first twenty: the answers themselves are not kept',
    );
    test('one of the published pairs: 27 alike and one that differs by one', () => {
      const wanted = turkiye.expected.first20[8];
      // A spread of 0.18898 over 28 answers is one answer one step away; a run of 17 puts it at place 18 or 11.
      const p = Array.from({ length: 28 }, (_, at) => (at === 17 ? 4 : 3));
      const result = carelessness(...sheet(p.map((value): Triple => [5, value])));
      tally.near([result.longestString, result.irv], [wanted?.longstring, wanted?.irv]);
    });
  }
});
