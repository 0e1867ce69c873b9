import { describe, expect, test } from '@jest/globals';
import type { AnswerSheet, ItemAnswer } from '../../../src/domain/answers/answer-sheet.ts';
import { reliabilityOf } from '../../../src/domain/reliability/dimension-reliability.ts';
import { emptyProducts, type ReliabilityProducts } from '../../../src/domain/reliability/pattern-products.ts';
import { expectNear, fixture } from '../../support/fixtures.ts';
import { questionnaire } from '../../support/questionnaires.ts';
import { addSheetToProducts } from '../../support/reference-products.ts';

const { input, expected } = fixture<{
  input: { rows: (number | null)[][] };
  expected: { n_pair: number[][]; alpha_em: number };
}>('G24_planned_missingness_three_form');

const definition = questionnaire([12]);
const sheetOf = (row: readonly (number | null)[], missing?: ItemAnswer): AnswerSheet => ({
  items: Object.fromEntries(
    definition.items.flatMap(({ key }, at): [string, ItemAnswer][] => {
      const p = row[at] ?? null;
      if (p === null) return missing === undefined ? [] : [[key, missing]];
      return [[key, { kind: 'rated', e: 7, p, m: null }]];
    }),
  ),
  questions: {},
});
const productsOf = (rows: readonly (readonly (number | null)[])[], missing?: ItemAnswer): ReliabilityProducts => {
  const products = emptyProducts(definition);
  for (const row of rows) addSheetToProducts(products, sheetOf(row, missing));
  return products;
};

describe('reliability when a form asks only some of the items', () => {
  test('items that were not asked: alpha of everybody through the EM covariance', () => {
    const { performance, expectation, gap } = reliabilityOf(productsOf(input.rows)).d1 ?? {};
    if (performance === undefined || !('value' in performance)) throw new Error('no alpha');
    expect(performance.value.method).toBe('em');
    expect(performance.n).toBe(Math.min(...expected.n_pair.flat()));
    expectNear(performance.value.alpha, expected.alpha_em, { abs: 1e-6, rel: 0 });
    expect(gap && 'value' in gap && gap.value.alpha).toBeCloseTo(performance.value.alpha, 9);
    // Everybody expects the most there is.
    expect(expectation).toMatchObject({ insufficient: 'no_spread' });
  });

  test('items that were asked and skipped: only complete rows, of which there are none here', () => {
    const { performance } = reliabilityOf(productsOf(input.rows, { kind: 'skipped' })).d1 ?? {};
    expect(performance).toEqual({ n: 0, insufficient: 'under_two_answers' });
  });

  test('a dimension of one item has no alpha', () => {
    expect(reliabilityOf(emptyProducts(questionnaire([1]))).d1?.gap).toEqual({ n: 0, insufficient: 'under_two_items' });
  });
});
