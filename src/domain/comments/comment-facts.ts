import { unpackRatings } from '../answers/packed-ratings.ts';
import type { StoredAnswers } from '../answers/stored-answers.ts';
import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';

/** How satisfied the person was who wrote, by the first question. */
export const MOODS = ['unhappy', 'neither', 'happy'] as const;
export type Mood = (typeof MOODS)[number];

/** A gap at or under this counts as "rated low". */
const LOW_GAP = -2;

/**
 * Happy from where the top box begins, unhappy from the mirror of it down: 4–5 and 1–2 of 5. Null where it was not
 * asked or not answered.
 */
export function moodOf(definition: QuestionnaireDefinition, questions: StoredAnswers['questions']): Mood | null {
  const question = definition.questions.find(({ key }) => key === 'satisfaction');
  const value = questions.satisfaction;
  if (question?.kind !== 'rating' || typeof value !== 'number') return null;
  if (value >= question.topBoxFrom) return 'happy';
  return value <= question.min + question.max - question.topBoxFrom ? 'unhappy' : 'neither';
}

/** Keys of the items whose service was two points or more under what it should have been. */
export function lowItems(definition: QuestionnaireDefinition, ratings: string): string[] {
  return Object.entries(unpackRatings(definition, ratings)).flatMap(([key, answer]) => {
    if (answer.kind !== 'rated' || answer.e === null || answer.p === null) return [];
    return answer.p - answer.e <= LOW_GAP ? [key] : [];
  });
}
