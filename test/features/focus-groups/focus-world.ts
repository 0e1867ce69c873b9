import ICAL from 'ical.js';
import type { Locale } from '../../../src/domain/locale.ts';
import type { Dialect } from '../../../src/platform/db/database.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { invite } from '../../support/invite.ts';
import { type ReceivedMail, startMailServer, type TestMailServer } from '../../support/mail-server.ts';

export interface Complainer {
  name: string;
  email: string;
  locale: Locale;
  customerId: string;
}

export interface FocusWorld extends TestApp {
  server: TestMailServer;
  /** The organiser's browser. */
  organiser: Agent;
  /** Moves the clock; whoever was signed in signs in again. */
  goTo(instant: string): Promise<void>;
  /** So many people who gave an unhappy answer in confidence and agreed to a discussion. */
  complain(n: number, locale: Locale, agreed?: boolean): Promise<Complainer[]>;
  /** The form for a new group as a browser posts it. */
  newGroup(fields?: Record<string, string>, agent?: Agent): Promise<{ status: number; text: string; path: string }>;
  invited(path: string): Promise<ReceivedMail[]>;
  mailsTo(email: string): ReceivedMail[];
  /** The newest link to the answer page that somebody got. */
  linkOf(email: string): string;
  /** Who is in which state, by address. */
  states(path: string): Promise<Map<string, { state: string; sessionId: string | null; personId: string }>>;
  sessionIds(path: string): Promise<string[]>;
}

/** Three sessions of six seats and eight invitations each: one in Hebrew, two in English. */
export const THREE_SESSIONS: Record<string, string> = {
  ...{ filter: '', theme: 'Keeping to promised times', question: 'What makes waiting bearable?' },
  ...{ seats: '6', invitedEach: '8', restingDays: '180', answerDays: '5', incentive: 'A voucher of 100 shekels' },
  ...{ s1_at: '2026-03-24T18:00', s1_minutes: '90', s1_place: 'סניף חיפה, חדר "הישיבות"', s1_link: '' },
  ...{ s1_locale: 'he', s1_moderator: 'מיכל ארד' },
  ...{ s2_at: '2026-03-25T18:00', s2_minutes: '90', s2_place: 'Haifa branch', s2_link: '' },
  ...{ s2_locale: 'en', s2_moderator: 'Tamar' },
  ...{ s3_at: '2026-03-26T20:00', s3_minutes: '60', s3_place: '', s3_link: 'https://meet.example.org/abc' },
  ...{ s3_locale: 'en', s3_moderator: 'Tamar' },
};

const UNHAPPY = {
  ...{ revision: '0', satisfaction: '1', wrong: 'yes', 'E.process.speed': '7', 'P.process.speed': '2' },
  comment: 'I waited for two hours',
};

let count = 0;

export async function startFocusWorld(dialect: Dialect): Promise<FocusWorld> {
  const server = await startMailServer();
  const test = await startTestApp(dialect, {
    organisation: { replyTo: 'office@alon.example' },
    environment: { MAIL_URL: server.url, MAIL_FROM: 'focus@alon.example', BASE_URL: 'http://survey.alon.example' },
  });
  const organiser = await test.signIn('organiser', { name: 'Michal', email: 'michal@alon.example' });
  const { knex } = test.db;
  // The clock of tests stands still, and so would the usual pace.
  await knex('mail_flow').update({ per_minute: null });
  const idIn = (path: string): string => /\/focus-groups\/([\w-]+)/.exec(path)?.[1] ?? '';

  const world: FocusWorld = {
    ...test,
    server,
    organiser,
    async goTo(instant) {
      test.clock.set(instant);
      count += 1;
      world.organiser = await test.signIn('organiser', { email: `organiser${count}@alon.example` });
      await test.jobs.drain();
    },
    async complain(n, locale, agreed = true) {
      const people: Complainer[] = [];
      for (let at = 0; at < n; at += 1) {
        count += 1;
        const name = `${locale === 'he' ? 'לקוח' : 'Customer'} ${words(count)}`;
        const email = `person${count}@example.org`;
        const { token, invitation } = await invite(test, { customer: { name, email }, locale });
        const fields = agreed ? { ...UNHAPPY, discussion: 'yes' } : UNHAPPY;
        await test.agent.post(`/s/${token}`).type('form').send(fields).expect(303);
        people.push({ name, email, locale, customerId: invitation.customerId });
      }
      return people;
    },
    async newGroup(fields = {}, agent = world.organiser) {
      const page = await agent.get('/focus-groups/new').expect(200);
      const formKey = /name="formKey" value="([\w-]{22})"/.exec(page.text)?.[1] ?? '';
      const sent = await agent
        .post('/focus-groups')
        .type('form')
        .send({ ...THREE_SESSIONS, formKey, ...fields });
      return { status: sent.status, text: sent.text, path: (sent.headers.location ?? '').replace(/\?.*/, '') };
    },
    async invited(path) {
      const before = server.received.length;
      await world.organiser.post(`${path}/invite`).expect(303);
      await test.jobs.drain();
      return server.received.slice(before);
    },
    mailsTo: (email) => server.received.filter(({ to }) => to.includes(email)),
    linkOf(email) {
      const mail = server.received.findLast(({ to, parsed }) => to.includes(email) && /\/f\//.test(parsed.text ?? ''));
      return /\/f\/[\w-]{22}/.exec(mail?.parsed.text ?? '')?.[0] ?? 'no link';
    },
    async states(path) {
      const rows = await knex('focus_people as p')
        .join('customers as c', 'c.id', 'p.customer_id')
        .where('p.group_id', idIn(path))
        .select('c.email', 'p.state', { personId: 'p.id', sessionId: 'p.session_id' });
      return new Map(rows.map(({ email, ...row }) => [email, row]));
    },
    async sessionIds(path) {
      const rows = await knex('focus_sessions')
        .where({ group_id: idIn(path) })
        .orderBy('starts_at')
        .select('id');
      return rows.map(({ id }) => id);
    },
    async close() {
      await test.close();
      await server.close();
    },
  };
  return world;
}

/** A number as letters, so that no name is part of another. */
const words = (n: number): string => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('') + 'x';

/** The event in a mail, as an independent parser reads it: the same beside the text and as a file. */
export function eventIn(mail: ReceivedMail | undefined) {
  const encoded = /Content-Type: application\/ics.*?\r\n\r\n([\w+/=\r\n]+)/s.exec(mail?.raw ?? '')?.[1] ?? '';
  const file = Buffer.from(encoded, 'base64').toString('utf8');
  const beside = mail?.parsed.attachments.find(({ mimeType }) => mimeType === 'text/calendar')?.content ?? '';
  const text = typeof beside === 'string' ? beside : new TextDecoder().decode(beside);
  const oneLineEnd = (content: string) => content.replaceAll('\r\n', '\n').trim();
  if (oneLineEnd(text) !== oneLineEnd(file)) throw new Error(`They differ: ${text}\n${file}`);
  return readEvent(file);
}

export function readEvent(content: string) {
  for (const line of content.split('\r\n')) {
    if (Buffer.byteLength(line) > 75) throw new Error(`A line of ${Buffer.byteLength(line)} bytes: ${line}`);
  }
  const calendar = new ICAL.Component(ICAL.parse(content));
  const component = calendar.getFirstSubcomponent('vevent');
  if (component === null) throw new Error('no event');
  const event = new ICAL.Event(component);
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    location: event.location,
    starts: event.startDate.toJSDate().toISOString(),
    ends: event.endDate.toJSDate().toISOString(),
    status: String(component.getFirstPropertyValue('status')),
    attendee: String(component.getFirstPropertyValue('attendee')).toLowerCase(),
    organiser: String(component.getFirstPropertyValue('organizer')).toLowerCase(),
    partstat: String(component.getFirstProperty('attendee')?.getParameter('partstat')),
  };
}
