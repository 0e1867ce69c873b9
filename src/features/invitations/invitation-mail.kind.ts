import type { Knex } from 'knex';
import type { BounceClass } from '../../domain/mail/bounce-class.ts';
import type { SkipReason } from '../../domain/program/decide-invitation.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context, Services } from '../../platform/context.ts';
import type { Renderer } from '../../platform/http/render.ts';
import type { Ending, MailKind, Message, Prepared } from '../../platform/mail/outbox.ts';
import { suppressPerson } from '../mail/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { composeInvitation } from './compose-invitation.ts';
import { INVITATION_MAIL } from './consider-invitation.ts';
import { decideAtSending, holdInvitation } from './decide-at-sending.ts';
import {
  findInvitation,
  type InvitationStatus,
  listWaiting,
  lockInvitation,
  markInvitationsSent,
  updateInvitation,
} from './invitation.store.ts';
import { lockPerson, type OpenComplaintCheck } from './invitation-case.ts';
import { getProgram } from './programs.store.ts';
import { unsubscribe } from './unsubscribe.service.ts';

/** Waiting for its mail; the last two only after a person chose to send again. */
const TO_BE_SENT: readonly InvitationStatus[] = ['scheduled', 'bounced', 'failed'];

/** The mail that invites: decided anew when it is due, and rendered then, so that it says what is true then. */
export function invitationMailKind(render: Renderer, hasOpenComplaint: OpenComplaintCheck): MailKind {
  return {
    kind: INVITATION_MAIL,
    whenUncertain: 'leave',
    prepare: (tx, services, message) => prepare(tx, services, message, render, hasOpenComplaint),
    settled,
    settledSent,
    stillWanted: (tx, messages) => listWanted(tx, messages, TO_BE_SENT),
    returned: (tx, services, message, bounce) =>
      cameBack(tx, services, message, bounce, ['sent', 'uncertain', 'expired', 'bounced']),
    complained: stopInvitations,
  };
}

async function prepare(
  tx: Knex,
  services: Services,
  message: Message,
  render: Renderer,
  hasOpenComplaint: OpenComplaintCheck,
): Promise<Prepared> {
  const invitation = await holdInvitation(tx, message.subjectId);
  if (invitation === undefined || !TO_BE_SENT.includes(invitation.status)) {
    return { skip: invitation?.reason ?? invitation?.status ?? 'gone' };
  }
  const program = await getProgram(tx, invitation.programId);
  // It waits on, to be handed over by its link.
  if (program.delivery === 'link') return { skip: 'by_link' };
  const decision = await decideAtSending(tx, services, hasOpenComplaint, program, invitation);
  if (decision.status === 'gone') return { skip: 'gone' };
  if (decision.status === 'skipped') return { skip: decision.reason };
  if (decision.status === 'postponed') {
    return { postponeUntil: new Date(decision.sendAt), reason: decision.waitsFor };
  }
  const { leaves, ...known } = decision;
  await updateInvitation(tx, invitation.id, TO_BE_SENT, leaves);
  const parts = { ...known, invitation, program, reminded: 0 };
  return { send: await composeInvitation(tx, services, render, message, parts) };
}

async function settled(
  tx: Knex,
  services: Services,
  message: Message,
  ending: Ending,
  reason: string | null,
): Promise<void> {
  if (ending === 'skipped') {
    // What `prepare` skips it has put down itself; the rest the outbox decided.
    const why = OUTBOX_REASONS.find((known) => known === reason);
    if (why !== undefined) {
      await updateInvitation(tx, message.subjectId, TO_BE_SENT, {
        status: 'skipped',
        reason: why,
        endedAt: instantText(services.clock.now()),
      });
    }
    return;
  }
  const invitation = await lockInvitation(tx, message.subjectId);
  if (invitation === undefined) return;
  const left = await leftNow(tx, services);
  if (ending === 'failed') {
    await updateInvitation(tx, invitation.id, TO_BE_SENT, { status: 'failed', endedAt: left.sentAt });
    return;
  }
  const status = ending === 'sent' || ending === 'uncertain' ? ending : 'bounced';
  const endedAt = status === 'bounced' ? left.sentAt : null;
  const waited = await updateInvitation(tx, invitation.id, TO_BE_SENT, { status, endedAt, ...left });
  // The customer can be quicker than our record: then only the time is missing.
  if (!waited && invitation.sentAt === null) await updateInvitation(tx, invitation.id, ['answered', 'declined'], left);
  if (ending === 'unreachable') await suppressPerson(tx, services, invitation.customerId, 'bounced');
}

const OUTBOX_REASONS: readonly SkipReason[] = ['too_late', 'not_allowed_in_trial'];

/** When it left, for the columns of an invitation. */
async function leftNow(tx: Knex, services: Services): Promise<{ sentAt: string; sentOn: string }> {
  const organisation = await getOrganisation(tx);
  const sentAt = instantText(services.clock.now());
  return { sentAt, sentOn: businessDay(sentAt, organisation.settings.timeZone) };
}

/** Many at once: as `settled` says of each. */
async function settledSent(tx: Knex, services: Services, messages: readonly Message[]): Promise<void> {
  const left = await leftNow(tx, services);
  const ids = messages.map(({ subjectId }) => subjectId);
  const waited = new Set(await markInvitationsSent(tx, ids, TO_BE_SENT, left));
  for (const { subjectId } of messages) {
    if (waited.has(subjectId)) continue;
    const invitation = await lockInvitation(tx, subjectId);
    if (invitation?.sentAt === null) await updateInvitation(tx, subjectId, ['answered', 'declined'], left);
  }
}

/** Those whose invitation stands so still, and whose links were not taken away by an erasure meanwhile. */
export async function listWanted(
  tx: Knex,
  messages: readonly Message[],
  standing: readonly InvitationStatus[],
): Promise<ReadonlySet<string>> {
  const ids = messages.map(({ subjectId }) => subjectId);
  const waiting = new Set(await listWaiting(tx, ids, standing));
  return new Set(messages.flatMap(({ id, subjectId }) => (waiting.has(subjectId) ? id : [])));
}

/** Who calls our mail unwanted is not asked again. */
export async function stopInvitations(context: Context, message: Message): Promise<void> {
  const invitation = await findInvitation(context.db.knex, message.subjectId);
  if (invitation !== undefined) await unsubscribe(context, invitation);
}

/**
 * Writes down that a mail came back.
 *
 * @param standing how the invitation stands where it does: what was answered or declined arrived, whatever a report says
 */
export async function cameBack(
  tx: Knex,
  services: Services,
  message: Message,
  bounce: BounceClass,
  standing: readonly InvitationStatus[],
): Promise<void> {
  const found = await findInvitation(tx, message.subjectId);
  if (found === undefined) return;
  await lockPerson(tx, found.customerId);
  const endedAt = instantText(services.clock.now());
  const bounced = await updateInvitation(tx, found.id, standing, { status: 'bounced', endedAt });
  if (bounced && bounce === 'hard') await suppressPerson(tx, services, found.customerId, 'bounced');
}
