import type { Knex } from 'knex';
import type { Channel, ContactKind } from '../../domain/channel.ts';
import {
  type ContactTimeFault,
  type ContactTimes,
  completionNow,
  contactTimeFaults,
} from '../../domain/contact/contact-times.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { invalidInput, notFound } from '../../platform/errors.ts';
import {
  type CustomerDetails,
  type CustomerRecord,
  getCustomer,
  matchCustomer,
  personRecordIds,
} from '../customers/index.ts';
import { getOrganisation, holdPlace, type NamedPlaces, type Place, resolvePlaces } from '../organisation/index.ts';
import { type Contact, type ContactOrigin, findContact, findContactByExternalId } from './contact.store.ts';
import { mayReachBranch, mayReachCustomer } from './contact-reach.ts';

/** A contact as somebody tells it, before it is known where and with whom it was. */
export interface NewContact {
  externalId?: string | null | undefined;
  customer: CustomerDetails | { customerId: string };
  /** Names or codes, or ids as a page's lists give them. */
  places:
    | { provider: string; branch?: string | null | undefined; topic?: string | null | undefined }
    | { providerId: string; branchId: string | null; topicId: string | null };
  channel: Channel;
  kind: ContactKind;
  requestedAt?: string | null | undefined;
  firstRepliedAt?: string | null | undefined;
  /** With `completed` and without this: now. */
  completedAt?: string | null | undefined;
  completed: boolean;
  /** External id or id of an earlier contact of the same person. */
  follows?: string | null | undefined;
  note?: string | null | undefined;
}

export function timesOf(input: NewContact, context: Context): ContactTimes {
  const requestedAt = input.requestedAt ?? null;
  const firstRepliedAt = input.firstRepliedAt ?? null;
  const now = instantText(context.clock.now());
  const completedAt = input.completed
    ? (input.completedAt ?? completionNow({ requestedAt, firstRepliedAt }, now))
    : null;
  return { requestedAt, firstRepliedAt, completedAt };
}

const TIME_FAULTS: Record<ContactTimeFault['fault'], string> = {
  in_the_future: 'This time has not come yet. Correct it.',
  before_request: 'This is before the contact was requested. Correct one of the two times.',
  after_completion: 'The first reply is after the contact was completed. Correct one of the two times.',
};

/** @throws 422 `impossible_times` with the fields */
export function refuseFaultyTimes(times: ContactTimes, context: Context): void {
  const faults = contactTimeFaults(times, context.clock.now());
  if (faults.length === 0) return;
  const fields = Object.fromEntries(faults.map(({ field, fault }) => [field, TIME_FAULTS[fault]]));
  throw invalidInput('impossible_times', 'The times of the contact cannot be right.', fields);
}

export async function placesOf(
  tx: Knex,
  context: Context,
  places: NewContact['places'],
  createUnknown: boolean,
): Promise<NamedPlaces> {
  if ('provider' in places) return resolvePlaces(tx, context, places, { createUnknown });
  const provider = await holdPlace(tx, 'provider', places.providerId);
  const branch = places.branchId === null ? null : await holdPlace(tx, 'branch', places.branchId);
  const topic = places.topicId === null ? null : await holdPlace(tx, 'topic', places.topicId);
  return namedPlaces(provider, branch, topic, (await getOrganisation(tx)).settings.timeZone);
}

/** Places as a contact keeps them. @param timeZone the organisation's, where the branch has none of its own */
export function namedPlaces(provider: Place, branch: Place | null, topic: Place | null, timeZone: string): NamedPlaces {
  return {
    provider: { id: provider.id, name: provider.name },
    branch: branch && { id: branch.id, name: branch.name, timeZone: branch.timeZone ?? timeZone },
    topic: topic && { id: topic.id, name: topic.name },
  };
}

export async function followedBy(
  tx: Knex,
  context: Context,
  follows: string | null | undefined,
): Promise<Contact | null> {
  if (follows === undefined || follows === null) return null;
  const contact = (await findContactByExternalId(tx, follows)) ?? (await findContact(tx, follows));
  if (contact !== undefined && mayReachBranch(context, contact.branchId)) return contact;
  throw invalidInput('unknown_contact', 'The contact that this one follows is not known.', {
    follows: 'There is no contact with this external id or id. Correct it, or leave it out.',
  });
}

/** A name alone says nothing of who it is; with the contact that this one follows, it is that contact's customer. */
export async function customerOf(
  tx: Knex,
  context: Context,
  given: NewContact['customer'],
  followed: Contact | null,
): Promise<CustomerRecord> {
  if ('customerId' in given) {
    // Through a contact of one's own the whole person could be seen: an id alone does not open one.
    if (!(await mayReachCustomer(tx, context, given.customerId))) throw notFound('customer');
    return checkFollowed(tx, await getCustomer(tx, given.customerId), followed);
  }
  const nameless = (given.externalId ?? '') === '' && (given.email ?? '') === '';
  if (nameless && followed !== null) return getCustomer(tx, followed.customerId);
  return checkFollowed(tx, await matchCustomer(tx, context, given), followed);
}

async function checkFollowed(tx: Knex, customer: CustomerRecord, followed: Contact | null): Promise<CustomerRecord> {
  if (followed === null || followed.customerId === customer.id) return customer;
  if ((await personRecordIds(tx, customer.id)).includes(followed.customerId)) return customer;
  throw invalidInput('other_customer', 'The contact that this one follows is of another customer.', {
    follows: 'That contact is of another customer. Correct it, or leave it out.',
  });
}

/** A contact that is about to be saved; its day of completion is still to be told (see dayOf). */
export function newContact(
  context: Context,
  parts: {
    input: Pick<NewContact, 'externalId' | 'channel' | 'kind' | 'note'>;
    times: ContactTimes;
    places: NamedPlaces;
    customer: CustomerRecord;
    followed: Contact | null;
    origin: ContactOrigin;
  },
): Contact {
  const { input, times, places, customer, followed, origin } = parts;
  const createdAt = instantText(context.clock.now());
  const note = (input.note ?? '').trim();
  return {
    id: context.ids.next(),
    externalId: input.externalId ?? null,
    customerId: customer.id,
    providerId: places.provider.id,
    providerName: places.provider.name,
    branchId: places.branch?.id ?? null,
    branchName: places.branch?.name ?? null,
    topicId: places.topic?.id ?? null,
    topicName: places.topic?.name ?? null,
    channel: input.channel,
    kind: input.kind,
    ...times,
    completedOn: null,
    followsId: followed?.id ?? null,
    // A note can name the person: nothing of it is kept about people who were erased.
    note: note === '' || customer.erased ? null : note,
    origin,
    occurredAt: times.completedAt ?? times.requestedAt ?? createdAt,
    createdAt,
  };
}

export async function dayOf(
  tx: Knex,
  contact: Pick<Contact, 'completedAt'>,
  places: { branch: { timeZone: string | null } | null },
): Promise<{ completedOn: string | null }> {
  const zone = places.branch?.timeZone ?? (await getOrganisation(tx)).settings.timeZone;
  return { completedOn: contact.completedAt === null ? null : businessDay(contact.completedAt, zone) };
}
