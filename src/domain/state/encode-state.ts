/** The texts of the groups of a state; '' where nothing is counted. */
export interface StateParts {
  readonly responses: number;
  readonly items: readonly string[];
  readonly dimensions: readonly string[];
  readonly overall: string;
  /** In the order of their keys, and only those that were answered. */
  readonly questions: Readonly<Record<string, string>>;
}

/**
 * States as short text, for the many thousands that are kept. Items and dimensions stand in the order of their
 * questionnaire version and are not named; counts stand in one fixed order and zeros are left out, so that equal
 * states are equal text, whatever was added and taken out on the way.
 *
 * @example '2|6,4:2;7,5 na;|2 26 18 338 164 234;|2 26 18 338 164 234|{"satisfaction":"4:2"}'
 * // two answers; of the first item 6,4 twice, of the second 7,5 and "does not apply" once each, of the third nothing;
 * // sums of two dimensions, of the second none; sums of the overall score; a question that both answered with 4
 */
export function stateText({ responses, items, dimensions, overall, questions }: StateParts): string {
  return `${responses}|${items.join(';')}|${dimensions.join(';')}|${overall}|${JSON.stringify(questions)}`;
}

/** The sums of a score, in the order in which they are written. */
export const SUMS = ['n', 'E', 'P', 'EE', 'PP', 'EP'] as const;

/** One count as part of a text. */
export const countText = (key: string, count: number): string => (count === 1 ? key : `${key}:${count}`);
