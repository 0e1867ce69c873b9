import { z } from 'zod';
import { tidyWords } from '../../domain/answers/written-words.ts';

export const LONGEST_NOTE = 2000;

export const HandledForm = z.object({
  note: z
    .string()
    .optional()
    .transform((text) => tidyWords(text ?? '') || null)
    .refine((text) => text === null || text.length <= LONGEST_NOTE, { error: 'wishes.problem.note' }),
});
