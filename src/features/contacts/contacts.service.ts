import type { Knex } from 'knex';
import { type ContactTimes, completionNow } from '../../domain/contact/contact-times.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { isUniqueViolation } from '../../platform/db/database.ts';
import { conflict } from '../../platform/errors.ts';
import { requireSeen } from '../../platform/overtaken.ts';
import { getPlace } from '../organisation/index.ts';
import {
  type Contact,
  findContactByExternalId,
  findReceipt,
  getContact,
  holdContact,
  insertContacts,
  updateCompletion,
  updateNote,
  updateReceipt,
} from './contact.store.ts';
import type { ContactHooks, InvitationOutcome } from './contact-hooks.ts';
import { refuseOtherBranches } from './contact-reach.ts';
import {
  customerOf,
  dayOf,
  followedBy,
  type NewContact,
  newContact,
  placesOf,
  refuseFaultyTimes,
  timesOf,
} from './new-contact.ts';

/** The answer to whoever logged a contact; the same one when the same external id comes again. */
export interface Receipt {
  id: string;
  customerId: string;
  invitation: InvitationOutcome | null;
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
  /** @param seen the mark of the note that was shown @throws not_found, 409 `changed_meanwhile` */
  changeNote(context: Context, id: string, note: string | null, seen?: string): Promise<void>;
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
    await hooks.onRecorded(tx, context, [saved], { imported: false });
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

    async changeNote(context, id, note, seen) {
      await context.db.transaction(async (tx) => {
        const before = await holdContact(tx, id);
        refuseOtherBranches(context, before.branchId);
        if (before.note === note) return;
        requireSeen(seen, before.note);
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

function completedAlready() {
  return conflict('completed_already', 'This contact was completed already. Load it again to see when.');
}

async function auditPerson(tx: Knex, context: Context, action: string, id: string): Promise<void> {
  if (context.actor.kind !== 'user') return;
  await audit(tx, context, { action, subject: { kind: 'contact', id } });
}
