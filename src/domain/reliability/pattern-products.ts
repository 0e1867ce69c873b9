import type { AnswerSheet, ItemAnswer } from '../answers/answer-sheet.ts';
import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';
import type { PatternSums } from '../statistics/em-covariance.ts';

/** The three things whose reliability is told: the level that should be, the level received, and their difference. */
export const RELIABILITY_MEASURES = ['expectation', 'performance', 'gap'] as const;
export type ReliabilityMeasure = (typeof RELIABILITY_MEASURES)[number];

/** Whole-number sums and products per pattern of answered items (`"101"`: first and third); plain JSON. */
export type Patterns = Record<string, { n: number; sums: number[]; products: number[] }>;

/** What alpha of one dimension is computed from, gathered sheet by sheet. */
export interface DimensionProducts {
  items: string[];
  /** Respondents who were asked some items of the dimension but not all. */
  partlyAsked: number;
  patterns: Record<ReliabilityMeasure, Patterns>;
}

/** Per dimension key. Grows with the number of patterns of answered items, not with the number of respondents. */
export type ReliabilityProducts = Record<string, DimensionProducts>;

/** Sums of no sheets yet, for every dimension of the questionnaire. */
export function emptyProducts(definition: QuestionnaireDefinition): ReliabilityProducts {
  return Object.fromEntries(
    definition.dimensions.map(({ key }): [string, DimensionProducts] => [
      key,
      {
        items: definition.items.filter((item) => item.dimension === key).map((item) => item.key),
        partlyAsked: 0,
        patterns: { expectation: {}, performance: {}, gap: {} },
      },
    ]),
  );
}

/**
 * Adds one answer sheet (sign 1) or takes one out that was added before (sign −1). Items that the questionnaire does
 * not know are passed over, so sheets of another version can be added as far as they share items.
 */
export function addSheetToProducts(products: ReliabilityProducts, sheet: AnswerSheet, sign: 1 | -1 = 1): void {
  for (const dimension of Object.values(products)) {
    const answers = dimension.items.map((item) => sheet.items[item]);
    const asked = answers.filter((answer) => answer !== undefined).length;
    if (asked === 0) continue;
    if (asked < answers.length) dimension.partlyAsked += sign;
    for (const measure of RELIABILITY_MEASURES) {
      const values = answers.map((answer) => measured(answer, measure));
      addValues(dimension.patterns[measure], values, sign);
    }
  }
}

/** Adds the sums of another set of sheets of the same dimensions and items; RangeError when the items differ. */
export function mergeProducts(into: ReliabilityProducts, from: ReliabilityProducts): void {
  for (const [key, other] of Object.entries(from)) {
    const dimension = into[key];
    if (dimension === undefined || dimension.items.join() !== other.items.join()) {
      throw new RangeError(`the items of dimension ${key} differ`);
    }
    dimension.partlyAsked += other.partlyAsked;
    for (const measure of RELIABILITY_MEASURES) {
      for (const [mask, { n, sums, products }] of Object.entries(other.patterns[measure])) {
        addPattern(dimension.patterns[measure], mask, n, sums, products);
      }
    }
  }
}

/** The patterns as positions of answered items, as the covariance functions take them. */
export function patternSums(patterns: Patterns): PatternSums[] {
  return Object.entries(patterns).map(([mask, sums]) => ({
    observed: [...mask].flatMap((mark, at) => (mark === '1' ? [at] : [])),
    ...sums,
  }));
}

function measured(answer: ItemAnswer | undefined, measure: ReliabilityMeasure): number | null {
  if (answer?.kind !== 'rated') return null;
  if (measure === 'expectation') return answer.e;
  if (measure === 'performance') return answer.p;
  return answer.e === null || answer.p === null ? null : answer.p - answer.e;
}

/** Adds one respondent's values to the sums of the pattern of those that are there; sign −1 takes them out again. */
export function addValues(patterns: Patterns, values: readonly (number | null)[], sign: 1 | -1): void {
  let mask = '';
  const given: number[] = [];
  for (const value of values) {
    mask += value === null ? '0' : '1';
    if (value !== null) given.push(value);
  }
  if (given.length === 0) return;
  let kept = patterns[mask];
  if (kept === undefined) {
    kept = {
      n: 0,
      sums: given.map(() => 0),
      products: new Array<number>((given.length * (given.length + 1)) / 2).fill(0),
    };
    patterns[mask] = kept;
  }
  kept.n += sign;
  let at = 0;
  for (let i = 0; i < given.length; i += 1) {
    const x = sign * (given[i] ?? 0);
    kept.sums[i] = (kept.sums[i] ?? 0) + x;
    for (let j = i; j < given.length; j += 1) {
      kept.products[at] = (kept.products[at] ?? 0) + x * (given[j] ?? 0);
      at += 1;
    }
  }
  if (kept.n === 0) delete patterns[mask];
}

/** Adds sums of many respondents with one pattern of answers. */
export function addPattern(
  patterns: Patterns,
  mask: string,
  n: number,
  sums: readonly number[],
  products: readonly number[],
): void {
  const kept = patterns[mask];
  if (kept === undefined) {
    patterns[mask] = { n, sums: [...sums], products: [...products] };
    return;
  }
  kept.n += n;
  sums.forEach((value, at) => {
    kept.sums[at] = (kept.sums[at] ?? 0) + value;
  });
  products.forEach((value, at) => {
    kept.products[at] = (kept.products[at] ?? 0) + value;
  });
  if (kept.n === 0) delete patterns[mask];
}
