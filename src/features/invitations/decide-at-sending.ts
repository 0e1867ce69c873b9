import type { Knex } from 'knex';
import { recheckAtSending, type SkipReason, type WaitReason } from '../../domain/program/decide-invitation.ts';
import type { Services } from '../../platform/context.ts';
import { lockUntilCommit } from '../../platform/db/lock.ts';
import { type Contact, findContact } from '../contacts/index.ts';
import type { Person } from '../customers/index.ts';
import type { Organisation } from '../organisation/index.ts';
import { findInvitation, type Invitation, lockInvitation, updateInvitation } from './invitation.store.ts';
import { gatherCase, lockPerson, type OpenComplaintCheck } from './invitation-case.ts';
import type { StoredProgram } from './programs.store.ts';

/** Locks an invitation, its person before it as everywhere. */
export async function holdInvitation(tx: Knex, id: string): Promise<Invitation | undefined> {
  const found = await findInvitation(tx, id);
  if (found === undefined) return undefined;
  await lockPerson(tx, found.customerId);
  return lockInvitation(tx, id);
}

export type DecisionAtSending =
  | {
      status: 'send';
      organisation: Organisation;
      person: Person;
      contact: Contact;
      timeZone: string;
      expiresAt: string;
      /** What is written down of the invitation as it leaves. */
      leaves: { expiresAt: string; sendAt?: string };
    }
  | { status: 'postponed'; sendAt: string; waitsFor: WaitReason | null }
  | { status: 'skipped'; reason: SkipReason }
  | { status: 'gone' };

/**
 * Decides anew about an invitation that is due, by mail or handed over by its link. What is decided against, or put off,
 * is written down here. Call it with the invitation held.
 */
export async function decideAtSending(
  tx: Knex,
  services: Services,
  hasOpenComplaint: OpenComplaintCheck,
  program: StoredProgram,
  invitation: Invitation,
): Promise<DecisionAtSending> {
  const contact = await findContact(tx, invitation.contactId);
  if (contact === undefined || contact.completedAt === null) return { status: 'gone' };
  // The last lock of all: others that are about to leave are counted before this one is.
  if (program.dailyCeiling !== null) await lockUntilCommit(tx, services.db, `daily ceiling ${program.id}`);
  const { organisation, person, input } = await gatherCase(tx, services, hasOpenComplaint, {
    program,
    customerId: invitation.customerId,
    branchId: invitation.branchId,
    contactId: contact.id,
    completedAt: contact.completedAt,
    imported: false,
    invitationId: invitation.id,
  });
  const decision = recheckAtSending(input);
  if (decision.status === 'skipped') {
    const skipped = { status: 'skipped', reason: decision.reason, endedAt: input.now } as const;
    await updateInvitation(tx, invitation.id, ['scheduled'], skipped);
    return decision;
  }
  const { expiresAt } = decision;
  if (decision.status === 'postponed') {
    await updateInvitation(tx, invitation.id, ['scheduled'], { sendAt: decision.sendAt, expiresAt });
    return decision;
  }
  // Under a ceiling it counts for the day on which it leaves, however long it waited.
  const leaves = program.dailyCeiling === null ? { expiresAt } : { expiresAt, sendAt: input.now };
  return { status: 'send', organisation, person, contact, timeZone: input.timeZone, expiresAt, leaves };
}
