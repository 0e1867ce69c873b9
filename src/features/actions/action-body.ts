import { z } from 'zod';
import { tidyWords } from '../../domain/answers/written-words.ts';
import { tidyName } from '../../domain/names/tidy-name.ts';

const day = z.iso.date({ error: 'Write a date as YYYY-MM-DD.' });
const reference = z.string({ error: 'Write an id, code or name.' }).trim().min(1).max(200);
const place = reference.nullable();
const whole = z.number({ error: 'Write a whole number.' }).int({ error: 'Write a whole number.' });

const notes = {
  title: z
    .string({ error: 'Give the action a title.' })
    .transform(tidyName)
    .refine((title) => title.length > 0 && title.length <= 120, { error: 'Give a title of 1 to 120 characters.' }),
  description: z
    .string()
    .transform((words) => tidyWords(words) || null)
    .refine((words) => (words?.length ?? 0) <= 4000, { error: 'Keep the description within 4,000 characters.' })
    .nullable(),
  owner: z.string({ error: 'Give the e-mail address of the user who owns it.' }).min(1).max(254),
  cost: whole.min(0, { error: 'Not under 0.' }).max(1_000_000_000, { error: 'At most 1,000,000,000.' }).nullable(),
  currency: z
    .string()
    .refine((code) => Intl.supportedValuesOf('currency').includes(code), {
      error: 'Write the currency by its ISO 4217 code, such as ILS.',
    })
    .nullable(),
};

const terms = {
  /** null: that of the active program. */
  questionnaire: reference.nullable(),
  item: z.string({ error: 'Name an item by its key.' }).min(1).max(200),
  branch: place,
  provider: place,
  topic: place,
  startOn: day,
  judgeOn: day,
  plannedAnswers: whole,
  before: z.strictObject({ from: day, to: day }),
  compareWithout: z.boolean({ error: 'Write true or false.' }),
};

/** What an action came out of, as a program names it. */
export const SourceBody = z.union(
  [
    z.strictObject({ complaint: z.string().min(1).max(60) }),
    z.strictObject({ finding: z.string().min(1).max(60) }),
    z.strictObject({
      gap: z.strictObject({
        from: day,
        to: day,
        branch: reference.optional(),
        provider: reference.optional(),
        topic: reference.optional(),
      }),
    }),
  ],
  { error: 'Name one source: complaint, finding, or gap with its period.' },
);

const unknown = {
  error: (issue: { code?: string; keys?: readonly string[] }) =>
    issue.code === 'unrecognized_keys' ? `Unknown: ${issue.keys?.join(', ')}. Check the spelling.` : undefined,
};

const needsCurrency = (body: { cost?: number | null | undefined; currency?: string | null | undefined }): boolean =>
  body.cost == null || body.currency != null;
const CURRENCY_MISSING = { path: ['currency'], error: 'A cost needs its currency.' };

/** An action as a program plans it. */
export const ActionBody = z
  .strictObject(
    {
      ...notes,
      ...terms,
      description: notes.description.default(null),
      cost: notes.cost.default(null),
      currency: notes.currency.default(null),
      questionnaire: terms.questionnaire.default(null),
      branch: place.default(null),
      provider: place.default(null),
      topic: place.default(null),
      compareWithout: terms.compareWithout.default(false),
      source: SourceBody.nullable().default(null),
    },
    unknown,
  )
  .refine(needsCurrency, CURRENCY_MISSING);
export type ActionBody = z.infer<typeof ActionBody>;
export type SourceBody = z.infer<typeof SourceBody>;
export type ActionTermsBody = Omit<ActionBody, 'source' | 'title' | 'description' | 'owner' | 'cost' | 'currency'>;

/** What of an action a program changes; `abandon` gives it up, with the reason. */
export const ActionPatch = z
  .strictObject(
    {
      ...notes,
      ...terms,
      abandon: z
        .string({ error: 'Say why.' })
        .transform(tidyWords)
        .refine((note) => note.length > 0 && note.length <= 2000, { error: 'Say why in 1 to 2,000 characters.' }),
    },
    unknown,
  )
  .partial();
export type ActionPatch = z.infer<typeof ActionPatch>;
