import { z } from 'zod';
import { LONGEST_TEXT, tidyWords } from '../../domain/answers/written-words.ts';
import { tidyName } from '../../domain/names/tidy-name.ts';
import { type FailureModeKey, isFailureMode } from '../../domain/questionnaire/failure-modes.ts';

const text = (longest: number, tidy: (typed: string) => string) =>
  z
    .string()
    .catch('')
    .default('')
    .transform((typed) => tidy(typed).slice(0, longest));

const ticked = z
  .unknown()
  .optional()
  .transform((value) => value === 'yes');

/** Failure sentences that were ticked; what is none of them was not on the form. */
export const tickedModes = z
  .unknown()
  .optional()
  .transform((value): FailureModeKey[] => {
    const all: unknown[] = Array.isArray(value) ? value : [value];
    return [...new Set(all.filter(isFailureMode))];
  });

/** The customer's words. @param problems keys of words: nothing was written, or too much */
export const writtenWords = (problems: { none: string; long: string }) =>
  z
    .string({ error: problems.none })
    .transform(tidyWords)
    .pipe(z.string().min(1, { error: problems.none }).max(LONGEST_TEXT, { error: problems.long }));

/** The public form; problems are keys of complaint-form.messages.ts. */
export const ComplainForm = z
  .object({
    words: writtenWords({ none: 'complain.problem.words', long: 'complain.problem.long' }),
    modes: tickedModes,
    branch: text(60, (typed) => typed.trim()),
    provider: text(120, tidyName),
    day: text(20, (typed) => typed.trim()),
    /** Leave to contact: given, refused when asked for, or nothing said. */
    contact: z.enum(['yes', 'no']).nullable().catch(null).default(null),
    email: z
      .string()
      .catch('')
      .default('')
      .transform((typed) => typed.trim()),
    name: text(200, tidyName),
    invite: ticked,
  })
  .superRefine(({ contact, email, invite }, context) => {
    const problem = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    const valid = z.email().max(254).safeParse(email).success;
    if (email !== '' && !valid && contact !== 'no') problem('email', 'complain.problem.email');
    if (email === '' && contact === 'yes') problem('email', 'complain.problem.noEmail');
    // Neither may an address be dropped that somebody wrote, nor be used without their leave.
    if (valid && contact === null) problem('contact', 'complain.problem.shallWe');
    else if (invite && contact !== 'yes') problem('invite', 'complain.problem.inviteNeeds');
  });
export type ComplainForm = z.output<typeof ComplainForm>;
