import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findAction } from '../../../src/features/actions/index.ts';
import { tellOutcome } from '../../../src/features/chain/tell-outcome.service.ts';
import { changeFacts } from '../../../src/features/complaints/index.ts';
import { addressHash } from '../../../src/features/customers/index.ts';
import { insertSuppression } from '../../../src/features/mail/suppressions.store.ts';
import { getOrganisation } from '../../../src/features/organisation/index.ts';
import { as } from '../../../src/platform/context.ts';
import { answersOn, weekly } from '../../support/answers-on.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { formOn } from '../../support/page-form.ts';

/** The clock stands on 4 March 2026. */
const PLAN = {
  title: 'דלפק שני בשעות העומס',
  owner: 'owner@example.org',
  item: 'process.speed',
  startOn: '2026-03-09',
  judgeOn: '2026-04-01',
  plannedAnswers: 40,
  before: { from: '2025-12-01', to: '2026-02-28' },
};

describeOnEachDatabase('from gap to proof', (dialect) => {
  let it: TestApp;
  let key: string;
  let administrator: Agent;
  let actionId: string;
  let complaintIds: string[];
  beforeAll(async () => {
    it = await startTestApp(dialect);
    await answersOn(it, weekly('2025-12-15', 10, { n: 12, mean: 4 }));
    administrator = await it.signIn('administrator', { email: 'owner@example.org', locale: 'en' });
    key = await it.apiKey(['actions:write', 'complaints:write', 'cards:read', 'responses:read']);
    const complaints: [words: string, customer: object | undefined][] = [
      ['חיכיתי שעה', { email: 'rami@example.org', name: 'Rami', locale: 'he' }],
      ['Saya menunggu lama', { email: 'siti@example.org', name: 'Siti', locale: 'ms' }],
      ['It took all day', { email: 'stopped@example.org', name: 'Stan', locale: 'en' }],
      ['Nobody knows who I am', undefined],
    ];
    complaintIds = [];
    for (const [words, customer] of complaints) {
      const { body } = await it.agent
        .post('/api/v1/complaints')
        .set('Authorization', key)
        .send({ words, ...(customer && { customer }) })
        .expect(201);
      complaintIds.push(body.id);
    }
    const user = {
      kind: 'user',
      id: it.lastUserId(),
      role: 'administrator',
      branchIds: null,
      providerId: null,
    } as const;
    const staff = as(it.context, { ...user, name: 'Owner' });
    // The last one is about something else.
    for (const id of complaintIds.slice(0, 3)) {
      const { questionnaire_id: questionnaireId } = await it.db
        .knex('questionnaires as q')
        .first({ questionnaire_id: 'q.id' });
      await changeFacts(staff, id, { itemKey: 'process.speed', questionnaireId });
    }
    const { body } = await it.agent
      .post('/api/v1/actions')
      .set('Authorization', key)
      .send({ ...PLAN, source: { complaint: complaintIds[0] } })
      .expect(201);
    actionId = body.id;
  });
  afterAll(() => it.close());

  const told = async () => (await it.capturedMails()).filter(({ kind }) => kind === 'outcome.proven');

  test('before it is proven the chain shows where it stands, and nobody is written to', async () => {
    await it.jobs.drain();
    const { text } = await administrator.get('/chain').expect(200);
    for (const words of [PLAN.title, 'Who said so', '3 complaints and no concern', 'Starts on']) {
      expect(text.replaceAll(/[\u2066-\u2069]/g, '')).toContain(words);
    }
    expect(text).toContain('A complaint of March 2026');
    expect(text).not.toContain('rami@example.org');
    expect(await told()).toEqual([]);
  });

  test('what customers are told is written by language; too long is refused with all that was typed', async () => {
    const path = `/chain/${actionId}/words`;
    const long = 'x'.repeat(601);
    const refused = await administrator
      .post(path)
      .type('form')
      .send({ en: 'We opened a second desk.', he: long })
      .expect(422);
    expect(refused.text).toContain('We opened a second desk.');
    expect(refused.text).toContain(long);
    await administrator
      .post(path)
      .type('form')
      .send({ he: 'פתחנו דלפק שני.', en: 'We opened a second desk.' })
      .expect(303);
    expect((await administrator.get(path).expect(200)).text).toContain('פתחנו דלפק שני.');
    // It is done everywhere, and is told to everybody.
    await administrator
      .post('/branches/new')
      .type('form')
      .send({ name: 'Eilat', code: 'ELT', active: 'yes' })
      .expect(303);
    const branch = await it.db.knex('branches').first('id');
    const limited = await it.signIn('manager', { branchIds: [branch.id] });
    await limited.post(path).type('form').send({ en: 'We closed the desk.' }).expect(409);
    await limited.get(path).expect(409);
    expect((await administrator.get(path).expect(200)).text).toContain('We opened a second desk.');
    await (await it.signIn('organiser')).post(path).type('form').send({ en: 'No' }).expect(403);
    await (await it.signIn('staff')).get('/chain').expect(403);
  });

  test('words that are sent twice are a mistake told in the reader’s language', async () => {
    const hebrew = await it.signIn('administrator', { locale: 'he' });
    const twice = await hebrew
      .post(`/chain/${actionId}/words`)
      .type('form')
      .send({ en: ['Once', 'Again'] })
      .expect(422);
    expect(twice.text).toMatch(/id="en-error">[\s\S]*?<\/svg>אי אפשר לקרוא את מה שנשלח כאן/);
    expect(twice.text).not.toContain('Invalid input');
  });

  test('who saves words that somebody else changed meanwhile is shown both, and the second time they are taken', async () => {
    const path = `/chain/${actionId}/words`;
    const opened = formOn((await administrator.get(path).expect(200)).text, path);
    const save = (fields: object) => administrator.post(path).type('form').send(fields);
    for (const _press of ['once', 'again']) await save({ ...opened, ms: 'Kaunter kedua dibuka.' }).expect(303);
    const late = await save({ ...opened, en: 'Two desks are open.' }).expect(409);
    expect(late.text).toContain('Somebody saved something else here');
    expect(late.text).toMatch(
      /saved-meanwhile[\s\S]*Kaunter kedua dibuka\.[\s\S]*<form|<form[\s\S]*Kaunter kedua dibuka\./,
    );
    expect(formOn(late.text, path).en).toBe('Two desks are open.');
    await save({ ...formOn(late.text, path), en: 'We opened a second desk.', ms: '' }).expect(303);
    expect((await it.db.knex('outcome_words').where({ action_id: actionId }).first('words')).words).not.toContain(
      'Kaunter',
    );
  });

  test('once proven, those who complained and agreed get one mail in their language; who stopped our mail gets none', async () => {
    it.clock.set('2026-03-27T09:00:00.000Z');
    await answersOn(it, weekly('2026-03-09', 3, { n: 18, mean: 5 }));
    await stopMail('stopped@example.org');
    it.clock.set('2026-04-01T03:00:00.000Z');
    await it.jobs.drain();
    it.clock.set('2026-04-02T03:00:00.000Z');
    await it.jobs.drain();
    const mails = await told();
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(['rami@example.org', 'siti@example.org']);
    const hebrew = mails.find(({ recipient }) => recipient.startsWith('rami'));
    expect(hebrew?.subject.replaceAll(/[\u2066-\u2069]/g, '')).toBe('אמרתם לנו, והשתפר: מהירות');
    expect(hebrew?.plain).toContain('פתחנו דלפק שני.');
    expect(hebrew?.html).toContain('dir="rtl"');
    // No words in Malay: the title of the action stands there.
    expect(mails.find(({ recipient }) => recipient.startsWith('siti'))?.plain).toContain(PLAN.title);
    administrator = await it.signIn('administrator', { locale: 'en' });
    const { text } = await administrator.get('/chain').expect(200);
    expect(text).toContain('One action is proven');
    expect(text).toContain('Fewer than five people were written to');
  });

  test('the link in the mail stops further mail by a press, never by looking', async () => {
    const link = /\/u\/[\w-]+/.exec((await told())[0]?.plain ?? '')?.[0] ?? '';
    const before = await it.db.knex('suppressions').count({ n: '*' });
    await it.agent.get(link).expect(200);
    await it.agent.head(link).expect(200);
    expect(await it.db.knex('suppressions').count({ n: '*' })).toEqual(before);
    await it.agent.post(link).type('form').send({ 'List-Unsubscribe': 'One-Click' }).expect(200);
    expect(Number((await it.db.knex('suppressions').count({ n: '*' }))[0]?.n)).toBe(Number(before[0]?.n) + 1);
    await it.agent.post(`${link}/undo`).expect(200);
    expect(await it.db.knex('suppressions').count({ n: '*' })).toEqual(before);
  });

  test('the public page counts and says what is proven, only where it is published', async () => {
    await it.agent.get('/you-said').expect(404);
    await (await it.signIn('manager')).post('/chain/public').type('form').send({ public: 'yes' }).expect(403);
    await administrator.post('/chain/public').type('form').send({ public: 'yes' }).expect(303);
    const hebrew = (await it.agent.get('/you-said?lang=he').expect(200)).text;
    for (const words of ['אמרתם, עשינו', 'פחות מ־5', 'פתחנו דלפק שני.']) expect(hebrew).toContain(words);
    expect(hebrew).not.toMatch(/rami|דלפק שני בשעות העומס/);
    await administrator.post('/chain/public').type('form').send({ public: 'no' }).expect(303);
    await it.agent.get('/you-said').expect(404);
  });

  test('many are told in as many statements as one, each of them once', async () => {
    const { knex } = it.db;
    const complain = async (email: string) => {
      const sent = { words: 'I waited as well', customer: { email } };
      const { body } = await it.agent.post('/api/v1/complaints').set('Authorization', key).send(sent).expect(201);
      const source = { id: it.context.ids.next(), action_id: actionId, kind: 'complaint', source_id: body.id };
      await knex('action_sources').insert(source);
    };
    const tell = async (): Promise<number> => {
      const action = await findAction(knex, actionId);
      if (action === undefined) throw new Error('no action');
      let count = 0;
      const one = () => {
        count += 1;
      };
      knex.on('query', one);
      await it.db.transaction((tx) => tellOutcome(tx, it.container.services, action));
      knex.off('query', one);
      return count;
    };
    const mailed = async () => (await knex('outcome_mails').where({ action_id: actionId })).length;
    const before = await mailed();
    await complain('first@example.org');
    const few = await tell();
    for (let n = 0; n < 6; n += 1) await complain(`many${n % 5}@example.org`);
    expect(await tell()).toBe(few);
    expect(await mailed()).toBe(before + 1 + 5);
    // Told of it already: nobody gets a second one.
    await tell();
    expect(await mailed()).toBe(before + 1 + 5);
    expect(await knex('messages').where({ kind: 'outcome.proven', status: 'queued' })).toHaveLength(6);
  });

  test('an erased person leaves no trace in it', async () => {
    const [row] = await it.db.knex('outcome_mails').count({ n: '*' });
    const rami = await it.db.knex('customers').where({ email: 'rami@example.org' }).first('id');
    await administrator.post(`/customers/${rami.id}/erase`).type('form').send({ confirm: 'yes' });
    const [after] = await it.db.knex('outcome_mails').count({ n: '*' });
    expect(Number(after?.n)).toBe(Number(row?.n) - 1);
  });

  async function stopMail(email: string): Promise<void> {
    const hash = addressHash(await getOrganisation(it.db.knex), email);
    await it.db.transaction((tx) => insertSuppression(tx, it.context, { addressHash: hash, reason: 'unsubscribed' }));
  }
});
