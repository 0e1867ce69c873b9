import type { ChoiceQuestion, RatingQuestion, Scale } from '../questionnaire/definition.ts';
import type { ItemAnswer } from './answer-sheet.ts';
import { LONGEST_TEXT, tidyWords } from './written-words.ts';

/** What stands for "does not apply" in forms and files. */
export const NOT_APPLICABLE = 'NA';

/** What can be wrong with one answer; the words for people are in words/answer-problem.words.ts. */
export const ANSWER_PROBLEMS = [
  'empty',
  'several_values',
  'not_a_number',
  'out_of_range',
  'unknown_option',
  'too_long',
  'not_asked',
] as const;
export type AnswerProblem = (typeof ANSWER_PROBLEMS)[number];

export type ReadAnswer<T> = { value: T } | { problem: AnswerProblem };

/** A level on the scale, `NA`, or null where nothing was written. */
export function readLevel(text: string, scale: Pick<Scale, 'min' | 'max'>): ReadAnswer<number | 'na' | null> {
  const trimmed = text.trim();
  if (trimmed === '') return { value: null };
  if (trimmed.toUpperCase() === NOT_APPLICABLE) return { value: 'na' };
  return readWhole(trimmed, scale);
}

export function readRating(
  text: string,
  question: Pick<RatingQuestion, 'min' | 'max'>,
): ReadAnswer<number | undefined> {
  const trimmed = text.trim();
  return trimmed === '' ? { value: undefined } : readWhole(trimmed, question);
}

export function readChoice(text: string, question: Pick<ChoiceQuestion, 'options'>): ReadAnswer<string | undefined> {
  const trimmed = text.trim();
  if (trimmed === '') return { value: undefined };
  return question.options.some((option) => option.key === trimmed) ? { value: trimmed } : { problem: 'unknown_option' };
}

export function readWords(text: string): ReadAnswer<string | undefined> {
  const words = tidyWords(text);
  if (words.length > LONGEST_TEXT) return { problem: 'too_long' };
  return { value: words === '' ? undefined : words };
}

const YES = new Set(['yes', 'on', '1', 'true']);
const NO = new Set(['no', 'off', '0', 'false']);

export function readYesNo(text: string): ReadAnswer<boolean | undefined> {
  const word = text.trim().toLowerCase();
  if (word === '') return { value: undefined };
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { problem: 'unknown_option' };
}

function readWhole(text: string, { min, max }: { min: number; max: number }): ReadAnswer<number> {
  if (!/^[+-]?\d{1,9}(?:\.0+)?$/.test(text)) return { problem: 'not_a_number' };
  const number = Number(text);
  return number < min || number > max ? { problem: 'out_of_range' } : { value: number };
}

/**
 * The answer to an item from what stands in its rows. "Does not apply" in any row holds for the item: no one can say
 * what they received of something that did not concern them.
 */
export function itemAnswer(rows: {
  e: number | 'na' | null;
  p: number | 'na' | null;
  m: number | 'na' | null;
}): ItemAnswer {
  const { e, p, m } = rows;
  if (e === 'na' || p === 'na' || m === 'na') return { kind: 'na' };
  return e === null && p === null && m === null ? { kind: 'skipped' } : { kind: 'rated', e, p, m };
}
