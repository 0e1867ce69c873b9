import { directionOf, type Locale } from '../locale.ts';
import { ROW_PROBLEM_WORDS } from '../words/row-problem.words.ts';

/** What can be wrong with a row or the header of a file. */
export const ROW_PROBLEMS = [
  'unknown_column',
  'repeated_column',
  'missing_column',
  'no_customer_column',
  'required',
  'no_customer',
  'impossible_time',
  'no_such_local_time',
  'in_the_future',
  'out_of_order',
  'after_completion',
  'not_an_email',
  'unknown_language',
  'unknown_channel',
  'unknown_kind',
  'unknown_origin',
  'other_questionnaire',
  'unknown_question',
  'too_long',
  'not_a_number',
  'out_of_range',
  'unknown_option',
  'empty_row',
  'cell_count',
  'unknown_place',
  'ambiguous_place',
  'other_branch',
  'unreadable',
  'not_utf8',
  'empty_file',
] as const;
export type RowProblemCode = (typeof ROW_PROBLEMS)[number];

/** One thing wrong with a file: where, what stood there, and what to do about it (in English; see rowProblemText). */
export interface RowProblem {
  line: number;
  column: string;
  code: RowProblemCode;
  value: string;
  message: string;
}

const LONGEST_SHOWN = 60;

export function rowProblem(line: number, column: string, code: RowProblemCode, value = ''): RowProblem {
  const shown = value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value;
  const problem = { line, column, code, value: shown };
  return { ...problem, message: rowProblemText(problem, 'en') };
}

/**
 * The reason in a person's language. In a sentence from right to left, what stood in the file and the examples keep
 * their own direction (first strong isolate U+2068 … pop U+2069).
 */
export function rowProblemText({ code, column, value }: Omit<RowProblem, 'line' | 'message'>, locale: Locale): string {
  const rightToLeft = directionOf(locale) === 'rtl';
  const isolated = (text: string) => (rightToLeft ? `\u2068${text}\u2069` : text);
  const given: Record<string, string> = { column: isolated(column), value: isolated(value) };
  const words = ROW_PROBLEM_WORDS[code][locale].replace(EXAMPLE_TIME, isolated);
  return words.replace(/\{(column|value)\}/g, (_, name: string) => given[name] ?? '');
}

const EXAMPLE_TIME = /\d{4}-\d{2}-\d{2}T[\d:+]+/g;

/** Columns of a header that the format does not have, or has once and the header twice. */
export function headerProblems(header: readonly string[], isKnown: (column: string) => boolean): RowProblem[] {
  return header.flatMap((column, at) => {
    if (!isKnown(column)) return [rowProblem(1, column, 'unknown_column', column)];
    return header.indexOf(column) < at ? [rowProblem(1, column, 'repeated_column', column)] : [];
  });
}
