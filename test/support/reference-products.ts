import type { AnswerSheet, ItemAnswer } from '../../src/domain/answers/answer-sheet.ts';
import type { DriverProducts } from '../../src/domain/drivers/driver-products.ts';
import { ABSENT, offerValues, type RespondentSample } from '../../src/domain/drivers/respondent-sample.ts';
import {
  type Patterns,
  RELIABILITY_MEASURES,
  type ReliabilityMeasure,
  type ReliabilityProducts,
} from '../../src/domain/reliability/pattern-products.ts';

/*
 * The sums behind alphas and key drivers in the plainest way, sheet by sheet: what the product gathers from packed answers
 * is held against it, and the statistics are tested on it.
 */

export function addSheetToProducts(products: ReliabilityProducts, sheet: AnswerSheet): void {
  for (const dimension of Object.values(products)) {
    const answers = dimension.items.map((item) => sheet.items[item]);
    const asked = answers.filter((answer) => answer !== undefined).length;
    if (asked === 0) continue;
    if (asked < answers.length) dimension.partlyAsked += 1;
    for (const measure of RELIABILITY_MEASURES) {
      const values = answers.map((answer) => measured(answer, measure));
      addValues(dimension.patterns[measure], values);
    }
  }
}

function measured(answer: ItemAnswer | undefined, measure: ReliabilityMeasure): number | null {
  if (answer?.kind !== 'rated') return null;
  if (measure === 'expectation') return answer.e;
  if (measure === 'performance') return answer.p;
  return answer.e === null || answer.p === null ? null : answer.p - answer.e;
}

/** Levels received in the order of the items and the outcome last; undefined for one who did not answer the outcome. */
export function driverRow(
  { items, outcome }: Pick<DriverProducts, 'items' | 'outcome'>,
  sheet: AnswerSheet,
): (number | null)[] | undefined {
  const value = Object.hasOwn(sheet.questions, outcome) ? sheet.questions[outcome] : undefined;
  if (typeof value !== 'number') return undefined;
  return [...items.map((item) => measured(sheet.items[item], 'performance')), value];
}

export function addSheetToDriverProducts(products: DriverProducts, sheet: AnswerSheet): void {
  const row = driverRow(products, sheet);
  if (row === undefined) return;
  const asked = products.items.filter((item) => sheet.items[item] !== undefined).length;
  if (asked > 0 && asked < products.items.length) products.partlyAsked += 1;
  addValues(products.patterns, row);
}

export function offerRow(sample: RespondentSample, row: readonly (number | null)[], random: () => number): void {
  offerValues(
    sample,
    Int8Array.from(row, (value) => value ?? ABSENT),
    random,
  );
}

function addValues(patterns: Patterns, values: readonly (number | null)[]): void {
  const given = values.filter((value) => value !== null);
  if (given.length === 0) return;
  const mask = values.map((value) => (value === null ? '0' : '1')).join('');
  const products = given.flatMap((x, i) => given.slice(i).map((y) => x * y));
  const kept = patterns[mask] ?? { n: 0, sums: given.map(() => 0), products: products.map(() => 0) };
  patterns[mask] = {
    n: kept.n + 1,
    sums: kept.sums.map((sum, at) => sum + (given[at] ?? 0)),
    products: kept.products.map((sum, at) => sum + (products[at] ?? 0)),
  };
}
