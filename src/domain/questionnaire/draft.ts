import { z } from 'zod';
import { LOCALES, type LocalText } from '../locale.ts';
import { DEFAULT_QUESTIONS } from './default-questions.ts';
import type { QuestionnaireDefinition } from './definition.ts';
import { definitionShape } from './definition-shape.ts';
import { VERY_LOW_TO_VERY_HIGH } from './levels.ts';

/**
 * A questionnaire that is still being written: built like a finished one, with texts, items and dimensions that may not
 * be there yet. Nobody is ever asked with a draft.
 */
export type QuestionnaireDraft = QuestionnaireDefinition;

/** A text in any of the languages or none; a language left blank is left out. */
function draftText(longest: number): z.ZodType<LocalText> {
  const words = z
    .string()
    .trim()
    .max(longest, { error: `Keep the text within ${longest} characters.` });
  return z
    .strictObject({ en: words.exactOptional(), he: words.exactOptional(), ms: words.exactOptional() })
    .transform((typed) => {
      const text: LocalText = {};
      for (const locale of LOCALES) {
        const words = typed[locale];
        if (words !== undefined && words !== '') text[locale] = words;
      }
      return text;
    });
}

/** Reads a draft back from where it was kept; also puts the fields of an edited one in their order. */
export const QuestionnaireDraft: z.ZodType<QuestionnaireDraft> = definitionShape({ text: draftText, least: 0 });

/** A draft with the usual scale and the usual extra questions, and nothing to rate yet. */
export function blankDraft(key: string, title: LocalText): QuestionnaireDraft {
  return {
    key,
    title,
    scale: { min: 1, max: 7, ...VERY_LOW_TO_VERY_HIGH },
    minimumAsked: false,
    dimensions: [],
    items: [],
    questions: DEFAULT_QUESTIONS,
  };
}
