import type { z } from 'zod';
import type { formMessages } from '../i18n/messages.ts';

export type FormResult<T> =
  | { ok: true; value: T }
  /** `errors`: field → what is wrong, as thrown by the schema (message keys, translated by the view's presenter). */
  | { ok: false; values: Record<string, unknown>; errors: Record<string, string> };

/** Said of what no page of ours sends, such as two values of one field, where the schema has no words for it. */
const UNREADABLE: keyof typeof formMessages.triples = 'form.unreadable';

/** Parses a posted form. Everything typed is given back on failure, so that the page can show it again. */
export function parseForm<T>(schema: z.ZodType<T>, body: unknown): FormResult<T> {
  const parsed = schema.safeParse(body ?? {}, { error: () => UNREADABLE });
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.');
    errors[field] ??= issue.message;
  }
  return { ok: false, values: typeof body === 'object' && body !== null ? { ...body } : {}, errors };
}
