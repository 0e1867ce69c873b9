import { z } from 'zod';
import { DELIVERIES, type ProgramSettings } from '../../domain/program/program.ts';
import { UNHAPPY_LIMITS, type UnhappyRule } from '../../domain/program/unhappy-rule.ts';
import { CONFIDENTIALITIES } from '../../domain/questionnaire/promises.ts';
import { TimeOfDay } from '../../domain/time/zone.ts';
import type { ProgramChange } from './programs.service.ts';

/** The limits of the numbers, for the form and for its words; those of the API are the same. */
export const LIMITS = {
  delayMinutes: [0, 43_200],
  itemsPerDimension: [1, 200],
  minDaysBetween: [0, 3650],
  maxContactAgeDays: [1, 365],
  expiresAfterDays: [1, 365],
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
    .regex(/^\d{1,6}$/, { error: 'programs.fault.number' })
    .transform(Number)
    .refine((value) => value >= LIMITS[field][0] && value <= LIMITS[field][1], { error: 'programs.fault.number' });

const orNothing = (field: NumberField) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), whole(field).nullable());

const time = z.string({ error: 'programs.fault.time' }).trim();

/** The program's form; faults are keys of words. */
export const ProgramForm = z
  .object({
    active: z.literal('yes').optional(),
    questionnaire: z
      .string({ error: 'programs.fault.questionnaire' })
      .min(1, { error: 'programs.fault.questionnaire' }),
    delayMinutes: whole('delayMinutes'),
    itemsPerDimension: orNothing('itemsPerDimension'),
    minDaysBetween: whole('minDaysBetween'),
    maxContactAgeDays: whole('maxContactAgeDays'),
    expiresAfterDays: whole('expiresAfterDays'),
    quietOn: z.literal('yes').optional(),
    quietFrom: time.optional(),
    quietTo: time.optional(),
    delivery: z.enum(DELIVERIES, { error: 'programs.fault.delivery' }).default('mail'),
    confidentiality: z.enum(CONFIDENTIALITIES, { error: 'programs.fault.confidentiality' }),
    unhappyGap: orNothing('unhappyGap').optional(),
    unhappyWrong: z.literal('yes').optional(),
    unhappySatisfaction: orNothing('unhappySatisfaction').optional(),
  })
  .superRefine((form, context) => {
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
    ({ active, quietOn, quietFrom = '', quietTo = '', ...others }): ProgramChange => ({
      ...withUnhappy(others),
      active: active === 'yes',
      quiet: quietOn === 'yes' ? { from: quietFrom, to: quietTo } : null,
    }),
  );

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
