import type { Knex } from 'knex';
import type { Context } from '../../platform/context.ts';
import type { Contact } from './contact.store.ts';

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
  /** In the same transaction: what else is made of contacts that are new here. Called before `onCompleted`. */
  onRecorded(tx: Knex, context: Context, contacts: readonly Contact[], how: { imported: boolean }): Promise<void>;
  /** In the same transaction: decides whether the customer is surveyed. `imported` without `invite` never invites. */
  onCompleted(
    tx: Knex,
    context: Context,
    contact: Contact,
    how: { imported: boolean; invite: boolean },
  ): Promise<InvitationOutcome | null>;
  describeInvitation(db: Knex, contactId: string): Promise<InvitationState | undefined>;
}
