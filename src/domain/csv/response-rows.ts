import type { AnswerSheet, ItemAnswer, QuestionAnswer } from '../answers/answer-sheet.ts';
import { NOT_APPLICABLE } from '../answers/read-answers.ts';
import { WRONG_MODE } from '../answers/submission.ts';
import type { Channel } from '../channel.ts';
import type { Locale } from '../locale.ts';
import { neutraliseCell } from './cells.ts';
import type { ResponseColumn, ResponseFact } from './response-columns.ts';

/** How a response came to be: from an invitation, an open link, or a file. */
export const RESPONSE_ORIGINS = ['invited', 'open_link', 'imported'] as const;
export type ResponseOrigin = (typeof RESPONSE_ORIGINS)[number];

export function isResponseOrigin(value: unknown): value is ResponseOrigin {
  return RESPONSE_ORIGINS.some((origin) => origin === value);
}

/** One response of a file: what it says of itself, and its answers. What was left empty is null. */
export interface ResponseRow {
  responseId: string | null;
  /** An instant (ISO-8601 UTC) when read; when written, whatever precision its program may give away. */
  respondedAt: string | null;
  origin: ResponseOrigin | null;
  provider: string | null;
  branch: string | null;
  topic: string | null;
  channel: Channel | null;
  locale: Locale | null;
  customer: { email: string | null; name: string | null };
  sheet: AnswerSheet;
}

/** What stands for an item or a question that was not asked. */
export const NOT_ASKED = '-';
const BETWEEN_MODES = ' ';

/**
 * The cells of one row, in the order of the columns: `-` not asked, empty skipped, `NA` does not apply. Texts that a
 * spreadsheet would run as formulas are neutralised.
 */
export function formatResponseRow(
  columns: readonly ResponseColumn[],
  questionnaireKey: string,
  row: ResponseRow,
): string[] {
  const facts = factCells(questionnaireKey, row);
  return columns.map((column) => cellOf(column, facts, row.sheet));
}

function cellOf(column: ResponseColumn, facts: Record<ResponseFact, string | null>, sheet: AnswerSheet): string {
  switch (column.kind) {
    case 'fact':
      return neutraliseCell(facts[column.name] ?? '');
    case 'level':
      return levelCell(ownValue(sheet.items, column.item), column.row);
    case 'question':
      return answerCell(ownValue(sheet.questions, column.name), column.question.on);
    case 'failure_modes':
      return answerCell(ownValue(sheet.questions, WRONG_MODE), true);
    case 'absent_question':
      return NOT_ASKED;
  }
}

function factCells(questionnaireKey: string, row: ResponseRow): Record<ResponseFact, string | null> {
  return {
    response_id: row.responseId,
    responded_at: row.respondedAt,
    questionnaire: questionnaireKey,
    origin: row.origin,
    provider: row.provider,
    branch: row.branch,
    topic: row.topic,
    channel: row.channel,
    locale: row.locale,
    customer_email: row.customer.email,
    customer_name: row.customer.name,
  };
}

function levelCell(answer: ItemAnswer | undefined, row: 'e' | 'p' | 'm'): string {
  if (answer === undefined) return NOT_ASKED;
  if (answer.kind === 'skipped') return '';
  if (answer.kind === 'na') return NOT_APPLICABLE;
  return answer[row]?.toString() ?? '';
}

function answerCell(answer: QuestionAnswer | undefined, on: boolean): string {
  if (answer === undefined) return on ? '' : NOT_ASKED;
  if (typeof answer === 'number') return String(answer);
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  if (typeof answer === 'string') return neutraliseCell(answer);
  return answer.join(BETWEEN_MODES);
}

function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
