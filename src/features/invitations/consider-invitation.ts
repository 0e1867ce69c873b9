import type { Knex } from 'knex';
import type { Channel } from '../../domain/channel.ts';
import type { Locale } from '../../domain/locale.ts';
import { decideInvitation, type InvitationDecision, type SkipReason } from '../../domain/program/decide-invitation.ts';
import { drawForm } from '../../domain/questionnaire/form.ts';
import type { OrganisationSettings } from '../../domain/settings/organisation-settings.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { latestVersion } from '../questionnaires/index.ts';
import { findInvitationOf, type Invitation, insertInvitation } from './invitation.store.ts';
import { gatherCase, lockPerson, type OpenComplaintCheck } from './invitation-case.ts';
import { holdProgramFor } from './programs.store.ts';

export const INVITATION_MAIL = 'invitation';

/** What the decision needs to know of a contact. */
export interface CompletedContact {
  id: string;
  customerId: string;
  providerId: string;
  branchId: string | null;
  topicId: string | null;
  channel: Channel;
  completedAt: string | null;
}

export interface InvitationOutcome {
  id: string;
  status: string;
  sendAt?: string;
  reason?: string;
}

/**
 * Decides whether the customer of a completed contact is asked about it, and puts the mail in the outbox, in the
 * transaction that records the contact. A contact is considered once, by the first program that asks about such
 * contacts; asked again, it tells what was decided.
 *
 * @param hasOpenComplaint who complained is not asked again before that is settled
 * @param origin `imported`: from a file; `invite`: invitations were asked for with it
 * @returns null for a contact that is not completed, or that no program asks about
 */
export async function considerInvitation(
  tx: Knex,
  context: Context,
  hasOpenComplaint: OpenComplaintCheck,
  contact: CompletedContact,
  origin: { imported: boolean; invite: boolean },
): Promise<InvitationOutcome | null> {
  const { completedAt } = contact;
  if (completedAt === null) return null;
  await lockPerson(tx, contact.customerId);
  const known = await findInvitationOf(tx, contact.id);
  if (known !== undefined) return toOutcome(known);
  const program = await holdProgramFor(tx, contact);
  if (program === undefined) return null;

  const { organisation, person, input } = await gatherCase(tx, context, hasOpenComplaint, {
    program,
    customerId: contact.customerId,
    branchId: contact.branchId,
    contactId: contact.id,
    completedAt,
    imported: origin.imported && !origin.invite,
    invitationId: null,
  });
  const decision = decideInvitation(input);
  const version = await latestVersion(tx, program.questionnaireId);
  const invitation: Invitation = {
    id: context.ids.next(),
    programId: program.id,
    versionId: version.id,
    contactId: contact.id,
    customerId: contact.customerId,
    providerId: contact.providerId,
    branchId: contact.branchId,
    topicId: contact.topicId,
    channel: contact.channel,
    locale: languageFor(person.locale, organisation.settings),
    confidentiality: program.confidentiality,
    form:
      decision.status === 'skipped'
        ? { items: [] }
        : drawForm(
            version.definition,
            { itemsPerDimension: program.itemsPerDimension, channel: contact.channel },
            context.ids.random,
          ),
    ...standing(decision),
    sentAt: null,
    sentOn: null,
    answeredOn: null,
    createdAt: instantText(context.clock.now()),
  };
  await insertInvitation(tx, invitation);
  if (invitation.sendAt !== null && program.delivery === 'mail') {
    await queueMessage(tx, context, {
      kind: INVITATION_MAIL,
      subjectId: invitation.id,
      locale: invitation.locale,
      sendAfter: new Date(invitation.sendAt),
      // The program's maximum age of a contact decides, when it is due.
      sendBefore: null,
      reason: decision.status === 'scheduled' ? decision.waitsFor : null,
    });
  }
  return toOutcome(invitation);
}

/** The customer's language where the organisation writes in it, else the organisation's. */
function languageFor(locale: Locale | null, settings: OrganisationSettings): Locale {
  return locale !== null && settings.languages.includes(locale) ? locale : settings.defaultLanguage;
}

function standing(decision: InvitationDecision): Pick<Invitation, 'status' | 'reason' | 'sendAt' | 'expiresAt'> {
  return decision.status === 'skipped'
    ? { status: 'skipped', reason: decision.reason satisfies SkipReason, sendAt: null, expiresAt: null }
    : { status: 'scheduled', reason: null, sendAt: decision.sendAt, expiresAt: decision.expiresAt };
}

function toOutcome({ id, status, sendAt, reason }: Invitation): InvitationOutcome {
  if (status === 'skipped') return { id, status, ...(reason === null ? {} : { reason }) };
  return { id, status, ...(sendAt === null ? {} : { sendAt }) };
}
