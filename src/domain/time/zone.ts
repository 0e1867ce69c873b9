import { IANAZone } from 'luxon';
import { z } from 'zod';

/** Names found right before: asking costs a millisecond, and settings with a time zone are read at every request. */
const known = new Set<string>();

function isZone(name: string): boolean {
  if (known.has(name)) return true;
  const right = name.length <= 60 && IANAZone.isValidZone(name);
  if (right) known.add(name);
  return right;
}

/** A time zone by its IANA name. */
export const TimeZone = z.string({ error: 'Give a time zone, for example Asia/Jerusalem.' }).refine(isZone, {
  error: 'This is no time zone. Use a name such as Asia/Jerusalem or Asia/Kuala_Lumpur.',
});

/** A time of day, `HH:MM`, as minutes after midnight. */
export function minutesOfDay(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** A time of day in 24 hours, `00:00` to `23:59`. */
export const TimeOfDay = z
  .string({ error: 'Give a time of day, for example 20:00.' })
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'Give a time of day from 00:00 to 23:59, for example 20:00.' });

/** A day of the week by its ISO number: Monday is 1, Sunday is 7. */
export const Weekday = z.literal([1, 2, 3, 4, 5, 6, 7], {
  error: 'Days of the week are numbers from 1 (Monday) to 7 (Sunday).',
});
export type Weekday = z.infer<typeof Weekday>;
