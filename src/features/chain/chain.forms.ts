import { z } from 'zod';
import { tidyWords } from '../../domain/answers/written-words.ts';
import { LOCALES, type LocalText } from '../../domain/locale.ts';
import { SeenMark } from '../../platform/overtaken.ts';

export const LONGEST_WORDS = 600;

const words = z
  .string()
  .default('')
  .transform(tidyWords)
  .refine((text) => text.length <= LONGEST_WORDS, { error: 'chain.problem.words' });

/** What customers are told was done, by language; empty ones are left out. */
export const OutcomeWordsForm = z
  .object({ en: words, he: words, ms: words, seen: SeenMark })
  .transform(({ seen, ...form }): { words: LocalText; seen: string | undefined } => {
    const written: LocalText = {};
    for (const locale of LOCALES) if (form[locale] !== '') written[locale] = form[locale];
    return { words: written, seen };
  });

export const PublicForm = z.object({ public: z.enum(['yes', 'no']) });
