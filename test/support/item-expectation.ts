import { expect } from '@jest/globals';
import { itemCells, itemDistribution, itemPairSums } from '../../src/domain/card/item-sums.ts';
import type { Counts } from '../../src/domain/state/state.ts';
import { hedgesCorrection } from '../../src/domain/statistics/hedges-correction.ts';
import { covarianceFromSums, momentsFromSums } from '../../src/domain/statistics/integer-moments.ts';
import { pairedGap } from '../../src/domain/statistics/paired-gap.ts';
import { wilsonShare } from '../../src/domain/statistics/wilson-interval.ts';
import { expectNear, FROM_QUANTILE, P_VALUE } from './fixtures.ts';

type Maybe = number | null;

/** The numbers that fixtures give for one item. */
export interface ItemExpectation {
  n_E: number;
  n_P: number;
  n_pair: number;
  mean_E_all: Maybe;
  mean_P_all: Maybe;
  mean_E: Maybe;
  mean_P: Maybe;
  sd_E: Maybe;
  sd_P: Maybe;
  cov_EP: Maybe;
  gap_mean: Maybe;
  gap_sd: Maybe;
  gap_ci95: Maybe[];
  t: Maybe;
  df: Maybe;
  p: Maybe;
  d_z: Maybe;
  hedges_J_exact: Maybe;
  g_z: Maybe;
  n_below: number;
  n_equal: number;
  n_above: number;
  prop_met_wilson95: Maybe[];
  crosstab_E_rows_P_cols?: number[][];
}

/** Rows of E and P as an item's cross-table counts. */
export function cellsOf(E: readonly Maybe[], P: readonly Maybe[]): Counts {
  const counts: Counts = {};
  E.forEach((e, at) => {
    const p = P[at] ?? null;
    const cell = e === null && p === null ? 'skipped' : `${e ?? ''},${p ?? ''}`;
    counts[cell] = (counts[cell] ?? 0) + 1;
  });
  return counts;
}

/** Holds everything that the fixtures say of an item against what its counts give. */
export function expectItem(counts: Counts, expected: ItemExpectation): void {
  const margin = (level: 'e' | 'p'): { n: number; mean: Maybe } => {
    const rated = itemCells(counts).flatMap((cell) => {
      const value = cell[level];
      return value === null ? [] : [{ value, count: cell.count }];
    });
    const n = rated.reduce((sum, { count }) => sum + count, 0);
    const sum = rated.reduce((total, { value, count }) => total + value * count, 0);
    return { n, mean: momentsFromSums({ n, sum, sumOfSquares: 0 }).mean };
  };
  const [E, P] = [margin('e'), margin('p')];
  expect([E.n, P.n]).toEqual([expected.n_E, expected.n_P]);
  expectNear([E.mean, P.mean], [expected.mean_E_all, expected.mean_P_all]);

  const sums = itemPairSums(counts);
  const estimate = pairedGap(sums);
  expect(estimate.n).toBe(expected.n_pair);
  const distribution = itemDistribution(counts).gap;
  const count = (side: (gap: number) => boolean): number =>
    [...distribution].reduce((total, [gap, n]) => total + (side(gap) ? n : 0), 0);
  const below = count((gap) => gap < 0);
  expect([below, distribution.get(0) ?? 0, count((gap) => gap > 0)]).toEqual([
    expected.n_below,
    expected.n_equal,
    expected.n_above,
  ]);
  const met = wilsonShare(expected.n_pair - below, expected.n_pair);
  expectNear('value' in met ? met.value.ci95 : null, expected.prop_met_wilson95, FROM_QUANTILE, 'prop_met');
  if (!('value' in estimate)) {
    expect([expected.gap_mean, expected.mean_E, expected.t]).toEqual([null, null, null]);
    return;
  }
  const { expectation, performance, gap } = estimate.value;
  expectNear([expectation.mean, performance.mean], [expected.mean_E, expected.mean_P]);
  expectNear([expectation.sd, performance.sd], [expected.sd_E, expected.sd_P]);
  expectNear(covarianceFromSums({ n: sums.n, sumXY: sums.EP, sumX: sums.E, sumY: sums.P }), expected.cov_EP);
  expectNear([gap.mean, gap.sd, gap.t, gap.dz], [expected.gap_mean, expected.gap_sd, expected.t, expected.d_z]);
  expectNear(gap.ci95, expected.gap_ci95, FROM_QUANTILE, 'ci95');
  expectNear(gap.p, expected.p, P_VALUE, 'p');
  expectNear(gap.hedgesG, expected.g_z, undefined, 'g');
  if (gap.df !== null && gap.df > 1) expectNear(hedgesCorrection(gap.df), expected.hedges_J_exact);
  if (expected.t !== null) expect(gap.df).toBe(expected.df);
}
