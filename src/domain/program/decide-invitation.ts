import { DateTime } from 'luxon';
import type { ProgramSettings } from './program.ts';
import { nextAllowedInstant } from './quiet-times.ts';

/** Why a person is not invited; the sentences for staff are in words/skip-reason.words.ts. */
export const SKIP_REASONS = [
  'program_inactive',
  'imported',
  'erased',
  'relationship_ended',
  'do_not_survey',
  'no_address',
  'unsubscribed',
  'bounced',
  'suppressed',
  'resting_period',
  'too_old',
  'too_late',
  'not_allowed_in_trial',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What the decision rests on. Instants are ISO-8601. */
export interface InvitationCase {
  now: string;
  program: Pick<
    ProgramSettings,
    'active' | 'delayMinutes' | 'minDaysBetween' | 'maxContactAgeDays' | 'expiresAfterDays' | 'quiet'
  >;
  /** The zone of the branch, or of the organisation where the branch has none. */
  timeZone: string;
  /** The organisation's rest days, Monday 1 to Sunday 7. */
  restDays: readonly number[];
  contact: {
    completedAt: string;
    /** True for a contact from a file that was imported without asking for invitations. */
    imported: boolean;
  };
  customer: {
    hasAddress: boolean;
    /** Whether and why the address takes no mail. */
    suppressed: 'unsubscribed' | 'bounced' | 'suppressed' | null;
    relationship: 'active' | 'do_not_survey' | 'ended';
    erased: boolean;
    complaintOpen: boolean;
    /** When the person's other invitations left or will leave, over all programs; the nearest ones will do. */
    otherInvitationsAt: readonly string[];
  };
}

/** What an invitation waits for: the program's delay after completion, or the end of quiet hours and rest days. */
export type WaitReason = 'delay' | 'quiet';

export type InvitationDecision =
  | { status: 'scheduled'; sendAt: string; waitsFor: WaitReason | null; expiresAt: string }
  | { status: 'skipped'; reason: SkipReason };

/**
 * Whether the customer of a completed contact is invited, and when the mail leaves: the program's delay after
 * completion, or now if that has passed, put off to the next time that is not quiet. An open complaint reads as a
 * resting period, so that no reason tells of it.
 *
 * @example completed at 19:30 with an hour's delay and quiet from 20:00 to 08:00: scheduled for 08:00 next morning
 */
export function decideInvitation(input: InvitationCase): InvitationDecision {
  const standing = reasonInStanding(input);
  if (standing !== null) return { status: 'skipped', reason: standing };

  const { program, contact, customer } = input;
  const time = sendingTime(input);
  if (time === null) return { status: 'skipped', reason: 'too_old' };
  const { sendAt, waitsFor } = time;
  if (customer.complaintOpen || restsAt(sendAt, customer.otherInvitationsAt, program.minDaysBetween)) {
    return { status: 'skipped', reason: 'resting_period' };
  }
  if (daysBetween(contact.completedAt, sendAt) > program.maxContactAgeDays) {
    return { status: 'skipped', reason: 'too_old' };
  }
  return { status: 'scheduled', sendAt, waitsFor, expiresAt: afterDays(sendAt, program.expiresAfterDays) };
}

/**
 * The same decision when a scheduled mail is due: everything may have changed since. `otherInvitationsAt` must leave
 * out the invitation in hand.
 */
export function recheckAtSending(
  input: InvitationCase,
):
  | { status: 'send'; expiresAt: string }
  | { status: 'postponed'; sendAt: string; waitsFor: WaitReason | null; expiresAt: string }
  | { status: 'skipped'; reason: SkipReason } {
  const decision = decideInvitation(input);
  if (decision.status === 'skipped') return decision;
  const { sendAt, waitsFor, expiresAt } = decision;
  return instantOf(sendAt) <= instantOf(input.now)
    ? { status: 'send', expiresAt }
    : { status: 'postponed', sendAt, waitsFor, expiresAt };
}

function reasonInStanding({ program, contact, customer }: InvitationCase): SkipReason | null {
  if (!program.active) return 'program_inactive';
  if (contact.imported) return 'imported';
  if (customer.erased) return 'erased';
  if (customer.relationship === 'ended') return 'relationship_ended';
  if (customer.relationship === 'do_not_survey') return 'do_not_survey';
  if (!customer.hasAddress) return 'no_address';
  return customer.suppressed;
}

function sendingTime({
  now,
  program,
  timeZone,
  restDays,
  contact,
}: InvitationCase): { sendAt: string; waitsFor: WaitReason | null } | null {
  const due = instantOf(contact.completedAt) + program.delayMinutes * 60_000;
  const earliest = Math.max(due, instantOf(now));
  const delayed = { sendAt: toText(earliest), waitsFor: due > instantOf(now) ? ('delay' as const) : null };
  if (program.quiet === null) return delayed;
  const allowed = nextAllowedInstant(delayed.sendAt, { ...program.quiet, restDays, timeZone });
  if (allowed === null) return null;
  return instantOf(allowed) > earliest ? { sendAt: allowed, waitsFor: 'quiet' } : delayed;
}

function restsAt(sendAt: string, others: readonly string[], minDaysBetween: number): boolean {
  return others.some((other) => Math.abs(daysBetween(other, sendAt)) < minDaysBetween);
}

const DAY = 86_400_000;

function daysBetween(from: string, to: string): number {
  return (instantOf(to) - instantOf(from)) / DAY;
}

function afterDays(instant: string, days: number): string {
  return toText(instantOf(instant) + days * DAY);
}

function instantOf(instant: string): number {
  return DateTime.fromISO(instant, { zone: 'utc' }).toMillis();
}

function toText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
