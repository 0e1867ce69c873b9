import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { questionEntry } from '../../../src/domain/card/question-entry.ts';
import { DEFAULT_QUESTIONS } from '../../../src/domain/questionnaire/default-questions.ts';
import { adjustPValues } from '../../../src/domain/statistics/benjamini-hochberg.ts';
import { meanContrast } from '../../../src/domain/statistics/mean-contrast.ts';
import { differenceInDifferences, welchDifference } from '../../../src/domain/statistics/mean-differences.ts';
import { shareDifference } from '../../../src/domain/statistics/share-difference.ts';
import { wilsonShare } from '../../../src/domain/statistics/wilson-interval.ts';
import { fixtureTally } from '../../support/fixture-tally.ts';
import { expectNear, FROM_QUANTILE, fixture, P_VALUE, realFixture, reportAbsent } from '../../support/fixtures.ts';
import { realTable } from '../../support/real-tables.ts';
import { momentsOfValues } from '../../support/sums.ts';

interface WelchExpectation {
  n1: number;
  n2: number;
  mean1: number;
  mean2: number;
  diff: number;
  t: number;
  df: number;
  p: number;
  ci95: number[];
  p_bh?: number;
}
type Rows = (number | null)[][];
type Tally = ReturnType<typeof fixtureTally>;

function expectWelch(
  tally: Tally,
  first: (number | null)[],
  second: (number | null)[],
  expected: WelchExpectation,
): number {
  const [a, b] = [momentsOfValues(first), momentsOfValues(second)];
  tally.near([a.n, b.n, a.mean, b.mean], [expected.n1, expected.n2, expected.mean1, expected.mean2]);
  const estimate = welchDifference(a, b);
  if (!('value' in estimate) || estimate.value.p === null) throw new Error('two groups with spread have a difference');
  const { value, t, df, p, ci95 } = estimate.value;
  tally.near([value, t, df], [expected.diff, expected.t, expected.df]);
  tally.near(p, expected.p, P_VALUE);
  tally.near(ci95, expected.ci95, FROM_QUANTILE);
  return p;
}

describe('difference of two means', () => {
  test('worked example', () => {
    const estimate = welchDifference({ n: 3, mean: 5, sd: 1 }, { n: 3, mean: 4, sd: 1 });
    if (!('value' in estimate)) throw new Error('no difference');
    expectNear([estimate.n, estimate.value.value, estimate.value.df], [6, 1, 4]);
    expectNear(estimate.value.se, Math.sqrt(2 / 3));
    expectNear(estimate.value.ci95, [-1.266957981524, 3.266957981524], FROM_QUANTILE);
  });

  test('no answers, one answer, no spread', () => {
    const three = { n: 3, mean: 5, sd: 1 };
    expect(welchDifference({ n: 0, mean: null, sd: null }, three)).toEqual({ n: 3, insufficient: 'under_two_answers' });
    expect(welchDifference({ n: 1, mean: 5, sd: null }, three)).toEqual({ n: 4, insufficient: 'under_two_answers' });
    const flat = { n: 4, mean: 7, sd: 0 };
    expect(welchDifference(flat, { ...flat, mean: 6 })).toEqual({
      n: 8,
      value: { value: 1, se: 0, ci95: [1, 1], t: null, df: null, p: null },
    });
    expect(welchDifference(flat, { ...flat, mean: 6, sd: 1e-200 })).toMatchObject({ value: { p: null, se: 0 } });
    expect(welchDifference(flat, three)).toMatchObject({ value: { df: 2 } });
    expect(meanContrast([])).toEqual({ n: 0, insufficient: 'no_groups' });
  });

  const managers = fixture<{
    input: { customers_E: Rows; managers_prediction: Rows };
    expected: { gap1: WelchExpectation[] };
  }>('G27_gaps_model_1_to_5');
  const tally = fixtureTally(
    'G27_gaps_model_1_to_5 (gap 1)',
    'cohen_d_pooled, rank correlation and mean absolute gap (no page shows them), gap 2 (descriptive)',
  );

  test('what managers believe customers expect against what they expect', () => {
    const p = managers.expected.gap1.map((expected, item) =>
      expectWelch(
        tally,
        managers.input.managers_prediction.map((row) => row[item] ?? null),
        managers.input.customers_E.map((row) => row[item] ?? null),
        expected,
      ),
    );
    tally.near(
      adjustPValues(p),
      managers.expected.gap1.map(({ p_bh }) => p_bh),
      P_VALUE,
    );
  });

  test('turned round it is the same with the other sign, and any unit will do', () => {
    const group = fc.record({
      n: fc.integer({ min: 2, max: 1_000_000 }),
      mean: fc.double({ min: -10, max: 10, noNaN: true }),
      sd: fc.double({ min: 0, max: 5, noNaN: true }),
    });
    fc.assert(
      fc.property(group, group, (a, b) => {
        const [there, back] = [welchDifference(a, b), welchDifference(b, a)];
        if (!('value' in there && 'value' in back)) throw new Error('no difference');
        expectNear(there.value.value, -back.value.value);
        expect(there.value.p).toBe(back.value.p);
        const { ci95, value, p, df } = there.value;
        expect(ci95[0] <= value && value <= ci95[1]).toBe(true);
        if (p !== null) expect(p >= 0 && p <= 1).toBe(true);
        if (df !== null) {
          expect(df).toBeGreaterThanOrEqual(Math.min(a.n, b.n) - 1 - 1e-6);
          expect(df).toBeLessThanOrEqual((a.n + b.n - 2) * (1 + 1e-9));
        }
      }),
    );
  });
});

describe('difference in differences', () => {
  test('worked example', () => {
    const estimate = differenceInDifferences(
      { before: { n: 3, mean: 4, sd: 1 }, after: { n: 3, mean: 6, sd: 1 } },
      { before: { n: 3, mean: 4, sd: 1 }, after: { n: 3, mean: 4.5, sd: 1 } },
    );
    if (!('value' in estimate)) throw new Error('no difference');
    expectNear([estimate.n, estimate.value.value, estimate.value.df], [12, 1.5, 8]);
    expectNear(estimate.value.se, Math.sqrt(4 / 3));
  });

  test('with four groups of one size and spread it is the interaction of a two-way analysis', () => {
    // Cells 1 3, 2 4, 2 6, 1 7 (before and after, with and without): interaction t = 0 / ... worked by hand.
    const estimate = differenceInDifferences(
      { before: momentsOfValues([1, 3]), after: momentsOfValues([2, 6]) },
      { before: momentsOfValues([2, 4]), after: momentsOfValues([1, 7]) },
    );
    if (!('value' in estimate)) throw new Error('no difference');
    expectNear(estimate.value.value, 1);
    expectNear(estimate.value.se, Math.sqrt((2 + 8 + 2 + 18) / 2));
    // (1 + 4 + 1 + 9)² / (1 + 16 + 1 + 81)
    expectNear(estimate.value.df, 225 / 99);
  });

  test('a group without two answers', () => {
    const some = { n: 3, mean: 4, sd: 1 };
    expect(
      differenceInDifferences({ before: some, after: some }, { before: some, after: { n: 1, mean: 4, sd: null } }),
    ).toEqual({ n: 10, insufficient: 'under_two_answers' });
  });
});

describe('difference of two shares', () => {
  // Newcombe 1998 II, table II, method 10, printed to four digits.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i of %i against %i of %i', (count1, n1, count2, n2, lower, upper) => {
    const estimate = shareDifference({ count: count1, n: n1 }, { count: count2, n: n2 });
    if (!('value' in estimate)) throw new Error('no difference');
    expect(estimate.n).toBe(n1 + n2);
    expectNear(estimate.value.ci95, [lower, upper], { abs: 5.1e-5, rel: 0 });
  });

  test('no answers; a count that does not fit', () => {
    expect(shareDifference({ count: 0, n: 0 }, { count: 1, n: 2 })).toEqual({ n: 2, insufficient: 'no_answers' });
    expect(() => shareDifference({ count: 3, n: 2 }, { count: 1, n: 2 })).toThrow(RangeError);
  });

  test('inside −1 to 1, holds the difference, turns round', () => {
    const group = fc
      .tuple(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([n, part]) => ({ n, count: Math.round(n * part) }));
    fc.assert(
      fc.property(group, group, (a, b) => {
        const [there, back] = [shareDifference(a, b), shareDifference(b, a)];
        if (!('value' in there && 'value' in back)) throw new Error('no difference');
        const { value, ci95 } = there.value;
        expect(-1 <= ci95[0] && ci95[0] <= value && value <= ci95[1] && ci95[1] <= 1).toBe(true);
        expectNear(back.value.ci95, [-ci95[1], -ci95[0]]);
      }),
    );
  });
});

describe('customer effort', () => {
  const effort = DEFAULT_QUESTIONS.find(({ key }) => key === 'ces');

  test('mean and top-two share of "it was easy", high is good', () => {
    if (effort?.kind !== 'rating') throw new Error('the effort question is a rating');
    const entry = questionEntry(effort, { 7: 6, 6: 4, 5: 3, 2: 2 }, 5);
    if (entry === undefined || !('mean' in entry)) throw new Error('no entry');
    expect([entry.n, entry.topBox.value]).toEqual([15, 10 / 15]);
    expectNear(entry.mean, (42 + 24 + 15 + 4) / 15);
    const top = wilsonShare(10, 15);
    expect(entry.topBox.ci95).toEqual('value' in top && top.value.ci95);
  });
});

const airport = realFixture<{ expected: { change_2015_minus_2014: Record<string, WelchExpectation> } }>(
  'G06_sfo_2014_2015',
);
const [year2014, year2015] = [realTable('sfo_airport/sfo_2014.csv'), realTable('sfo_airport/sfo_2015.csv')];
const offices = realFixture<{
  expected: {
    welch_women_minus_men_global: WelchExpectation;
    overall: Record<
      string,
      { n: number; mean: number; sd: number; ci: number[]; top2: number; top2_wilson95: number[] }
    >;
    by_faculty: Record<string, unknown>[];
  };
}>('G04_univer_segments_csat');
const students = realTable('univer/responses.csv');

if (!airport || !year2014 || !year2015 || !offices || !students) {
  reportAbsent('The airport and the university survey (G04, G06)');
  test.skip('two real surveys', () => {});
} else {
  describe('two real surveys', () => {
    const changes = fixtureTally(
      'G06_sfo_2014_2015 (changes)',
      'survey weights and cohen_d_pooled (not in the product)',
    );
    const valid = (rows: Record<string, number | null>[], name: string): (number | null)[] =>
      rows.map((row) => {
        const value = row[name] ?? null;
        return value !== null && value >= 1 && value <= 5 ? value : null;
      });

    test('22 items of an airport, one year against the other', () => {
      const items = Object.entries(airport.expected.change_2015_minus_2014);
      const p = items.map(([item, expected]) =>
        expectWelch(changes, valid(year2015, item), valid(year2014, item), expected),
      );
      changes.near(
        adjustPValues(p),
        items.map(([, { p_bh }]) => p_bh),
        P_VALUE,
      );
    });

    const csat = fixtureTally(
      'G04_univer_segments_csat',
      'ANOVA, omega, Spearman, inter-item r (not in the product); alpha and drivers have lines of their own',
    );

    test('women and men about university offices; satisfied shares of thirteen faculties', () => {
      const { welch_women_minus_men_global: welch, overall, by_faculty } = offices.expected;
      const global = (gender: number) =>
        students.filter((row) => row.gender === gender).map((row) => row.global ?? null);
      expectWelch(csat, global(1), global(0), welch);
      const check = (rows: Record<string, number | null>[], name: string, expected: (typeof overall)[string]): void => {
        const values = rows.flatMap((row) => row[name] ?? []);
        const { n, mean, sd } = momentsOfValues(values);
        const top = wilsonShare(values.filter((value) => value >= 6).length, n);
        csat.near([n, mean, sd], [expected.n, expected.mean, expected.sd]);
        csat.near('value' in top && top.value.ci95, expected.top2_wilson95, FROM_QUANTILE);
      };
      for (const [name, expected] of Object.entries(overall)) check(students, name, expected);
      for (const faculty of by_faculty) {
        const rows = students.filter((row) => row.faculty === faculty.faculty);
        for (const [name, expected] of Object.entries(faculty)) {
          if (isSegment(expected)) check(rows, name, expected);
        }
      }
    });
  });
}

function isSegment(
  value: unknown,
): value is { n: number; mean: number; sd: number; ci: number[]; top2: number; top2_wilson95: number[] } {
  return typeof value === 'object' && value !== null && 'top2_wilson95' in value;
}
