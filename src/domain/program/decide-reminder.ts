import { DateTime } from 'luxon';
import { type CustomerStanding, reasonNotToWrite, type SkipReason } from './decide-invitation.ts';
import type { ProgramSettings } from './program.ts';
import { nextAllowedInstant } from './quiet-times.ts';

/** A form that closes within that time is not recalled any more. */
const CLOSES_SOON_HOURS = 24;

/** Who has answered a survey is not reminded of another for so long: time enough for a complaint to be seen to. */
export const REST_AFTER_ANSWER_DAYS = 30;

/** What the decision rests on. Instants are ISO-8601. */
export interface ReminderCase {
  now: string;
  program: Pick<ProgramSettings, 'active' | 'reminders' | 'reminderAfterDays' | 'quiet'>;
  timeZone: string;
  restDays: readonly number[];
  holidays: ReadonlySet<string>;
  invitation: {
    /** It left for sure, and was neither answered nor refused, and did not come back. */
    open: boolean;
    sentAt: string | null;
    expiresAt: string | null;
    /** When its reminders left so far. */
    remindedAt: readonly string[];
  };
  customer: CustomerStanding & {
    /** Whether another invitation of the person left later than this one, or is to leave. */
    askedSince: boolean;
    /** Whether the person answered another survey within {@link REST_AFTER_ANSWER_DAYS}. */
    answeredLately: boolean;
  };
}

/** Why an invitation is not recalled, besides the reasons why nobody is written to at all. */
export type NoReminder = SkipReason | 'not_open' | 'reminded' | 'closes_soon';

export type ReminderDecision =
  | { status: 'send' }
  | { status: 'postponed'; sendAt: string; waitsFor: 'delay' | 'quiet' }
  | { status: 'skipped'; reason: NoReminder };

/**
 * Whether an invitation is recalled now: never after an answer, a refusal or mail that came back, not while a complaint is
 * open nor once the person was asked about something else or has answered another survey (all of them read as a resting
 * period), never more often than the program says, and not when the form is about to close. Quiet times put it off.
 * Whoever complained by a survey thus rests as everybody who answered does, and nothing tells them apart.
 *
 * @example sent on Sunday at 10:00 with a reminder after 4 days: 'send' from Thursday 10:00 on
 */
export function decideReminder(input: ReminderCase): ReminderDecision {
  const { program, invitation, customer } = input;
  const skipped = (reason: NoReminder): ReminderDecision => ({ status: 'skipped', reason });
  const { sentAt, expiresAt, remindedAt } = invitation;
  if (!invitation.open || sentAt === null || expiresAt === null) return skipped('not_open');
  if (!program.active) return skipped('program_inactive');
  if (remindedAt.length >= program.reminders) return skipped('reminded');
  const standing = reasonNotToWrite(customer) ?? (rests(customer) ? 'resting_period' : null);
  if (standing !== null) return skipped(standing);

  const lastAt = [sentAt, ...remindedAt].map(millisOf).reduce((a, b) => Math.max(a, b));
  const due = lastAt + program.reminderAfterDays * DAY;
  const now = millisOf(input.now);
  const earliest = new Date(Math.max(due, now)).toISOString();
  const { quiet } = program;
  const { restDays, holidays, timeZone } = input;
  const sendAt = quiet === null ? earliest : nextAllowedInstant(earliest, { ...quiet, restDays, holidays, timeZone });
  if (sendAt === null || millisOf(expiresAt) - millisOf(sendAt) < CLOSES_SOON_HOURS * HOUR) {
    return skipped('closes_soon');
  }
  if (millisOf(sendAt) <= now) return { status: 'send' };
  return { status: 'postponed', sendAt, waitsFor: millisOf(sendAt) > millisOf(earliest) ? 'quiet' : 'delay' };
}

function rests({ complaintOpen, askedSince, answeredLately }: ReminderCase['customer']): boolean {
  return complaintOpen || askedSince || answeredLately;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function millisOf(instant: string): number {
  return DateTime.fromISO(instant, { zone: 'utc' }).toMillis();
}
