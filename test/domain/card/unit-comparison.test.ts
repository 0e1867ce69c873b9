import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Strata, standardisedDifference } from '../../../src/domain/card/standardised-difference.ts';
import { compareUnits } from '../../../src/domain/card/unit-comparison.ts';
import { momentsFromSums } from '../../../src/domain/statistics/integer-moments.ts';
import { welchDifference } from '../../../src/domain/statistics/mean-differences.ts';
import { expectNear } from '../../support/fixtures.ts';
import { realTable } from '../../support/real-tables.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { sumsOfValues } from '../../support/sums.ts';

/** n answers around a mean, alternating one above and one below it. */
const around = (mean: number, n: number) =>
  sumsOfValues(Array.from({ length: n }, (_, at) => mean + (at % 2 === 0 ? 1 : -1)));

describe('difference like with like', () => {
  const own: Strata = { visa: sumsOfValues([3, 5]), tax: sumsOfValues([5, 7]) };
  const other: Strata = { visa: sumsOfValues([2, 4, 3, 3]), tax: sumsOfValues([5, 7]) };

  test('worked example', () => {
    const estimate = standardisedDifference(own, other);
    if (!('value' in estimate)) throw new Error('no difference');
    expect(estimate.n).toBe(10);
    const { value, own: mine, other: theirs, ownAnswers, otherAnswers } = estimate.value;
    expectNear([value, mine, theirs, ownAnswers, otherAnswers], [0.6, 4.8, 4.2, 4, 6]);
  });

  test('with one stratum it is the difference of two means', () => {
    const [a, b] = [sumsOfValues([3, 5, 6, 7]), sumsOfValues([2, 4, 3, 3, 6])];
    const estimate = standardisedDifference({ all: a }, { all: b });
    expect(estimate).toMatchObject(welchDifference(momentsFromSums(a), momentsFromSums(b)));
  });

  test('only strata in which both have two answers count', () => {
    const lone = { ...own, passport: sumsOfValues([1]), lost: sumsOfValues([1, 1, 1]) };
    expect(standardisedDifference(lone, { ...other, passport: sumsOfValues([7, 7]) })).toEqual(
      standardisedDifference(own, other),
    );
    expect(standardisedDifference({ visa: own.visa ?? around(3, 2) }, { toString: around(3, 4) })).toEqual({
      n: 0,
      insufficient: 'no_common_strata',
    });
    expect(standardisedDifference({}, other)).toEqual({ n: 0, insufficient: 'no_common_strata' });
  });
});

describe('units against the rest', () => {
  test('a branch with the hard topics is not below: same work, same marks', () => {
    const standings = compareUnits([
      { key: 'north', strata: { hard: around(3, 90), easy: around(6, 10) } },
      { key: 'south', strata: { hard: around(3, 10), easy: around(6, 90) } },
    ]);
    expect(standings.map(({ group }) => group)).toEqual(['same', 'same']);
    expectNear(
      standings.map(({ difference }) => difference),
      [0, 0],
    );
    const plain = compareUnits([
      { key: 'north', strata: { all: around(3, 90) } },
      { key: 'south', strata: { all: around(6, 90) } },
    ]);
    expect(plain.map(({ key, group }) => [key, group])).toEqual([
      ['north', 'below'],
      ['south', 'above'],
    ]);
  });

  test('thirty answers on either side; no spread', () => {
    const strata = { all: around(5, 100) };
    const few = compareUnits([
      { key: 'small', strata: { all: around(2, 29) } },
      { key: 'large', strata },
    ]);
    expect(few).toMatchObject([
      { key: 'small', n: 29, compared: 29, group: null, notCompared: 'too_few_answers', difference: null },
      { key: 'large', group: null, notCompared: 'rest_too_few', pAdjusted: null },
    ]);
    expect(compareUnits([{ key: 'alone', strata }])[0]?.notCompared).toBe('too_few_answers');
    expect(compareUnits([])).toEqual([]);
    const flat = { all: sumsOfValues(new Array<number>(40).fill(7)) };
    expect(
      compareUnits([
        { key: 'a', strata: flat },
        { key: 'b', strata: flat },
      ])[0]?.notCompared,
    ).toBe('no_spread');
  });

  test('among equal units hardly one in twenty sets calls any of them better or worse', () => {
    const random = seededRandom(11);
    const answers = (n: number) => sumsOfValues(Array.from({ length: n }, () => 1 + Math.floor(random() * 7)));
    let wrong = 0;
    for (let run = 0; run < 300; run += 1) {
      const units = Array.from({ length: 10 }, (_, at) => ({
        key: String(at),
        strata: { a: answers(20 + at), b: answers(20) },
      }));
      if (compareUnits(units).some(({ group }) => group !== 'same')) wrong += 1;
    }
    // The units share the rest, so the rate need not be exactly one in twenty.
    expect(wrong / 300).toBeLessThan(0.09);
    expect(wrong).toBeGreaterThan(0);
  });

  test('the order of units and of strata makes no difference, and no number leaves the finite ones', () => {
    const cell = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 60 }).map(sumsOfValues);
    const unit = fc.record({ a: cell, b: cell, c: cell });
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 6 }), (all) => {
        const units = all.map((strata, at) => ({ key: String(at), strata }));
        const standings = compareUnits(units);
        const back = compareUnits(
          units.map(({ key, strata: { a, b, c } }) => ({ key, strata: { c, b, a } })).reverse(),
        ).reverse();
        standings.forEach((standing, at) => {
          expect(back[at]?.group).toBe(standing.group);
          for (const value of [standing.difference, standing.pAdjusted, ...(standing.ci95 ?? [])]) {
            expect(value === null || Number.isFinite(value)).toBe(true);
          }
        });
      }),
    );
  });

  const students = realTable('univer/responses.csv');
  (students === undefined ? test.skip : test)('thirteen faculties: each against the others', () => {
    const units = Array.from({ length: 13 }, (_, at) => ({
      key: String(at + 1),
      strata: {
        all: sumsOfValues((students ?? []).flatMap((row) => (row.faculty === at + 1 ? (row.global ?? []) : []))),
      },
    }));
    const standings = compareUnits(units);
    for (const { key, difference, group } of standings) {
      const own = (students ?? []).filter((row) => String(row.faculty) === key).map((row) => Number(row.global));
      const rest = (students ?? []).filter((row) => String(row.faculty) !== key).map((row) => Number(row.global));
      const mean = (x: number[]) => x.reduce((a, b) => a + b, 0) / x.length;
      if (group !== null) expectNear(difference, mean(own) - mean(rest));
    }
    expect(new Set(standings.map(({ group }) => group)).size).toBeGreaterThan(2);
  });
});
