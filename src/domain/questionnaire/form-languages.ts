import { LOCALES, type Locale, type LocalText } from '../locale.ts';
import type { QuestionnaireDefinition } from './definition.ts';

/** The languages in which a questionnaire is whole, so that nobody meets two languages in one form. */
export function formLanguages(definition: QuestionnaireDefinition): Locale[] {
  const texts: (LocalText | undefined)[] = [
    definition.scale.low,
    definition.scale.high,
    ...definition.dimensions.map((dimension) => dimension.section ?? dimension.title),
    ...definition.items.map((item) => item.text),
  ];
  for (const question of definition.questions) {
    texts.push(question.text);
    if (question.kind === 'rating') texts.push(question.low, question.high, ...(question.labels ?? []));
    if (question.kind === 'choice') texts.push(...question.options.map((option) => option.text));
  }
  return LOCALES.filter((locale) => texts.every((text) => text === undefined || text[locale] !== undefined));
}

/**
 * The language to show a form in: the wanted one where the form is whole in it, else the usual one, else any.
 *
 * @param offered languages of the form, at least one
 */
export function chooseLanguage(offered: readonly Locale[], ...wanted: readonly (Locale | undefined)[]): Locale {
  return wanted.find((locale) => locale !== undefined && offered.includes(locale)) ?? offered[0] ?? 'en';
}
