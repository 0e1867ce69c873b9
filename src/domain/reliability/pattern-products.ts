import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';
import type { PatternSums } from '../statistics/em-covariance.ts';

/** The three things whose reliability is told: the level that should be, the level received, and their difference. */
export const RELIABILITY_MEASURES = ['expectation', 'performance', 'gap'] as const;
export type ReliabilityMeasure = (typeof RELIABILITY_MEASURES)[number];

/** Whole-number sums and products per pattern of answered items (`"101"`: first and third); plain JSON. */
export type Patterns = Record<string, { n: number; sums: number[]; products: number[] }>;

/** What alpha of one dimension is computed from. */
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

/** The patterns as positions of answered items, as the covariance functions take them. */
export function patternSums(patterns: Patterns): PatternSums[] {
  return Object.entries(patterns).map(([mask, sums]) => ({
    observed: [...mask].flatMap((mark, at) => (mark === '1' ? [at] : [])),
    ...sums,
  }));
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
