import { DateTime } from 'luxon';
import { businessDay } from '../time/business-day.ts';
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
  'not_sampled',
  'resting_period',
  'too_old',
  'daily_ceiling',
  'too_late',
  'not_allowed_in_trial',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What the decision rests on. Instants are ISO-8601. */
export interface InvitationCase {
  now: string;
  program: Pick<
    ProgramSettings,
    'active' | 'delayMinutes' | 'minDaysBetween' | 'maxContactAgeDays' | 'expiresAfterDays' | 'quiet' | 'dailyCeiling'
  >;
  /** The zone of the branch, or of the organisation where the branch has none. */
  timeZone: string;
  /** The organisation's rest days, Monday 1 to Sunday 7. */
  restDays: readonly number[];
  /** Dates on which no mail leaves either. */
  holidays: ReadonlySet<string>;
  /** How many other invitations of the program leave or left on a day, by the calendar that its ceiling goes by. */
  leaving: { timeZone: string; onDay: ReadonlyMap<string, number> };
  contact: {
    completedAt: string;
    /** Whether it was drawn; see sampling.ts. */
    inSample: boolean;
    /** True for a contact from a file that was imported without asking for invitations. */
    imported: boolean;
  };
  customer: CustomerStanding & {
    /** When the person's other invitations left or will leave, over all programs; the nearest ones will do. */
    otherInvitationsAt: readonly string[];
  };
}

/** What of a person decides whether they may be written to about a survey. */
export interface CustomerStanding {
  hasAddress: boolean;
  /** Whether and why the address takes no mail. */
  suppressed: 'unsubscribed' | 'bounced' | 'suppressed' | null;
  relationship: 'active' | 'do_not_survey' | 'ended';
  erased: boolean;
  /** Of a complaint that was made openly. One behind a survey's answer is sealed and does not count. */
  complaintOpen: boolean;
}

/**
 * What an invitation waits for: the program's delay after completion, the end of quiet hours, rest days and holidays, or
 * a day on which fewer leave than the program's ceiling.
 */
export type WaitReason = 'delay' | 'quiet' | 'ceiling';

export type InvitationDecision =
  | { status: 'scheduled'; sendAt: string; waitsFor: WaitReason | null; expiresAt: string }
  | { status: 'skipped'; reason: SkipReason };

/**
 * Whether the customer of a completed contact is invited, and when the mail leaves: the program's delay after
 * completion, or now if that has passed, put off to the next time that is not quiet, on the next day that has room under the
 * program's ceiling. An open complaint reads as a resting period, so that no reason tells of it.
 *
 * @example completed at 19:30 with an hour's delay and quiet from 20:00 to 08:00: scheduled for 08:00 next morning
 */
export function decideInvitation(input: InvitationCase): InvitationDecision {
  const { program, contact, customer } = input;
  const standing = reasonAtOnce(input);
  if (standing !== null) return { status: 'skipped', reason: standing };

  const time = sendingTime(input);
  if (time === null) return { status: 'skipped', reason: 'too_old' };
  const { sendAt, waitsFor } = time;
  if (customer.complaintOpen || restsAt(sendAt, customer.otherInvitationsAt, program.minDaysBetween)) {
    return { status: 'skipped', reason: 'resting_period' };
  }
  if (daysBetween(contact.completedAt, sendAt) > program.maxContactAgeDays) {
    return { status: 'skipped', reason: waitsFor === 'ceiling' ? 'daily_ceiling' : 'too_old' };
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

function reasonAtOnce({ program, contact, customer }: InvitationCase): SkipReason | null {
  if (!program.active) return 'program_inactive';
  if (contact.imported) return 'imported';
  return reasonNotToWrite(customer) ?? (contact.inSample ? null : 'not_sampled');
}

/** Why a person gets no mail about surveys whatever the program; null where they may. A complaint is no such reason. */
export function reasonNotToWrite(customer: CustomerStanding): SkipReason | null {
  if (customer.erased) return 'erased';
  if (customer.relationship === 'ended') return 'relationship_ended';
  if (customer.relationship === 'do_not_survey') return 'do_not_survey';
  if (!customer.hasAddress) return 'no_address';
  return customer.suppressed;
}

interface SendingTime {
  sendAt: string;
  waitsFor: WaitReason | null;
}

/** @returns null where no time is ever allowed */
function sendingTime(input: InvitationCase): SendingTime | null {
  const { now, program, contact, leaving } = input;
  const due = instantOf(contact.completedAt) + program.delayMinutes * MINUTE;
  const earliest = Math.max(due, instantOf(now));
  let time = allowedFrom(earliest, due > instantOf(now) ? 'delay' : null, input);
  // Days beyond the maximum age are not looked at: it is decided then.
  while (time !== null && daysBetween(contact.completedAt, time.sendAt) <= program.maxContactAgeDays) {
    const taken = leaving.onDay.get(businessDay(time.sendAt, leaving.timeZone)) ?? 0;
    if (program.dailyCeiling === null || taken < program.dailyCeiling) return time;
    const next = allowedFrom(startOfNextDay(time.sendAt, leaving.timeZone), 'ceiling', input);
    time = next && { ...next, waitsFor: 'ceiling' };
  }
  return time;
}

/** The first time from an instant on that is not quiet. */
function allowedFrom(
  earliest: number,
  waitsFor: WaitReason | null,
  { program, timeZone, restDays, holidays }: InvitationCase,
): SendingTime | null {
  const from = { sendAt: toText(earliest), waitsFor };
  if (program.quiet === null) return from;
  const allowed = nextAllowedInstant(from.sendAt, { ...program.quiet, restDays, holidays, timeZone });
  if (allowed === null) return null;
  return instantOf(allowed) > earliest ? { sendAt: allowed, waitsFor: 'quiet' } : from;
}

function startOfNextDay(instant: string, zone: string): number {
  return DateTime.fromISO(instant, { zone }).plus({ days: 1 }).startOf('day').toMillis();
}

function restsAt(sendAt: string, others: readonly string[], minDaysBetween: number): boolean {
  return others.some((other) => Math.abs(daysBetween(other, sendAt)) < minDaysBetween);
}

const DAY = 86_400_000;
const MINUTE = 60_000;

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
