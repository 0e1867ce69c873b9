import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { formOn } from '../../support/page-form.ts';
import { type FocusWorld, startFocusWorld } from './focus-world.ts';

/** One evening in English, of four seats and five invitations. */
const ONE_SESSION = {
  ...{ seats: '4', invitedEach: '5', s2_at: '', s3_at: '' },
  ...{ s1_at: '2026-03-25T18:00', s1_place: 'Haifa branch', s1_locale: 'en', s1_moderator: 'Tamar' },
};

/** Sunday 22:30 in Jerusalem, and 08:00 and a second on the Monday. */
const NIGHT = '2026-03-08T20:30:00.000Z';
const MORNING = '2026-03-09T06:00:01.000Z';

describeOnEachDatabase('a focus group that somebody looks after by night', (dialect) => {
  let w: FocusWorld;
  let path: string;
  beforeEach(async () => {
    w = await startFocusWorld(dialect);
    await w.goTo('2026-03-08T10:00:00.000Z');
    await w.complain(5, 'en');
    path = (await w.newGroup(ONE_SESSION)).path;
  });
  afterEach(() => w.close());

  const post = (to: string, fields: object = {}) => w.organiser.post(to).type('form').send(fields).expect(303);
  const page = async (of: string) => (await w.organiser.get(of).expect(200)).text;
  const sessionPath = async () => `${path}/sessions/${(await w.sessionIds(path))[0]}`;
  async function mailsOf(work: () => PromiseLike<unknown>) {
    const sent = w.server.received.length;
    await work();
    await w.jobs.drain();
    return w.server.received.slice(sent);
  }
  const subjects = async (work: () => PromiseLike<unknown>) =>
    (await mailsOf(work)).map(({ parsed }) => parsed.subject?.replace(/:.*/s, ''));
  const five = (subject: string) => Array.from({ length: 5 }, () => subject);
  async function move(fields: Record<string, string>) {
    const session = await sessionPath();
    await post(session, { ...formOn(await page(session), session), ...fields });
  }
  const answerDays = async () =>
    new Set(
      (await w.db.knex('focus_people').where({ state: 'invited' }).select('answer_by')).map((row) => row.answer_by),
    );

  test('invitations leave in the morning, as the page says, and their days to answer count from there', async () => {
    await w.goTo(NIGHT);
    expect(await page(path)).toContain('In quiet hours the mails wait until they end.');
    expect(await mailsOf(() => post(`${path}/invite`))).toEqual([]);
    expect(await page(path)).toContain('5 mails wait until quiet hours end, and leave from 9 Mar 2026, 08:00 on.');
    expect(await answerDays()).toEqual(new Set(['2026-03-14T06:00:00.000Z']));
    expect(await subjects(() => w.goTo(MORNING))).toEqual(five('You are invited to a discussion'));
    const text = await page(path);
    expect(text).not.toContain('quiet hours end');
    expect(text.match(/No answer yet, asked for by 14 March/g)).toHaveLength(5);
  });

  test('a session moved twice by night is told once, in the morning', async () => {
    await w.invited(path);
    await w.goTo(NIGHT);
    expect(await mailsOf(() => move({ place: 'Room 2' }))).toEqual([]);
    expect(await mailsOf(() => move({ place: 'Room 3' }))).toEqual([]);
    expect(await page(await sessionPath())).toContain('5 mails wait until quiet hours end');
    const mails = await mailsOf(() => w.goTo(MORNING));
    expect(mails).toHaveLength(5);
    for (const { parsed } of mails) expect(parsed.text).toContain('Room 3');
  });

  test('what is called off by night is told in the morning, and only that', async () => {
    await w.invited(path);
    await w.goTo(NIGHT);
    await move({ place: 'Room 2' });
    expect(await mailsOf(() => post(`${path}/cancel`))).toEqual([]);
    expect(await page(`${path}?done=cancelled`)).toMatch(/Called off\.[\s\S]*5 mails wait until quiet hours end/);
    const text = await page(path);
    expect(text.match(/The session was called off/g)).toHaveLength(5);
    expect(text).toMatch(/data-l="Not coming"><bdi[^>]*>0</);
    expect(await subjects(() => w.goTo(MORNING))).toEqual(five('Called off'));
  });

  test('what is near is told at once, at night too', async () => {
    await w.invited(path);
    await move({ at: '2026-03-09T18:00' });
    await w.jobs.drain();
    await w.goTo(NIGHT);
    expect(await subjects(async () => post(`${await sessionPath()}/cancel`))).toEqual(five('Called off'));
  });

  test('invitations that wait leave at once when the session is moved to the next day', async () => {
    await w.goTo(NIGHT);
    expect(await mailsOf(() => post(`${path}/invite`))).toEqual([]);
    expect(await subjects(() => move({ at: '2026-03-09T18:00' }))).toEqual(five('You are invited to a discussion'));
    expect(await mailsOf(() => w.goTo(MORNING))).toEqual([]);
  });

  test('who came is thanked in the morning', async () => {
    await w.invited(path);
    await move({ at: '2026-03-08T21:00' });
    await w.jobs.drain();
    const [session] = await w.sessionIds(path);
    for (const email of (await w.states(path)).keys()) {
      await w.agent
        .post(w.linkOf(email))
        .type('form')
        .send({ answer: `yes:${session}` })
        .expect(303);
    }
    await w.goTo(NIGHT);
    const action = `${await sessionPath()}/attendance`;
    const form = formOn(await page(await sessionPath()), action);
    const came = [form.person ?? []].flat().map((id) => [`state.${id}`, 'attended']);
    const thanked = { ...form, ...Object.fromEntries(came), thank: 'yes' };
    expect(await mailsOf(() => post(action, thanked))).toEqual([]);
    expect(await page(await sessionPath())).toContain('wait until quiet hours end');
    expect(new Set(await subjects(() => w.goTo(MORNING)))).toEqual(new Set(['Thank you for taking part']));
  });

  test('who has not answered is asked to answer in time for a session that is held earlier', async () => {
    await w.invited(path);
    expect(await answerDays()).toEqual(new Set(['2026-03-13T10:00:00.000Z']));
    const [mail] = await mailsOf(() => move({ at: '2026-03-12T18:00' }));
    expect(await answerDays()).toEqual(new Set(['2026-03-11T16:00:00.000Z']));
    expect(mail?.parsed.text).toMatch(/Please answer by 11 March\. After that[\s\S]*/);
    expect(mail?.parsed.text).toContain('Answer the invitation');
    const link = /\/f\/[\w-]{22}/.exec(mail?.parsed.text ?? '')?.[0] ?? '';
    expect((await w.agent.get(link).expect(200)).text).toContain('Please answer by 11 March.');
    // Later is none of their business: the day that they were told stays.
    await move({ at: '2026-03-25T18:00' });
    expect(await answerDays()).toEqual(new Set(['2026-03-11T16:00:00.000Z']));
    await w.goTo('2026-03-11T16:00:01.000Z');
    expect(new Set([...(await w.states(path)).values()].map(({ state }) => state))).toEqual(new Set(['no_answer']));
  });
});
