import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';
import { addPattern, type Patterns } from '../reliability/pattern-products.ts';

/** Whole-number sums of performance ratings and the satisfaction they are to explain; plain JSON. */
export interface DriverProducts {
  items: string[];
  /** Key of the rating question that is explained; its values stand last. */
  outcome: string;
  /** Respondents who were asked some of the items but not all. */
  partlyAsked: number;
  patterns: Patterns;
}

/** Sums of no sheets yet. */
export function emptyDriverProducts(definition: QuestionnaireDefinition, outcome = 'satisfaction'): DriverProducts {
  return { items: definition.items.map(({ key }) => key), outcome, partlyAsked: 0, patterns: {} };
}

/** Adds the sums of another set of sheets; RangeError when items or outcome differ. */
export function mergeDriverProducts(into: DriverProducts, from: DriverProducts): void {
  if (into.items.join() !== from.items.join() || into.outcome !== from.outcome) {
    throw new RangeError('the items or the outcome of the drivers differ');
  }
  into.partlyAsked += from.partlyAsked;
  for (const [mask, { n, sums, products }] of Object.entries(from.patterns)) {
    addPattern(into.patterns, mask, n, sums, products);
  }
}
