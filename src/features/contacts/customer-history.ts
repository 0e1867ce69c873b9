import { DateTime } from 'luxon';
import { CHANNEL_WORDS, CONTACT_KIND_WORDS } from '../../domain/words/channel.words.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import type { CustomerHistory } from '../customers/index.ts';
import { timeZoneOf } from '../organisation/index.ts';
import { listContactsOfCustomer } from './contact.store.ts';

const SHOWN = 200;

/** The newest contacts of a person, by day, for the customer's page; those of other branches are left out. */
export const contactHistory: CustomerHistory = async (db, recordIds, { locale, branchIds }) => {
  const contacts = await listContactsOfCustomer(db, recordIds, SHOWN);
  const seen = contacts.filter(
    ({ branchId }) => branchIds === null || (branchId !== null && branchIds.includes(branchId)),
  );
  const organisationZone = await timeZoneOf(db, null);
  return seen.map((contact) => {
    const kind = CONTACT_KIND_WORDS[contact.kind][locale];
    const where = [contact.providerName, contact.branchName].filter((name) => name !== null).map(isolate);
    return {
      day: contact.completedOn ?? DateTime.fromISO(contact.occurredAt, { zone: organisationZone }).toISODate() ?? '',
      at: contact.occurredAt,
      text: contact.topicName === null ? kind : dotted([kind, isolate(contact.topicName)]),
      detail: dotted([CHANNEL_WORDS[contact.channel][locale], ...where]),
      href: `/contacts/${contact.id}`,
    };
  });
};
