import type { Knex } from 'knex';
import type { Channel, ContactKind } from '../../domain/channel.ts';
import {
  type ContactTimeFault,
  type ContactTimes,
  completionNow,
  contactTimeFaults,
} from '../../domain/contact/contact-times.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { isUniqueViolation } from '../../platform/db/database.ts';
import { conflict, invalidInput, notFound } from '../../platform/errors.ts';
import {
  type CustomerDetails,
  type CustomerRecord,
  getCustomer,
  matchCustomer,
  personRecordIds,
} from '../customers/index.ts';
import {
  getOrganisation,
  getPlace,
  holdPlace,
  type NamedPlaces,
  type Place,
  resolvePlaces,
} from '../organisation/index.ts';
import {
  type Contact,
  type ContactOrigin,
  findContact,
  findContactByExternalId,
  findReceipt,
  getContact,
  insertContacts,
  updateCompletion,
  updateNote,
  updateReceipt,
} from './contact.store.ts';
import { customersInBranches } from './contact-parts.ts';

/** What became of the survey of one contact. */
export interface InvitationOutcome {
  id: string;
  status: string;
  sendAt?: string;
  reason?: string;
}

/** Where a contact's invitation stands now; `reason` of a skipped one is a SkipReason. */
export interface InvitationState {
  id: string;
  status: string;
  sendAt: string | null;
  reason: string | null;
  /** The business day on which it was sent, or answered. */
  day: string | null;
}

/** What later parts of the product do about contacts; wired in the container. */
export interface ContactHooks {
  /** In the same transaction: decides whether the customer is surveyed. `imported` without `invite` never invites. */
  onCompleted(
    tx: Knex,
    context: Context,
    contact: Contact,
    how: { imported: boolean; invite: boolean },
  ): Promise<InvitationOutcome | null>;
  describeInvitation(db: Knex, contactId: string): Promise<InvitationState | undefined>;
}

/** The answer to whoever logged a contact; the same one when the same external id comes again. */
export interface Receipt {
  id: string;
  customerId: string;
  invitation: InvitationOutcome | null;
}

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

export interface Recorded {
  contact: Contact;
  created: boolean;
  receipt: Receipt;
}

export interface RecordOptions {
  origin: 'page' | 'api';
  /** Adds a provider, branch or topic that is not known yet; else it is refused. */
  createUnknown: boolean;
}

export interface Contacts extends ContactHooks {
  recordContact(context: Context, input: NewContact, options: RecordOptions): Promise<Recorded>;
  /** Completes an open contact. @throws 409 when it was completed already */
  completeContact(
    context: Context,
    id: string,
    times: { completedAt?: string | undefined; firstRepliedAt?: string | undefined },
  ): Promise<{ contact: Contact; invitation: InvitationOutcome | null }>;
  changeNote(context: Context, id: string, note: string | null): Promise<void>;
}

const TRIES = 4;

export function createContacts(hooks: ContactHooks): Contacts {
  async function recordOnce(tx: Knex, context: Context, input: NewContact, options: RecordOptions): Promise<Recorded> {
    const externalId = input.externalId ?? null;
    const known = externalId === null ? undefined : await findContactByExternalId(tx, externalId);
    if (known !== undefined) return { contact: known, created: false, receipt: await receiptOf(tx, hooks, known) };

    const times = timesOf(input, context);
    refuseFaultyTimes(times, context);
    const places = await placesOf(tx, context, input.places, options.createUnknown);
    refuseOtherBranches(context, places.branch?.id ?? null);
    const followed = await followedBy(tx, context, input.follows);
    const customer = await customerOf(tx, context, input.customer, followed);
    const contact = newContact(context, { input, times, places, customer, followed, origin: options.origin });
    await insertContacts(tx, [{ contact: { ...contact, ...(await dayOf(tx, contact, places)) }, importKey: null }]);
    const saved = await getContact(tx, contact.id);
    const invitation =
      saved.completedAt === null
        ? null
        : await hooks.onCompleted(tx, context, saved, { imported: false, invite: true });
    const receipt: Receipt = { id: saved.id, customerId: saved.customerId, invitation };
    await updateReceipt(tx, saved.id, JSON.stringify(receipt));
    await auditPerson(tx, context, 'contact.logged', saved.id);
    return { contact: saved, created: true, receipt };
  }

  return {
    ...hooks,
    async recordContact(context, input, options) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await context.db.transaction((tx) => recordOnce(tx, context, input, options));
        } catch (error) {
          // The same external id, or the same new customer, came in at this moment: seen from after that, it is known.
          if (attempt >= TRIES || !isUniqueViolation(error)) throw error;
        }
      }
    },

    async completeContact(context, id, { completedAt, firstRepliedAt }) {
      return context.db.transaction(async (tx) => {
        const before = await getContact(tx, id);
        refuseOtherBranches(context, before.branchId);
        if (before.completedAt !== null) throw completedAlready();
        const replied = firstRepliedAt ?? before.firstRepliedAt;
        const now = instantText(context.clock.now());
        const times: ContactTimes = {
          requestedAt: before.requestedAt,
          firstRepliedAt: replied,
          completedAt: completedAt ?? completionNow({ requestedAt: before.requestedAt, firstRepliedAt: replied }, now),
        };
        refuseFaultyTimes(times, context);
        const after: Contact = { ...before, ...times, occurredAt: times.completedAt ?? before.occurredAt };
        const places = { branch: before.branchId === null ? null : await getPlace(tx, 'branch', before.branchId) };
        const contact: Contact = { ...after, ...(await dayOf(tx, after, places)) };
        if (!(await updateCompletion(tx, contact))) throw completedAlready();
        const invitation = await hooks.onCompleted(tx, context, contact, { imported: false, invite: true });
        await auditPerson(tx, context, 'contact.completed', id);
        return { contact, invitation };
      });
    },

    async changeNote(context, id, note) {
      await context.db.transaction(async (tx) => {
        const before = await getContact(tx, id);
        refuseOtherBranches(context, before.branchId);
        if (before.note === note) return;
        await updateNote(tx, id, note);
        await auditPerson(tx, context, 'contact.note_changed', id);
      });
    },
  };
}

async function receiptOf(db: Knex, hooks: ContactHooks, contact: Contact): Promise<Receipt> {
  const stored = await findReceipt(db, contact.id);
  if (stored !== null) {
    const receipt: Receipt = JSON.parse(stored);
    return receipt;
  }
  const state = await hooks.describeInvitation(db, contact.id);
  const invitation =
    state === undefined
      ? null
      : {
          id: state.id,
          status: state.status,
          ...(state.sendAt === null ? {} : { sendAt: state.sendAt }),
          ...(state.reason === null ? {} : { reason: state.reason }),
        };
  return { id: contact.id, customerId: contact.customerId, invitation };
}

function timesOf(input: NewContact, context: Context): ContactTimes {
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
function refuseFaultyTimes(times: ContactTimes, context: Context): void {
  const faults = contactTimeFaults(times, context.clock.now());
  if (faults.length === 0) return;
  const fields = Object.fromEntries(faults.map(({ field, fault }) => [field, TIME_FAULTS[fault]]));
  throw invalidInput('impossible_times', 'The times of the contact cannot be right.', fields);
}

async function placesOf(
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

/** People limited to branches log and change only what is theirs. */
export function refuseOtherBranches(context: Context, branchId: string | null): void {
  if (mayReachBranch(context, branchId)) return;
  throw invalidInput('not_your_branch', 'You work with other branches. Choose one of yours.', {
    branch: 'You work with other branches. Choose one of yours.',
  });
}

export function mayReachBranch({ actor }: Context, branchId: string | null): boolean {
  if (actor.kind !== 'user' || actor.branchIds === null) return true;
  return branchId !== null && actor.branchIds.includes(branchId);
}

/** Whether somebody may see a customer: people limited to branches, those who had a contact there. */
export async function mayReachCustomer(db: Knex, { actor }: Context, customerId: string): Promise<boolean> {
  if (actor.kind !== 'user' || actor.branchIds === null) return true;
  const recordIds = await personRecordIds(db, customerId);
  return (await customersInBranches(db, actor.branchIds).whereIn('customer_id', recordIds).first()) !== undefined;
}

async function followedBy(tx: Knex, context: Context, follows: string | null | undefined): Promise<Contact | null> {
  if (follows === undefined || follows === null) return null;
  const contact = (await findContactByExternalId(tx, follows)) ?? (await findContact(tx, follows));
  if (contact !== undefined && mayReachBranch(context, contact.branchId)) return contact;
  throw invalidInput('unknown_contact', 'The contact that this one follows is not known.', {
    follows: 'There is no contact with this external id or id. Correct it, or leave it out.',
  });
}

/** A name alone says nothing of who it is; with the contact that this one follows, it is that contact's customer. */
async function customerOf(
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

async function dayOf(
  tx: Knex,
  contact: Pick<Contact, 'completedAt'>,
  places: { branch: { timeZone: string | null } | null },
): Promise<{ completedOn: string | null }> {
  const zone = places.branch?.timeZone ?? (await getOrganisation(tx)).settings.timeZone;
  return { completedOn: contact.completedAt === null ? null : businessDay(contact.completedAt, zone) };
}

function completedAlready() {
  return conflict('completed_already', 'This contact was completed already. Load it again to see when.');
}

async function auditPerson(tx: Knex, context: Context, action: string, id: string): Promise<void> {
  if (context.actor.kind !== 'user') return;
  await audit(tx, context, { action, subject: { kind: 'contact', id } });
}
