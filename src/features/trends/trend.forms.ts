import { z } from 'zod';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { type Measure, measureKey, measuresOf } from '../../domain/trend/measure.ts';
import { invalidInput } from '../../platform/errors.ts';
import type { TimeUnit } from '../analysis/index.ts';

const TrendChoice = z.object({
  unit: z.preprocess((given) => (given === '' ? undefined : given), z.enum(['week', 'month']).default('week')),
  measure: z.preprocess((given) => (given === '' ? undefined : given), z.string().max(200).default('gap')),
});

/** What of a trend an address chooses, besides whose answers. */
export interface TrendChoice {
  unit: TimeUnit;
  /** As `measureKey` writes it; it is looked up once the questionnaire is known. */
  measure: string;
}

/** @throws AppError 422 when the unit is neither week nor month */
export function readTrendChoice(query: unknown): TrendChoice {
  const parsed = TrendChoice.safeParse(query);
  if (parsed.success) return parsed.data;
  throw invalidInput('bad_trend', 'The unit or the measure is not written correctly.', {
    unit: 'Use week or month.',
    measure: 'Use one such as gap, gap:item:KEY or rate.',
  });
}

/** @throws AppError 422 when the questionnaire has no such measure */
export function measureOf(definition: QuestionnaireDefinition, key: string): Measure {
  const measure = measuresOf(definition).find((one) => measureKey(one) === key);
  if (measure !== undefined) return measure;
  throw invalidInput('bad_trend', 'This questionnaire has no such measure.', {
    measure: 'Use gap or performance, alone or with :dimension:KEY or :item:KEY; mean:KEY, topbox:KEY; or rate.',
  });
}
