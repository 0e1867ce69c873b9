import { isLocale } from '../../domain/locale.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import type { ContactHooks } from '../contacts/index.ts';
import { getOrganisation, timeZoneOf } from '../organisation/index.ts';
import type { ComplaintHandler } from './complaint-events.ts';
import { enterComplaint } from './enter-complaint.ts';

/**
 * Makes a complaint of each contact that was logged as one: the customer told staff, and may be answered. What comes from
 * a file and was completed there was dealt with then: it counts, and nobody is set to work on it.
 */
export function contactIntake(handlers: readonly ComplaintHandler[]): ContactHooks['onRecorded'] {
  return async (tx, context, contacts, { imported }) => {
    const complaints = contacts.filter(({ kind }) => kind === 'complaint');
    if (complaints.length === 0) return;
    const { settings } = await getOrganisation(tx);
    const customers: { id: string; locale: string | null }[] = await tx('customers')
      .whereIn(
        'id',
        complaints.map(({ customerId }) => customerId),
      )
      .select('id', 'locale');
    for (const contact of complaints) {
      const locale = customers.find(({ id }) => id === contact.customerId)?.locale;
      const receivedAt = contact.requestedAt ?? contact.occurredAt;
      await enterComplaint(tx, context, handlers, {
        ...{ kind: 'complaint', origin: 'contact', contactId: contact.id, customerId: contact.customerId },
        receivedOn: businessDay(receivedAt, await timeZoneOf(tx, contact.branchId)),
        receivedAt,
        locale: isLocale(locale) ? locale : settings.defaultLanguage,
        ...{ words: contact.note, modes: [], inviteConsent: false },
        ...{ providerId: contact.providerId, branchId: contact.branchId, topicId: contact.topicId },
        channel: contact.channel,
        ...(imported && contact.completedAt !== null ? { closed: { as: 'unconfirmed', at: contact.completedAt } } : {}),
      });
    }
  };
}
