import { describe, expect, test } from '@jest/globals';
import { itemPairSums } from '../../../src/domain/card/item-sums.ts';
import { keptShare } from '../../../src/domain/card/kept-share.ts';
import { pairedGap } from '../../../src/domain/statistics/paired-gap.ts';
import { fixtureTally } from '../../support/fixture-tally.ts';
import { FROM_QUANTILE, fixture, P_VALUE } from '../../support/fixtures.ts';
import { cellsOf } from '../../support/item-expectation.ts';

interface Kept {
  share: number;
  wilson95: number[];
}
const { input, expected } = fixture<{
  input: {
    customers_E: (number | null)[][];
    customers_P: (number | null)[][];
    standards: { target: number; contacts: number; met: number }[];
    promises: { due: number; kept: number }[];
  };
  expected: {
    gap3: (Kept & { gap: number })[];
    gap4: Kept[];
    gap4_all: Kept;
    gap5: { n_pair: number; gap_mean: number; gap_ci95: number[]; p: number }[];
  };
}>('G27_gaps_model_1_to_5');

describe('promises kept', () => {
  const tally = fixtureTally('G27_gaps_model_1_to_5 (gaps 3, 4, 5)', "employees' items and alpha (no such survey yet)");

  test('three standards, two promises, all promises', () => {
    const verdicts = input.standards.map(({ target, contacts, met }, at) => {
      const kept = keptShare(met, contacts, target);
      if (!('value' in kept)) throw new Error('no share');
      const wanted = expected.gap3[at];
      tally.near([kept.value.value, kept.value.gap], [wanted?.share, wanted?.gap]);
      tally.near(kept.value.ci95, wanted?.wilson95, FROM_QUANTILE);
      return kept.value.verdict;
    });
    expect(verdicts).toEqual(['missed', 'undecided', 'missed']);
    const all = input.promises.reduce((a, b) => ({ due: a.due + b.due, kept: a.kept + b.kept }));
    [...input.promises, all].forEach(({ due, kept }, at) => {
      const share = keptShare(kept, due, 0.9);
      const wanted = [...expected.gap4, expected.gap4_all][at];
      tally.near('value' in share && share.value.value, wanted?.share);
      tally.near('value' in share && share.value.ci95, wanted?.wilson95, FROM_QUANTILE);
    });
  });

  test("customers' own gap beside them", () => {
    expected.gap5.forEach((wanted, item) => {
      const column = (rows: (number | null)[][]) => rows.map((row) => row[item] ?? null);
      const gap = pairedGap(itemPairSums(cellsOf(column(input.customers_E), column(input.customers_P))));
      if (!('value' in gap)) throw new Error('no gap');
      tally.near([gap.n, gap.value.gap.mean], [wanted.n_pair, wanted.gap_mean]);
      tally.near(gap.value.gap.ci95, wanted.gap_ci95, FROM_QUANTILE);
      tally.near(gap.value.gap.p, wanted.p, P_VALUE);
    });
  });

  test('worked example, met, and nothing due', () => {
    expect(keptShare(354, 420, 0.9)).toMatchObject({ value: { verdict: 'missed' } });
    expect(keptShare(100, 100, 0.9)).toMatchObject({ n: 100, value: { value: 1, verdict: 'met' } });
    expect(keptShare(1, 1, 0.9)).toMatchObject({ value: { verdict: 'undecided' } });
    expect(keptShare(0, 0, 0.9)).toEqual({ n: 0, insufficient: 'no_answers' });
    expect(() => keptShare(2, 1, 0.9)).toThrow(RangeError);
  });
});
