import { z } from 'zod';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { measureKey, measuresOf, type ScoreMeasure } from '../../domain/trend/measure.ts';
import { invalidInput } from '../../platform/errors.ts';

/** What can be held side by side; units stand beside each other, periods one after the other. */
export const UNIT_KINDS = ['branch', 'provider', 'topic', 'language'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];
export const COMPARED = [...UNIT_KINDS, 'period'] as const;
export type Compared = (typeof COMPARED)[number];

const given = (value: unknown): unknown => (value === '' ? undefined : value);
const ComparisonChoice = z.object({
  of: z.preprocess(given, z.enum(COMPARED).default('branch')),
  measure: z.preprocess(given, z.string().max(200).default('gap')),
});

/** What an address compares, besides whose answers. */
export interface ComparisonChoice {
  of: Compared;
  /** As `measureKey` writes it; it is looked up once the questionnaire is known. */
  measure: string;
}

/** @throws AppError 422 for what cannot be compared */
export function readComparisonChoice(query: unknown): ComparisonChoice {
  const parsed = ComparisonChoice.safeParse(query);
  if (parsed.success) return parsed.data;
  throw invalidInput('bad_comparison', 'What is compared, or by which measure, is not written correctly.', {
    of: `Use one of ${COMPARED.join(', ')}.`,
    measure: 'Use gap or performance, alone or with :dimension:KEY or :item:KEY.',
  });
}

/** The gaps and levels of a questionnaire, by which units can be compared. */
export function scoresOf(definition: QuestionnaireDefinition): ScoreMeasure[] {
  return measuresOf(definition).flatMap((measure) => ('of' in measure ? [measure] : []));
}

/** @throws AppError 422 when the questionnaire has no such measure */
export function scoreOf(definition: QuestionnaireDefinition, key: string): ScoreMeasure {
  const measure = scoresOf(definition).find((one) => measureKey(one) === key);
  if (measure !== undefined) return measure;
  throw invalidInput('bad_comparison', 'This questionnaire has no such measure.', {
    measure: 'Use gap or performance, alone or with :dimension:KEY or :item:KEY.',
  });
}

/** The filter of an address that names one unit of a kind. */
export const filterOf = (kind: UnitKind): 'branch' | 'provider' | 'topic' | 'locale' =>
  kind === 'language' ? 'locale' : kind;
