import type { PairSums } from '../statistics/paired-gap.ts';

/** How often each key was seen; a key that was never seen is absent, so equal content is equal text. */
export type Counts = Record<string, number>;

/**
 * All that is kept of a set of answers: whole numbers only. Two sets are joined by adding, and a person is taken out
 * by subtracting, each number by itself, in any order; what is left is the same as if the person had never answered.
 */
export interface State {
  responses: number;
  /**
   * Per item key. `"6,4"` counts respondents with expectation 6 and performance 4, `"6,4,2"` those who also gave 2 as
   * the least acceptable; a level left out is empty (`"6,"`, `",4"`). `"skipped"` and `"na"` (does not apply) count
   * respondents who were asked and gave no rating.
   */
  items: Record<string, Counts>;
  /** Per dimension key: sums `n E P EE PP EP` of the respondents' scores, in counting units of the questionnaire. */
  dimensions: Record<string, Counts>;
  /** The same sums of the respondents' overall scores. */
  overall: Counts;
  /**
   * Per question key: answers by value (rating) or option (choice); for "did something go wrong" `yes`, `no` and the
   * failure modes picked. Under `STYLE_PAIRS`, people by preferred and received style.
   */
  questions: Record<string, Counts>;
}

/** A state of no answers. */
export function emptyState(): State {
  return { responses: 0, items: {}, dimensions: {}, overall: {}, questions: {} };
}

/** Whether a state is of no answers. */
export function isNothing({ responses, items, dimensions, overall, questions }: State): boolean {
  return responses === 0 && [items, dimensions, overall, questions].every((counts) => Object.keys(counts).length === 0);
}

/** The sums of a dimension or of the overall score, absent ones as 0. */
export function pairSumsOf(counts: Counts | undefined): PairSums {
  const { n = 0, E = 0, P = 0, EE = 0, PP = 0, EP = 0 } = counts ?? {};
  return { n, E, P, EE, PP, EP };
}

/** How often a key was seen. What every object has from birth was not: an option may have the key `constructor`. */
export function countOf(counts: Readonly<Counts> | undefined, key: string): number {
  const count = counts?.[key];
  return typeof count === 'number' ? count : 0;
}

/**
 * Adds `amount` to one count and removes the count when nothing is left; says whether it did. RangeError when the
 * result is no longer a whole number that a double holds exactly.
 */
export function addCount(counts: Counts, key: string, amount: number): boolean {
  const sum = requireExact(key, countOf(counts, key) + amount);
  if (sum !== 0) {
    counts[key] = sum;
    return false;
  }
  delete counts[key];
  return true;
}

/** The sum itself. RangeError when it is no longer a whole number that a double holds exactly. */
export function requireExact(key: string, sum: number): number {
  if (!Number.isSafeInteger(sum)) throw new RangeError(`the sum ${key} leaves the exact whole numbers`);
  return sum;
}

/** Whether nothing is counted. */
export function isEmpty(counts: Readonly<Record<string, unknown>>): boolean {
  for (const _ in counts) return false;
  return true;
}
