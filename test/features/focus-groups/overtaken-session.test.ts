import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { formOn } from '../../support/page-form.ts';
import { type FocusWorld, startFocusWorld } from './focus-world.ts';

describeOnEachDatabase('two who look after one session', (dialect) => {
  let w: FocusWorld;
  let path: string;
  let page: string;
  beforeAll(async () => {
    w = await startFocusWorld(dialect);
    const people = await w.complain(14, 'en');
    const wish = { seats: '4', invitedEach: '5', s2_at: '', s3_at: '', s1_at: '2026-03-25T18:00', s1_locale: 'en' };
    path = (await w.newGroup({ ...wish, s1_place: 'Haifa branch', s1_moderator: 'Tamar' })).path;
    await w.invited(path);
    const [session] = await w.sessionIds(path);
    page = `${path}/sessions/${session}`;
    const states = await w.states(path);
    for (const { email } of people.filter(({ email }) => states.get(email)?.state === 'invited').slice(0, 2)) {
      await w.agent
        .post(w.linkOf(email))
        .type('form')
        .send({ answer: `yes:${session}` })
        .expect(303);
    }
    await w.jobs.drain();
  });
  afterAll(() => w.close());

  const form = async (action: string) => formOn((await w.organiser.get(page).expect(200)).text, action);
  const post = (to: string, fields: object) => w.organiser.post(to).type('form').send(fields);

  test('who moves it after somebody else did is shown both, and nobody is written to', async () => {
    const opened = await form(page);
    await post(page, { ...opened, at: '2026-03-26T17:30', place: 'Room <b>2</b>' }).expect(303);
    await w.jobs.drain();
    const sent = w.server.received.length;
    const late = await post(page, { ...opened, moderator: 'Noa' }).expect(409);
    expect(late.text).toContain('Somebody saved something else here');
    expect(late.text).toMatch(/<details class="data section" open>[\s\S]*saved-meanwhile/);
    expect(late.text).toMatch(/26 Mar 2026, 17:30<[\s\S]*Room &lt;b&gt;2&lt;\/b&gt;<[\s\S]*Tamar<[\s\S]*<\/section>/);
    const again = formOn(late.text, page);
    expect(again).toMatchObject({ at: '2026-03-25T18:00', place: 'Haifa branch', moderator: 'Noa' });
    expect(await form(page)).toMatchObject({ at: '2026-03-26T17:30', moderator: 'Tamar' });
    await w.jobs.drain();
    expect(w.server.received).toHaveLength(sent);
    await post(page, again).expect(303);
    expect(await form(page)).toMatchObject({ at: '2026-03-25T18:00', moderator: 'Noa' });
  });

  test('who notes who came after somebody else did is shown both', async () => {
    await w.goTo('2026-03-25T17:00:00.000Z');
    const action = `${page}/attendance`;
    const opened = await form(action);
    const [one, other] = [...(await w.states(path)).values()].flatMap(({ state, personId }) =>
      state === 'accepted' ? [personId] : [],
    );
    await post(action, { ...opened, [`state.${one}`]: 'attended', [`incentive.${one}`]: 'yes' }).expect(303);
    await post(action, { ...opened, [`state.${one}`]: 'attended', [`incentive.${one}`]: 'yes' }).expect(303);
    const noted = await form(action);
    const late = await post(action, { ...opened, [`state.${other}`]: 'no_show', thank: 'yes' }).expect(409);
    expect(late.text).toMatch(
      /Not saved yet[\s\S]*href="#came"[\s\S]*saved-meanwhile[\s\S]*Came\u00a0· Got the gift<[\s\S]*<\/section>/,
    );
    const again = formOn(late.text, action);
    expect(again).toMatchObject({ [`state.${one}`]: 'attended', [`state.${other}`]: 'no_show', thank: 'yes' });
    expect(again[`incentive.${one}`]).toBeUndefined();
    expect(await form(action)).toEqual(noted);
    await post(action, again).expect(303);
    const { [`incentive.${one}`]: gift, [`state.${other}`]: absent } = await form(action);
    expect([gift, absent]).toEqual([undefined, 'no_show']);
  });

  test('who notes who came while somebody is taken off the list reads who that is', async () => {
    const action = `${page}/attendance`;
    const opened = await form(action);
    const waited = (await w.db.knex('focus_people').where({ state: 'no_show' }).first())!;
    expect([opened.person].flat()).toContain(waited.id);
    await w.db.knex('focus_people').where({ id: waited.id }).update({ state: 'declined' });
    const late = await post(action, { ...opened, [`state.${waited.id}`]: 'attended' }).expect(409);
    const { name } = await w.db.knex('customers').where({ id: waited.customer_id }).first('name');
    expect(late.text).toMatch(
      new RegExp(`saved-meanwhile[\\s\\S]*<dt>${name}</dt>[^]*?Not coming<[\\s\\S]*</section>`),
    );
    const again = formOn(late.text, action);
    expect(again.person).not.toContain(waited.id);
    expect(again[`state.${waited.id}`]).toBeUndefined();
    await w.db.knex('focus_people').where({ id: waited.id }).update({ state: 'accepted' });
    const back = await post(action, {
      ...again,
      thank: 'yes',
      [`state.${[again.person].flat()[0]}`]: 'no_show',
    }).expect(409);
    expect(back.text).toMatch(new RegExp(`saved-meanwhile[\\s\\S]*<dt>${name}</dt>[^]*?Coming<[\\s\\S]*</section>`));
  });

  test('who calls off what was held meanwhile is told so, and it stays held', async () => {
    for (const [of, back] of [
      [page, path],
      [path, path],
    ]) {
      await post(`${of}/cancel`, {}).expect(303).expect('Location', `${back}?done=held`);
    }
    expect((await w.organiser.get(`${path}?done=held`)).text).toContain('It was held already');
    expect(await w.db.knex('focus_sessions').select('state')).toEqual([{ state: 'held' }]);
    expect(await w.db.knex('audit').where('action', 'like', 'focus_%.cancelled')).toEqual([]);
  });
});
