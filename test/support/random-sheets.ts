import fc from 'fast-check';
import type { AnswerSheet, ItemAnswer, QuestionAnswer } from '../../src/domain/answers/answer-sheet.ts';
import type { Question, QuestionnaireDefinition } from '../../src/domain/questionnaire/definition.ts';

/** Extra questions of every kind. */
export const EVERY_QUESTION: Question[] = [
  { kind: 'rating', key: 'satisfaction', text: { en: 'Satisfied?' }, min: 1, max: 5, topBoxFrom: 4, on: true },
  { kind: 'rating', key: 'nps', text: { en: 'Recommend?' }, min: 0, max: 10, topBoxFrom: 9, on: true },
  { kind: 'rating', key: 'style_preferred', text: { en: 'Preferred?' }, min: 1, max: 7, topBoxFrom: 6, on: true },
  { kind: 'rating', key: 'style_received', text: { en: 'Received?' }, min: 1, max: 7, topBoxFrom: 6, on: true },
  {
    kind: 'choice',
    key: 'would_pay',
    text: { en: 'Pay more?' },
    options: ['yes', 'no', 'unsure'].map((key) => ({ key, text: { en: key } })),
    on: true,
  },
  { kind: 'wrong', key: 'wrong', text: { en: 'Did something go wrong?' }, on: true },
  { kind: 'text', key: 'comment', text: { en: 'Comment' }, on: true },
  { kind: 'consent', key: 'contact', text: { en: 'May we contact you?' }, on: true },
];

/** Answer sheets as respondents might fill them in: items not asked, skipped, half rated, not applying. */
export function sheetsOf(definition: QuestionnaireDefinition): fc.Arbitrary<AnswerSheet> {
  const { min, max } = definition.scale;
  const level = fc.option(fc.integer({ min, max }), { freq: 6 });
  const rated = fc.record({ kind: fc.constant('rated' as const), e: level, p: level, m: fc.constant(null) });
  const withMinimum = fc.record({ kind: fc.constant('rated' as const), e: level, p: level, m: level });
  const answer: fc.Arbitrary<ItemAnswer> = fc.oneof(
    { weight: 6, arbitrary: rated },
    { weight: 1, arbitrary: withMinimum },
    { weight: 1, arbitrary: fc.constant<ItemAnswer>({ kind: 'skipped' }) },
    { weight: 1, arbitrary: fc.constant<ItemAnswer>({ kind: 'na' }) },
  );
  const items = Object.fromEntries(definition.items.map(({ key }) => [key, answer]));
  const questions: Record<string, fc.Arbitrary<QuestionAnswer>> = {};
  for (const question of definition.questions) {
    if (question.kind === 'rating') questions[question.key] = fc.integer({ min: question.min, max: question.max });
    if (question.kind === 'choice')
      questions[question.key] = fc.constantFrom(...question.options.map(({ key }) => key));
    if (question.kind === 'wrong') {
      questions.wrong = fc.boolean();
      questions.wrong_mode = fc.subarray(['apathy', 'coldness', 'lost_time']);
    }
    if (question.kind === 'text') questions[question.key] = fc.string({ maxLength: 9 });
    if (question.kind === 'consent') questions[question.key] = fc.constant(true);
  }
  return fc
    .record({ items: fc.record(items, { requiredKeys: [] }), questions: fc.record(questions, { requiredKeys: [] }) })
    .map((sheet) => ({ items: given(sheet.items), questions: given(sheet.questions) }));
}

function given<T>(record: Record<string, T | undefined>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]): [string, T][] => (value === undefined ? [] : [[key, value]])),
  );
}
