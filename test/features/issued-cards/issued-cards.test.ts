import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { updateOrganisation } from '../../../src/features/organisation/index.ts';
import { type Agent, startTestApp, TEST_SETTINGS, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { importAnswers } from '../reports/card-answers.ts';

const MARCH = 'from=2026-03-01&to=2026-03-31';

describeOnEachDatabase('issued cards', (dialect) => {
  let it: TestApp;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    it = await startTestApp(dialect);
    await importAnswers(it, { n: 40, day: '2026-03-03', low: ['process.speed'] });
    await importAnswers(it, { n: 30, day: '2026-03-03', provider: 'Avi', branch: 'Eilat' });
    // Weeks that are over are told to everybody.
    it.clock.advance(14 * 86_400_000);
    for (const [table, name] of [
      ['branches', 'Haifa'],
      ['branches', 'Eilat'],
      ['providers', 'Noa'],
    ] as const) {
      ids[name] = (await it.db.knex(table).where({ name }).first('id')).id;
    }
  });
  afterAll(() => it.close());

  const issue = async (agent: Agent, scope = '', fields: object = {}): Promise<string> => {
    const id = randomUUID();
    const sent = await agent
      .post(`/cards?${MARCH}${scope}`)
      .type('form')
      .send({ id, ...fields });
    expect([sent.status, sent.headers.location]).toEqual([303, `/cards/${id}`]);
    return id;
  };
  const main = (text: string): string => text.slice(text.indexOf('<main'), text.indexOf('</main>'));

  test('a card stays as it was issued, whatever comes after and whoever tries', async () => {
    const manager = await it.signIn('manager', { name: 'Tamar' });
    const today = await manager.get(`/card?${MARCH}`);
    expect(today.text).toContain('/cards/new?from=2026-03-01');
    const id = await issue(manager, '', { note: 'For the board <b>' });
    const before = await manager.get(`/cards/${id}`);
    expect(before.text).toMatch(/Tamar[\s\S]*Method version[\s\S]*For the board &lt;b&gt;/);
    expect(before.text).toContain('/card?from=2026-03-01&amp;to=2026-03-31&amp;questionnaire=service-three-dimensions');
    expect(before.text).toContain('70');

    await importAnswers(it, { n: 25, day: '2026-03-04', low: DEFAULT_QUESTIONNAIRE.items.map(({ key }) => key) });
    await updateOrganisation(it.context, { ...TEST_SETTINGS, name: 'Renamed', materialShare: 0.5 });
    it.clock.advance(3_600_000);
    const after = await manager.get(`/cards/${id}`);
    expect(main(after.text)).toBe(main(before.text));
    const csv = await manager.get(`/cards/${id}?format=csv&table=items`);
    expect(csv.text).toMatch(/Speed,Process,70,/);
    expect(main((await manager.get(`/card?${MARCH}`)).text)).not.toContain('Alon Computer Services');

    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      const tried = await manager[method](`/cards/${id}`).send({ note: 'other' });
      expect([method, tried.status]).toEqual([method, 404]);
    }
    const again = await manager.post(`/cards?${MARCH}`).type('form').send({ id, note: 'Pressed twice' });
    expect(again.status).toBe(303);
    expect(main((await manager.get(`/cards/${id}`)).text)).toBe(main(before.text));
    expect(await it.db.knex('audit').where({ action: 'card.issued', subject_id: id })).toHaveLength(1);
  });

  test('opens for those whose rights cover it, and stands in nobody else’s list', async () => {
    const manager = await it.signIn('manager');
    const whole = await issue(manager);
    const haifa = await issue(manager, `&branch=${ids.Haifa}`);
    const own = await issue(manager, `&provider=${ids.Noa}`);
    const admin = await it.signIn('administrator');
    const exact = await issue(admin, '', { readers: 'administrators' });
    const shared = await issue(admin, '', { readers: 'managers' });
    const people: [string, Agent, string[]][] = [
      ['administrator', admin, [whole, haifa, own, exact, shared]],
      ['manager', manager, [whole, haifa, own, shared]],
      ['of Haifa', await it.signIn('manager', { branchIds: [ids.Haifa ?? ''] }), [haifa]],
      ['of Eilat', await it.signIn('manager', { branchIds: [ids.Eilat ?? ''] }), []],
      ['Noa', await it.signIn('staff', { providerId: ids.Noa ?? '' }), [own]],
      ['staff', await it.signIn('staff'), []],
    ];
    for (const [who, agent, open] of people) {
      const list = (await agent.get('/cards')).text;
      for (const id of [whole, haifa, own, exact, shared]) {
        const status = open.includes(id) ? 200 : 404;
        expect([who, id, (await agent.get(`/cards/${id}`)).status]).toEqual([who, id, status]);
        expect([who, id, list.includes(id)]).toEqual([who, id, open.includes(id)]);
      }
    }
    expect((await it.agent.get(`/cards/${whole}`)).headers.location).toContain('/sign-in?next=');
    const noa = people[4]?.[1];
    expect((await noa?.get(`/cards/${own}`))?.text).toContain('Your strengths');
    expect((await noa?.post(`/cards?${MARCH}`).type('form').send({ id: randomUUID() }))?.status).toBe(403);
  });

  test('a form that is wrong comes back as it was filled in', async () => {
    const manager = await it.signIn('manager');
    const note = 'x'.repeat(501);
    const sent = await manager.post(`/cards?${MARCH}`).type('form').send({ id: randomUUID(), note });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(note);
    expect(sent.text).toContain('within 500 characters');
    expect((await manager.post(`/cards?${MARCH}`).type('form').send({ id: '1', note: '' })).status).toBe(422);
    expect((await manager.get('/cards/nothing')).status).toBe(404);
  });

  test('the API gives what keys may know', async () => {
    const admin = await it.signIn('administrator');
    const exact = await issue(admin, '', { readers: 'administrators', note: 'All' });
    it.clock.advance(1000);
    const shared = await issue(admin);
    const all = await it.apiKey(['cards:read', 'responses:read']);
    const few = await it.apiKey(['cards:read']);
    const get = (key: string, path: string) => it.agent.get(`/api/v1/issued-cards${path}`).set('Authorization', key);
    const one = await get(all, `/${exact}`);
    expect(one.body).toMatchObject({ note: 'All', methodVersion: '1', card: { responses: 95, withheld: false } });
    expect((await get(few, `/${exact}`)).status).toBe(404);
    const first = (await get(few, '?limit=1')).body;
    expect(first.issuedCards.map(({ id }: { id: string }) => id)).toEqual([shared]);
    const next = (await get(all, `?limit=1&cursor=${shared}`)).body;
    expect(next.issuedCards).toHaveLength(1);
  });
});
