import { NO_LEVEL, type RatedLevels } from '../answers/rated-levels.ts';
import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';
import { PatternTally } from '../reliability/pattern-tally.ts';
import { type DriverProducts, emptyDriverProducts } from './driver-products.ts';

/** Gathers what key drivers are computed from, of a million answers at a time. */
export class DriverTally {
  readonly #products: DriverProducts;
  readonly #patterns: PatternTally;
  readonly #row: Int8Array;

  constructor(definition: QuestionnaireDefinition) {
    this.#products = emptyDriverProducts(definition);
    const width = this.#products.items.length + 1;
    this.#patterns = new PatternTally(width);
    this.#row = new Int8Array(width);
  }

  /** Key of the question that is explained. */
  get outcome(): string {
    return this.#products.outcome;
  }

  /**
   * Adds one respondent: levels in the columns of the definition's items, and the outcome or `NO_LEVEL`.
   *
   * @returns the row that was added, as a sample takes it, valid until the next; undefined where there is no outcome
   */
  add({ p, asked }: RatedLevels, outcome: number): Int8Array | undefined {
    if (outcome === NO_LEVEL) return undefined;
    const row = this.#row;
    let count = 0;
    for (let i = 0; i < p.length; i += 1) {
      count += asked[i] ?? 0;
      row[i] = p[i] ?? NO_LEVEL;
    }
    if (count > 0 && count < p.length) this.#products.partlyAsked += 1;
    row[p.length] = outcome;
    this.#patterns.add(row);
    return row;
  }

  /** The sums so far. */
  products(): DriverProducts {
    const products: DriverProducts = { ...this.#products, patterns: {} };
    this.#patterns.addTo(products.patterns);
    return products;
  }
}
