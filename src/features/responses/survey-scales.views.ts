import { type LocalText, textIn } from '../../domain/locale.ts';
import type { RatingQuestion } from '../../domain/questionnaire/definition.ts';
import type { Translate } from '../../platform/i18n/messages.ts';
import type { surveyMessages } from './survey.messages.ts';
import type { LevelChoice, LevelScale, RatingCard, SurveyFormInput, Tick } from './survey-form.ts';

/** One form, with the words of its language. */
export type Page = SurveyFormInput & { t: Translate<keyof typeof surveyMessages.triples> };

export const errorOf = ({ problems }: Page, field: string): string | null =>
  problems.find((problem) => problem.field === field)?.text ?? null;

export function isTyped({ typed }: Page, name: string, value: string): boolean {
  const given = typed[name];
  return Array.isArray(given) ? given.includes(value) : given === value;
}

interface Ends {
  min: number;
  max: number;
  low?: LocalText;
  high?: LocalText;
}

function sizeOf(min: number, max: number): LevelScale['size'] {
  const count = max - min + 1;
  if (count <= 5) return 'five';
  if (count <= 7) return 'seven';
  if (count === 9) return 'nine';
  return count <= 10 ? 'ten' : 'eleven';
}

/** A row of round answers, one for each level. */
export function levels(page: Page, name: string, scale: Ends): LevelScale {
  const low = scale.low ? textIn(scale.low, page.locale) : '';
  const high = scale.high ? textIn(scale.high, page.locale) : '';
  const choices = Array.from({ length: scale.max - scale.min + 1 }, (_, index): LevelChoice => {
    const value = scale.min + index;
    const end = value === scale.min ? low : value === scale.max ? high : '';
    return {
      value,
      checked: isTyped(page, name, String(value)),
      words: null,
      spoken: end === '' ? null : `${value}, ${end}`,
    };
  });
  return { name, size: sizeOf(scale.min, scale.max), choices, low, high, error: errorOf(page, name) };
}

export function ratingCard(page: Page, question: RatingQuestion): RatingCard {
  const scale = levels(page, question.key, question);
  const labels = question.labels;
  return {
    ...scale,
    kind: 'rating',
    text: textIn(question.text, page.locale),
    note: null,
    worded: labels !== undefined,
    choices: scale.choices.map((choice, index) => {
      const words = labels?.[index];
      return words ? { ...choice, words: textIn(words, page.locale), spoken: null } : choice;
    }),
  };
}

export const tick = (page: Page, name: string, value: string, label: string): Tick => ({
  name,
  value,
  label,
  checked: isTyped(page, name, value),
});
