import type { AnswerSheet } from '../../src/domain/answers/answer-sheet.ts';

/** The generator writes "yes, and these went wrong" as a list; the form has a yes and the ticked sentences. */
export function toSheet(sheet: AnswerSheet): AnswerSheet {
  const { wrong, ...questions } = sheet.questions;
  if (wrong === undefined) return sheet;
  if (!Array.isArray(wrong)) return { ...sheet, questions: { ...questions, wrong } };
  return { ...sheet, questions: { ...questions, wrong: true, wrong_mode: wrong } };
}
