import type { Knex } from 'knex';
import type { Locale } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { chooseLanguage, formLanguages } from '../../domain/questionnaire/form-languages.ts';
import type { Confidentiality } from '../../domain/questionnaire/promises.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { instantText } from '../../platform/clock.ts';
import { findContact } from '../contacts/index.ts';
import { findInvitationByToken, type Invitation, listPrograms, standingOf } from '../invitations/index.ts';
import { getOrganisation, type Organisation } from '../organisation/index.ts';
import { getVersion } from '../questionnaires/index.ts';
import { findDraft } from './drafts.store.ts';
import { findRevision } from './responses.store.ts';
import type { SurveyFormInput, Typed } from './survey-form.ts';

/** Everything that a link opens. */
export interface OpenedSurvey {
  token: string;
  invitation: Invitation;
  organisation: Organisation;
  definition: QuestionnaireDefinition;
  /** The language shown, and the one shown where none is asked for. */
  locale: Locale;
  usualLocale: Locale;
  /** The languages on offer. */
  languages: Locale[];
  state: SurveyState;
  /** How often the form was sent. */
  revision: number;
  /** Nothing can be sent any more. */
  over: boolean;
  /** Whether an answer can be changed: it is found again, and the survey is open. */
  changeable: boolean;
  /** The business date on which the form closes. */
  closesOn: string | null;
}

/** `closed`: withdrawn before its time. An answered survey stays answered when its time is over. */
export type SurveyState = 'open' | 'answered' | 'expired' | 'closed';

/** In which language a survey is wanted. */
export interface LanguageWish {
  /** The one that was chosen. */
  language: Locale | undefined;
  /** The one that the browser prefers among these. */
  prefers: (offered: readonly Locale[]) => Locale | undefined;
}

/**
 * It shows the language chosen, else the customer's; where the form is not whole in that, what the browser prefers of the
 * rest, and else the organisation's.
 *
 * @returns undefined for every link that opens nothing, whatever the reason
 */
export async function openSurvey(
  db: Knex,
  token: string,
  { now, language, prefers }: LanguageWish & { now: Date },
): Promise<OpenedSurvey | undefined> {
  const invitation = await findInvitationByToken(db, token);
  if (invitation === undefined) return undefined;
  const organisation = await getOrganisation(db);
  const { settings } = organisation;
  const whole = await getVersion(db, invitation.versionId);
  const definition = asAsked(whole.definition, invitation.confidentiality);
  const complete = formLanguages(definition);
  const shared = complete.filter((locale) => settings.languages.includes(locale));
  const languages = shared.length > 0 ? shared : complete;
  const usualLocale = chooseLanguage(languages, invitation.locale, prefers(languages), settings.defaultLanguage);
  const revision = invitation.status === 'answered' ? await findRevision(db, invitation.id) : 0;
  return {
    ...{ token, invitation, organisation, definition, languages, usualLocale },
    locale: chooseLanguage(languages, language, usualLocale),
    state: stateOf(invitation, now),
    revision: revision ?? 1,
    changeable: standingOf(invitation, now) === 'answered' && revision !== undefined,
    over: standingOf(invitation, now) === 'closed',
    closesOn: invitation.expiresAt === null ? null : businessDay(invitation.expiresAt, settings.timeZone),
  };
}

function stateOf(invitation: Invitation, now: Date): SurveyState {
  if (invitation.status === 'answered') return 'answered';
  const standing = standingOf(invitation, now);
  if (standing !== 'closed') return standing;
  const timeIsUp = invitation.expiresAt !== null && invitation.expiresAt <= instantText(now);
  return timeIsUp || invitation.status === 'expired' ? 'expired' : 'closed';
}

/** Where no link is kept, no one can be written to afterwards: what asks for that is left out of the form. */
export function asAsked(
  definition: QuestionnaireDefinition,
  confidentiality: Confidentiality,
): QuestionnaireDefinition {
  if (confidentiality !== 'anonymous') return definition;
  return { ...definition, questions: definition.questions.filter((question) => question.kind !== 'consent') };
}

/** What was saved and not sent, for the form as it is open now. */
export async function findTyped(db: Knex, { invitation, revision }: OpenedSurvey): Promise<Typed | undefined> {
  const draft = await findDraft(db, invitation.id);
  return draft?.revision === revision ? draft.fields : undefined;
}

/** The contact that the form asks about, without the day. */
export async function findVisit(
  db: Knex,
  { invitation }: OpenedSurvey,
): Promise<{ completedOn: string | null; visit: Omit<NonNullable<SurveyFormInput['visit']>, 'day'> }> {
  const contact = await findContact(db, invitation.contactId);
  return {
    completedOn: contact?.completedOn ?? null,
    visit: {
      channel: invitation.channel,
      ...(contact?.branchName ? { branch: contact.branchName } : {}),
      ...(contact?.topicName ? { topic: contact.topicName } : {}),
    },
  };
}

/** How many days at least lie between two invitations to one person, whichever program asks; 0 where none promises any. */
export async function findRestDays(db: Knex): Promise<number> {
  const asking = (await listPrograms(db)).filter((program) => program.active);
  return asking.length === 0 ? 0 : Math.min(...asking.map((program) => program.minDaysBetween));
}
