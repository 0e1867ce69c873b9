import { z } from 'zod';
import { Channel } from '../../domain/channel.ts';
import { Locale } from '../../domain/locale.ts';
import { PERIOD_LENGTHS } from '../../domain/time/whole-periods.ts';
import { SeenMark } from '../../platform/overtaken.ts';

const place = z
  .string({ error: 'scheduled.error.form' })
  .max(100, { error: 'scheduled.error.form' })
  .optional()
  .transform((id) => id || undefined);

const blank = (value: unknown): unknown => (value === '' ? undefined : value);
const MOST_FILTERS = 2;

const FILTERS = ['branch', 'provider', 'topic', 'channel', 'locale'] as const;

export const ScheduleForm = z
  .object({
    /** Made with the page, so that a form sent twice makes one schedule. */
    id: z.uuid({ error: 'scheduled.error.form' }),
    seen: SeenMark,
    every: z.enum(PERIOD_LENGTHS, { error: 'scheduled.error.every' }),
    branch: place,
    provider: place,
    topic: place,
    channel: z.preprocess(blank, z.enum(Channel.options, { error: 'scheduled.error.choice' }).optional()),
    locale: z.preprocess(blank, z.enum(Locale.options, { error: 'scheduled.error.choice' }).optional()),
    comments: z.preprocess((value) => value === 'yes', z.boolean()),
    users: z.preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(z.string(), { error: 'scheduled.error.users' }).min(1, { error: 'scheduled.error.users' }),
    ),
  })
  .refine((form) => FILTERS.map((name) => form[name]).filter(Boolean).length <= MOST_FILTERS, {
    path: ['topic'],
    error: 'scheduled.error.filters',
  });

export const SendForm = z.object({ id: z.uuid({ error: 'scheduled.error.form' }) });
