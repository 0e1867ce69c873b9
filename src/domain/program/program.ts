import { z } from 'zod';
import { Confidentiality } from '../questionnaire/promises.ts';
import { TimeOfDay } from '../time/zone.ts';
import { DEFAULT_UNHAPPY_RULE, UnhappyRule } from './unhappy-rule.ts';

/** Night hours without mail, as times of day on the clock of the branch; `from` later than `to` spans midnight. */
export interface QuietHours {
  from: string;
  to: string;
}

/** Who brings an invitation to the customer: we by mail, or the organisation's own system, which is given the links. */
export const DELIVERIES = ['mail', 'link'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** What an organisation may set about a program. */
export interface ProgramSettings {
  active: boolean;
  /** Minutes from the completion of a contact to the invitation. */
  delayMinutes: number;
  /** How many items of each dimension a person is asked; null asks all that apply. */
  itemsPerDimension: number | null;
  /** Days that must lie between two invitations to one person, over all programs; 0 sets no limit. */
  minDaysBetween: number;
  /** A contact older than this when its mail would leave is not asked about any more. */
  maxContactAgeDays: number;
  /** Days from sending until the form closes. */
  expiresAfterDays: number;
  /** Night hours; rest days are quiet along with them. Null sends at any time of any day. */
  quiet: QuietHours | null;
  confidentiality: Confidentiality;
  /** Which answers become a concern or a complaint. */
  unhappy: UnhappyRule;
  delivery: Delivery;
}

/** The rule that turns contacts into invitations. */
export interface Program extends ProgramSettings {
  id: string;
  name: string;
  questionnaireKey: string;
}

export const DEFAULT_PROGRAM_SETTINGS: ProgramSettings = {
  active: true,
  delayMinutes: 60,
  itemsPerDimension: 3,
  minDaysBetween: 90,
  maxContactAgeDays: 7,
  expiresAfterDays: 21,
  quiet: { from: '20:00', to: '08:00' },
  confidentiality: 'confidential',
  unhappy: DEFAULT_UNHAPPY_RULE,
  delivery: 'mail',
};

const wholeNumber = (what: string, least: number, most: number) =>
  z
    .int({ error: `${what} is a whole number.` })
    .min(least, { error: `${what} is at least ${least}.` })
    .max(most, { error: `${what} is at most ${most}.` });

const quietHours = z
  .strictObject(
    { from: TimeOfDay, to: TimeOfDay },
    { error: 'Give quiet hours as {"from": "20:00", "to": "08:00"}, or null for none.' },
  )
  .refine(({ from, to }) => from !== to, {
    error: 'Quiet hours that end when they start: give two different times, or null for none.',
  });

const settings = {
  active: z.boolean({ error: 'active is true or false.' }),
  delayMinutes: wholeNumber('delayMinutes', 0, 30 * 24 * 60),
  itemsPerDimension: wholeNumber('itemsPerDimension', 1, 200).nullable(),
  minDaysBetween: wholeNumber('minDaysBetween', 0, 3650),
  maxContactAgeDays: wholeNumber('maxContactAgeDays', 1, 365),
  expiresAfterDays: wholeNumber('expiresAfterDays', 1, 365),
  quiet: quietHours.nullable(),
  confidentiality: Confidentiality,
  unhappy: UnhappyRule,
  delivery: z.enum(DELIVERIES, { error: `Use one of ${DELIVERIES.join(', ')}.` }),
};

/** Settings as they are stored; those of before there was a rule for unhappy answers have the usual one. */
export const ProgramSettings: z.ZodType<ProgramSettings> = z.strictObject({
  ...settings,
  unhappy: UnhappyRule.default(DEFAULT_UNHAPPY_RULE),
});

/** A change of some of the settings. */
export const ProgramPatch: z.ZodType<Partial<ProgramSettings>> = z.strictObject(
  {
    active: settings.active.exactOptional(),
    delayMinutes: settings.delayMinutes.exactOptional(),
    itemsPerDimension: settings.itemsPerDimension.exactOptional(),
    minDaysBetween: settings.minDaysBetween.exactOptional(),
    maxContactAgeDays: settings.maxContactAgeDays.exactOptional(),
    expiresAfterDays: settings.expiresAfterDays.exactOptional(),
    quiet: settings.quiet.exactOptional(),
    confidentiality: settings.confidentiality.exactOptional(),
    unhappy: settings.unhappy.exactOptional(),
    delivery: settings.delivery.exactOptional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `A program has no setting ${issue.keys.join(', ')}. It has ${Object.keys(settings).join(', ')}.`
        : 'Give the settings to change as an object.',
  },
);
