import { z } from 'zod';

export const IssueForm = z.object({
  /** Made with the page, so that a form sent twice issues one card. */
  id: z.uuid({ error: 'issued.error.form' }),
  note: z
    .string({ error: 'issued.error.note' })
    .trim()
    .max(500, { error: 'issued.error.note' })
    .optional()
    .transform((text) => text || null),
  /** Asked of those with row access only. */
  readers: z.enum(['managers', 'administrators'], { error: 'issued.error.readers' }).default('managers'),
});
