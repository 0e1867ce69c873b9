import type { Request } from 'express';
import { WRONG_MODE } from '../../domain/answers/submission.ts';
import type { QuestionnaireDefinition, RatingQuestion } from '../../domain/questionnaire/definition.ts';
import type { Form } from '../../domain/questionnaire/form.ts';
import { AppError } from '../../platform/errors.ts';
import type { Typed } from './survey-form.ts';

export type Body = Record<string, unknown>;

/** The fields of a posted form. @throws 415 for anything but a form */
export function formBody(req: Request): Body {
  const body: unknown = req.body;
  if (req.is('application/x-www-form-urlencoded') === false) {
    throw new AppError(415, 'unsupported_type', 'Send the form as application/x-www-form-urlencoded.');
  }
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

/** The field that tells how often the form had been sent when it was opened; without it, it was never sent. */
export const REVISION = 'revision';

export function readRevision(body: Body): number {
  const text = body[REVISION];
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** The field of the button that replaces an answer by one with fewer ratings, once the person was told so. */
export const HOLDS_LESS = 'holds_less';

/** What was typed into the form's own fields, to show or to save; all else that came along is dropped. */
export function typedFields(definition: QuestionnaireDefinition, form: Form, body: Body): Typed {
  const fields = [
    ...form.items.flatMap((item) => [`E.${item}`, `P.${item}`, `M.${item}`]),
    ...definition.questions.map(({ key }) => key),
    WRONG_MODE,
  ];
  const typed: Record<string, string | string[]> = {};
  for (const field of fields) {
    const value = Object.hasOwn(body, field) ? body[field] : undefined;
    if (typeof value === 'string' && value !== '') typed[field] = value;
    if (Array.isArray(value)) typed[field] = value.filter((part) => typeof part === 'string');
  }
  return typed;
}

/** The score chosen by the link in the mail, if it is one of the question's answers. */
export function scoreInLink(definition: QuestionnaireDefinition, value: unknown): number | undefined {
  const question = definition.questions.find(
    (candidate): candidate is RatingQuestion => candidate.kind === 'rating' && candidate.key === 'satisfaction',
  );
  if (question === undefined || !question.on || typeof value !== 'string' || !/^\d{1,2}$/.test(value)) return undefined;
  const score = Number(value);
  return score >= question.min && score <= question.max ? score : undefined;
}
