import { z } from 'zod';
import type { ItemAnswer, QuestionAnswer } from '../answers/answer-sheet.ts';
import {
  type AnswerProblem,
  itemAnswer,
  NOT_APPLICABLE,
  type ReadAnswer,
  readChoice,
  readLevel,
  readRating,
  readWords,
  readYesNo,
} from '../answers/read-answers.ts';
import { WRONG_MODE } from '../answers/submission.ts';
import { tidyWords } from '../answers/written-words.ts';
import { isChannel } from '../channel.ts';
import { isLocale } from '../locale.ts';
import type { Question, QuestionnaireDefinition } from '../questionnaire/definition.ts';
import { isFailureMode } from '../questionnaire/failure-modes.ts';
import { restoreCell } from './cells.ts';
import { type ResponseColumn, type ResponseFact, responseColumns } from './response-columns.ts';
import { isResponseOrigin, NOT_ASKED, type ResponseRow } from './response-rows.ts';
import { type RowProblem, type RowProblemCode, rowProblem } from './row-problem.ts';
import { type ReadTime, readTime } from './timestamps.ts';

export interface ResponseFileContext {
  /** The organisation's zone, for times without an offset. */
  timeZone: string;
  now: string;
}

type CsvRecord = Readonly<Record<string, string | undefined>>;
type Refuse = (column: string, code: RowProblemCode, value?: string) => null;

const LONGEST_NAME = 200;
/** Clocks differ: a time up to a day ahead is taken for now. */
const CLOCK_TOLERANCE = 86_400_000;
const Email = z.email().max(254);

/**
 * A reader of the rows of one questionnaire's responses file. A column that is missing is not asked (items, questions)
 * or empty (facts). Someone who skipped everything is a respondent all the same; a row of blanks is none.
 */
export function responseRowParser(
  definition: QuestionnaireDefinition,
  context: ResponseFileContext,
): (record: CsvRecord, line: number) => { ok: true; row: ResponseRow } | { ok: false; problems: RowProblem[] } {
  const columns = responseColumns(definition, 'named');
  const timeOf = timeReader(context.timeZone);
  return (record, line) => {
    const problems: RowProblem[] = [];
    const refuse: Refuse = (column, code, value = '') => {
      problems.push(rowProblem(line, column, code, value));
      return null;
    };
    const facts = readFacts(record, definition.key, { now: context.now, timeOf }, refuse);
    const sheet = {
      items: readItems(record, definition, columns, refuse),
      questions: readQuestions(record, columns, refuse),
    };
    if (Object.values(record).every(isBlank)) refuse('', 'empty_row');
    return problems.length === 0 ? { ok: true, row: { ...facts, sheet } } : { ok: false, problems };
  };
}

const MOST_TIMES_KEPT = 5000;

/** Rows of a file share their days: working out a day in a zone takes longer than the rest of the row. */
function timeReader(timeZone: string): (text: string) => ReadTime {
  const known = new Map<string, ReadTime>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const read = readTime(text, timeZone, 'months');
    if (known.size >= MOST_TIMES_KEPT) known.clear();
    known.set(text, read);
    return read;
  };
}

function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell.trim() === '' || cell.trim() === NOT_ASKED;
}

function readFacts(
  record: CsvRecord,
  questionnaireKey: string,
  context: { now: string; timeOf: (text: string) => ReadTime },
  refuse: Refuse,
): Omit<ResponseRow, 'sheet'> {
  const cell = (column: ResponseFact): string | null => {
    const text = tidyWords(restoreCell(record[column] ?? ''));
    if (text === '' || text === NOT_ASKED) return null;
    return text.length > LONGEST_NAME ? refuse(column, 'too_long', text) : text;
  };
  const word = <T extends string>(
    column: ResponseFact,
    isWord: (value: unknown) => value is T,
    code: RowProblemCode,
  ): T | null => {
    const text = cell(column)?.toLowerCase() ?? null;
    if (text === null) return null;
    return isWord(text) ? text : refuse(column, code, text);
  };
  const time = (text: string | null): string | null => {
    if (text === null) return null;
    const read = context.timeOf(text);
    if ('problem' in read) return refuse('responded_at', read.problem, text);
    const ahead = Date.parse(read.instant) - Date.parse(context.now);
    return ahead > CLOCK_TOLERANCE ? refuse('responded_at', 'in_the_future', text) : read.instant;
  };
  const questionnaire = cell('questionnaire');
  if (questionnaire !== null && questionnaire !== questionnaireKey) {
    refuse('questionnaire', 'other_questionnaire', questionnaire);
  }
  const email = cell('customer_email');
  return {
    responseId: cell('response_id'),
    respondedAt: time(cell('responded_at')),
    origin: word('origin', isResponseOrigin, 'unknown_origin'),
    provider: cell('provider'),
    branch: cell('branch'),
    topic: cell('topic'),
    channel: word('channel', isChannel, 'unknown_channel'),
    locale: word('locale', isLocale, 'unknown_language'),
    customer: {
      email: email === null || Email.safeParse(email).success ? email : refuse('customer_email', 'not_an_email', email),
      name: cell('customer_name'),
    },
  };
}

function readItems(
  record: CsvRecord,
  definition: QuestionnaireDefinition,
  columns: readonly ResponseColumn[],
  refuse: Refuse,
): Record<string, ItemAnswer> {
  const asked = new Map<string, { e: number | 'na' | null; p: number | 'na' | null; m: number | 'na' | null }>();
  for (const column of columns) {
    if (column.kind !== 'level') continue;
    const text = record[column.name] ?? NOT_ASKED;
    if (text.trim() === NOT_ASKED) continue;
    const rows = asked.get(column.item) ?? { e: null, p: null, m: null };
    rows[column.row] = accept(readLevel(text, definition.scale), column.name, text, refuse) ?? null;
    asked.set(column.item, rows);
  }
  return Object.fromEntries([...asked].map(([item, rows]) => [item, itemAnswer(rows)]));
}

function readQuestions(
  record: CsvRecord,
  columns: readonly ResponseColumn[],
  refuse: Refuse,
): Record<string, QuestionAnswer> {
  const questions: Record<string, QuestionAnswer> = {};
  for (const column of columns) {
    const text = record[column.name] ?? NOT_ASKED;
    if (isBlank(text)) continue;
    if (column.kind === 'absent_question') refuse(column.name, 'unknown_question', text);
    if (column.kind === 'failure_modes') {
      const modes = readModes(text);
      if (modes === undefined) refuse(WRONG_MODE, 'unknown_option', text);
      else questions[WRONG_MODE] = modes;
    }
    if (column.kind === 'question') {
      const answer = accept(readAnswerTo(column.question, text), column.name, text, refuse);
      if (answer !== undefined && answer !== null) questions[column.name] = answer;
    }
  }
  return questions;
}

function readAnswerTo(question: Question, text: string): ReadAnswer<QuestionAnswer | undefined> {
  const doesNotApply = question.kind !== 'text' && text.trim().toUpperCase() === NOT_APPLICABLE;
  if (doesNotApply) return { value: undefined };
  switch (question.kind) {
    case 'rating':
      return readRating(text, question);
    case 'choice':
      return readChoice(text, question);
    case 'text':
      return readWords(restoreCell(text));
    case 'wrong':
    case 'consent':
      return readYesNo(text);
  }
}

function readModes(text: string): string[] | undefined {
  const modes = text.trim().split(/[\s|,;]+/u);
  return modes.every(isFailureMode) ? modes : undefined;
}

function accept<T>(read: ReadAnswer<T>, column: string, text: string, refuse: Refuse): T | null {
  return 'value' in read ? read.value : refuse(column, rowCode(read.problem), text);
}

function rowCode(problem: AnswerProblem): RowProblemCode {
  switch (problem) {
    case 'not_a_number':
    case 'out_of_range':
    case 'unknown_option':
    case 'too_long':
      return problem;
    case 'empty':
    case 'several_values':
    case 'not_asked':
      return 'unknown_option';
  }
}
