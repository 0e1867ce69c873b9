import { describe, expect, test } from '@jest/globals';
import { LOCALES } from '../../../src/domain/locale.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { readDefinition } from '../../../src/domain/questionnaire/definition.ts';
import { draftProblems } from '../../../src/domain/questionnaire/draft-checks.ts';
import { formLanguages } from '../../../src/domain/questionnaire/form-languages.ts';
import { LIBRARY } from '../../../src/domain/questionnaire/library/library.ts';
import { missingIn } from '../../../src/domain/questionnaire/text-slots.ts';

const named = LIBRARY.map(({ definition }) => [definition.key, definition] as const);
const sizes = (key: string): number[] => {
  const definition = LIBRARY.find((one) => one.definition.key === key)?.definition;
  return (
    definition?.dimensions.map((one) => definition.items.filter((item) => item.dimension === one.key).length) ?? []
  );
};

describe('ready questionnaires', () => {
  test.each(named)('%s can be published as it is', (_key, definition) => {
    expect(readDefinition(definition)).toEqual({ ok: true, definition });
    expect(draftProblems(definition, [])).toEqual([]);
  });

  test.each(named)('%s is whole in every language, down to the short names', (_key, definition) => {
    expect(LOCALES.flatMap((locale) => missingIn(definition, locale))).toEqual([]);
    expect(formLanguages(definition)).toEqual([...LOCALES]);
    for (const item of definition.items) expect(Object.keys(item.short ?? {})).toHaveLength(LOCALES.length);
  });

  test.each(named)('%s has keys that say where an item belongs, and no text twice', (_key, definition) => {
    for (const { key, dimension } of definition.items) expect(key).toMatch(new RegExp(`^${dimension}\\.[a-z_]+$`));
    for (const locale of LOCALES) {
      const texts = definition.items.map(({ text }) => text[locale]);
      expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
      // Noun phrases: they are rated for their level, so none is a sentence or a question.
      expect(texts.filter((text) => /[.?!]$/.test(text ?? ''))).toEqual([]);
    }
  });

  test('have the shapes they are known for', () => {
    expect(sizes('service-three-dimensions')).toEqual([5, 5, 5]);
    expect(sizes('service-quality-five-dimensions')).toEqual([4, 5, 4, 4, 5]);
    expect(sizes('library-service')).toEqual([8, 8, 6]);
    const library = LIBRARY.find(({ definition }) => definition.key === 'library-service')?.definition;
    expect([library?.scale.min, library?.scale.max]).toEqual([1, 9]);
    expect(LIBRARY.filter(({ definition }) => definition.minimumAsked).map(({ definition }) => definition.key)).toEqual(
      ['library-service'],
    );
  });

  test('the internal customer’s items run side by side with those of customers', () => {
    const internal = LIBRARY.find(({ definition }) => definition.key === 'internal-customer')?.definition;
    expect(internal?.items.map(({ key }) => key)).toEqual(DEFAULT_QUESTIONNAIRE.items.map(({ key }) => key));
    const texts = DEFAULT_QUESTIONNAIRE.items.map(({ text }) => text.en);
    expect(internal?.items.flatMap(({ key, text }) => (texts.includes(text.en) ? [key] : []))).toEqual([
      'provider.credibility',
      'provider.availability',
      'process.language',
      'process.deadlines',
      'process.outcome',
      'process.corrections',
    ]);
  });
});
