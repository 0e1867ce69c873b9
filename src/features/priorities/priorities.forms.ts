import { z } from 'zod';
import { invalidInput } from '../../platform/errors.ts';
import { BASES } from './quadrant-section.views.ts';

const Choices = z.object({
  importance: z.enum(BASES, { error: `Use one of ${BASES.join(', ')}.` }).default('expected'),
  careless: z.enum(['with', 'without'], { error: 'Use with or without.' }).default('with'),
});

/**
 * What the page shows besides its scope.
 *
 * @throws AppError 422 that names each wrong field
 */
export function readChoices(query: unknown): z.infer<typeof Choices> {
  const parsed = Choices.safeParse(query);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]));
  throw invalidInput('bad_choice', 'The address asks for something that this page does not have.', fields);
}
