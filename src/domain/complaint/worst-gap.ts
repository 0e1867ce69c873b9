import { unpackRatings } from '../answers/packed-ratings.ts';
import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';

/** The item of an answer that fell farthest short. */
export interface WorstGap {
  item: string;
  dimension: string;
  /** How far, as a share of the scale's length: 1 is from the top to the bottom. */
  share: number;
}

/** The item farthest under what it should be, the first in the questionnaire's order; undefined where none is. */
export function worstGap(definition: QuestionnaireDefinition, ratings: string): WorstGap | undefined {
  const { min, max } = definition.scale;
  const answers = unpackRatings(definition, ratings);
  let worst: WorstGap | undefined;
  for (const { key, dimension } of definition.items) {
    const answer = answers[key];
    if (answer?.kind !== 'rated' || answer.e === null || answer.p === null) continue;
    const share = (answer.e - answer.p) / (max - min);
    if (share > (worst?.share ?? 0)) worst = { item: key, dimension, share };
  }
  return worst;
}
