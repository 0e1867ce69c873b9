import type { z } from 'zod';
import { invalidInput } from '../errors.ts';

/**
 * What a program sent, or all that is wrong with it, field by field.
 *
 * @param message the whole in a sentence; by default the faults themselves
 * @throws 422 with this code
 */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown, code: string, message?: string): T {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join('.') || 'body'] ??= issue.message;
  throw invalidInput(code, message ?? Object.values(fields).join(' '), fields);
}
