import { DateTime } from 'luxon';
import { z } from 'zod';
import { Channel } from '../../domain/channel.ts';
import { Locale } from '../../domain/locale.ts';

/** A choice in a list; empty stands for none. */
const maybe = <T>(schema: z.ZodType<T>) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable());

const reference = maybe(z.string({ error: 'openLinks.error.form' }).max(100, { error: 'openLinks.error.form' }));
const closesOn = maybe(
  z
    .string({ error: 'openLinks.error.closesOn' })
    .refine((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && DateTime.fromISO(day, { zone: 'utc' }).isValid, {
      error: 'openLinks.error.closesOn',
    }),
);
const items = maybe(
  z
    .string({ error: 'openLinks.error.items' })
    .regex(/^\d{1,3}$/, { error: 'openLinks.error.items' })
    .transform(Number)
    .refine((n) => n >= 1 && n <= 200, { error: 'openLinks.error.items' }),
);

const settings = {
  channel: maybe(z.enum(Channel.options, { error: 'openLinks.error.form' })),
  locale: z.enum(Locale.options, { error: 'openLinks.error.locale' }),
  items,
  closesOn,
};

export const NewOpenLinkForm = z.object({
  ...settings,
  questionnaire: z
    .string({ error: 'openLinks.error.questionnaire' })
    .min(1, { error: 'openLinks.error.questionnaire' }),
  branch: reference,
  provider: reference,
  topic: reference,
});

export const OpenLinkForm = z.object({
  ...settings,
  active: z.preprocess((value) => value === 'yes', z.boolean()),
});
