import type { Knex } from 'knex';
import { decideReminder, REST_AFTER_ANSWER_DAYS } from '../../domain/program/decide-reminder.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { addSeconds } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import type { Renderer } from '../../platform/http/render.ts';
import type { MailKind, Message, Prepared } from '../../platform/mail/outbox.ts';
import { findContact } from '../contacts/index.ts';
import { composeInvitation } from './compose-invitation.ts';
import { holdInvitation } from './decide-at-sending.ts';
import { hasAnsweredSince, listInvitedTimes } from './invitation.store.ts';
import { gatherStanding, type OpenComplaintCheck } from './invitation-case.ts';
import { cameBack, listWanted, stopInvitations } from './invitation-mail.kind.ts';
import { getProgram } from './programs.store.ts';

export const REMINDER_MAIL = 'invitation.reminder';

/** The mail that recalls an invitation: decided anew when it is due, with links of its own to the same form. */
export function reminderMailKind(render: Renderer, hasOpenComplaint: OpenComplaintCheck): MailKind {
  return {
    kind: REMINDER_MAIL,
    whenUncertain: 'leave',
    prepare: (tx, services, message) => prepare(tx, services, message, render, hasOpenComplaint),
    async settled(tx, services, message, ending) {
      if (ending === 'unreachable') await cameBack(tx, services, message, 'hard', ['sent']);
    },
    stillWanted: (tx, messages) => listWanted(tx, messages, ['sent']),
    // What else came back says nothing of the invitation, which arrived before.
    async returned(tx, services, message, bounce) {
      if (bounce === 'hard') await cameBack(tx, services, message, bounce, ['sent']);
    },
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
  const contact = invitation && (await findContact(tx, invitation.contactId));
  if (invitation === undefined || contact === undefined) return { skip: 'gone' };
  const { expiresAt, sentAt } = invitation;

  const program = await getProgram(tx, invitation.programId);
  if (program.delivery === 'link') return { skip: 'by_link' };
  const { organisation, person, input } = await gatherStanding(tx, services, hasOpenComplaint, invitation);
  const customerIds = person.records.map((record) => record.id);
  const others = await listInvitedTimes(tx, { customerIds, except: invitation.id });
  const restsFrom = addSeconds(services.clock.now(), -REST_AFTER_ANSWER_DAYS * 86_400);
  const remindedAt = await listRemindedTimes(tx, invitation.id, message.id);
  const decision = decideReminder({
    ...input,
    program,
    customer: {
      ...input.customer,
      askedSince: others.some((at) => sentAt !== null && at > sentAt),
      answeredLately: await hasAnsweredSince(tx, customerIds, businessDay(restsFrom, input.timeZone)),
    },
    invitation: { open: invitation.status === 'sent', sentAt, expiresAt, remindedAt },
  });
  if (decision.status === 'postponed') {
    return { postponeUntil: new Date(decision.sendAt), reason: decision.waitsFor };
  }
  if (decision.status === 'skipped' || expiresAt === null || sentAt === null) {
    return { skip: decision.status === 'skipped' ? decision.reason : 'gone' };
  }
  const reminded = remindedAt.length + 1;
  const parts = { organisation, timeZone: input.timeZone, invitation, program, contact, person, expiresAt, reminded };
  return { send: await composeInvitation(tx, services, render, message, { ...parts, recalls: sentAt }) };
}

/** When the other reminders of an invitation left, or perhaps left, or are about to. */
async function listRemindedTimes(tx: Knex, invitationId: string, except: string): Promise<string[]> {
  const rows: { sent_at: string | null; send_after: string }[] = await tx('messages')
    .where({ kind: REMINDER_MAIL, subject_id: invitationId })
    .whereNot('id', except)
    .whereIn('status', ['sending', 'sent', 'uncertain'])
    .select('sent_at', 'send_after');
  return rows.map((row) => row.sent_at ?? row.send_after);
}
