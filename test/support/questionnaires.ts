import type { Question, QuestionnaireDefinition, Scale } from '../../src/domain/questionnaire/definition.ts';

/** A questionnaire with dimensions d1, d2 … of the given sizes and items named d1.i1, d1.i2 …, for tests. */
export function questionnaire(
  sizes: readonly number[],
  { min = 1, max = 7, questions = [] }: Partial<Pick<Scale, 'min' | 'max'>> & { questions?: Question[] } = {},
): QuestionnaireDefinition {
  const dimensions = sizes.map((size, at) => ({ key: `d${at + 1}`, size }));
  return {
    key: 'test',
    title: { en: 'Test' },
    scale: { min, max, low: { en: 'very low' }, high: { en: 'very high' } },
    minimumAsked: false,
    dimensions: dimensions.map(({ key }) => ({ key, title: { en: key } })),
    items: dimensions.flatMap(({ key, size }) =>
      Array.from({ length: size }, (_, at) => ({
        key: `${key}.i${at + 1}`,
        dimension: key,
        text: { en: `${key} item ${at + 1}` },
      })),
    ),
    questions,
  };
}
