import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Agent } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { formOn } from '../../support/page-form.ts';
import { type Complainer, eventIn, type FocusWorld, startFocusWorld } from './focus-world.ts';

/** One evening in English, of four seats and five invitations. */
const ONE_SESSION = {
  ...{ seats: '4', invitedEach: '5', s2_at: '', s3_at: '' },
  ...{ s1_at: '2026-03-25T18:00', s1_place: 'Haifa branch', s1_locale: 'en', s1_moderator: 'Tamar' },
};

describeOnEachDatabase('a focus group that is changed after its invitations', (dialect) => {
  let w: FocusWorld;
  let people: Complainer[];
  let path: string;
  beforeAll(async () => {
    w = await startFocusWorld(dialect);
    people = await w.complain(14, 'en');
    path = (await w.newGroup(ONE_SESSION)).path;
    await w.invited(path);
    for (const one of (await having('invited')).slice(0, 2)) await answer(one, 'yes');
    await w.jobs.drain();
  });
  afterAll(() => w.close());

  const having = async (state: string): Promise<Complainer[]> => {
    const states = await w.states(path);
    return people.filter(({ email }) => states.get(email)?.state === state);
  };
  const answer = async (one: Complainer, yes: 'yes' | 'no') => {
    const [session] = await w.sessionIds(path);
    const said = yes === 'yes' ? `yes:${session}` : 'no';
    await w.agent.post(w.linkOf(one.email)).type('form').send({ answer: said }).expect(303);
  };
  const post = (to: string, fields: object, agent: Agent = w.organiser) => agent.post(to).type('form').send(fields);
  const edited = async (fields: object) => {
    const page = await w.organiser.get(`${path}/edit`).expect(200);
    return post(`${path}/edit`, { ...formOn(page.text, `${path}/edit`), ...fields });
  };
  /** Mails that leave while something is done. */
  async function mailsOf(work: () => PromiseLike<unknown>) {
    const sent = w.server.received.length;
    await work();
    await w.jobs.drain();
    return w.server.received.slice(sent);
  }

  test('a new theme reaches everybody who was invited, as a newer version of the same event', async () => {
    const told = [...(await having('accepted')), ...(await having('invited'))];
    expect(told).toHaveLength(5);
    const before = new Map(told.map(({ email }) => [email, eventIn(w.mailsTo(email).at(-1))]));
    const refused = await edited({ theme: '', question: 'What <b>now</b>?' }).then((reply) => reply);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('What &lt;b&gt;now&lt;/b&gt;?');
    const mails = await mailsOf(async () => expect((await edited({ theme: 'Being told in time' })).status).toBe(303));
    expect(mails.flatMap(({ to }) => to).sort()).toEqual(told.map(({ email }) => email).sort());
    for (const { email } of told) {
      const event = eventIn(w.mailsTo(email).at(-1));
      expect(event).toMatchObject({ method: 'REQUEST', uid: before.get(email)?.uid });
      expect(event.summary).toContain('Being told in time');
      expect(event.sequence).toBe((before.get(email)?.sequence ?? 0) + 1);
    }
    const rows = await w.db.knex('audit').where({ action: 'focus_group.changed' });
    expect(rows.map(({ detail }) => JSON.parse(detail))).toEqual([{ fields: ['theme'] }]);
  });

  test('nothing is learned of a session that has not begun; the page says when it can be', async () => {
    const [session] = await w.sessionIds(path);
    const page = (await w.organiser.get(`${path}/findings`).expect(200)).text;
    expect(page).toContain('No session has begun yet');
    expect(page).not.toContain('name="words"');
    const early = await post(`${path}/findings`, { words: 'They wait', session }).expect(422);
    expect(early.text).toContain('This session has not begun yet');
    expect(early.text).toMatch(/<textarea[^>]*name="words"[^>]*>\s*They wait</);
    expect(await w.db.knex('focus_findings')).toEqual([]);
    const { text } = await w.organiser.get('/').expect(303);
    expect(text).toContain('/focus-groups');
  });

  test('who saves over what somebody else saved meanwhile is shown both, and nobody is written to', async () => {
    const opened = formOn((await w.organiser.get(`${path}/edit`).expect(200)).text, `${path}/edit`);
    await post(`${path}/edit`, { ...opened, question: 'Of the first tab?' }).expect(303);
    const mails = await mailsOf(async () => {
      const late = await post(`${path}/edit`, { ...opened, theme: 'Of the second tab' }).expect(409);
      expect(late.text).toContain('Somebody saved something else here');
      expect(late.text).toMatch(/saved-meanwhile[\s\S]*Of the first tab\?/);
      const again = formOn(late.text, `${path}/edit`);
      expect(again).toMatchObject({ theme: 'Of the second tab', question: opened.question });
      await post(`${path}/edit`, { ...again, theme: opened.theme ?? '' }).expect(303);
    });
    expect(mails).toEqual([]);
    expect((await w.db.knex('focus_groups').first('question')).question).toBe(opened.question);
  });

  test('the question is the organiser’s own: nobody is written to; nor is the same sent twice', async () => {
    expect(await mailsOf(() => edited({ question: 'What would have helped?' }))).toEqual([]);
    expect(await mailsOf(() => edited({}))).toEqual([]);
    expect((await w.organiser.get(path)).text).toContain('What would have helped?');
  });

  test('language and moderator of a session are told too', async () => {
    const [one] = await having('accepted');
    const before = eventIn(w.mailsTo(one?.email ?? '').at(-1));
    const page = `${path}/sessions/${(await w.sessionIds(path))[0]}`;
    const form = formOn((await w.organiser.get(page).expect(200)).text, page);
    expect(form).toMatchObject({ locale: 'en', moderator: 'Tamar', at: '2026-03-25T18:00' });
    expect((await post(page, { ...form, locale: 'xx' })).status).toBe(422);
    const mails = await mailsOf(() => post(page, { ...form, moderator: 'Noa', locale: 'ms' }).expect(303));
    expect(mails).toHaveLength(5);
    const after = eventIn(w.mailsTo(one?.email ?? '').at(-1));
    expect(after).toMatchObject({ uid: before.uid, sequence: before.sequence + 1 });
    await post(page, { ...formOn((await w.organiser.get(page)).text, page), locale: 'en' }).expect(303);
    await w.jobs.drain();
  });

  test('a session has its theme and thank-you in its own language, in mails, calendars, on the guest’s page and in the guide', async () => {
    const session = `${path}/sessions/${(await w.sessionIds(path))[0]}`;
    const form = formOn((await w.organiser.get(session)).text, session);
    const own = { theme: 'Ditepati <b>pada masanya</b>', incentive: 'Baucar RM 50' };
    const tooLong = await post(session, { ...form, theme: 'x'.repeat(121) }).expect(422);
    expect(tooLong.text).toMatch(/href="#theme"/);
    const [mail, ...others] = await mailsOf(() => post(session, { ...form, ...own }).expect(303));
    expect(others).toHaveLength(4);
    expect(mail?.parsed.subject?.replaceAll(/[\u2066-\u2069]/g, '')).toContain(own.theme);
    expect(mail?.parsed.text).toContain('Baucar RM 50');
    expect(eventIn(mail).summary).toContain(own.theme);
    const link = /\/f\/[\w-]{22}/.exec(mail?.parsed.text ?? '')?.[0] ?? '';
    const page = (await w.agent.get(link).expect(200)).text;
    expect(page).toContain('Ditepati &lt;b&gt;pada masanya&lt;/b&gt;');
    expect(page).toContain('Baucar RM 50');
    expect(page).not.toContain('Being told in time');
    expect((await w.organiser.get(`${path}/guide`)).text).toMatch(/<article class="guide"[\s\S]*Ditepati &lt;b&gt;/);
    expect((await w.organiser.get(path)).text).toContain('<bdi>Being told in time</bdi>');
    await post(session, { ...formOn((await w.organiser.get(session)).text, session), theme: '', incentive: '' });
    await w.jobs.drain();
  });

  test('places that are added go to reserves; of those taken away nobody loses theirs', async () => {
    const mails = await mailsOf(async () => expect((await edited({ seats: '5', invitedEach: '6' })).status).toBe(303));
    expect(mails.map(({ parsed }) => parsed.subject)).toEqual([expect.stringContaining('Being told in time')]);
    expect([...(await having('accepted')), ...(await having('invited'))]).toHaveLength(6);
    expect(await mailsOf(() => edited({ seats: '4', invitedEach: '4' }))).toEqual([]);
    expect([...(await having('accepted')), ...(await having('invited'))]).toHaveLength(6);
    const [gone] = await having('invited');
    expect(await mailsOf(() => answer(gone!, 'no'))).toEqual([]);
    await edited({ seats: '5', invitedEach: '6' });
    await w.jobs.drain();
  });

  test('by night the next one has the place at once, and their mail in the morning', async () => {
    // Thursday 20:30 in Jerusalem; Friday and Saturday are rest days.
    await w.goTo('2026-03-05T18:30:00.000Z');
    const [gone] = await having('invited');
    const before = await having('invited');
    expect(await mailsOf(() => answer(gone!, 'no'))).toEqual([]);
    const [promoted] = (await having('invited')).filter((one) => !before.includes(one));
    expect(promoted).toBeDefined();
    await w.goTo('2026-03-08T05:59:00.000Z');
    expect(w.mailsTo(promoted!.email)).toEqual([]);
    await w.goTo('2026-03-08T06:00:01.000Z');
    expect(w.mailsTo(promoted!.email)).toHaveLength(1);
    // The days to answer are counted from the mail.
    const { answer_by: answerBy } = await w.db
      .knex('focus_people')
      .where({ customer_id: promoted!.customerId })
      .first('answer_by');
    expect(answerBy).toBe('2026-03-13T06:00:00.000Z');
  });

  test('who reports our mail as a nuisance gets no more, and their place goes to the next', async () => {
    const [one] = await having('accepted');
    const before = await having('invited');
    const row = await w.db
      .knex('messages as m')
      .join('focus_people as p', 'p.id', 'm.subject_id')
      .where({ 'm.kind': 'focus.invitation', 'p.customer_id': one!.customerId })
      .first('m.*');
    const kind = w.container.mailKinds.find((known) => known.kind === 'focus.invitation');
    const message = { ...row, subjectId: row.subject_id };
    await kind?.complained?.(w.context, message);
    await kind?.complained?.(w.context, message);
    expect(await having('declined')).toContain(one);
    expect((await having('invited')).filter((next) => !before.includes(next))).toHaveLength(1);
    expect(await w.db.knex('suppressions').where({ reason: 'unsubscribed' })).toHaveLength(1);
    await w.jobs.drain();
  });

  test('a branch that is merged into another takes the group along', async () => {
    const { knex } = w.db;
    const administrator = await w.signIn('administrator');
    await post('/branches/new', { name: 'Haifa Port', code: 'HP', active: 'yes' }, administrator).expect(303);
    const from = (await knex('branches').where({ name: 'Haifa' }).first('id')).id;
    const into = (await knex('branches').where({ name: 'Haifa Port' }).first('id')).id;
    const id = path.split('/').at(-1);
    await knex('focus_groups')
      .where({ id })
      .update({ branch_ids: JSON.stringify([from, into]), source: `branch=${from}&severity=3` });
    const there = await w.signIn('organiser', { branchIds: [into] });
    await there.get(path).expect(404);
    await post(`/branches/${from}/merge`, { into, confirm: 'yes' }, administrator).expect(303);
    const group = await knex('focus_groups').where({ id }).first();
    expect(JSON.parse(group.branch_ids)).toEqual([into]);
    expect(group.source).toBe(`branch=${into}&severity=3`);
    const page = await there.get(path).expect(200);
    expect(page.text).toContain(`/complaints?branch=${into}&amp;severity=3`);
  });

  test('reminders wait for the end of quiet hours; a session called off is cancelled in calendars, and nothing changes after', async () => {
    const page = `${path}/sessions/${(await w.sessionIds(path))[0]}`;
    const form = formOn((await w.organiser.get(page)).text, page);
    // Two days before 21:00 is night.
    await post(page, { ...form, at: '2026-03-25T21:00' }).expect(303);
    await w.goTo('2026-03-23T19:00:01.000Z');
    const [one] = await having('accepted');
    const subject = () => w.mailsTo(one!.email).at(-1)?.parsed.subject;
    expect(subject()).not.toContain('soon');
    const before = eventIn(w.mailsTo(one!.email).at(-1));
    await w.goTo('2026-03-24T06:00:01.000Z');
    expect(subject()).toContain('soon');
    await post(`${page}/cancel`, {}).expect(303);
    await w.jobs.drain();
    const off = eventIn(w.mailsTo(one!.email).at(-1));
    expect(off).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: before.uid });
    expect(off.sequence).toBeGreaterThan(before.sequence);
    const refused = await post(`${path}/edit`, {
      ...{ theme: 'Another', question: 'What?', seats: '4', invitedEach: '5', answerDays: '5', incentive: '' },
    }).expect(409);
    expect(refused.text).toContain('This focus group is over');
  });
});
