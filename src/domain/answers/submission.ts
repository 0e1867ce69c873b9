import type { Question, QuestionnaireDefinition } from '../questionnaire/definition.ts';
import { FAILURE_MODES, isFailureMode } from '../questionnaire/failure-modes.ts';
import type { Form } from '../questionnaire/form.ts';
import type { AnswerSheet, ItemAnswer, QuestionAnswer } from './answer-sheet.ts';
import {
  type AnswerProblem,
  itemAnswer,
  type ReadAnswer,
  readChoice,
  readLevel,
  readRating,
  readWords,
  readYesNo,
} from './read-answers.ts';

/** The field that carries the failure sentences ticked after "something went wrong"; also their key in a sheet. */
export const WRONG_MODE = 'wrong_mode';

/** What is wrong with one field; `field` is '' where it is the form as a whole. */
export interface SubmissionProblem {
  field: string;
  code: AnswerProblem;
}

type Body = Record<string, unknown>;
type Problems = SubmissionProblem[];

/**
 * Reads a submitted form. Fields are `E.<item>`, `P.<item>`, `M.<item>`, each extra question by its key, and
 * `wrong_mode` for the failure sentences. Levels are the scale's numbers or `NA`; left out or empty means skipped.
 * Fields that the form never had are passed over, except ratings: a rating of an item that this form did not ask is
 * a mistake that must not vanish. Ticks under "something went wrong" count as a yes unless no was chosen.
 */
export function readSubmission(
  definition: QuestionnaireDefinition,
  form: Form,
  body: Body,
): { ok: true; sheet: AnswerSheet } | { ok: false; problems: SubmissionProblem[] } {
  const problems: Problems = strayRatings(definition, form, body);
  const items = readItems(definition, form, body, problems);
  const questions = readQuestions(definition, body, problems);
  if (problems.length > 0) return { ok: false, problems };

  const said = Object.values(items).some(({ kind }) => kind !== 'skipped') || Object.keys(questions).length > 0;
  return said ? { ok: true, sheet: { items, questions } } : { ok: false, problems: [{ field: '', code: 'empty' }] };
}

function ratingPrefixes(definition: QuestionnaireDefinition): string[] {
  return definition.minimumAsked ? ['E', 'P', 'M'] : ['E', 'P'];
}

function strayRatings(definition: QuestionnaireDefinition, form: Form, body: Body): Problems {
  const expected = new Set(ratingPrefixes(definition).flatMap((row) => form.items.map((item) => `${row}.${item}`)));
  return Object.keys(body)
    .filter((field) => /^[EPM]\./.test(field) && !expected.has(field))
    .map((field) => ({ field, code: 'not_asked' }));
}

function readItems(
  definition: QuestionnaireDefinition,
  form: Form,
  body: Body,
  problems: Problems,
): Record<string, ItemAnswer> {
  const items: Record<string, ItemAnswer> = {};
  const level = (field: string) => {
    const read = readField(body, field, (text) => readLevel(text, definition.scale));
    return valueRead(read, field, problems) ?? null;
  };
  for (const key of form.items) {
    const m = definition.minimumAsked ? level(`M.${key}`) : null;
    items[key] = itemAnswer({ e: level(`E.${key}`), p: level(`P.${key}`), m });
  }
  return items;
}

function readQuestions(
  definition: QuestionnaireDefinition,
  body: Body,
  problems: Problems,
): Record<string, QuestionAnswer> {
  const questions: Record<string, QuestionAnswer> = {};
  const wrong = definition.questions.find((question) => question.kind === 'wrong' && question.on);
  if (wrong !== undefined) Object.assign(questions, readWrong(body, problems));

  for (const question of definition.questions) {
    if (question.kind === 'wrong' || !isAsked(question, questions.wrong === true)) continue;
    const read = readField(body, question.key, (text) => readAnswerTo(question, text));
    const value = valueRead(read, question.key, problems);
    // A box that is not ticked was simply not ticked: it says no less than a no.
    if (value !== undefined && !(question.kind === 'consent' && value === false)) questions[question.key] = value;
  }
  return questions;
}

/** Whether a form asks the question: those who found something wrong are asked to a discussion even when it is off. */
function isAsked(question: Question, somethingWrong: boolean): boolean {
  return question.on || (question.key === 'discussion' && somethingWrong);
}

function readAnswerTo(
  question: Exclude<Question, { kind: 'wrong' }>,
  text: string,
): ReadAnswer<QuestionAnswer | undefined> {
  switch (question.kind) {
    case 'rating':
      return readRating(text, question);
    case 'choice':
      return readChoice(text, question);
    case 'text':
      return readWords(text);
    case 'consent':
      return readYesNo(text);
  }
}

function readWrong(body: Body, problems: Problems): Record<string, QuestionAnswer> {
  const said = valueRead(readField(body, 'wrong', readYesNo), 'wrong', problems);
  const ticked = readFailureModes(body[WRONG_MODE]);
  if (ticked === undefined) {
    problems.push({ field: WRONG_MODE, code: 'unknown_option' });
    return {};
  }
  if (said === false) return { wrong: false };
  if (ticked.length > 0) return { wrong: true, [WRONG_MODE]: ticked };
  return said === undefined ? {} : { wrong: said };
}

/** Failure modes in the taxonomy's order, each once; undefined when one is unknown. */
function readFailureModes(value: unknown): string[] | undefined {
  const given: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const ticked = given.filter((mode) => mode !== '');
  if (!ticked.every(isFailureMode)) return undefined;
  return FAILURE_MODES.map(({ key }) => key).filter((key) => ticked.includes(key));
}

function readField<T>(body: Body, field: string, read: (text: string) => ReadAnswer<T>): ReadAnswer<T> {
  const value = Object.hasOwn(body, field) ? body[field] : undefined;
  if (value === undefined || value === null) return read('');
  if (typeof value === 'string') return read(value);
  if (typeof value === 'number' || typeof value === 'boolean') return read(String(value));
  return { problem: 'several_values' };
}

function valueRead<T>(read: ReadAnswer<T>, field: string, problems: Problems): T | undefined {
  if ('value' in read) return read.value;
  problems.push({ field, code: read.problem });
  return undefined;
}
