import type { DemoBranch, DemoContact, DemoCustomer } from './demo-data.ts';
import { instantOf, invitationMoment, wallClock } from './working-time.ts';

/** Days between two invitations to one person, as a new program has it. */
const RESTING_DAYS = 90;

/**
 * What the standing program would have done with each completed contact: the contacts again, with `invitedAt` or
 * `skipped` filled in. An invitation that would leave at `end` or later has not been sent.
 */
export function inviteCustomers(
  contacts: readonly DemoContact[],
  customers: readonly DemoCustomer[],
  branches: readonly DemoBranch[],
  end: string,
): DemoContact[] {
  const lastInvited = new Map<number, string>();
  const decided = new Map<DemoContact, DemoContact>();
  const byCompletion = contacts
    .filter((contact) => contact.completedAt !== null)
    .sort((a, b) => ((a.completedAt ?? '') < (b.completedAt ?? '') ? -1 : 1));

  for (const contact of byCompletion) {
    const customer = customers[contact.customer];
    const zone = branches[contact.branch]?.timeZone ?? 'utc';
    const invitedAt = instantOf(invitationMoment(wallClock(contact.completedAt ?? '', zone)), zone);
    const skipped = skipReason(customer, lastInvited.get(contact.customer), invitedAt);
    if (skipped === null && invitedAt < end) {
      lastInvited.set(contact.customer, invitedAt);
      decided.set(contact, { ...contact, invitedAt });
    } else {
      decided.set(contact, { ...contact, skipped });
    }
  }
  return contacts.map((contact) => decided.get(contact) ?? contact);
}

function skipReason(
  customer: DemoCustomer | undefined,
  lastInvited: string | undefined,
  invitedAt: string,
): DemoContact['skipped'] {
  if (customer === undefined || customer.email === null) return 'no_address';
  if (customer.relationship !== 'active') return customer.relationship;
  if (lastInvited !== undefined && Date.parse(invitedAt) - Date.parse(lastInvited) < RESTING_DAYS * 86_400_000)
    return 'resting_period';
  return null;
}
