import { z } from 'zod';
import { tidyName } from '../../domain/names/tidy-name.ts';
import { isDay } from '../../domain/time/period-faults.ts';
import { readHours } from '../../domain/time/read-hours.ts';
import type { OpeningSpan } from '../../domain/time/working-time.ts';
import type { Weekday } from '../../domain/time/zone.ts';

export const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
export const LONGEST_HOLIDAY_NAME = 120;

/** The week's hours, a field a day, as typed. Problems are keys of calendar.messages.ts. */
export const HoursForm: z.ZodType<OpeningSpan[]> = z.record(z.string(), z.unknown()).transform((form, issues) => {
  const hours = WEEK.flatMap((weekday): OpeningSpan[] => {
    const typed = form[`hours-${weekday}`];
    const read = readHours(typeof typed === 'string' ? typed : '');
    if ('spans' in read) return read.spans.map((span) => ({ weekday, ...span }));
    issues.addIssue({ code: 'custom', path: [`hours-${weekday}`], message: `calendar.problem.${read.fault}` });
    return [];
  });
  if (hours.length === 0 && issues.issues.length === 0) {
    issues.addIssue({ code: 'custom', path: ['hours-1'], message: 'calendar.problem.neverOpen' });
  }
  return hours;
});

export const HolidayForm = z.object({
  day: z.string({ error: 'calendar.problem.day' }).trim().refine(isDay, { error: 'calendar.problem.day' }),
  name: z
    .string({ error: 'calendar.problem.name' })
    .transform(tidyName)
    .pipe(
      z
        .string()
        .min(1, { error: 'calendar.problem.name' })
        .max(LONGEST_HOLIDAY_NAME, { error: 'calendar.problem.name' }),
    ),
});
