import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cronbachAlpha, feldtInterval } from '../../../src/domain/statistics/cronbach-alpha.ts';
import { emCovariance, type PatternSums, smallestPairCount } from '../../../src/domain/statistics/em-covariance.ts';
import { fQuantile } from '../../../src/domain/statistics/f-quantile.ts';
import { itemTotals } from '../../../src/domain/statistics/item-total.ts';
import { expectNear, FROM_QUANTILE, fixture, publishedExample } from '../../support/fixtures.ts';

type Row = readonly (number | null)[];

/** Rows grouped by which values are there. */
function groupRows(rows: readonly Row[]): PatternSums[] {
  const groups = new Map<string, { observed: number[]; rows: number[][] }>();
  for (const row of rows) {
    const observed = row.flatMap((value, at) => (value === null ? [] : [at]));
    const group = groups.get(observed.join()) ?? { observed, rows: [] };
    group.rows.push(row.filter((value) => value !== null));
    groups.set(observed.join(), group);
  }
  return [...groups.values()].map(({ observed, rows: kept }) => {
    const total = (of: (row: number[]) => number): number => kept.reduce((sum, row) => sum + of(row), 0);
    return {
      observed,
      n: kept.length,
      sums: observed.map((_, i) => total((row) => Number(row[i]))),
      products: observed.flatMap((_, i) =>
        observed.slice(i).map((__, j) => total((row) => Number(row[i]) * Number(row[i + j]))),
      ),
    };
  });
}

describe('EM covariance', () => {
  const { input, expected } = fixture<{
    input: { rows: Row[] };
    expected: {
      n_pair: number[][];
      em_means: number[];
      em_cov: number[][];
      alpha_em: number;
      alpha_pairwise: number;
      cov_pairwise: number[][];
    };
  }>('G24_planned_missingness_three_form');

  test('three forms of nine items out of twelve', () => {
    const estimate = emCovariance(12, groupRows(input.rows));
    if (!('value' in estimate)) throw new Error(`insufficient: ${estimate.insufficient}`);
    expect(estimate.n).toBe(900);
    expectNear(estimate.value.means, expected.em_means, { abs: 1e-6, rel: 0 });
    expectNear(estimate.value.covariance, expected.em_cov, { abs: 1e-6, rel: 0 });
    const alpha = cronbachAlpha(estimate.value.covariance, estimate.n);
    expectNear('value' in alpha && alpha.value, expected.alpha_em, { abs: 1e-6, rel: 0 });
    const pairwise = cronbachAlpha(expected.cov_pairwise, 900);
    expectNear('value' in pairwise && pairwise.value, expected.alpha_pairwise);
  });

  test('the pair answered together least often', () => {
    expect(smallestPairCount(12, groupRows(input.rows))).toBe(Math.min(...expected.n_pair.flat()));
    expect(
      smallestPairCount(
        2,
        groupRows([
          [1, null],
          [null, 2],
        ]),
      ),
    ).toBe(0);
  });

  test('with nothing missing it is the covariance with divisor n', () => {
    const estimate = emCovariance(
      2,
      groupRows([
        [1, 2],
        [2, 2],
        [3, 3],
      ]),
    );
    if (!('value' in estimate)) throw new Error(`insufficient: ${estimate.insufficient}`);
    expectNear(estimate.value.means, [2, 7 / 3]);
    expectNear(estimate.value.covariance, [
      [2 / 3, 1 / 3],
      [1 / 3, 2 / 9],
    ]);
  });

  test('worked example: an item that everybody answered is not moved', () => {
    const estimate = emCovariance(2, [
      { observed: [0, 1], n: 3, sums: [6, 7], products: [14, 15, 17] },
      { observed: [0], n: 1, sums: [2], products: [4] },
    ]);
    if (!('value' in estimate)) throw new Error(`insufficient: ${estimate.insufficient}`);
    expectNear([estimate.value.means[0], estimate.value.covariance[0]?.[0]], [2, 0.5]);
  });

  test('says why when there is nothing to estimate from', () => {
    expect(emCovariance(2, [])).toEqual({ n: 0, insufficient: 'no_answers' });
    const apart = groupRows([
      [1, null],
      [2, null],
      [null, 1],
      [null, 3],
    ]);
    expect(emCovariance(2, apart)).toEqual({ n: 4, insufficient: 'pair_never_together' });
    const constant = groupRows([
      [4, 1],
      [4, 2],
      [4, 3],
      [4, null],
    ]);
    expect(emCovariance(2, constant)).toEqual({ n: 4, insufficient: 'no_spread' });
    const twice = groupRows([
      [1, 1, 2],
      [2, 2, 1],
      [3, 3, 3],
      [2, 2, null],
      [5, 5, null],
      [4, null, 2],
    ]);
    expect(emCovariance(3, twice)).toMatchObject({ n: 6, insufficient: 'no_spread' });
  });

  test('whatever is missing, it gives finite numbers or a reason', () => {
    const answer = fc.option(fc.integer({ min: 1, max: 7 }), { freq: 3 });
    const row = fc.tuple(answer, answer, answer);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), (rows) => {
        const estimate = emCovariance(3, groupRows(rows));
        if (!('value' in estimate)) return;
        for (const value of [...estimate.value.means, ...estimate.value.covariance.flat()]) {
          expect(Number.isFinite(value)).toBe(true);
        }
        estimate.value.covariance.forEach((line, i) => {
          expect(Number(line[i])).toBeGreaterThanOrEqual(0);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('Cronbach alpha', () => {
  test('worked examples', () => {
    const two = [
      [1, 0.5],
      [0.5, 1],
    ];
    const alpha = cronbachAlpha(two, 20);
    expectNear('value' in alpha && alpha.value, 2 / 3);
    expect(itemTotals(two, 20)[0]).toEqual({ itemRest: 0.5, alphaIfDeleted: null });
  });

  test('each of three items against the sum of the other two, worked out by hand', () => {
    const totals = itemTotals(
      [
        [2, 1, 0.5],
        [1, 3, 1.5],
        [0.5, 1.5, 4],
      ],
      20,
    );
    // Covariance with the others together, variance of that sum; and of the two that are left, 2 · (1 − variances / sum).
    expectNear(totals[0]?.itemRest, 1.5 / Math.sqrt(2 * 10));
    expectNear(totals[1]?.itemRest, 2.5 / Math.sqrt(3 * 7));
    expectNear(totals[2]?.itemRest, 2 / Math.sqrt(4 * 7));
    expectNear(totals[0]?.alphaIfDeleted, 2 * (1 - 7 / 10));
    expectNear(totals[1]?.alphaIfDeleted, 2 * (1 - 6 / 7));
    expectNear(totals[2]?.alphaIfDeleted, 2 * (1 - 5 / 7));
  });

  test('negative alpha is shown as it is', () => {
    const alpha = cronbachAlpha(
      [
        [1, -0.5],
        [-0.5, 1],
      ],
      20,
    );
    expectNear('value' in alpha && alpha.value, -2);
  });

  test('one item, one answer, no spread', () => {
    expect(cronbachAlpha([[1]], 20)).toEqual({ n: 20, insufficient: 'under_two_items' });
    expect(
      cronbachAlpha(
        [
          [0, 0],
          [0, 0],
        ],
        1,
      ),
    ).toEqual({ n: 1, insufficient: 'under_two_answers' });
    expect(
      cronbachAlpha(
        [
          [0, 0],
          [0, 0],
        ],
        9,
      ),
    ).toEqual({ n: 9, insufficient: 'no_spread' });
    expect(
      cronbachAlpha(
        [
          [1, -1],
          [-1, 1],
        ],
        9,
      ),
    ).toEqual({ n: 9, insufficient: 'no_spread' });
    expect(
      itemTotals(
        [
          [0, 0],
          [0, 1],
        ],
        9,
      ),
    ).toEqual([
      { itemRest: null, alphaIfDeleted: null },
      { itemRest: null, alphaIfDeleted: null },
    ]);
    expect(feldtInterval(0.8, 1, 6)).toBeNull();
    expect(feldtInterval(0.8, 100, 1)).toBeNull();
  });

  test('Feldt interval: the published example at 90 %, and ours at 95 %', () => {
    const { input, computed } = publishedExample<{ alpha: number; n: number; k: number }, unknown, { ci: number[] }>(
      'feldt_1987_ci',
    );
    const { alpha, n, k } = input;
    const end = (p: number): number => 1 - (1 - alpha) * fQuantile(p, n - 1, (n - 1) * (k - 1));
    expectNear([end(0.95), end(0.05)], computed.ci, FROM_QUANTILE);
    expectNear(feldtInterval(0.811984193107562, 152068, 6), [0.810516450786455, 0.813444388352869], FROM_QUANTILE);
  });
});
