import { describe, expect, test } from '@jest/globals';
import { cronbachAlpha, feldtInterval } from '../../../src/domain/statistics/cronbach-alpha.ts';
import type { PatternSums } from '../../../src/domain/statistics/em-covariance.ts';
import { itemTotals } from '../../../src/domain/statistics/item-total.ts';
import { meanInterval } from '../../../src/domain/statistics/mean-interval.ts';
import { completeCovariance } from '../../../src/domain/statistics/subset-sums.ts';
import { wilsonShare } from '../../../src/domain/statistics/wilson-interval.ts';
import { fixtureTally } from '../../support/fixture-tally.ts';
import { FROM_QUANTILE, realFixture, reportAbsent } from '../../support/fixtures.ts';
import { cellsOf, expectItem, type ItemExpectation } from '../../support/item-expectation.ts';
import { realTable } from '../../support/real-tables.ts';
import { momentsOfValues } from '../../support/sums.ts';

type Row = readonly (number | null)[];
interface AlphaExpectation {
  n: number;
  alpha: number;
  feldt_ci95: number[];
  items: { item: string; item_rest: number; alpha_if_deleted: number }[];
}
interface MeanExpectation {
  n: number;
  mean: number;
  sd: number;
  ci: number[];
  top2: number;
  top2_wilson95: number[];
}

/** The complete rows as one pattern of sums. */
function patternOf(rows: readonly Row[]): PatternSums {
  const complete = rows.flatMap((row) => (row.includes(null) ? [] : [row.map(Number)]));
  const k = complete[0]?.length ?? 0;
  const columns = Array.from({ length: k }, (_, i) => i);
  const dot = (i: number, j: number): number => complete.reduce((sum, row) => sum + row[i]! * row[j]!, 0);
  return {
    observed: columns,
    n: complete.length,
    sums: columns.map((i) => complete.reduce((sum, row) => sum + row[i]!, 0)),
    products: columns.flatMap((i) => columns.slice(i).map((j) => dot(i, j))),
  };
}

const offices = realFixture<{ expected: { alpha4: AlphaExpectation } }>('G04_univer_segments_csat');
const mobile = realFixture<{ input: { X: Row[] }; expected: { alpha_PERQ: AlphaExpectation } }>('G05_mobi_key_drivers');
const airport = realFixture<{
  expected: {
    y2014: Record<string, MeanExpectation>;
    y2015: Record<string, MeanExpectation>;
    alpha_2015_6items: AlphaExpectation;
  };
}>('G06_sfo_2014_2015');
const campus = realFixture<{
  input: { importance: Row[]; performance: Row[] };
  expected: { items: ItemExpectation[] };
}>('G09_likert_gap_ipa');
const tables = {
  students: realTable('univer/responses.csv'),
  y2014: realTable('sfo_airport/sfo_2014.csv'),
  y2015: realTable('sfo_airport/sfo_2015.csv'),
};

if (!offices || !mobile || !airport || !campus || !tables.students || !tables.y2014 || !tables.y2015) {
  reportAbsent('The university, mobile, airport and campus surveys (G04, G05, G06, G09)');
  test.skip('means and reliability of real surveys', () => {});
} else {
  const { students, y2014, y2015 } = tables;
  const years = { y2014, y2015 };
  const pick = (rows: Record<string, number | null>[], names: readonly string[], top: number): Row[] =>
    rows.map((row) =>
      names.map((name) => {
        const value = row[name] ?? null;
        return value !== null && value >= 1 && value <= top ? value : null;
      }),
    );

  describe('reliability of real surveys', () => {
    const tally = fixtureTally(
      'G04, G05, G06 (alphas)',
      'standardised alpha, inter-item r, sem, omega (not in the product)',
    );

    test.each([
      ['university', offices.expected.alpha4, (names: string[]) => pick(students, names, 7)],
      ['mobile phones', mobile.expected.alpha_PERQ, () => mobile.input.X],
      ['airport', airport.expected.alpha_2015_6items, (names: string[]) => pick(y2015, names, 5)],
    ] as const)('%s', (_, expected, rowsOf) => {
      const rows = rowsOf(expected.items.map(({ item }) => item));
      const k = expected.items.length;
      const { n, covariance } = completeCovariance(k, [patternOf(rows)]);
      const alpha = cronbachAlpha(covariance, n);
      if (!('value' in alpha)) throw new Error('no alpha');
      tally.near([n, alpha.value], [expected.n, expected.alpha]);
      tally.near(feldtInterval(alpha.value, n, k), expected.feldt_ci95, FROM_QUANTILE);
      itemTotals(covariance, n).forEach(({ itemRest, alphaIfDeleted }, at) => {
        const item = expected.items[at];
        tally.near([itemRest, alphaIfDeleted], [item?.item_rest, item?.alpha_if_deleted]);
      });
    });
  });

  describe('means and satisfied shares of an airport', () => {
    const tally = fixtureTally('G06_sfo_2014_2015 (means)', 'weighted means (no weights in the product)');

    test.each(['y2014', 'y2015'] as const)('%s', (year) => {
      for (const [name, expected] of Object.entries(airport.expected[year])) {
        const values = pick(years[year], [name], 5).flatMap(([value]) => value ?? []);
        const moments = momentsOfValues(values);
        tally.near([moments.n, moments.mean, moments.sd], [expected.n, expected.mean, expected.sd]);
        tally.near(meanInterval(moments), expected.ci, FROM_QUANTILE);
        const top = wilsonShare(values.filter((value) => value >= 4).length, moments.n);
        tally.near('value' in top && top.value.ci95, expected.top2_wilson95, FROM_QUANTILE);
      }
    });
  });

  test.each(campus.expected.items.map((item, at) => ({ at, item })))('campus office $at: gap', ({ at, item }) => {
    const column = (rows: Row[]) => rows.map((row) => row[at] ?? null);
    expectItem(cellsOf(column(campus.input.importance), column(campus.input.performance)), item);
    expect(item.n_pair).toBe(68);
  });
}
