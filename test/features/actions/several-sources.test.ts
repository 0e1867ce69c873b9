import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { answersOn, weekly } from '../../support/answers-on.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { invite } from '../../support/invite.ts';
import { formOn } from '../../support/page-form.ts';

const GAP = 'item=process.speed&questionnaire=service-three-dimensions&from=2026-02-01&to=2026-02-28';

/** The clock stands on Wednesday, 4 March 2026. */
describeOnEachDatabase('an action out of several things', (dialect) => {
  let it: TestApp;
  let manager: Agent;
  let actionId: string;
  let openComplaint: string;
  let sealedComplaint: string;
  let finding: string;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    await answersOn(it, weekly('2025-06-01', 39, { n: 10, mean: 4 }));
    manager = await it.signIn('manager', { name: 'Dana Levi', email: 'dana@example.org' });
    const { token } = await invite(it);
    const unhappy = {
      revision: '0',
      satisfaction: '1',
      'E.process.speed': '7',
      'P.process.speed': '2',
      contact: 'yes',
    };
    await it.agent.post(`/s/${token}`).type('form').send(unhappy).expect(303);
    sealedComplaint = (await it.db.knex('complaints').first('id')).id;
    const told = await it.agent
      .post('/api/v1/complaints')
      .set('Authorization', await it.apiKey(['complaints:write']))
      .send({ words: 'An hour in the queue', customer: { email: 'rami@example.org' } })
      .expect(201);
    openComplaint = told.body.id;
    finding = await findingOfGroup();
    const form = formOn((await manager.get(`/actions/new?${GAP}`).expect(200)).text, '/actions/new');
    const saved = await post('/actions/new', { ...form, title: 'A second desk', act: 'save' }).expect(303);
    actionId = /\/actions\/([\w-]+)/.exec(saved.headers.location ?? '')?.[1] ?? '';
  });
  afterAll(() => it.close());

  const post = (path: string, fields: object, agent = manager) => agent.post(path).type('form').send(fields);
  const kinds = async () =>
    (await it.db.knex('action_sources').where({ action_id: actionId }).orderBy('id')).map(({ kind }) => kind);
  const plain = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '');

  /** A finding as it stands in the database: how it gets there is tested with focus groups. */
  async function findingOfGroup(): Promise<string> {
    const { knex } = it.db;
    const at = '2026-03-01T09:00:00.000Z';
    const owner_id = it.lastUserId();
    await knex('focus_groups').insert({
      ...{ id: 'group', theme: 'Waiting', question: 'Why?', source: '', seats: 8, invited_each: 10, resting_days: 180 },
      ...{ answer_days: 5, guides: '{}', state: 'closed', owner_id, created_at: at, updated_at: at },
      balance: JSON.stringify({ picked: 0, reserves: 0, eligible: 0, rows: [], excluded: [], otherwise: 0 }),
    });
    await knex('focus_sessions').insert({
      ...{ id: 'session', group_id: 'group', starts_at: at, minutes: 90, locale: 'en', moderator: 'Noa' },
      state: 'held',
    });
    await knex('focus_findings').insert({
      ...{ id: 'finding', group_id: 'group', session_id: 'session', words: 'A clock on the wall helps', modes: '[]' },
      created_at: at,
    });
    return 'finding';
  }

  /** Adds it by the form that planning out of it offers. */
  async function join(query: string) {
    const page = await manager.get(`/actions/new?${query}`).expect(200);
    expect(page.text).toContain('Add it to an action that is there already');
    const fields = formOn(page.text, '/actions/sources');
    return post('/actions/sources', { ...fields, action: actionId });
  }

  test('a complaint, a finding and another gap are added where it is planned out of them, each once', async () => {
    for (const query of [`complaint=${openComplaint}`, `finding=${finding}`, GAP.replace('02-01', '02-15')]) {
      const added = await join(query);
      expect([added.status, added.headers.location]).toEqual([303, `/actions/${actionId}?done=linked`]);
    }
    await join(`complaint=${openComplaint}`);
    const gap = GAP.replace('02-01', '02-15');
    await Promise.all([join(gap), join(gap), join(gap)]);
    expect(await kinds()).toEqual(['gap', 'complaint', 'finding', 'gap']);
    const audited = await it.db.knex('audit').where({ action: 'action.source_added', subject_id: actionId });
    expect(audited).toHaveLength(3);
  });

  test('the chain shows all of them, and each leads to the action and back', async () => {
    const chain = plain((await manager.get(`/chain?action=${actionId}`).expect(200)).text);
    expect(chain.match(/A gap of −2\.10/g)).toHaveLength(2);
    expect(chain).toContain(`href="/complaints/${openComplaint}"`);
    expect(chain).toContain('href="/focus-groups/group"');
    expect(chain).toContain('A clock on the wall helps');
    expect(chain).toContain('/items/process.speed?questionnaire=service-three-dimensions&amp;from=2026-02-15');
    const action = (await manager.get(`/actions/${actionId}`).expect(200)).text;
    expect(action).toContain(`href="/chain?action=${actionId}"`);
    for (const page of [`/complaints/${openComplaint}`, '/focus-groups/group/findings']) {
      expect((await manager.get(page).expect(200)).text).toContain(`href="/actions/${actionId}"`);
    }
    await manager.get('/chain?action=nothing').expect(404);
  });

  test('answers of the period before cannot be what it came out of, until the plan is changed', async () => {
    const form = formOn((await manager.get(`/actions/${actionId}/edit`)).text, `/actions/${actionId}/edit`);
    // The week of the sealed complaint begins on 1 March; the gap of December lies in the months before.
    const december = GAP.replace('from=2026-02-01', 'from=2025-12-01').replace('to=2026-02-28', 'to=2025-12-31');
    const refused = await join(december);
    expect([refused.status, plain(refused.text)]).toEqual([409, expect.stringContaining('Change the plan first')]);
    expect(await kinds()).toHaveLength(4);
    expect((await join(`complaint=${sealedComplaint}`)).status).toBe(303);
    // With several, the period before may touch none of the days that picked the item.
    const touching = { ...form, beforeFrom: '2025-12-01', beforeTo: '2026-02-20', act: 'save' };
    expect((await post(`/actions/${actionId}/edit`, touching)).status).toBe(422);
  });

  test('by API it is told by what the key may read, added and taken off', async () => {
    const all = await it.apiKey(['actions:write', 'complaints:read', 'focus_groups:read', 'cards:read']);
    const few = await it.apiKey(['actions:write']);
    const get = async (key: string) =>
      (await it.agent.get(`/api/v1/actions/${actionId}`).set('Authorization', key).expect(200)).body.sources;
    const told = await get(all);
    expect(
      told.map(({ complaint, finding: found, gap }: Record<string, unknown>) => complaint ?? found ?? gap),
    ).toEqual([
      expect.objectContaining({ from: '2026-02-01', mean: expect.any(Number) }),
      ...[openComplaint, finding],
      expect.objectContaining({ from: '2026-02-15' }),
      sealedComplaint,
    ]);
    expect((await get(few)).map(({ gap, complaint }: Record<string, unknown>) => [complaint, gap])).toContainEqual([
      null,
      expect.objectContaining({ mean: null, ci95: null }),
    ]);
    const path = `/api/v1/actions/${actionId}/sources`;
    const last = told.at(-1).id;
    await it.agent.delete(`${path}/${last}`).set('Authorization', few).expect(200);
    await it.agent.delete(`${path}/${last}`).set('Authorization', few).expect(404);
    const again = await it.agent.post(path).set('Authorization', all).send({ complaint: sealedComplaint }).expect(201);
    expect(again.body.sources).toHaveLength(5);
    await it.agent.post(path).set('Authorization', all).send({ complaint: 'none' }).expect(404);
    await it.agent.post(path).set('Authorization', all).send({}).expect(422);
    const reading = await it.apiKey(['actions:read']);
    await it.agent.post(path).set('Authorization', reading).send({ complaint: sealedComplaint }).expect(403);
  });

  test('what was added wrongly is taken off until it starts; then it stands, and more can still be said', async () => {
    const page = (await manager.get(`/actions/${actionId}`)).text;
    const removals = [...page.matchAll(/action="(\/actions\/[\w-]+\/sources\/[\w-]+\/remove)"/g)].map(([, one]) => one);
    expect(removals).toHaveLength(5);
    await post(removals.at(-1) ?? '', {}).expect(303);
    expect(await kinds()).toHaveLength(4);
    await post(removals[0] ?? '', {}, await it.signIn('organiser')).expect(403);
    await post('/actions/sources', { action: actionId, complaint: sealedComplaint }, await it.signIn('staff')).expect(
      403,
    );
    it.clock.set('2026-03-12T09:00:00.000Z');
    manager = await it.signIn('manager');
    expect((await manager.get(`/actions/${actionId}`)).text).not.toContain('/remove"');
    await post(removals[0] ?? '', {}).expect(409);
    expect((await join(`complaint=${sealedComplaint}`)).status).toBe(303);
    expect(await kinds()).toHaveLength(5);
    await post(`/actions/${actionId}/abandon`, { note: 'No money' }).expect(303);
    await post('/actions/sources', { action: actionId, complaint: openComplaint, item: '' }).expect(409);
    await post('/actions/sources', { action: '' }).expect(422);
  });
});
