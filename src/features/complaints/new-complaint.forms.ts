import { z } from 'zod';
import { Channel } from '../../domain/channel.ts';
import { tidyName } from '../../domain/names/tidy-name.ts';
import { tickedModes, writtenWords } from './complain.forms.ts';

const ticked = z
  .unknown()
  .optional()
  .transform((value) => value === 'yes');
const text = (longest: number, tidy = (typed: string) => typed.trim()) =>
  z
    .string()
    .catch('')
    .default('')
    .transform((typed) => tidy(typed).slice(0, longest));

/** The form of staff; problems are keys of complaints.messages.ts. */
export const NewComplaintForm = z
  .object({
    words: writtenWords({ none: 'complaints.form.problem.words', long: 'complaints.form.problem.long' }),
    modes: tickedModes,
    contact: ticked,
    email: text(300),
    name: text(200, tidyName),
    externalId: text(200),
    invite: ticked,
    branch: text(60),
    provider: text(60),
    topic: text(60),
    channel: z
      .union([z.literal('').transform(() => null), Channel])
      .catch(null)
      .default(null),
    day: text(20),
  })
  .superRefine(({ contact, email, name, externalId, invite }, context) => {
    const problem = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (email !== '' && !z.email().max(254).safeParse(email).success) problem('email', 'complaints.form.problem.email');
    if (contact && email === '' && name === '' && externalId === '') problem('email', 'complaints.form.problem.who');
    if (invite && !contact) problem('invite', 'complaints.form.problem.invite');
  });
export type NewComplaintForm = z.output<typeof NewComplaintForm>;
