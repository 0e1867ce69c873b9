import type { Knex } from 'knex';
import { textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition, RatingQuestion } from '../../domain/questionnaire/definition.ts';
import { minutesToAnswer } from '../../domain/questionnaire/form.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import type { Services } from '../../platform/context.ts';
import type { Renderer } from '../../platform/http/render.ts';
import { dayAndMonth } from '../../platform/i18n/dates.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import type { Message } from '../../platform/mail/outbox.ts';
import type { Contact } from '../contacts/index.ts';
import type { Person } from '../customers/index.ts';
import type { Organisation } from '../organisation/index.ts';
import { getVersion } from '../questionnaires/index.ts';
import type { Invitation } from './invitation.store.ts';
import { mintToken } from './invitation-links.store.ts';
import { toInvitationMail } from './invitation-mail.views.ts';
import type { StoredProgram } from './programs.store.ts';

/** The mail that invites, or recalls the invitation, as it reads now, with links of its own. */
export async function composeInvitation(
  tx: Knex,
  services: Services,
  render: Renderer,
  message: Message,
  parts: {
    organisation: Organisation;
    timeZone: string;
    invitation: Invitation;
    program: StoredProgram;
    contact: Contact;
    person: Person;
    expiresAt: string;
    /** How many reminders there are, with this mail if it is one. */
    reminded: number;
    /** When the invitation left that this mail recalls. */
    recalls?: string;
  },
): Promise<Mail> {
  const { timeZone, invitation, contact, person } = parts;
  const { settings } = parts.organisation;
  const { locale } = invitation;
  const { definition } = await getVersion(tx, invitation.versionId);
  const token = await mintToken(tx, services, { invitationId: invitation.id, messageId: message.id });
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
