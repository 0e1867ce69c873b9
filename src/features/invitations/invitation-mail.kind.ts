import type { Knex } from 'knex';
import { textIn } from '../../domain/locale.ts';
import type { BounceClass } from '../../domain/mail/bounce-class.ts';
import { recheckAtSending, type SkipReason } from '../../domain/program/decide-invitation.ts';
import type { QuestionnaireDefinition, RatingQuestion } from '../../domain/questionnaire/definition.ts';
import { minutesToAnswer } from '../../domain/questionnaire/form.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context, Services } from '../../platform/context.ts';
import { lockUntilCommit } from '../../platform/db/lock.ts';
import type { Renderer } from '../../platform/http/render.ts';
import { dayAndMonth } from '../../platform/i18n/dates.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import type { Ending, MailKind, Message, Prepared } from '../../platform/mail/outbox.ts';
import { type Contact, findContact } from '../contacts/index.ts';
import type { Person } from '../customers/index.ts';
import { suppressPerson } from '../mail/index.ts';
import { getOrganisation, type Organisation } from '../organisation/index.ts';
import { getVersion } from '../questionnaires/index.ts';
import { INVITATION_MAIL } from './consider-invitation.ts';
import {
  findInvitation,
  type Invitation,
  type InvitationStatus,
  listWaiting,
  lockInvitation,
  markInvitationsSent,
  updateInvitation,
} from './invitation.store.ts';
import { gatherCase, lockPerson, type OpenComplaintCheck } from './invitation-case.ts';
import { mintToken } from './invitation-links.store.ts';
import { toInvitationMail } from './invitation-mail.views.ts';
import { getProgram, type StoredProgram } from './programs.store.ts';
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
    returned,
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
  const found = await findInvitation(tx, message.subjectId);
  if (found === undefined) return { skip: 'gone' };
  await lockPerson(tx, found.customerId);
  const invitation = await lockInvitation(tx, found.id);
  if (invitation === undefined || !TO_BE_SENT.includes(invitation.status)) {
    return { skip: invitation?.reason ?? invitation?.status ?? 'gone' };
  }
  const contact = await findContact(tx, invitation.contactId);
  if (contact === undefined || contact.completedAt === null) return { skip: 'gone' };

  const program = await getProgram(tx, invitation.programId);
  // It waits on, to be handed over by its link.
  if (program.delivery === 'link') return { skip: 'by_link' };
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
    return { skip: decision.reason };
  }
  if (decision.status === 'postponed') {
    const { sendAt, expiresAt, waitsFor } = decision;
    await updateInvitation(tx, invitation.id, ['scheduled'], { sendAt, expiresAt });
    return { postponeUntil: new Date(sendAt), reason: waitsFor };
  }
  const { expiresAt } = decision;
  // Under a ceiling it counts for the day on which it leaves, however long it waited.
  const leaves = program.dailyCeiling === null ? {} : { sendAt: input.now };
  await updateInvitation(tx, invitation.id, TO_BE_SENT, { expiresAt, ...leaves });
  const token = await mintToken(tx, services, { invitationId: invitation.id, messageId: message.id });
  const { definition } = await getVersion(tx, invitation.versionId);
  const { timeZone } = input;
  const parts = { organisation, timeZone, definition, invitation, program, contact, person, expiresAt, token };
  return { send: await composeInvitation(services, render, { ...parts, reminded: 0 }) };
}

/** The mail that invites, or recalls the invitation, as it reads now. */
export async function composeInvitation(
  services: Services,
  render: Renderer,
  parts: {
    organisation: Organisation;
    timeZone: string;
    definition: QuestionnaireDefinition;
    invitation: Invitation;
    program: StoredProgram;
    contact: Contact;
    person: Person;
    expiresAt: string;
    token: string;
    /** How many reminders there are, with this mail if it is one. */
    reminded: number;
    /** When the invitation left that this mail recalls. */
    recalls?: string;
  },
): Promise<Mail> {
  const { timeZone, definition, invitation, contact, person, token } = parts;
  const { settings } = parts.organisation;
  const { locale } = invitation;
  const unsubscribeUrl = `${services.baseUrl}/u/${token}`;
  const mail = toInvitationMail({
    locale,
    organisation: {
      name: settings.name,
      ...(settings.privacyNotice === null ? {} : { privacyUrl: `${services.baseUrl}/privacy?lang=${locale}` }),
      ...(settings.postalFooter === null ? {} : { postal: textIn(settings.postalFooter, locale) }),
    },
    sender: { name: settings.name },
    customer: person.name === null ? {} : { name: person.name },
    visit: {
      day: dayAndMonth(contact.completedOn ?? businessDay(contact.occurredAt, timeZone), locale),
      channel: invitation.channel,
      ...(contact.branchName === null ? {} : { branch: contact.branchName }),
      ...(contact.topicName === null ? {} : { topic: contact.topicName }),
    },
    minutes: minutesToAnswer(invitation.form, definition),
    question: firstQuestion(definition),
    surveyUrl: `${services.baseUrl}/s/${token}`,
    unsubscribeUrl,
    confidentiality: invitation.confidentiality,
    until: dayAndMonth(businessDay(parts.expiresAt, timeZone), locale),
    minDaysBetween: parts.program.minDaysBetween,
    remindersToCome: Math.max(0, parts.program.reminders - parts.reminded),
    ...(parts.recalls === undefined ? {} : { recalls: dayAndMonth(businessDay(parts.recalls, timeZone), locale) }),
  });
  const { html, text } = await render.mail('invitation', mail);
  return {
    to: person.email ?? '',
    fromName: settings.name,
    replyTo: settings.replyTo,
    subject: mail.subject,
    html,
    text,
    locale,
    unsubscribeUrl,
  };
}

/** The question that the form opens with, where it can be answered by one tap. */
function firstQuestion({ questions }: QuestionnaireDefinition): RatingQuestion | null {
  const opening = questions.find((question) => question.on && question.key === 'satisfaction');
  return opening?.kind === 'rating' ? opening : null;
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

/** A mail that was answered or declined arrived, whatever a report says of a copy. */
async function returned(tx: Knex, services: Services, message: Message, bounce: BounceClass): Promise<void> {
  const found = await findInvitation(tx, message.subjectId);
  if (found === undefined) return;
  await lockPerson(tx, found.customerId);
  const bounced = await updateInvitation(tx, found.id, ['sent', 'uncertain', 'expired', 'bounced'], {
    status: 'bounced',
    endedAt: instantText(services.clock.now()),
  });
  if (bounced && bounce === 'hard') await suppressPerson(tx, services, found.customerId, 'bounced');
}
