import { z } from 'zod';

/** Whether a customer may be asked; "ended" is a relationship that the organisation has ended. */
export const RELATIONSHIPS = ['active', 'do_not_survey', 'ended'] as const;
export type Relationship = (typeof RELATIONSHIPS)[number];
export const Relationship = z.enum(RELATIONSHIPS, { error: `Use one of ${RELATIONSHIPS.join(', ')}.` });

/** E-mail addresses are compared, and therefore kept, in lower case without spaces round them. */
export function keptEmail(text: string): string {
  return text.trim().toLowerCase();
}
