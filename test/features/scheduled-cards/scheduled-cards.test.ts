import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { moveSchedulesOnMerge, updateSchedule } from '../../../src/features/scheduled-cards/schedules.store.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { formOn } from '../../support/page-form.ts';
import { sleep, until } from '../../support/product-process.ts';
import { importAnswers } from '../reports/card-answers.ts';

const SESSION_PAGE = '/cards/schedules';

describeOnEachDatabase('cards by mail', (dialect) => {
  let it: TestApp;
  let noaId: string;
  let haifaId: string;
  beforeEach(async () => {
    it = await startTestApp(dialect);
    await importAnswers(it, { n: 40, day: '2026-03-03', low: ['process.speed'] });
    await importAnswers(it, { n: 20, day: '2026-03-03', provider: 'Avi', branch: 'Eilat' });
    noaId = (await it.db.knex('providers').where({ name: 'Noa' }).first('id')).id;
    haifaId = (await it.db.knex('branches').where({ name: 'Haifa' }).first('id')).id;
  });
  afterEach(() => it.close());

  const user = async (...wish: Parameters<TestApp['signIn']>): Promise<[Agent, string]> => {
    const agent = await it.signIn(...wish);
    return [agent, it.lastUserId()];
  };
  const schedule = async (agent: Agent, users: string[], more: object = {}): Promise<string> => {
    const fields = { id: randomUUID(), every: 'week', users, ...more };
    await agent.post(SESSION_PAGE).type('form').send(fields).expect(303);
    await agent.post(SESSION_PAGE).type('form').send(fields).expect(303);
    return fields.id;
  };
  const mails = async () => (await it.capturedMails()).filter(({ kind }) => kind === 'card.scheduled');
  const at = async (instant: string): Promise<void> => {
    it.clock.set(instant);
    await it.jobs.drain();
  };
  const linkIn = (headers: string): string => /\/u\/[\w-]+/.exec(headers)?.[0] ?? '';

  test('goes out once a week, to each by their own rights and in their own language', async () => {
    const [manager, managerId] = await user('manager', { email: 'm@example.org', locale: 'he' });
    const [, haifa] = await user('manager', { email: 'haifa@example.org', branchIds: [haifaId], locale: 'ms' });
    const [, noa] = await user('staff', { email: 'noa@example.org', providerId: noaId });
    const [, other] = await user('staff', { email: 'other@example.org' });
    const [, gone] = await user('manager', { email: 'gone@example.org' });
    await schedule(manager, [managerId, haifa, noa, other, gone]);
    expect(await it.db.knex('card_schedules')).toHaveLength(1);
    await it.db.knex('users').where({ id: gone }).update({ status: 'deactivated' });

    await at('2026-03-08T05:59:00.000Z');
    expect(await mails()).toHaveLength(0);
    await at('2026-03-08T06:00:01.000Z');
    await at('2026-03-08T12:00:00.000Z');
    const first = await mails();
    expect(first.map(({ recipient }) => recipient).sort()).toEqual([
      'haifa@example.org',
      'm@example.org',
      'noa@example.org',
    ]);
    const to = (name: string) => first.find(({ recipient }) => recipient === `${name}@example.org`);
    expect(to('m')?.html).toContain('dir="rtl"');
    expect(to('m')?.plain).toMatch(/תשובות: 60/);
    expect(to('haifa')?.plain).toMatch(/Jawapan: 40/);
    expect(to('noa')?.plain).toMatch(/Answers: 40[\s\S]*card\?from=2026-03-01&to=2026-03-07/);
    for (const { html, plain, headers } of first) {
      expect(html).toMatch(/<td class="m-got" width="\d+%"/);
      expect(plain).toMatch(/n\s=\s(40|60)/);
      expect(plain).toContain(linkIn(headers));
      expect(headers).toContain('List-Unsubscribe-Post');
    }
    expect(await it.db.knex('card_mails').whereNotNull('kept')).toHaveLength(0);

    await at('2026-03-15T06:00:01.000Z');
    const second = (await mails()).slice(3);
    expect(second).toHaveLength(3);
    expect(second[0]?.plain).toMatch(/2026-03-08&to=2026-03-14/);
    // A server that was down over two Sundays sends one card, of the last week.
    await at('2026-03-31T06:00:00.000Z');
    expect((await mails()).slice(6)).toHaveLength(3);
    expect((await mails()).at(-1)?.plain).toMatch(/2026-03-22&to=2026-03-28/);
  });

  test('the link in the mail pauses it for one reader, without sign-in, and only by a post', async () => {
    const [manager, managerId] = await user('manager', { email: 'm@example.org' });
    const [, second] = await user('manager', { email: 'second@example.org' });
    await schedule(manager, [managerId, second], { every: 'month' });
    await at('2026-04-01T06:00:00.000Z');
    const mine = (await mails()).find(({ recipient }) => recipient === 'm@example.org');
    const link = linkIn(mine?.headers ?? '');
    expect((await it.agent.get(link)).text).toContain('Pause this card for you?');
    await at('2026-05-01T06:00:00.000Z');
    expect(await mails()).toHaveLength(4);
    await it.agent.post(link).type('form').send('List-Unsubscribe=One-Click').expect(200);
    await at('2026-06-01T06:00:00.000Z');
    expect((await mails()).slice(4).map(({ recipient }) => recipient)).toEqual(['second@example.org']);
    // Whoever opens the mail's link later finds the way back.
    expect((await it.agent.get(link)).text).toContain('name="resume" value="yes"');
    expect((await it.agent.post(link).type('form').send({ resume: 'yes' })).text).toContain('again');
    expect((await it.agent.get(link)).text).not.toContain('name="resume"');
    await at('2026-07-01T06:00:00.000Z');
    expect(await mails()).toHaveLength(7);
    expect(await it.db.knex('card_pause_tokens').where('token_hash', link.slice(3))).toHaveLength(0);
    const acts = await it.db
      .knex('audit')
      .where('action', 'like', '%_by_mail')
      .orderBy('id')
      .select('action', 'detail');
    expect(acts).toEqual([
      { action: 'card_schedule.paused_by_mail', detail: JSON.stringify({ recipient: managerId }) },
      { action: 'card_schedule.resumed_by_mail', detail: JSON.stringify({ recipient: managerId }) },
    ]);
  });

  test('can be paused, resumed, tried out and deleted; a press counts once', async () => {
    const [manager, managerId] = await user('manager', { email: 'm@example.org' });
    const id = await schedule(manager, [managerId], { branch: haifaId });
    const press = (act: string, fields: object = {}) =>
      manager.post(`${SESSION_PAGE}/${id}/${act}`).type('form').send(fields).expect(303);
    const form = { id: randomUUID() };
    it.clock.set('2026-03-09T09:00:00.000Z');
    const again = await it.signIn('manager', { email: 'n@example.org' });
    for (let times = 0; times < 2; times += 1) {
      const sent = await again.post(`${SESSION_PAGE}/${id}/send`).type('form').send(form);
      expect(sent.headers.location).toBe(`${SESSION_PAGE}?done=send`);
    }
    expect(await it.db.knex('audit').where({ action: 'card_schedule.sent', subject_id: id })).toHaveLength(1);
    it.clock.set('2026-03-04T09:00:00.000Z');
    await press('pause');
    const page = (await manager.get(SESSION_PAGE)).text;
    expect(page).toMatch(/Haifa[\s\S]*Every week[\s\S]*Paused/);
    await at('2026-03-09T09:00:00.000Z');
    expect((await mails()).map(({ recipient }) => recipient)).toEqual(['n@example.org']);
    await again.post(`${SESSION_PAGE}/${id}/resume`).type('form').expect(303);
    await at('2026-03-15T06:00:00.000Z');
    expect(await mails()).toHaveLength(2);
    const last = await it.signIn('administrator');
    await last.post(`${SESSION_PAGE}/${id}/delete`).type('form').expect(303);
    await at('2026-03-30T06:00:00.000Z');
    expect(await mails()).toHaveLength(2);
    expect(await it.db.knex('jobs').where({ kind: 'cards.scheduled' })).toHaveLength(0);
  });

  test('can be changed: what about, how often and to whom; what is not there is refused', async () => {
    const [manager, managerId] = await user('manager', { email: 'm@example.org' });
    const [, second] = await user('manager', { email: 'second@example.org' });
    const id = await schedule(manager, [managerId], { branch: haifaId });
    const edit = (await manager.get(`${SESSION_PAGE}/${id}/edit`).expect(200)).text;
    expect(edit).toMatch(new RegExp(`value="${haifaId}" selected`));
    const change = (fields: object) => manager.post(`${SESSION_PAGE}/${id}`).type('form').send(fields);
    const wanted = { every: 'month', users: [second], channel: 'phone', locale: 'en' };
    await change(wanted).expect(303);
    const page = (await manager.get(SESSION_PAGE)).text;
    expect(page).toMatch(/Phone\u00a0· .*English[\s\S]*Every month/);
    expect(page).not.toContain('m@example.org');
    await at('2026-03-08T06:00:01.000Z');
    expect(await mails()).toHaveLength(0);
    await at('2026-04-01T06:00:00.000Z');
    expect((await mails()).map(({ recipient }) => recipient)).toEqual(['second@example.org']);
    expect((await mails())[0]?.plain).toContain('channel=phone&locale=en');

    const manager2 = await it.signIn('manager');
    const refused = await manager2
      .post(`${SESSION_PAGE}/${id}`)
      .type('form')
      .send({ ...wanted, topic: 'nowhere', locale: '' });
    expect([refused.status, refused.text.includes('no longer there')]).toEqual([422, true]);
    await manager2
      .post(SESSION_PAGE)
      .type('form')
      .send({ ...wanted, id: randomUUID(), provider: 'x', channel: '' })
      .expect(422);
    await manager2
      .post(`${SESSION_PAGE}/${id}`)
      .type('form')
      .send({ ...wanted, branch: haifaId })
      .expect(422);
    expect(await it.db.knex('audit').where({ action: 'card_schedule.changed', subject_id: id })).toHaveLength(1);
  });

  test('who saves over what somebody else saved meanwhile is shown both; saved once more it is taken', async () => {
    const [manager, managerId] = await user('manager');
    const [, haifa] = await user('manager', { name: 'Hadas' });
    const id = await schedule(manager, [managerId]);
    const path = `${SESSION_PAGE}/${id}`;
    const opened = formOn((await manager.get(`${path}/edit`).expect(200)).text, path);
    const save = (fields: object) => manager.post(path).type('form').send(fields);
    await save({ ...opened, users: [managerId, haifa] }).expect(303);
    const late = await save({ ...opened, every: 'month' }).expect(409);
    expect(late.text).toMatch(/Somebody saved something else here[\s\S]*saved-meanwhile[\s\S]*Hadas/);
    const again = formOn(late.text, path);
    expect(again).toMatchObject({ every: 'month', users: managerId });
    await save(again).expect(303);
    expect(await it.db.knex('card_schedules').where({ id }).first()).toMatchObject({ every: 'month' });
    expect(await it.db.knex('card_schedule_recipients').where({ schedule_id: id })).toHaveLength(1);
  });

  test('a change that is sent twice is one change, and overtakes nobody', async () => {
    const [manager, managerId] = await user('manager');
    const id = await schedule(manager, [managerId]);
    const path = `${SESSION_PAGE}/${id}`;
    const opened = formOn((await manager.get(`${path}/edit`).expect(200)).text, path);
    for (const _press of ['once', 'again']) {
      await manager
        .post(path)
        .type('form')
        .send({ ...opened, every: 'month' })
        .expect(303);
    }
    expect(await it.db.knex('audit').where({ action: 'card_schedule.changed', subject_id: id })).toHaveLength(1);
  });

  test('what is changed while a place is merged, and whose it is when it is paused, are looked at in turn', async () => {
    const { knex } = it.db;
    const [manager, managerId] = await user('manager');
    const [haifa] = await user('manager', { branchIds: [haifaId] });
    const eilatId = (await knex('branches').where({ name: 'Eilat' }).first('id')).id;
    const id = await schedule(manager, [managerId], { branch: haifaId });
    const wish = { id, every: 'week', comments: false, userIds: [managerId] } as const;

    const merged = await whileHeld(
      (tx) => updateSchedule(tx, { ...wish, segment: { branch: haifaId, channel: 'phone' } }),
      () =>
        it.db.transaction((tx) =>
          moveSchedulesOnMerge(tx, it.context, { kind: 'branch', fromId: haifaId, intoId: eilatId }),
        ),
    );
    expect(merged).toBeUndefined();
    const segment = async () => JSON.parse((await knex('card_schedules').where({ id }).first('segment')).segment);
    expect(await segment()).toEqual({ branch: eilatId, channel: 'phone' });

    await it.db.transaction((tx) => updateSchedule(tx, { ...wish, segment: { branch: haifaId } }));
    const paused = await whileHeld(
      (tx) => updateSchedule(tx, { ...wish, segment: { branch: eilatId } }),
      async () => (await haifa.post(`${SESSION_PAGE}/${id}/pause`)).status,
    );
    expect(paused).toBe(404);
    expect((await knex('card_schedules').where({ id }).first('paused_at')).paused_at).toBeNull();
  });

  /** Does something else while a schedule is being changed. */
  async function whileHeld<T>(change: (tx: Knex) => Promise<void>, work: () => Promise<T>): Promise<T> {
    let isHeld = false;
    let second: Promise<T> | undefined;
    const first = it.db.transaction(async (tx) => {
      await change(tx);
      isHeld = true;
      await until('the other has begun', () => second !== undefined);
      await sleep(300);
    });
    await until('the schedule is held', () => isHeld);
    second = work();
    await first;
    return second;
  }

  test('who is limited to branches looks after the cards of these, and of none other', async () => {
    const [manager, managerId] = await user('manager');
    const eilatId = (await it.db.knex('branches').where({ name: 'Eilat' }).first('id')).id;
    const [haifa, id] = await user('manager', { branchIds: [haifaId] });
    const everywhere = await schedule(manager, [managerId, id]);
    const eilats = await schedule(manager, [managerId], { branch: eilatId });
    const haifas = await schedule(manager, [managerId], { branch: haifaId });
    const own = await schedule(haifa, [id]);
    const list = (await haifa.get(SESSION_PAGE).expect(200)).text;
    const shown = [everywhere, eilats, haifas, own].map((one) => list.includes(`${SESSION_PAGE}/${one}/`));
    expect(shown).toEqual([false, false, true, true]);
    for (const one of [everywhere, eilats]) {
      await haifa.get(`${SESSION_PAGE}/${one}/edit`).expect(404);
      const fields = { every: 'month', users: [id] };
      await haifa.post(`${SESSION_PAGE}/${one}`).type('form').send(fields).expect(404);
      for (const act of ['pause', 'resume', 'delete', 'send'])
        await haifa.post(`${SESSION_PAGE}/${one}/${act}`).type('form').send({ id: randomUUID() }).expect(404);
    }
    const paused = await it.db.knex('card_schedules').whereNotNull('paused_at');
    expect([paused.length, (await it.db.knex('card_schedules')).length]).toEqual([0, 4]);
    // Nor do they make one of another branch, or take one of theirs there.
    const away = { id: randomUUID(), every: 'week', users: [id], branch: eilatId };
    await haifa.post(SESSION_PAGE).type('form').send(away).expect(422);
    await haifa.post(`${SESSION_PAGE}/${haifas}`).type('form').send(away).expect(422);
    await haifa.post(`${SESSION_PAGE}/${haifas}/pause`).expect(303);
    const all = (await manager.get(SESSION_PAGE).expect(200)).text;
    for (const one of [everywhere, eilats, haifas, own]) expect(all).toContain(`${SESSION_PAGE}/${one}/`);
  });

  test('holds a few comments where a manager asked for them, masked, and never of those who were erased', async () => {
    const [manager, managerId] = await user('manager', { email: 'm@example.org' });
    const [, noa] = await user('staff', { email: 'noa@example.org', providerId: noaId });
    await schedule(manager, [managerId, noa], { comments: 'yes' });
    await schedule(manager, [managerId], {});
    await schedule(manager, [managerId], { comments: 'yes', provider: noaId });
    const listed = (await manager.get('/cards/schedules?done=added')).text;
    expect(listed.match(/With up to five comments/g)).toHaveLength(2);
    expect(listed.match(/class="note flash/g)).toHaveLength(1);
    const { questionnaire_id: questionnaireId } = await it.db.knex('responses').first('questionnaire_id');
    const ids: string[] = await it.db.knex('responses').orderBy('id').limit(8).pluck('id');
    for (const [n, id] of ids.entries()) {
      const words = `Comment ${n} about Noa`;
      const row = { response_id: id, questionnaire_id: questionnaireId, origin: 'imported', day: '2026-03-03' };
      await it.db.knex('response_comments').insert({ ...row, low_items: '', words, search_text: words.toLowerCase() });
    }
    await at('2026-03-08T06:00:01.000Z');
    const sent = await mails();
    const withWords = sent.filter(({ plain }) => plain.includes('Comment '));
    expect(sent).toHaveLength(4);
    expect(withWords.map(({ recipient }) => recipient)).toEqual(['m@example.org']); // not for one provider, nor for staff
    expect(withWords[0]?.plain.match(/Comment \d about/g)).toHaveLength(5);
    expect(withWords[0]?.plain).not.toContain('about Noa');
    expect(withWords[0]?.html).toContain('What customers wrote');
    expect(JSON.stringify(await it.db.knex('card_mails'))).not.toContain('Comment ');
  });

  test('a form that is wrong comes back, and only managers come here', async () => {
    const [manager, managerId] = await user('manager');
    const send = (fields: object) =>
      manager
        .post(SESSION_PAGE)
        .type('form')
        .send({ id: randomUUID(), ...fields });
    expect((await send({ every: 'week' })).text).toContain('Choose at least one person');
    const deep = await send({ every: 'month', users: managerId, branch: haifaId, provider: noaId, topic: 'x' });
    expect([deep.status, deep.text.includes('at most two')]).toEqual([422, true]);
    expect((await (await it.signIn('staff')).get(SESSION_PAGE)).status).toBe(403);
    expect((await manager.post(`${SESSION_PAGE}/nothing/pause`)).status).toBe(404);
  });
});
