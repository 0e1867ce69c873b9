import { findAction } from '../../../src/features/actions/index.ts';
import { tellOutcome } from '../../../src/features/chain/tell-outcome.service.ts';
import { changeProgram, listPrograms, queueReminders } from '../../../src/features/invitations/index.ts';
import type { Dialect } from '../../../src/platform/db/database.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { invite } from '../../support/invite.ts';
import { judgeByHand } from '../../support/judged-action.ts';

const DAY = 86_400_000;
const HAPPY = { revision: '0', satisfaction: '5', 'E.process.speed': '6', 'P.process.speed': '6' };
const UNHAPPY = { revision: '0', satisfaction: '1', wrong: 'yes', 'E.process.speed': '7', 'P.process.speed': '2' };
export const ISSUED_CARD = '01930000-0000-7000-8000-00000000000c';

/** Somebody who lived through the same as the others: three contacts, two surveys, one of them answered. */
export interface Lived {
  name: string;
  email: string;
  customerId: string;
  contactIds: string[];
  /** By their mails and reminders. */
  invitationIds: string[];
  messageIds: string[];
  /** Of the invitation that was answered. */
  token: string;
}

/** What an unhappy answer became, and all that could be recognised of it. */
export interface Sealed {
  id: string;
  responseId: string;
  /** Words that stand nowhere else, of the customer and of the replies. */
  words: string[];
}

export interface SealedWorld {
  app: TestApp;
  administrator: Agent;
  /** Complained with leave to be contacted; was replied to and answered. */
  complainer: Lived;
  complaint: Sealed;
  /** Was as unhappy, and is not to be contacted. */
  concerned: Lived;
  concern: Sealed;
  /** Lived through the same and had nothing to complain of. */
  twin: Lived;
  /** Complained, and put their own name into the words. */
  signed: Lived;
  signedComplaint: Sealed;
  close(): Promise<void>;
}

const NAMES = {
  complainer: 'Zebulon Abernathy',
  concerned: 'Xanthippe Bellweather',
  twin: 'Wilhelmina Cholmondeley',
  signed: 'Quirinus Dunwoody',
};
type Who = keyof typeof NAMES;
const SAID: Partial<Record<Who, string>> = {
  complainer: 'The marmalade kettle was cold when I came',
  concerned: 'The velvet ladder was missing a rung',
  signed: 'Never again the copper umbrella, says Quirinus Dunwoody',
};

/**
 * An organisation that asks often, so that nobody rests for long, with people who lived through the same days; what became
 * of the complaints is everything that can become of one: treated, replied to, answered, acted upon, told of.
 */
export async function startSealedWorld(dialect: Dialect): Promise<SealedWorld> {
  const app = await startTestApp(dialect);
  const { knex } = app.db;
  const { services } = app.container;
  const [program] = await listPrograms(knex);
  await changeProgram(app.context, program?.id ?? '', {
    ...{ delayMinutes: 0, minDaysBetween: 1, itemsPerDimension: null, quiet: null, reminders: 1, reminderAfterDays: 4 },
  });
  const authorization = await app.apiKey(['contacts:write', 'directory:write', 'customers:write']);
  const all = Object.keys(NAMES) as Who[];
  const lived = {} as Record<Who, Lived>;

  async function contactOf(who: Who): Promise<void> {
    const name = NAMES[who];
    const email = `${name.split(' ')[0]?.toLowerCase()}@sealed.example`;
    const { body } = await app.agent
      .post('/api/v1/contacts')
      .set({ authorization })
      .send({
        customer: { name, email, locale: 'en' },
        ...{ provider: 'Noa', branch: 'Haifa', topic: 'Repairs', note: 'Was here' },
      })
      .expect(201);
    lived[who] ??= {
      ...{ name, email, customerId: body.customerId, token: '' },
      ...{ contactIds: [], invitationIds: [], messageIds: [] },
    };
    const known = lived[who];
    known.contactIds.push(body.id);
    known.invitationIds.push(body.invitation.id);
  }
  async function visitOfAll(): Promise<void> {
    for (const who of all) await contactOf(who);
    await app.jobs.drain();
  }

  await visitOfAll();
  app.clock.advance(2 * DAY);
  await visitOfAll();
  // Each answers what they were asked first; what they were asked next stays open.
  for (const who of all) {
    const first = (await app.capturedMails()).find(({ recipient }) => recipient === lived[who].email);
    lived[who].token = /\/s\/([\w-]{22})/.exec(first?.plain ?? '')?.[1] ?? '';
    const said = SAID[who];
    const fields = said === undefined ? HAPPY : { ...UNHAPPY, comment: said };
    await app.agent
      .post(`/s/${lived[who].token}`)
      .type('form')
      .send(who === 'concerned' || said === undefined ? fields : { ...fields, contact: 'yes' })
      .expect(303);
  }
  await app.jobs.drain();
  app.clock.advance(5 * DAY);
  await queueReminders(services);
  await app.jobs.drain();
  await visitOfAll();

  const administrator = await app.signIn('administrator', { email: 'admin@example.org', name: 'Adina' });
  const admin = app.lastUserId();
  const send = (path: string, fields: Record<string, string | string[]> = {}, agent = administrator) =>
    agent.post(path).type('form').send(fields).expect(303);
  async function sealedOf(who: Who): Promise<Sealed> {
    const row = await knex('response_identity as i')
      .leftJoin('complaints as c', 'c.response_id', 'i.response_id')
      .whereIn('i.invitation_id', lived[who].invitationIds)
      .first({ id: 'c.id', responseId: 'i.response_id' });
    const word = /the (\w+ \w+)/i.exec(SAID[who] ?? '')?.[1] ?? '';
    return { id: row.id, responseId: row.responseId, words: [word] };
  }
  const complaint = await sealedOf('complainer');
  const concern = await sealedOf('concerned');
  const signedComplaint = await sealedOf('signed');

  const path = `/complaints/${complaint.id}`;
  await send(`${path}/owner`, { owner: admin });
  await administrator.post(`${path}/open`).expect(200);
  await send(`${path}/tags`, { modes: 'lost_time' });
  await send(`${path}/reply`, {
    ...{ thanks: 'Thank you.', restated: 'You told us of the persimmon drawer.', canDo: 'We warm the damson shelf.' },
    ...{ owner: admin, due: '2026-03-14T12:00', more: '', via: 'mail', step: 'send' },
  });
  complaint.words.push('persimmon drawer', 'damson shelf');
  await app.jobs.drain();
  const reply = (await app.capturedMails()).findLast(({ kind }) => kind === 'complaint.reply');
  const link = /\/r\/[\w-]+/.exec(reply?.plain ?? '')?.[0] ?? '';
  await app.agent.post(link).type('form').send({ settled: 'no', words: 'The juniper hinge still squeaks' }).expect(303);
  complaint.words.push('juniper hinge');
  await send(`/complaints/${concern.id}/understand`);

  const planned = await app.agent
    .post('/api/v1/actions')
    .set('Authorization', await app.apiKey(['actions:write', 'complaints:read', 'cards:read', 'responses:read']))
    .send({
      ...{ title: 'A second desk', owner: 'admin@example.org', item: 'process.speed', plannedAnswers: 40 },
      ...{ startOn: '2026-03-16', judgeOn: '2026-05-01', before: { from: '2025-12-01', to: '2026-02-28' } },
      source: { complaint: complaint.id },
    })
    .expect(201);
  await judgeByHand(knex, planned.body.id);
  await app.db.transaction(async (tx) => {
    const action = await findAction(tx, planned.body.id);
    if (action === undefined) throw new Error('no action');
    await tellOutcome(tx, app.context, action);
  });
  await furnish(app, send);
  await app.jobs.drain();

  for (const who of all) {
    const rows = await knex('messages').whereIn('subject_id', lived[who].invitationIds).select('id');
    lived[who].messageIds = rows.map(({ id }) => id);
  }
  const { complainer, concerned, twin, signed } = lived;
  return {
    ...{ app, administrator, complainer, complaint, concerned, concern, twin, signed, signedComplaint },
    close: () => app.close(),
  };
}

type Send = (path: string, fields?: Record<string, string | string[]>) => PromiseLike<unknown>;

/** Something for the pages that have an id in their address. */
async function furnish(app: TestApp, send: Send): Promise<void> {
  const { knex } = app.db;
  const admin = app.lastUserId();
  const authorization = await app.apiKey(['complaints:write', 'directory:write']);
  const modes = ['lost_time'];
  for (let n = 0; n < 8; n += 1) {
    await app.agent
      .post('/api/v1/complaints')
      .set({ authorization })
      .send({
        ...{ words: `I waited ${n + 2} hours`, modes },
        ...{ inviteConsent: true, branch: 'Haifa', locale: 'en' },
        customer: { email: `open${n}@example.org`, name: `Open ${n}`, locale: 'en' },
      })
      .expect(201);
  }
  const YEAR = 'from=2026-01-01&to=2026-12-31';
  await send(`/cards?${YEAR}`, { id: ISSUED_CARD, note: '' });
  await send('/cards/schedules', { id: ISSUED_CARD, every: 'week', users: admin });
  await send('/focus-groups', {
    ...{ filter: '', theme: 'Waiting', question: 'What makes it bearable?', seats: '4', restingDays: '180' },
    ...{ answerDays: '5', s1_at: '2026-03-24T18:00', s1_minutes: '90', s1_place: 'Haifa', s1_link: '' },
    ...{ s1_locale: 'en', s1_moderator: 'Tamar' },
  });
  const { id: group } = await knex('focus_groups').first('id');
  await send(`/focus-groups/${group}/invite`);
  const { key } = await knex('questionnaires').first('key');
  await send(`/questionnaires/${key}/draft`);
  await send('/open-links', { questionnaire: key, branch: (await knex('branches').first('id')).id, locale: 'en' });
  await send('/contacts/import', { rows: 'external_id,customer_email,provider\nP-1,p@example.org,Nobody\n' });
  // Content, and would like to be rung: a wish.
  const { token } = await invite(app, { customer: { name: 'Wisher', email: 'wisher@example.org' } });
  await app.agent
    .post(`/s/${token}`)
    .type('form')
    .send({ ...HAPPY, contact: 'yes' })
    .expect(303);
  await send('/complaints/filters', { name: 'Grave', query: 'severity=3', shared: 'yes' });
  await send('/chain/public', { public: 'yes' });
}
