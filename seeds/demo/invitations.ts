import { DateTime } from 'luxon';
import type { DemoBranch, DemoContact, DemoCustomer } from './demo-data.ts';
import { instant, invitationMoment } from './working-time.ts';

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
  end: DateTime,
): DemoContact[] {
  const lastInvited = new Map<number, DateTime>();
  const decided = new Map<DemoContact, DemoContact>();
  const byCompletion = contacts
    .filter((contact) => contact.completedAt !== null)
    .sort((a, b) => ((a.completedAt ?? '') < (b.completedAt ?? '') ? -1 : 1));

  for (const contact of byCompletion) {
    const customer = customers[contact.customer];
    const zone = branches[contact.branch]?.timeZone ?? 'utc';
    const moment = invitationMoment(DateTime.fromISO(contact.completedAt ?? '', { zone }));
    const skipped = skipReason(customer, lastInvited.get(contact.customer), moment);
    if (skipped === null && moment < end) {
      lastInvited.set(contact.customer, moment);
      decided.set(contact, { ...contact, invitedAt: instant(moment) });
    } else {
      decided.set(contact, { ...contact, skipped });
    }
  }
  return contacts.map((contact) => decided.get(contact) ?? contact);
}

function skipReason(
  customer: DemoCustomer | undefined,
  lastInvited: DateTime | undefined,
  moment: DateTime,
): DemoContact['skipped'] {
  if (customer === undefined || customer.email === null) return 'no_address';
  if (customer.status !== 'active') return customer.status;
  if (lastInvited !== undefined && moment.diff(lastInvited, 'days').days < RESTING_DAYS) return 'resting_period';
  return null;
}
