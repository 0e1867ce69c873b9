import { describe, expect, test } from '@jest/globals';
import { analyseCard } from '../../../src/domain/card/report-card.ts';
import { reliabilityOf } from '../../../src/domain/reliability/dimension-reliability.ts';
import { emptyProducts } from '../../../src/domain/reliability/pattern-products.ts';
import { addSheet } from '../../../src/domain/state/add-sheet.ts';
import { emptyState } from '../../../src/domain/state/state.ts';
import { expectNear, FROM_QUANTILE, P_VALUE, realFixture, reportAbsent } from '../../support/fixtures.ts';
import { expectItem, type ItemExpectation } from '../../support/item-expectation.ts';
import { KIOSK, kioskSheets } from '../../support/kiosk.ts';
import { addSheetToProducts } from '../../support/reference-products.ts';

interface Rows {
  E: (number | null)[][];
  P: (number | null)[][];
}
interface AlphaExpectation {
  n: number;
  alpha: number;
  feldt_ci95: number[];
  items: { item_rest: number; alpha_if_deleted: number }[];
}
interface GapExpectation {
  n: number;
  mean: number;
  sd: number;
  ci: number[];
}

const itemGaps = realFixture<{ input: Rows; expected: { items: (ItemExpectation & { p_bh_t: number })[] } }>(
  'G01_kiosk_item_gaps',
);
const dimensionGaps = realFixture<{
  input: Rows;
  expected: {
    dimensions: {
      gap: GapExpectation;
      mean_E: number;
      mean_P: number;
      alpha_E: AlphaExpectation;
      alpha_P: AlphaExpectation;
      alpha_gap: AlphaExpectation;
    }[];
    overall_unweighted: GapExpectation;
  };
}>('G02_kiosk_dimensions_servqual');

if (itemGaps === undefined || dimensionGaps === undefined) {
  reportAbsent('The kiosk survey (G01, G02)');
  test.skip('a real survey of 211 people', () => {});
} else {
  const sheets = kioskSheets(itemGaps.input.E, itemGaps.input.P);
  const state = emptyState();
  const products = emptyProducts(KIOSK);
  for (const sheet of sheets) {
    addSheet(state, KIOSK, sheet, 1);
    addSheetToProducts(products, sheet);
  }
  const card = analyseCard(KIOSK, state);

  describe('a real survey of 211 people, 24 items, eight dimensions', () => {
    test.each(itemGaps.expected.items.map((expected, at) => ({ at, expected })))('item $at', ({ at, expected }) => {
      const item = card.items[at];
      if (item === undefined) throw new Error('an item is missing from the card');
      expectItem(state.items[item.key] ?? {}, expected);
      expect(item.n).toBe(expected.n_pair);
      expectNear([item.expectation.mean, item.performance.mean], [expected.mean_E, expected.mean_P]);
      expectNear([item.expectation.sd, item.performance.sd], [expected.sd_E, expected.sd_P]);
      const { gap } = item;
      expectNear([gap.mean, gap.sd, gap.t, gap.df], [expected.gap_mean, expected.gap_sd, expected.t, expected.df]);
      expectNear([gap.dz, gap.hedgesG], [expected.d_z, expected.g_z]);
      expectNear(gap.ci95, expected.gap_ci95, FROM_QUANTILE);
      expectNear([gap.p, gap.pAdjusted], [expected.p, expected.p_bh_t], P_VALUE);
    });

    test.each(dimensionGaps.expected.dimensions.map((expected, at) => ({ at, expected })))(
      'dimension $at with its three alphas',
      ({ at, expected }) => {
        const dimension = card.dimensions[at];
        if (dimension === undefined) throw new Error('a dimension is missing from the card');
        expect(dimension.n).toBe(expected.gap.n);
        expectNear([dimension.gap.mean, dimension.gap.sd], [expected.gap.mean, expected.gap.sd]);
        expectNear(dimension.gap.ci95, expected.gap.ci, FROM_QUANTILE);
        expectNear([dimension.expectation.mean, dimension.performance.mean], [expected.mean_E, expected.mean_P]);
        const reliability = reliabilityOf(products)[dimension.key];
        for (const [measure, wanted] of [
          ['expectation', expected.alpha_E],
          ['performance', expected.alpha_P],
          ['gap', expected.alpha_gap],
        ] as const) {
          const estimate = reliability?.[measure];
          if (estimate === undefined || !('value' in estimate)) throw new Error(`no alpha of ${measure}`);
          expect([estimate.n, estimate.value.method]).toEqual([wanted.n, 'complete_rows']);
          expectNear(estimate.value.alpha, wanted.alpha);
          expectNear(estimate.value.ci95, wanted.feldt_ci95, FROM_QUANTILE);
          estimate.value.items.forEach(({ itemRest, alphaIfDeleted }, i) => {
            expectNear([itemRest, alphaIfDeleted], [wanted.items[i]?.item_rest, wanted.items[i]?.alpha_if_deleted]);
          });
        }
      },
    );

    test('overall, unweighted', () => {
      const { n, mean, sd, ci } = dimensionGaps.expected.overall_unweighted;
      expect(card.overall.n).toBe(n);
      expectNear([card.overall.gap.mean, card.overall.gap.sd], [mean, sd]);
      expectNear(card.overall.gap.ci95, ci, FROM_QUANTILE);
      expect(card.overall.gap.pAdjusted).toBe(card.overall.gap.p);
    });

    test('what a manager reads from it', () => {
      const verdicts = card.items.map(({ key, verdict }) => `${key} ${verdict}`);
      expect(verdicts.filter((verdict) => !verdict.endsWith(' shortfall'))).toEqual([
        'd1.i2 small_shortfall',
        'd2.i1 small_surplus',
        'd2.i2 no_material_gap',
        'd2.i3 no_material_gap',
        'd8.i1 no_material_gap',
      ]);
      expect(card.priorities.slice(0, 4).map(({ key }) => key)).toEqual(['d8.i2', 'd5.i3', 'd6.i1', 'd7.i2']);
      expect(card.priorities).toHaveLength(20);
      expect(card.dimensions.map(({ grade }) => grade.letter ?? grade.range?.join('–'))).toEqual([
        'B',
        'D',
        'B–C',
        'C',
        'C',
        'B–C',
        'C',
        'C–D',
      ]);
      expect(card.overall.grade.letter).toBe('C');
      const atTop = Object.values(card.ceilings.items).reduce((sum, { share, n }) => sum + Number(share) * n, 0);
      expect((atTop / (24 * 207)).toFixed(2)).toBe('0.54');
    });
  });
}
