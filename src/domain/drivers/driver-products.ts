import type { AnswerSheet } from '../answers/answer-sheet.ts';
import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';
import { addPattern, addValues, type Patterns } from '../reliability/pattern-products.ts';

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

/**
 * A respondent's performance ratings in the order of the items and the outcome last, null where there is none;
 * undefined for one who did not answer the outcome, as there is nothing to explain.
 */
export function driverRow(
  { items, outcome }: Pick<DriverProducts, 'items' | 'outcome'>,
  sheet: AnswerSheet,
): (number | null)[] | undefined {
  const value = Object.hasOwn(sheet.questions, outcome) ? sheet.questions[outcome] : undefined;
  if (typeof value !== 'number') return undefined;
  const ratings = items.map((item) => {
    const answer = sheet.items[item];
    return answer?.kind === 'rated' ? answer.p : null;
  });
  return [...ratings, value];
}

/** Adds one answer sheet (sign 1) or takes one out that was added before (sign −1). */
export function addSheetToDriverProducts(products: DriverProducts, sheet: AnswerSheet, sign: 1 | -1 = 1): void {
  const row = driverRow(products, sheet);
  if (row === undefined) return;
  const asked = products.items.filter((item) => sheet.items[item] !== undefined).length;
  if (asked > 0 && asked < products.items.length) products.partlyAsked += sign;
  addValues(products.patterns, row, sign);
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
