import { z } from 'zod';
import { tidyName } from '../../domain/names/tidy-name.ts';
import { ContactFilter } from '../../domain/program/contact-filter.ts';
import {
  DELIVERIES,
  LONGEST_PROGRAM_NAME,
  MOST_REMINDERS,
  type ProgramSettings,
} from '../../domain/program/program.ts';
import { UNHAPPY_LIMITS, type UnhappyRule } from '../../domain/program/unhappy-rule.ts';
import { CONFIDENTIALITIES } from '../../domain/questionnaire/promises.ts';
import { TimeOfDay } from '../../domain/time/zone.ts';
import type { NewProgram } from './program-set.service.ts';

/** The limits of the numbers, for the form and for its words; those of the API are the same. */
export const LIMITS = {
  samplePercent: [0, 100],
  delayMinutes: [0, 43_200],
  itemsPerDimension: [1, 200],
  minDaysBetween: [0, 3650],
  maxContactAgeDays: [1, 365],
  expiresAfterDays: [1, 365],
  reminders: [0, MOST_REMINDERS],
  reminderAfterDays: [1, 60],
  dailyCeiling: [1, 1_000_000],
  unhappyGap: UNHAPPY_LIMITS.gapFrom,
  unhappySatisfaction: UNHAPPY_LIMITS.satisfactionTo,
} as const satisfies Partial<
  Record<keyof ProgramSettings | 'unhappyGap' | 'unhappySatisfaction', readonly [number, number]>
>;
export type NumberField = keyof typeof LIMITS;

const whole = (field: NumberField) =>
  z
    .string({ error: 'programs.fault.number' })
    .trim()
    .regex(/^\d{1,7}$/, { error: 'programs.fault.number' })
    .transform(Number)
    .refine((value) => value >= LIMITS[field][0] && value <= LIMITS[field][1], { error: 'programs.fault.number' });

/** Left empty, there is no limit. */
const wholeOrNull = (field: NumberField) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), whole(field).nullable());

const time = z.string({ error: 'programs.fault.time' }).trim();

/** One box ticked comes as text, several as a list, none not at all. */
const ticked = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string({ error: 'programs.fault.chosen' }), { error: 'programs.fault.chosen' }),
);

/** The program's form; faults are keys of words. */
export const ProgramForm = z
  .object({
    name: z
      .string({ error: 'programs.fault.name' })
      .transform(tidyName)
      .pipe(
        z.string().min(1, { error: 'programs.fault.name' }).max(LONGEST_PROGRAM_NAME, { error: 'programs.fault.name' }),
      ),
    active: z.literal('yes').optional(),
    questionnaire: z
      .string({ error: 'programs.fault.questionnaire' })
      .min(1, { error: 'programs.fault.questionnaire' }),
    branches: ticked,
    topics: ticked,
    channels: ticked,
    providers: ticked,
    samplePercent: whole('samplePercent'),
    delayMinutes: whole('delayMinutes'),
    itemsPerDimension: wholeOrNull('itemsPerDimension'),
    minDaysBetween: whole('minDaysBetween'),
    maxContactAgeDays: whole('maxContactAgeDays'),
    expiresAfterDays: whole('expiresAfterDays'),
    reminders: whole('reminders'),
    reminderAfterDays: whole('reminderAfterDays'),
    dailyCeiling: wholeOrNull('dailyCeiling'),
    quietOn: z.literal('yes').optional(),
    quietFrom: time.optional(),
    quietTo: time.optional(),
    delivery: z.enum(DELIVERIES, { error: 'programs.fault.delivery' }).default('mail'),
    confidentiality: z.enum(CONFIDENTIALITIES, { error: 'programs.fault.confidentiality' }),
    unhappyGap: wholeOrNull('unhappyGap').optional(),
    unhappyWrong: z.literal('yes').optional(),
    unhappySatisfaction: wholeOrNull('unhappySatisfaction').optional(),
  })
  .superRefine((form, context) => {
    const { branches, topics, channels, providers } = form;
    for (const issue of ContactFilter.safeParse({ branches, topics, channels, providers }).error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: issue.path.slice(0, 1), message: 'programs.fault.chosen' });
    }
    // Settings that contradict each other would be kept without a word, and nobody would be asked, or reminded.
    if (form.delayMinutes >= form.maxContactAgeDays * 24 * 60) {
      context.addIssue({ code: 'custom', path: ['maxContactAgeDays'], message: 'programs.fault.tooOldBefore' });
    }
    if (form.reminders > 0 && form.reminders * form.reminderAfterDays >= form.expiresAfterDays) {
      context.addIssue({ code: 'custom', path: ['reminderAfterDays'], message: 'programs.fault.closedBefore' });
    }
    if (form.quietOn === undefined) return;
    for (const field of ['quietFrom', 'quietTo'] as const) {
      if (!TimeOfDay.safeParse(form[field]).success) {
        context.addIssue({ code: 'custom', path: [field], message: 'programs.fault.time' });
      }
    }
    if (form.quietFrom === form.quietTo) {
      context.addIssue({ code: 'custom', path: ['quietTo'], message: 'programs.fault.sameTime' });
    }
  })
  .transform(
    ({
      active,
      quietOn,
      quietFrom = '',
      quietTo = '',
      branches,
      topics,
      channels,
      providers,
      ...others
    }): NewProgram => ({
      ...withUnhappy(others),
      active: active === 'yes',
      contacts: ContactFilter.parse({ branches, topics, channels, providers }),
      quiet: quietOn === 'yes' ? { from: quietFrom, to: quietTo } : null,
    }),
  );

export const MoveForm = z.object({ to: z.coerce.number().int().min(0).max(10_000) });
/** A form that does not ask what is unhappy leaves that as it is. */
function withUnhappy<
  T extends {
    unhappyGap?: number | null | undefined;
    unhappyWrong?: string | undefined;
    unhappySatisfaction?: number | null | undefined;
  },
>({ unhappyGap, unhappyWrong, unhappySatisfaction, ...rest }: T) {
  if (unhappyGap === undefined || unhappySatisfaction === undefined) return rest;
  const unhappy: UnhappyRule = {
    gapFrom: unhappyGap,
    wrong: unhappyWrong === 'yes',
    satisfactionTo: unhappySatisfaction,
  };
  return { ...rest, unhappy };
}
