/**
 * What one respondent said about one item that the form asked about. A rating stands in the scale's own numbers:
 * `e` the level it should be, `p` the level received, `m` the least acceptable; null where that row was left out.
 * "Skipped" and "does not apply" are answers of their own, never numbers.
 */
export type ItemAnswer =
  | { kind: 'rated'; e: number | null; p: number | null; m: number | null }
  | { kind: 'skipped' }
  | { kind: 'na' };

/** The value of an extra question: a rating, a text or option key, yes/no, or the failure modes that were picked. */
export type QuestionAnswer = number | string | boolean | string[];

/** One submitted form. An item that is absent was not asked; a question that is absent was not asked or was skipped. */
export interface AnswerSheet {
  items: Record<string, ItemAnswer>;
  questions: Record<string, QuestionAnswer>;
}

/**
 * How many ratings a sheet holds: levels of items, and ratings among the extra questions. "Does not apply" says as much
 * of an item as all its levels do.
 */
export function countRatings({ items, questions }: AnswerSheet, levelsPerItem: 2 | 3): number {
  let count = Object.values(questions).filter((answer) => typeof answer === 'number').length;
  for (const answer of Object.values(items)) {
    if (answer.kind === 'na') count += levelsPerItem;
    if (answer.kind === 'rated') count += [answer.e, answer.p, answer.m].filter((level) => level !== null).length;
  }
  return count;
}
