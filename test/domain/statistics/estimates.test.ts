import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { adjustPValues } from '../../../src/domain/statistics/benjamini-hochberg.ts';
import { covarianceFromSums, exactScatter, momentsFromSums } from '../../../src/domain/statistics/integer-moments.ts';
import { meanInterval } from '../../../src/domain/statistics/mean-interval.ts';
import { netPromoter } from '../../../src/domain/statistics/net-promoter.ts';
import { pairedGap } from '../../../src/domain/statistics/paired-gap.ts';
import { pairedPower, smallestDetectableGap } from '../../../src/domain/statistics/smallest-detectable-gap.ts';
import { wilsonShare } from '../../../src/domain/statistics/wilson-interval.ts';
import { EXACT, expectNear, FROM_QUANTILE, fixture, P_VALUE, publishedExample } from '../../support/fixtures.ts';
import { cellsOf, expectItem, type ItemExpectation } from '../../support/item-expectation.ts';

const sumsOf = (x: readonly number[]) => ({
  n: x.length,
  sum: x.reduce((a, b) => a + b, 0),
  sumOfSquares: x.reduce((a, b) => a + b * b, 0),
});

describe('moments from whole-number sums', () => {
  test('worked examples', () => {
    expect(momentsFromSums({ n: 3, sum: 15, sumOfSquares: 77 })).toEqual({ n: 3, mean: 5, sd: 1 });
    expect(covarianceFromSums({ n: 3, sumXY: 15, sumX: 6, sumY: 7 })).toBe(0.5);
    expect(exactScatter(4, 490, 40, 40)).toBe(360);
  });

  test('no answers, one answer, all the same', () => {
    expect(momentsFromSums({ n: 0, sum: 0, sumOfSquares: 0 })).toEqual({ n: 0, mean: null, sd: null });
    expect(momentsFromSums({ n: 1, sum: 4, sumOfSquares: 16 })).toEqual({ n: 1, mean: 4, sd: null });
    expect(momentsFromSums({ n: 3, sum: 21, sumOfSquares: 147 })).toEqual({ n: 3, mean: 7, sd: 0 });
  });

  test('sums whose products pass 2^53 stay exact', () => {
    const { input, expected } = fixture<{
      input: { offset_series: number[] };
      expected: { offset: { mean: number; var: number } };
    }>('G23_merge_sufficient_statistics');
    // Shifted so far that Σx² is still a safe integer while n·Σx² is not.
    const shifted = input.offset_series.map((x) => x - 1e9 + 45_000_000);
    const { mean, sd } = momentsFromSums(sumsOf(shifted));
    expect(mean).toBe(expected.offset.mean - 1e9 + 45_000_000);
    expectNear(sd, Math.sqrt(expected.offset.var));
    const { n, sum, sumOfSquares } = sumsOf(shifted);
    expect(n * sumOfSquares).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
    expect(exactScatter(2_000_000_000, 9_000_000_000_000_000, 4_000_000_000, 4_000_000_000)).toBe(
      Number(2_000_000_000n * 9_000_000_000_000_000n - 4_000_000_000n * 4_000_000_000n),
    );
    expect(exactScatter(94_906_267, 94_906_267, 94_906_266, 94_906_268)).toBe(1);
    expect(sum).toBe(180_000_040);
  });

  test('scores counted in a finer unit give the same moments', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 50 }), (x) => {
        const plain = momentsFromSums(sumsOf(x));
        const fine = momentsFromSums(sumsOf(x.map((value) => value * 5040)), 5040);
        expectNear([fine.n, fine.mean, fine.sd], [plain.n, plain.mean, plain.sd], { abs: 1e-12, rel: 1e-12 });
      }),
    );
  });
});

describe('paired gap', () => {
  test('worked example', () => {
    const estimate = pairedGap({ n: 3, E: 18, P: 15, EE: 110, PP: 75, EP: 90 });
    expect(estimate).toMatchObject({ n: 3, value: { gap: { mean: -1, sd: 1, df: 2 } } });
    if ('value' in estimate) expectNear(estimate.value.gap.t, -Math.sqrt(3));
    expect(meanInterval({ n: 3, mean: 5, sd: 1 })?.map((end) => end.toFixed(5))).toEqual(['2.51586', '7.48414']);
  });

  test('the sleep data of Student 1908, in tenths of an hour', () => {
    const { input, published, computed } = publishedExample<
      { a: number[]; b: number[] },
      { mean_diff: number; ci95: number[] },
      ItemExpectation
    >('student_sleep_paired_t');
    const P = input.a.map((hours) => Math.round(hours * 10));
    const E = input.b.map((hours) => Math.round(hours * 10));
    const [e, p] = [sumsOf(E), sumsOf(P)];
    const EP = E.reduce((sum, value, at) => sum + value * Number(P[at]), 0);
    const estimate = pairedGap({ n: 10, E: e.sum, P: p.sum, EE: e.sumOfSquares, PP: p.sumOfSquares, EP }, 10);
    if (!('value' in estimate)) throw new Error('ten pairs have a gap');
    const { gap } = estimate.value;
    expectNear(
      [gap.mean, gap.sd, gap.t, gap.hedgesG],
      [published.mean_diff, computed.gap_sd, computed.t, computed.g_z],
    );
    expectNear(gap.ci95, published.ci95, { abs: 5e-8, rel: 0 });
    expectNear(gap.p, computed.p, P_VALUE);
  });

  const { cases } = fixture<{
    cases: { name: string; input: { E: (number | null)[]; P: (number | null)[] }; expected: ItemExpectation }[];
  }>('G21_edge_cases');

  test.each(cases)('edge case $name', ({ input, expected }) => {
    expectItem(cellsOf(input.E, input.P), expected);
  });

  test('cross-table counts give the statistics of the rows', () => {
    const { input, expected } = fixture<{
      input: { E: (number | null)[]; P: (number | null)[] };
      expected: { item: ItemExpectation };
    }>('G23_merge_sufficient_statistics');
    expectItem(cellsOf(input.E, input.P), expected.item);
  });
});

describe('Wilson share', () => {
  test('the table of Newcombe 1998', () => {
    const { input, computed } = publishedExample<[number, number][], unknown, number[][]>('newcombe_wilson');
    input.forEach(([count, n], at) => {
      const estimate = wilsonShare(count, n);
      expectNear('value' in estimate && estimate.value.ci95, computed[at], FROM_QUANTILE);
    });
  });

  test('worked example, and the ends', () => {
    const estimate = wilsonShare(2, 5);
    expect('value' in estimate && estimate.value.value).toBe(0.4);
    if ('value' in estimate) expectNear(estimate.value.ci95, [0.117620774232648, 0.769275718723987], FROM_QUANTILE);
    expect(wilsonShare(0, 0)).toEqual({ n: 0, insufficient: 'no_answers' });
    expect(() => wilsonShare(6, 5)).toThrow(RangeError);
  });

  test('exactly 0 with none and exactly 1 with all, inside 0 to 1 always, and it holds the share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const count = Math.round(n * part);
        for (const k of [0, count, n]) {
          const estimate = wilsonShare(k, n);
          if (!('value' in estimate)) throw new Error('a share exists from one answer on');
          const { value, ci95 } = estimate.value;
          expect(ci95[0] <= value && value <= ci95[1]).toBe(true);
          expect(ci95[0] >= 0 && ci95[1] <= 1).toBe(true);
          expect(ci95[0] === 0).toBe(k === 0);
          expect(ci95[1] === 1).toBe(k === n);
        }
      }),
    );
  });
});

describe('Benjamini–Hochberg', () => {
  test('worked example: what is undefined does not count', () => {
    expectNear(adjustPValues([0.01, null, 0.04, 0.03]), [0.03, null, 0.04, 0.04]);
    expect(adjustPValues([])).toEqual([]);
    expect(adjustPValues([null])).toEqual([null]);
  });

  test('the example of the paper: four of fifteen stand', () => {
    const { input, published, computed } = publishedExample<
      { p: number[] },
      { rejected_bh: number },
      { p_bh: number[] }
    >('bh_1995');
    const adjusted = adjustPValues(input.p);
    expectNear(adjusted, computed.p_bh);
    expect(adjusted.filter((p) => p !== null && p < 0.05)).toHaveLength(published.rejected_bh);
  });

  test('never under p, never over 1, keeps the order of p', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 30 }), (p) => {
        const adjusted = adjustPValues(p);
        p.forEach((a, i) => {
          const b = adjusted[i] ?? null;
          if (a === null || b === null) {
            expect(b).toBe(a);
            return;
          }
          expect(b >= a && b <= 1).toBe(true);
          p.forEach((c, j) => {
            if (c !== null && c > a) expect(Number(adjusted[j])).toBeGreaterThanOrEqual(b);
          });
        });
      }),
    );
  });
});

describe('smallest detectable gap', () => {
  const { expected } = fixture<{
    expected: { mdg: { n: number; sd: number; mdg80: number; mdg90: number }[] };
  }>('G11_power_fpc');

  test.each(expected.mdg)('n = $n, sd = $sd', ({ n, sd, mdg80, mdg90 }) => {
    expectNear(smallestDetectableGap(n, sd), mdg80, { abs: 1e-6, rel: 1e-6 });
    expectNear(pairedPower((mdg80 * Math.sqrt(n)) / sd, n - 1), 0.8, { abs: 1e-6, rel: 0 });
    expectNear(pairedPower((mdg90 * Math.sqrt(n)) / sd, n - 1), 0.9, { abs: 1e-6, rel: 0 });
  });

  test('without a gap the power is half of the 5 % of the test', () => {
    for (const df of [1, 2, 4, 9, 30, 1000, 1_000_000]) expectNear(pairedPower(0, df), 0.025, { abs: 1e-9, rel: 0 });
  });

  // Reference values from the noncentral t distribution of an independent program.
  test.each([
    { shift: 3, df: 1, power: 0.1861080742462853 },
    { shift: 2, df: 2, power: 0.21800447454151117 },
    { shift: 3, df: 9, power: 0.7611552610044537 },
    { shift: 2.8, df: 206, power: 0.7958700780966255 },
    { shift: 1, df: 30, power: 0.16066868781756172 },
  ])('power at $shift with $df degrees of freedom', ({ shift, df, power }) => {
    expectNear(pairedPower(shift, df), power, { abs: 1e-9, rel: 0 });
  });

  test('undefined without spread or answers', () => {
    expect(smallestDetectableGap(1, 1)).toBeNull();
    expect(smallestDetectableGap(50, 0)).toBeNull();
    expect(smallestDetectableGap(50, null)).toBeNull();
    expect(smallestDetectableGap(2, 1)).toBeGreaterThan(5);
  });

  test('shrinks with n, close to 2.80 sd/√n', () => {
    let last = Number.POSITIVE_INFINITY;
    for (const n of [3, 5, 10, 30, 100, 1000, 1_000_000]) {
      const gap = Number(smallestDetectableGap(n, 1.5));
      expect(gap).toBeLessThan(last);
      last = gap;
    }
    expectNear(last, (2.801585 * 1.5) / 1000, { abs: 1e-6, rel: 0 });
  });
});

describe('net promoter score', () => {
  const { cases } = fixture<{
    cases: {
      name: string;
      input: number[];
      expected: {
        n: number;
        promoters?: number;
        detractors?: number;
        nps: number | null;
        se_n_minus_1?: number | null;
      };
    }[];
  }>('G2A_nps_csat');

  test.each(cases)('$name', ({ input, expected }) => {
    const counts = Array.from({ length: 11 }, (_, value) => input.filter((answer) => answer === value).length);
    const estimate = netPromoter(counts);
    expect(estimate.n).toBe(expected.n);
    if (!('value' in estimate)) return expect(expected.nps).toBeNull();
    const { promoters, detractors, value, ci95 } = estimate.value;
    expect([promoters, detractors]).toEqual([expected.promoters, expected.detractors]);
    expectNear(value, expected.nps);
    // The spread that the t interval is made of; its critical value is checked by itself.
    const moments = momentsFromSums({
      n: expected.n,
      sum: promoters - detractors,
      sumOfSquares: promoters + detractors,
    });
    const spread = moments.sd === null ? null : (100 * moments.sd) / Math.sqrt(expected.n);
    expectNear(spread, expected.se_n_minus_1, EXACT);
    if (ci95 !== null) expect(ci95[0] >= -100 && ci95[0] <= value && value <= ci95[1] && ci95[1] <= 100).toBe(true);
  });
});
