import { z } from 'zod';
import { unpackRatings } from '../answers/packed-ratings.ts';
import type { StoredAnswers } from '../answers/stored-answers.ts';
import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';

/** Which answers are unhappy ones. What is null or false does not count; with nothing left, no answer is unhappy. */
export interface UnhappyRule {
  /** Any item so many points or more under what it should be, in points of a scale from 1 to 7. */
  gapFrom: number | null;
  /** "Something went wrong" was ticked. */
  wrong: boolean;
  /** Satisfied no more than this, in points of a scale from 1 to 5. */
  satisfactionTo: number | null;
}

export const DEFAULT_UNHAPPY_RULE: UnhappyRule = { gapFrom: 3, wrong: true, satisfactionTo: 2 };

export const UNHAPPY_LIMITS = { gapFrom: [1, 6], satisfactionTo: [1, 4] } as const;

const points = (what: keyof typeof UNHAPPY_LIMITS) => {
  const [least, most] = UNHAPPY_LIMITS[what];
  return z
    .int({ error: `${what} is a whole number from ${least} to ${most}, or null.` })
    .min(least, { error: `${what} is at least ${least}.` })
    .max(most, { error: `${what} is at most ${most}.` })
    .nullable();
};

export const UnhappyRule: z.ZodType<UnhappyRule> = z.strictObject(
  {
    gapFrom: points('gapFrom'),
    wrong: z.boolean({ error: 'wrong is true or false.' }),
    satisfactionTo: points('satisfactionTo'),
  },
  { error: 'Give the rule as {"gapFrom": 3, "wrong": true, "satisfactionTo": 2}; null and false leave a part out.' },
);

const LENGTH_OF_1_TO_7 = 6;
const LENGTH_OF_1_TO_5 = 4;

/**
 * Whether an answer is an unhappy one. Other scales count by their share: three points of 1–7 are half the scale, so
 * two points of 1–5.
 *
 * @example an item that should be 6 and was 3, with the default rule: true
 */
export function isUnhappy(
  rule: UnhappyRule,
  definition: QuestionnaireDefinition,
  { ratings, questions }: Pick<StoredAnswers, 'ratings' | 'questions'>,
): boolean {
  if (rule.wrong && questions.wrong === true) return true;
  return isDissatisfied(rule, definition, questions) || hasGap(rule, definition, ratings);
}

function isDissatisfied(
  { satisfactionTo }: UnhappyRule,
  definition: QuestionnaireDefinition,
  { satisfaction }: StoredAnswers['questions'],
): boolean {
  const question = definition.questions.find(({ key }) => key === 'satisfaction');
  if (satisfactionTo === null || question?.kind !== 'rating' || typeof satisfaction !== 'number') return false;
  const { min, max } = question;
  return (satisfaction - min) * LENGTH_OF_1_TO_5 <= (satisfactionTo - 1) * (max - min);
}

function hasGap({ gapFrom }: UnhappyRule, definition: QuestionnaireDefinition, ratings: string): boolean {
  if (gapFrom === null) return false;
  const { min, max } = definition.scale;
  return Object.values(unpackRatings(definition, ratings)).some(
    (answer) =>
      answer.kind === 'rated' &&
      answer.e !== null &&
      answer.p !== null &&
      (answer.e - answer.p) * LENGTH_OF_1_TO_7 >= gapFrom * (max - min),
  );
}
