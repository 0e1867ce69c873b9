import { z } from 'zod';
import { AnswerSource } from '../../domain/answers/answer-source.ts';
import { Channel } from '../../domain/channel.ts';
import { Locale } from '../../domain/locale.ts';
import { isDay, spanFaults } from '../../domain/time/period-faults.ts';
import { invalidInput } from '../../platform/errors.ts';

const day = z.string().refine(isDay, { error: 'Write a date that exists, between 1900 and 2099, as YYYY-MM-DD.' });
const reference = z.string().trim().min(1).max(200);
const given = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const CardQueryFields = z.object({
  from: given(day),
  to: given(day),
  questionnaire: given(reference),
  provider: given(reference),
  branch: given(reference),
  topic: given(reference),
  channel: given(Channel),
  locale: given(Locale),
  origin: given(AnswerSource),
});

/** A report card's address: period and segment as written in the URL, places by id, code or name. */
export type CardQuery = z.infer<typeof CardQueryFields>;

/** No card is of more. */
export const LONGEST_DAYS = 366 * 20;

/** Programs that misspell a filter must hear of it: they would take the whole organisation's card for a part's. */
const ExactCardQuery = z.strictObject(CardQueryFields.shape, {
  error: (issue) =>
    issue.code === 'unrecognized_keys' ? `Unknown: ${issue.keys.join(', ')}. Check the spelling.` : undefined,
});

/**
 * @param exact refuse names that are not known, as the API does
 * @throws AppError 422 that names each wrong field
 */
export function readCardQuery(query: unknown, exact = false): CardQuery {
  const parsed = (exact ? ExactCardQuery : CardQueryFields).safeParse(query);
  if (!parsed.success) {
    const fields: Record<string, string> = {};
    for (const issue of parsed.error.issues) fields[issue.path.join('.') || 'query'] ??= issue.message;
    throw invalidInput('bad_card_query', 'The period or the segment is not written correctly.', fields);
  }
  return parsed.data;
}

/** @throws AppError 422 for a period that ends before it starts, or is longer than any card can be */
export function requirePeriod(period: { from: string; to: string }): void {
  const faults = spanFaults(period, LONGEST_DAYS);
  if (faults.to !== undefined) {
    throw invalidInput('bad_period', 'The period ends before it starts.', { to: 'Choose a day not before the first.' });
  }
  if (faults.from !== undefined) {
    throw invalidInput('bad_period', 'The period is longer than twenty years.', { from: 'Choose a later day.' });
  }
}
