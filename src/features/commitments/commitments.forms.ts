import { z } from 'zod';
import { tidyWords } from '../../domain/answers/written-words.ts';
import { CommitmentState, ENDINGS } from '../../domain/commitment/commitment-state.ts';

export const LONGEST_PROMISE = 1000;
export const LONGEST_NOTE = 2000;

const id = z.string().max(60).default('');

/** A promise as typed; problems are keys of commitments.messages.ts. */
export const CommitmentForm = z.object({
  words: z
    .string({ error: 'commitments.problem.words' })
    .transform(tidyWords)
    .pipe(
      z
        .string()
        .min(1, { error: 'commitments.problem.words' })
        .max(LONGEST_PROMISE, { error: 'commitments.problem.words' }),
    ),
  due: z.string({ error: 'commitments.problem.due' }).trim().min(1, { error: 'commitments.problem.due' }),
  owner: id,
  branch: id,
  customer: id,
  contact: id,
});
export type CommitmentForm = z.infer<typeof CommitmentForm>;

const note = z
  .string()
  .default('')
  .transform((text) => tidyWords(text) || null)
  .refine((text) => text === null || text.length <= LONGEST_NOTE, { error: 'commitments.problem.note' });

export const SettleForm = z.object({
  state: z.enum(ENDINGS, { error: 'commitments.problem.state' }),
  note,
});

/** Who keeps a promise and by when, as typed. */
export const ChangeForm = z.object({
  due: z.string({ error: 'commitments.problem.due' }).trim().min(1, { error: 'commitments.problem.due' }),
  owner: id,
});

const instant = z.iso.datetime({
  offset: true,
  error: 'dueAt is a time with its offset, like 2026-11-21T09:30:00+02:00.',
});

/** The body of POST /api/v1/commitments. */
export const CommitmentBody = z.strictObject({
  words: z
    .string({ error: 'words is what was promised.' })
    .transform(tidyWords)
    .pipe(
      z
        .string()
        .min(1, { error: 'Say what was promised.' })
        .max(LONGEST_PROMISE, { error: `Keep words within ${LONGEST_PROMISE} characters.` }),
    ),
  ownerId: z.string({ error: 'ownerId is the id of the user who is to keep it.' }).max(60),
  dueAt: instant.transform((text) => new Date(text).toISOString()),
  customerId: z.string().max(60).nullish(),
  contactId: z.string().max(60).nullish(),
  branchId: z.string().max(60).nullish(),
});

/** The body of PATCH /api/v1/commitments/:id. */
export const CommitmentPatch = z
  .strictObject({
    state: CommitmentState.optional(),
    ownerId: z.string({ error: 'ownerId is the id of the user who is to keep it.' }).max(60).optional(),
    dueAt: instant.transform((text) => new Date(text).toISOString()).optional(),
    note: z
      .string()
      .max(LONGEST_NOTE, { error: `Keep note within ${LONGEST_NOTE} characters.` })
      .nullish(),
  })
  .refine(({ note, state }) => note == null || state !== undefined, {
    path: ['note'],
    error: 'A note says what came of it: send it with state.',
  });
