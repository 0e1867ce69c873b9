import { z } from 'zod';
import { tidyWords } from '../../domain/answers/written-words.ts';
import { Channel, ContactKind } from '../../domain/channel.ts';
import { LONGEST_LINE } from '../../domain/contact/contact-line.ts';
import { readTime } from '../../domain/csv/timestamps.ts';
import { LOCALES } from '../../domain/locale.ts';
import { isPlainId, NO_PLAIN_ID } from '../../domain/names/external-id.ts';
import { tidyName } from '../../domain/names/tidy-name.ts';
import { CustomerInput } from '../customers/index.ts';

const LONGEST_NOTE = 4000;
export const DEFAULT_CHANNEL: Channel = 'in_person';
export const DEFAULT_KIND: ContactKind = 'request';

const HAS_OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/** A time with its offset from UTC, as an instant. Dates that no calendar has are refused rather than moved. */
const instant = (field: string) =>
  z.string({ error: `${field} is a time, written like 2026-11-21T09:30:00+02:00.` }).transform((text, context) => {
    const read = readTime(text, 'UTC');
    if ('instant' in read && HAS_OFFSET.test(text.trim())) return read.instant;
    const message =
      'instant' in read
        ? `${field} needs its offset from UTC, as in 2026-11-21T09:30:00+02:00 or 2026-11-21T07:30:00Z.`
        : `${field} is no date and time that there is. Write it like 2026-11-21T09:30:00+02:00.`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const text = (field: string, longest: number, tidy = tidyWords) =>
  z
    .string({ error: `${field} is a text.` })
    .transform(tidy)
    .pipe(z.string().max(longest, { error: `Keep ${field} within ${longest} characters.` }));

const emptyIsAbsent = <T>(schema: z.ZodType<T>) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), schema.nullish());

const note = text('note', LONGEST_NOTE);

const unknownFields = (issue: z.core.$ZodRawIssue) =>
  issue.code === 'unrecognized_keys'
    ? `Unknown: ${issue.keys.join(', ')}. Check the spelling, or leave it out.`
    : 'Send a JSON object.';

/** The body of POST /api/v1/contacts. */
export const ContactBody = z
  .strictObject(
    {
      externalId: emptyIsAbsent(
        z
          .string({ error: 'externalId is a text.' })
          .trim()
          .refine(isPlainId, { error: NO_PLAIN_ID })
          .pipe(text('externalId', 200)),
      ),
      customer: CustomerInput,
      provider: z
        .string({ error: 'Say who served: the name or code of a provider.' })
        .transform(tidyName)
        .pipe(
          z
            .string()
            .min(1, { error: 'Say who served: the name or code of a provider.' })
            .max(120, { error: 'Keep provider within 120 characters.' }),
        ),
      branch: emptyIsAbsent(text('branch', 120, tidyName)),
      topic: emptyIsAbsent(text('topic', 120, tidyName)),
      channel: Channel.nullish(),
      kind: ContactKind.nullish(),
      requestedAt: instant('requestedAt').nullish(),
      firstRepliedAt: instant('firstRepliedAt').nullish(),
      completedAt: instant('completedAt').nullish(),
      follows: emptyIsAbsent(text('follows', 200)),
      note: note.nullish(),
      completed: z.boolean({ error: 'completed is true or false.' }).nullish(),
    },
    { error: unknownFields },
  )
  .refine((body) => body.completed !== false || (body.completedAt ?? null) === null, {
    path: ['completed'],
    error: 'completed is false, but completedAt says when it was completed. Leave one of them out.',
  });
export type ContactBody = z.infer<typeof ContactBody>;

/** The body of PATCH /api/v1/contacts/:id. */
export const ContactPatch = z.strictObject(
  {
    completed: z
      .literal(true, { error: 'completed can be set to true only: a completed contact stays so.' })
      .optional(),
    completedAt: instant('completedAt').optional(),
    firstRepliedAt: instant('firstRepliedAt').optional(),
    note: note.nullable().optional(),
  },
  { error: unknownFields },
);

const optional = (longest: number, fault: string, tidy = tidyWords) =>
  z
    .string()
    .default('')
    .transform(tidy)
    .pipe(z.string().max(longest, { error: fault }));
const localTime = z.string().trim().max(40, { error: 'contacts.fault.time' }).default('');

/** The page's form; problems are keys of contacts.messages.ts. */
export const ContactForm = z.object({
  customerId: z.string().max(60).default(''),
  customerEmail: z
    .union([z.literal(''), z.email({ error: 'contacts.fault.email' }).max(254, { error: 'contacts.fault.email' })], {
      error: 'contacts.fault.email',
    })
    .default(''),
  customerExternalId: optional(200, 'contacts.fault.tooLong'),
  customerName: optional(200, 'contacts.fault.tooLong', tidyName),
  customerLocale: z.string().max(5).default(''),
  provider: z.string({ error: 'contacts.fault.provider' }).min(1, { error: 'contacts.fault.provider' }),
  branch: z.string().max(60).default(''),
  topic: z.string().max(60).default(''),
  channel: z.enum(Channel.options, { error: 'contacts.fault.channel' }),
  kind: z.enum(ContactKind.options, { error: 'contacts.fault.kind' }),
  requestedAt: localTime,
  completedAt: localTime,
  completed: z
    .literal('yes')
    .optional()
    .transform((value) => value === 'yes'),
  externalId: optional(200, 'contacts.fault.tooLong'),
  follows: optional(200, 'contacts.fault.tooLong'),
  note: optional(LONGEST_NOTE, 'contacts.fault.noteTooLong'),
});
export type ContactForm = z.infer<typeof ContactForm>;

/** The body of POST /api/v1/contacts/log. */
export const LineBody = z.strictObject(
  {
    line: text('line', LONGEST_LINE).pipe(
      z.string().min(1, { error: 'Send the line: customer. provider. topic. time' }),
    ),
    locale: z.enum(LOCALES, { error: `locale is the language of the customer: ${LOCALES.join(', ')}.` }).nullish(),
  },
  { error: unknownFields },
);

const chosen = z.string().max(LONGEST_LINE).default('');

/** One line, and what was chosen where it was not clear; problems are keys of contact-line.messages.ts. */
export const LineForm = z.object({
  line: z
    .string({ error: 'line.fault.empty' })
    .transform(tidyWords)
    .pipe(z.string().min(1, { error: 'line.fault.empty' }).max(LONGEST_LINE, { error: 'line.fault.tooLong' })),
  step: z.enum(['read', 'save']).catch('read'),
  /** The line as it was when what it says was shown. */
  shown: z.string().transform(tidyWords).catch('').default(''),
  ...{ customer: chosen, customerSaid: chosen, provider: chosen, providerSaid: chosen },
  ...{ topic: chosen, topicSaid: chosen, branch: chosen, branchSaid: chosen },
});
export type LineForm = z.infer<typeof LineForm>;

/** A time as a page's form gives it, in the organisation's zone; empty: now; `?` where no time was sent at all. */
export const CompleteForm = z.object({ completedAt: localTime.catch('?') });
export const NoteForm = z.object({ note: optional(LONGEST_NOTE, 'contacts.fault.noteTooLong') });
