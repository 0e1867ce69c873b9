import { NO_LEVEL, type RatedLevels } from '../answers/rated-levels.ts';
import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';
import {
  emptyProducts,
  RELIABILITY_MEASURES,
  type ReliabilityMeasure,
  type ReliabilityProducts,
} from './pattern-products.ts';
import { PatternTally } from './pattern-tally.ts';

interface DimensionTally {
  readonly key: string;
  /** Columns of its items. */
  readonly columns: Int32Array;
  readonly values: Int8Array;
  readonly tallies: Record<ReliabilityMeasure, PatternTally>;
  partlyAsked: number;
}

/** No difference of two levels is so large. */
const NO_GAP = -128;

/** Gathers what alphas are computed from, of a million answers at a time. */
export class ReliabilityTally {
  readonly #definition: QuestionnaireDefinition;
  readonly #dimensions: DimensionTally[];

  constructor(definition: QuestionnaireDefinition) {
    this.#definition = definition;
    this.#dimensions = definition.dimensions.map(({ key }) => {
      const columns = Int32Array.from(definition.items.flatMap((item, at) => (item.dimension === key ? [at] : [])));
      const tally = (absent?: number) => new PatternTally(columns.length, absent);
      return {
        key,
        columns,
        values: new Int8Array(columns.length),
        tallies: { expectation: tally(), performance: tally(), gap: tally(NO_GAP) },
        partlyAsked: 0,
      };
    });
  }

  /** Adds one respondent: levels in the columns of the definition's items. */
  add({ e, p, asked }: RatedLevels): void {
    for (const dimension of this.#dimensions) {
      const { columns, values, tallies } = dimension;
      let count = 0;
      for (const column of columns) count += asked[column] ?? 0;
      if (count === 0) continue;
      if (count < columns.length) dimension.partlyAsked += 1;
      for (let i = 0; i < columns.length; i += 1) values[i] = e[columns[i] ?? 0] ?? NO_LEVEL;
      tallies.expectation.add(values);
      for (let i = 0; i < columns.length; i += 1) values[i] = p[columns[i] ?? 0] ?? NO_LEVEL;
      tallies.performance.add(values);
      for (let i = 0; i < columns.length; i += 1) {
        const expected = e[columns[i] ?? 0] ?? NO_LEVEL;
        const received = p[columns[i] ?? 0] ?? NO_LEVEL;
        values[i] = expected === NO_LEVEL || received === NO_LEVEL ? NO_GAP : received - expected;
      }
      tallies.gap.add(values);
    }
  }

  /** The sums so far. */
  products(): ReliabilityProducts {
    const products = emptyProducts(this.#definition);
    for (const { key, partlyAsked, tallies } of this.#dimensions) {
      const dimension = products[key];
      if (dimension === undefined) continue;
      dimension.partlyAsked = partlyAsked;
      for (const measure of RELIABILITY_MEASURES) tallies[measure].addTo(dimension.patterns[measure]);
    }
    return products;
  }
}
