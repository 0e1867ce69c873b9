import { z } from 'zod';
import { PERIOD_LENGTHS } from '../../domain/time/whole-periods.ts';

const place = z
  .string({ error: 'scheduled.error.form' })
  .max(100, { error: 'scheduled.error.form' })
  .optional()
  .transform((id) => id || undefined);

const MOST_FILTERS = 2;

export const ScheduleForm = z
  .object({
    /** Made with the page, so that a form sent twice makes one schedule. */
    id: z.uuid({ error: 'scheduled.error.form' }),
    every: z.enum(PERIOD_LENGTHS, { error: 'scheduled.error.every' }),
    branch: place,
    provider: place,
    topic: place,
    users: z.preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(z.string(), { error: 'scheduled.error.users' }).min(1, { error: 'scheduled.error.users' }),
    ),
  })
  .refine(({ branch, provider, topic }) => [branch, provider, topic].filter(Boolean).length <= MOST_FILTERS, {
    path: ['topic'],
    error: 'scheduled.error.filters',
  });

export const SendForm = z.object({ id: z.uuid({ error: 'scheduled.error.form' }) });
