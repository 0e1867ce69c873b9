import { z } from 'zod';
import { tidyWords } from '../../domain/answers/written-words.ts';
import { tidyName } from '../../domain/names/tidy-name.ts';

const LONGEST_TITLE = 120;
const LONGEST_DESCRIPTION = 4000;
const LONGEST_NOTE = 2000;
const MOST_COST = 1_000_000_000;

const damaged = { error: 'action.problem.form' };
const text = z.string(damaged).optional();
const reference = text.transform((id) => id || null);
const day = (error: string) => z.iso.date({ error });
const given = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** A box that was ticked. */
const ticked = z
  .unknown()
  .optional()
  .transform((value) => value === 'yes');

const isCurrency = (code: string): boolean => Intl.supportedValuesOf('currency').includes(code);

/** What can be changed at any time. */
const noteFields = {
  title: z
    .string({ error: 'action.problem.name' })
    .transform(tidyName)
    .refine((title) => title.length > 0 && title.length <= LONGEST_TITLE, { error: 'action.problem.name' }),
  description: text
    .transform((words) => tidyWords(words ?? '') || null)
    .refine((words) => (words?.length ?? 0) <= LONGEST_DESCRIPTION, { error: 'action.problem.description' }),
  owner: z.string({ error: 'action.problem.unknown_owner' }).min(1, { error: 'action.problem.unknown_owner' }),
  cost: given(
    z.coerce
      .number({ error: 'action.problem.cost' })
      .int({ error: 'action.problem.cost' })
      .min(0, { error: 'action.problem.cost' })
      .max(MOST_COST, { error: 'action.problem.cost' }),
  ).transform((cost) => cost ?? null),
  currency: given(
    z
      .string({ error: 'action.problem.currency' })
      .transform((code) => code.trim().toUpperCase())
      .refine(isCurrency, { error: 'action.problem.currency' }),
  ).transform((code) => code ?? null),
};

const needsCurrency = ({ cost, currency }: { cost: number | null; currency: string | null }): boolean =>
  cost === null || currency !== null;
const CURRENCY_MISSING = { path: ['currency'], error: 'action.problem.currency' };

export const NotesForm = z.object(noteFields).refine(needsCurrency, CURRENCY_MISSING);
export type NotesForm = z.infer<typeof NotesForm>;

/** What an action is made out of, as addresses and forms carry it. */
export const SourceFields = z.object({
  complaint: reference,
  finding: reference,
  gapFrom: given(day('action.problem.form')),
  gapTo: given(day('action.problem.form')),
  gapBranch: reference,
  gapProvider: reference,
  gapTopic: reference,
});
export type SourceFields = z.infer<typeof SourceFields>;

export const ActionForm = z
  .object({
    ...noteFields,
    ...SourceFields.shape,
    /** Questionnaire and item, as the list has them. */
    item: z.string({ error: 'action.problem.unknown_item' }).includes('|', { error: 'action.problem.unknown_item' }),
    branch: reference,
    provider: reference,
    topic: reference,
    startOn: day('action.problem.date'),
    judgeOn: day('action.problem.date'),
    plannedAnswers: z.coerce
      .number({ error: 'action.problem.too_few_planned' })
      .int({ error: 'action.problem.too_few_planned' })
      .min(1, { error: 'action.problem.too_few_planned' }),
    beforeFrom: day('action.problem.date'),
    beforeTo: day('action.problem.date'),
    compareWithout: ticked,
  })
  .refine(needsCurrency, CURRENCY_MISSING);
export type ActionForm = z.infer<typeof ActionForm>;

/** The part of a form that a plan is worked out from; what is not there or wrong is as if it were left out. */
export const WishForm = z.object({
  ...SourceFields.shape,
  item: z.string().includes('|').nullable().catch(null),
  branch: reference.catch(null),
  provider: reference.catch(null),
  topic: reference.catch(null),
  startOn: day('').nullable().catch(null),
  compareWithout: ticked,
});
export type WishForm = z.infer<typeof WishForm>;

export const AbandonForm = z.object({
  note: z
    .string({ error: 'action.problem.note' })
    .transform(tidyWords)
    .refine((note) => note.length > 0 && note.length <= LONGEST_NOTE, { error: 'action.problem.note' }),
});
