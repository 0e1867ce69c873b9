import type { Knex } from 'knex';
import { exclusionOf } from '../../domain/focus-group/eligibility.ts';
import { textIn } from '../../domain/locale.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import type { Renderer } from '../../platform/http/render.ts';
import type { CalendarPart } from '../../platform/mail/mail.ts';
import type { Ending, MailKind, Message, Prepared } from '../../platform/mail/outbox.ts';
import { type Suppression, suppressPerson } from '../mail/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { type FocusGroup, type FocusSession, findSession, lockGroup, toldIn } from './focus-groups.store.ts';
import { THANKS } from './focus-invitations.service.ts';
import { REMINDER } from './focus-jobs.ts';
import { focusMailMessages } from './focus-mail.messages.ts';
import { answerDay, type FocusLetterKind, toFocusLetter } from './focus-mail.views.ts';
import {
  type FocusPerson,
  findPerson,
  HOLDING,
  mintFocusLink,
  type PersonState,
  updatePerson,
} from './focus-people.store.ts';
import { fillSeats, INVITATION, SEAT } from './seats.service.ts';
import { sessionCalendar } from './session-calendar.ts';
import { CANCELLED, CHANGED } from './tell-people.service.ts';
import { factsOf } from './who-may-come.ts';

interface Kind {
  letter: (session: FocusSession) => FocusLetterKind;
  /** Whom it is still true for when it leaves. */
  states: readonly PersonState[];
  /** It is about a session to come. */
  ahead: boolean;
  calendar: CalendarPart['method'] | null;
}

const KINDS: Record<string, Kind> = {
  [INVITATION]: { letter: () => 'invitation', states: ['invited'], ahead: true, calendar: 'REQUEST' },
  [SEAT]: { letter: () => 'seat', states: ['accepted'], ahead: true, calendar: 'REQUEST' },
  [CHANGED]: { letter: () => 'changed', states: [...HOLDING, 'waiting'], ahead: true, calendar: 'REQUEST' },
  [CANCELLED]: {
    letter: ({ state }) => (state === 'cancelled' ? 'cancelled' : 'off'),
    states: ['withdrawn'],
    ahead: false,
    calendar: 'CANCEL',
  },
  [REMINDER]: { letter: () => 'reminder', states: ['accepted'], ahead: true, calendar: 'REQUEST' },
  [THANKS]: { letter: () => 'thanks', states: ['attended'], ahead: false, calendar: null },
};

/** Mails to people of focus groups. @param organiserEmail whom calendars show as the organiser where no reply address is set */
export function focusMailKinds(render: Pick<Renderer, 'mail'>, organiserEmail: string): MailKind[] {
  return Object.entries(KINDS).map(([kind, about]) => ({
    kind,
    whenUncertain: kind === INVITATION ? 'leave' : 'send_again',
    prepare: (tx, services, message) => prepare(tx, services, message, about, { render, organiserEmail }),
    settled: (tx, services, message, ending) =>
      kind === INVITATION ? invitationSettled(tx, services, message, ending) : Promise.resolve(),
    stillWanted: (tx, messages) => listWanted(tx, messages, about.states),
    async returned(tx, services, message, bounce) {
      if (kind === INVITATION)
        await invitationSettled(tx, services, message, bounce === 'hard' ? 'unreachable' : 'refused');
      else if (bounce === 'hard') await suppress(tx, services, message, 'bounced');
    },
    complained: (context, message) => context.db.transaction((tx) => complained(tx, context, message)),
  }));
}

/** Those whose reader stands so still, and whose links were not taken away by an erasure meanwhile. */
async function listWanted(
  tx: Knex,
  messages: readonly Message[],
  states: readonly PersonState[],
): Promise<ReadonlySet<string>> {
  const ids = messages.map(({ id }) => id);
  const rows: { message_id: string }[] = await tx('focus_links as l')
    .join('focus_people as p', 'p.id', 'l.person_id')
    .whereIn('l.message_id', ids)
    .whereIn('p.state', states)
    .distinct('l.message_id');
  return new Set(rows.map((row) => row.message_id));
}

async function suppress(tx: Knex, services: Services, message: Message, reason: Suppression): Promise<void> {
  const person = await findPerson(tx, message.subjectId);
  if (person !== undefined) await suppressPerson(tx, services, person.customerId, reason);
}

/** Somebody told their mail program that our mail is a nuisance: it stops, and the place goes to the next. */
async function complained(tx: Knex, services: Services, message: Message): Promise<void> {
  const held = await holdPerson(tx, message.subjectId);
  await suppress(tx, services, message, 'unsubscribed');
  if (held === undefined) return;
  const { person, group, session } = held;
  if (session.state !== 'planned' || (!HOLDING.includes(person.state) && person.state !== 'waiting')) return;
  await updatePerson(tx, person.id, { state: 'declined', answeredAt: instantText(services.clock.now()) });
  await fillSeats(tx, services, group, session);
}

const NEEDLESS: Prepared = { skip: 'no_longer_needed' };

async function prepare(
  tx: Knex,
  services: Services,
  message: Message,
  about: Kind,
  { render, organiserEmail }: { render: Pick<Renderer, 'mail'>; organiserEmail: string },
): Promise<Prepared> {
  const held = await holdPerson(tx, message.subjectId);
  if (held === undefined || !about.states.includes(held.person.state)) return NEEDLESS;
  const { person, group, session } = held;
  const now = services.clock.now();
  if (about.ahead && (session.state !== 'planned' || session.startsAt <= instantText(now))) return NEEDLESS;
  const organisation = await getOrganisation(tx);
  const { person: known, facts } = await factsOf(tx, services, organisation, {
    customerId: person.customerId,
    groupId: group.id,
    restingDays: group.restingDays,
  });
  // Who was invited is told of changes even when they want no further mail; who cannot be reached is not.
  const stops = message.kind === INVITATION ? exclusionOf(facts) !== null : facts.erased;
  if (stops || known.email === null) return NEEDLESS;
  const { locale } = person;
  const { name, replyTo, postalFooter, timeZone } = organisation.settings;
  const secret = await mintFocusLink(tx, services, { personId: person.id, messageId: message.id });
  const unsubscribeUrl = `${services.baseUrl}/u/${secret}`;
  const letter = toFocusLetter({
    kind: about.letter(session),
    locale,
    timeZone,
    organisation: name,
    postal: (postalFooter && textIn(postalFooter, locale)) || null,
    name: known.name,
    group: { ...toldIn(group, session), seats: group.seats },
    session,
    answerBy: answerDay(person, timeZone),
    tellOutcome: person.tellOutcome,
    answerUrl: `${services.baseUrl}/f/${secret}`,
    unsubscribeUrl,
  });
  const attendee = { name: known.name, email: known.email };
  const organiser = { name, email: replyTo ?? organiserEmail };
  const file = about.calendar && calendarOf(services, { method: about.calendar, held, organiser, attendee });
  return {
    send: {
      to: known.email,
      fromName: name,
      replyTo,
      subject: letter.subject,
      ...(await render.mail('focus', letter)),
      locale,
      unsubscribeUrl,
      ...(file === null ? {} : { calendar: file }),
    },
  };
}

interface Held {
  person: FocusPerson;
  group: FocusGroup;
  session: FocusSession;
}

async function holdPerson(tx: Knex, personId: string): Promise<Held | undefined> {
  const known = await findPerson(tx, personId);
  const group = known && (await lockGroup(tx, known.groupId));
  const person = group && (await findPerson(tx, personId));
  if (person === undefined || person.sessionId === null) return undefined;
  const session = await findSession(tx, person.sessionId);
  return group === undefined || session === undefined ? undefined : { person, group, session };
}

/** The calendar file of somebody's session, for a mail or for their page. */
export function calendarOf(
  services: Pick<Services, 'clock' | 'baseUrl'>,
  about: {
    method: CalendarPart['method'];
    held: Held;
    organiser: { name: string; email: string };
    attendee: { name: string | null; email: string };
  },
): CalendarPart {
  const { person, group, session } = about.held;
  const t = focusMailMessages.in(person.locale);
  return sessionCalendar({
    method: about.method,
    person,
    session,
    locale: person.locale,
    summary: t('focusMail.calendar.summary', { theme: toldIn(group, session).theme }),
    description: t('focusMail.calendar.text', { organisation: about.organiser.name, moderator: session.moderator }),
    organiser: about.organiser,
    attendee: about.attendee,
    host: new URL(services.baseUrl).hostname,
    now: services.clock.now(),
  });
}

/** An invitation that did not arrive makes room for the next; the person counts as not invited. */
async function invitationSettled(tx: Knex, services: Services, message: Message, ending: Ending): Promise<void> {
  if (ending === 'sent' || ending === 'uncertain') return;
  const held = await holdPerson(tx, message.subjectId);
  if (held === undefined || held.person.state !== 'invited') return;
  const { person, group, session } = held;
  if (ending === 'unreachable') {
    await suppressPerson(tx, services, person.customerId, 'bounced');
  }
  await updatePerson(tx, person.id, { state: 'unreachable', invitedAt: null, answerBy: null });
  await fillSeats(tx, services, group, session);
}
