import { beforeAll, describe, expect, test } from '@jest/globals';
import type { AnswerSheet, ItemAnswer } from '../../../src/domain/answers/answer-sheet.ts';
import { analyseCard } from '../../../src/domain/card/report-card.ts';
import { reliabilityOf } from '../../../src/domain/reliability/dimension-reliability.ts';
import { emptyProducts } from '../../../src/domain/reliability/pattern-products.ts';
import { addSheet } from '../../../src/domain/state/add-sheet.ts';
import { mergeState } from '../../../src/domain/state/merge-state.ts';
import { emptyState, type State } from '../../../src/domain/state/state.ts';
import { expectNear, FROM_QUANTILE, fixture, fixtureTable } from '../../support/fixtures.ts';
import { expectItem, type ItemExpectation } from '../../support/item-expectation.ts';
import { questionnaire } from '../../support/questionnaires.ts';
import { addSheetToProducts } from '../../support/reference-products.ts';

const { expected, rows } = fixture<{
  rows: number;
  expected: {
    items: (ItemExpectation & { crosstab_E_rows_P_cols: number[][] })[];
    alpha_P: { n: number; alpha: number; feldt_ci95: number[] };
    by_unit_gap1: { n: number; mean: number; sd: number; ci: number[] }[];
    week_means_P1: number[];
  };
}>('G2B_large');

describe('200,000 answers to six items, in cells by unit and week', () => {
  const definition = questionnaire([6]);
  const units = new Map<number, State>();
  const weeks = new Map<number, State>();
  const whole = emptyState();
  const products = emptyProducts(definition);

  beforeAll(() => {
    const lines = fixtureTable('large_given.csv.gz').trimEnd().split('\n').slice(1);
    expect(lines).toHaveLength(rows);
    for (const line of lines) {
      const [unit = 0, week = 0, ...ratings] = line.split(',').map((text) => (text === '' ? null : Number(text)));
      const sheet: AnswerSheet = {
        items: Object.fromEntries(
          definition.items.map(({ key }, i): [string, ItemAnswer] => {
            const [e = null, p = null] = ratings.slice(2 * i, 2 * i + 2);
            return [key, e === null && p === null ? { kind: 'skipped' } : { kind: 'rated', e, p, m: null }];
          }),
        ),
        questions: {},
      };
      for (const [cells, at] of [
        [units, unit],
        [weeks, week],
      ] as const) {
        const cell = cells.get(Number(at)) ?? emptyState();
        addSheet(cell, definition, sheet, 1);
        cells.set(Number(at), cell);
      }
      addSheetToProducts(products, sheet);
    }
    for (const state of units.values()) mergeState(whole, state);
  });

  test.each(expected.items.map((item, at) => ({ at, item })))('item $at', ({ at, item }) => {
    const counts = whole.items[`d1.i${at + 1}`] ?? {};
    expectItem(counts, item);
    item.crosstab_E_rows_P_cols.forEach((row, e) => {
      row.forEach((count, p) => {
        expect(counts[`${e + 1},${p + 1}`] ?? 0).toBe(count);
      });
    });
  });

  test('the card of the whole', () => {
    const card = analyseCard(definition, whole);
    expect(card.responses).toBe(rows);
    card.items.forEach(({ gap, verdict, grade }, at) => {
      expectNear(
        [gap.mean, gap.dz, gap.hedgesG],
        [expected.items[at]?.gap_mean, expected.items[at]?.d_z, expected.items[at]?.g_z],
      );
      expectNear(gap.ci95, expected.items[at]?.gap_ci95, FROM_QUANTILE);
      expect(gap.pAdjusted).toBe(0);
      expect(verdict).toBe(['small_surplus', 'small_shortfall'][at] ?? 'shortfall');
      expect(grade.range).not.toBeNull();
    });
    const weekly = emptyState();
    for (const state of weeks.values()) mergeState(weekly, state);
    expect(analyseCard(definition, weekly)).toEqual(card);
  });

  test('each unit and each week by itself', () => {
    expected.by_unit_gap1.forEach((unit, at) => {
      const [item] = analyseCard(definition, units.get(at + 1) ?? emptyState()).items;
      expect(item?.n).toBe(unit.n);
      expectNear([item?.gap.mean, item?.gap.sd], [unit.mean, unit.sd]);
      expectNear(item?.gap.ci95, unit.ci, FROM_QUANTILE);
    });
    expected.week_means_P1.forEach((mean, at) => {
      const counts = weeks.get(at + 1)?.items['d1.i1'] ?? {};
      const rated = Object.entries(counts).flatMap(([cell, count]) => {
        const p = cell.split(',')[1] ?? '';
        return p === '' ? [] : [{ p: Number(p), count }];
      });
      const n = rated.reduce((sum, { count }) => sum + count, 0);
      expectNear(rated.reduce((sum, { p, count }) => sum + p * count, 0) / n, mean);
    });
  });

  test('alpha of performance, and the smallest number of sums it needs', () => {
    const reliability = reliabilityOf(products).d1?.performance;
    if (reliability === undefined || !('value' in reliability)) throw new Error('no alpha');
    expect([reliability.n, reliability.value.method]).toEqual([expected.alpha_P.n, 'complete_rows']);
    expectNear(reliability.value.alpha, expected.alpha_P.alpha);
    expectNear(reliability.value.ci95, expected.alpha_P.feldt_ci95, FROM_QUANTILE);
    expect(Object.keys(products.d1?.patterns.performance ?? {}).length).toBeLessThanOrEqual(63);
  });
});
