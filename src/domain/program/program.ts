import { z } from 'zod';
import { Confidentiality } from '../questionnaire/promises.ts';
import { TimeOfDay } from '../time/zone.ts';
import { ContactFilter, EVERY_CONTACT } from './contact-filter.ts';
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
  /** Which completed contacts it asks about. */
  contacts: ContactFilter;
  /** Of a hundred people who could be asked, how many are: drawn by the contact's id, so that asking again draws the same. */
  samplePercent: number;
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
  /** How often an invitation that was not answered is recalled; see decide-reminder.ts for whom never. */
  reminders: number;
  /** Days from the invitation to the first reminder, and from that to the second. */
  reminderAfterDays: number;
  /** How many invitations leave on one day of the organisation's calendar; null sets no limit. Reminders do not count. */
  dailyCeiling: number | null;
  /** Night hours; rest days and holidays are quiet along with them. Null sends at any time of any day. */
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

/** More than that is pestering. */
export const MOST_REMINDERS = 2;

export const LONGEST_PROGRAM_NAME = 120;

export const DEFAULT_PROGRAM_SETTINGS: ProgramSettings = {
  active: true,
  contacts: EVERY_CONTACT,
  samplePercent: 100,
  delayMinutes: 60,
  itemsPerDimension: 3,
  minDaysBetween: 90,
  maxContactAgeDays: 7,
  expiresAfterDays: 21,
  reminders: 1,
  reminderAfterDays: 4,
  dailyCeiling: null,
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
  contacts: ContactFilter,
  samplePercent: wholeNumber('samplePercent', 0, 100),
  delayMinutes: wholeNumber('delayMinutes', 0, 30 * 24 * 60),
  itemsPerDimension: wholeNumber('itemsPerDimension', 1, 200).nullable(),
  minDaysBetween: wholeNumber('minDaysBetween', 0, 3650),
  maxContactAgeDays: wholeNumber('maxContactAgeDays', 1, 365),
  expiresAfterDays: wholeNumber('expiresAfterDays', 1, 365),
  reminders: wholeNumber('reminders', 0, MOST_REMINDERS),
  reminderAfterDays: wholeNumber('reminderAfterDays', 1, 60),
  dailyCeiling: wholeNumber('dailyCeiling', 1, 1_000_000).nullable(),
  quiet: quietHours.nullable(),
  confidentiality: Confidentiality,
  unhappy: UnhappyRule,
  delivery: z.enum(DELIVERIES, { error: `Use one of ${DELIVERIES.join(', ')}.` }),
};

/** Settings as they are stored, whole. */
export const ProgramSettings: z.ZodType<ProgramSettings> = z.strictObject(settings);

/** Settings that were stored before some of them were thought of: those are as in a new program. */
export function readStoredSettings(stored: object): ProgramSettings {
  return ProgramSettings.parse({ ...DEFAULT_PROGRAM_SETTINGS, ...stored });
}

/** A change of some of the settings. */
export const ProgramPatch: z.ZodType<Partial<ProgramSettings>> = z.strictObject(
  {
    active: settings.active.exactOptional(),
    contacts: settings.contacts.exactOptional(),
    samplePercent: settings.samplePercent.exactOptional(),
    delayMinutes: settings.delayMinutes.exactOptional(),
    itemsPerDimension: settings.itemsPerDimension.exactOptional(),
    minDaysBetween: settings.minDaysBetween.exactOptional(),
    maxContactAgeDays: settings.maxContactAgeDays.exactOptional(),
    expiresAfterDays: settings.expiresAfterDays.exactOptional(),
    reminders: settings.reminders.exactOptional(),
    reminderAfterDays: settings.reminderAfterDays.exactOptional(),
    dailyCeiling: settings.dailyCeiling.exactOptional(),
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
