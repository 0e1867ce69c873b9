import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Scope } from '../../../src/domain/access/scopes.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { type ComplaintWorld, startComplaintWorld } from './complaint-world.ts';

describeOnEachDatabase('treating complaints by API', (dialect) => {
  let it: ComplaintWorld;
  let key: string;
  beforeAll(async () => {
    it = await startComplaintWorld(dialect);
    key = await it.app.apiKey(['complaints:write']);
  });
  afterAll(() => it.app.close());

  const patch = (id: string, body: object, authorization = key) =>
    it.app.agent.patch(`/api/v1/complaints/${id}`).set('Authorization', authorization).send(body);
  const get = (id: string, authorization = key) =>
    it.app.agent.get(`/api/v1/complaints/${id}`).set('Authorization', authorization);
  const told = async (words = 'An hour in the queue') => {
    const body = { words, customer: { email: 'rami@example.org', name: 'Rami' }, branch: 'Haifa' };
    const writer = await it.app.apiKey(['complaints:write', 'directory:write']);
    const sent = await it.app.agent.post('/api/v1/complaints').set('Authorization', writer).send(body).expect(201);
    return String(sent.body.id);
  };

  test('owner, severity, tags, item and places in one go, each in the log and in the course', async () => {
    await it.complain('Something, so that there is a branch');
    const id = await told();
    const { body } = await patch(id, {
      ...{ owner: 'Tamar@Example.org', severity: 3, modes: ['lost_time', 'apathy', 'apathy'] },
      ...{ item: 'process.speed', provider: 'Noa', rootCause: 'One desk' },
    }).expect(200);
    expect(body).toMatchObject({
      ...{ id, state: 'in_treatment', owner: 'Tamar', severity: 3, modes: ['apathy', 'lost_time'] },
      ...{ item: 'process.speed', dimension: 'process', provider: 'Noa', branch: 'Haifa' },
    });
    expect((await get(id).expect(200)).body).toEqual(body);
    const audited = await it.app.db.knex('audit').where({ subject_id: id, actor_kind: 'api_key' }).orderBy('id');
    expect(audited.map(({ action }) => action)).toEqual([
      ...['complaint.tagged', 'complaint.changed', 'complaint.cause_noted', 'complaint.assigned'],
    ]);
    // The same once more changes nothing.
    await patch(id, { severity: 3, owner: 'tamar@example.org', item: 'process.speed' }).expect(200);
    expect(await it.app.db.knex('audit').where({ subject_id: id, actor_kind: 'api_key' })).toHaveLength(4);
    const page = (await it.page(`/complaints/${id}`)).replaceAll(/[\u2066-\u2069]/g, '');
    expect(page).toContain('a program, by API');
    expect(page).toContain('One desk');
  });

  test('of a survey’s complaint nothing more is told than the list tells, and taken up it stays what it is', async () => {
    const { id, name } = await it.complain('The door was locked, says Sealed Person2');
    const { body } = await patch(id, { modes: ['inadequate_hours'] }).expect(200);
    expect(body).toMatchObject({ origin: 'survey', receivedOn: '2026-03', provider: null, topic: null });
    expect(JSON.stringify(body)).not.toContain(name);
    expect(await it.app.db.knex('complaint_events').where({ complaint_id: id, actor_kind: 'api_key' })).toHaveLength(1);
  });

  test('concerns are understood and closed with their cause, and opened again', async () => {
    const { id } = await it.complain('No name, please', { contact: false });
    expect((await patch(id, { state: 'closed' })).status).toBe(409);
    await patch(id, { state: 'understood' }).expect(200);
    const missing = await patch(id, { state: 'closed' }).expect(422);
    expect(missing.body).toMatchObject({ code: 'cause_missing', errors: { rootCause: expect.stringMatching(/ /) } });
    const closed = await patch(id, { rootCause: 'A sign', remedy: 'A new sign', state: 'closed' }).expect(200);
    expect(closed.body).toMatchObject({ state: 'closed', closedAs: 'understood' });
    expect((await patch(id, { state: 'open' }).expect(200)).body.state).toBe('open');
  });

  test('two who note different things at once: both stand', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await told(`Nobody rang back, ${round}`);
      await Promise.all([
        patch(id, { rootCause: 'One desk' }).expect(200),
        patch(id, { remedy: 'Two desks' }).expect(200),
      ]);
      expect(await it.row(id)).toMatchObject({ root_cause: 'One desk', remedy: 'Two desks' });
    }
  });

  test('all of it or nothing', async () => {
    const id = await told('Shouted at');
    const before = await it.row(id);
    expect((await patch(id, { severity: 1, modes: ['coldness'], state: 'understood' })).status).toBe(409);
    expect((await patch(id, { severity: 1, item: 'process.nothing' })).body).toMatchObject({ code: 'unknown_item' });
    expect((await patch(id, { severity: 1, owner: 'nobody@example.org' })).status).toBe(422);
    expect((await patch(id, { severity: 1, branch: 'Nowhere' })).status).toBe(422);
    expect(await it.row(id)).toEqual(before);
    expect(await it.app.db.knex('complaint_tags').where({ complaint_id: id, mode: 'coldness' })).toEqual([]);
  });

  test.each<[string, object]>([
    ['a state that a reply leads to', { state: 'answered' }],
    ['a severity that is none', { severity: 4 }],
    ['a mode that is none', { modes: ['rudeness'] }],
    ['a field that is none', { owners: 'tamar@example.org' }],
    ['no owner', { owner: null }],
    ['words too long', { remedy: 'x'.repeat(4001) }],
    ['no object', ['severity']],
  ])('refuses %s', async (_name, body) => {
    const id = await told('Refused');
    const { status, body: problem } = await patch(id, body);
    expect([status, problem.code]).toEqual([422, 'bad_complaint']);
  });

  test('takes treatment by state alone only where there is an owner', async () => {
    const id = await told('Owned by nobody');
    const refused = await patch(id, { state: 'in_treatment' }).expect(409);
    expect(refused.body.title).toContain('Give one');
    expect((await patch(id, { state: 'acknowledged' }).expect(200)).body.state).toBe('acknowledged');
    expect((await patch(id, { state: 'in_treatment', owner: 'tamar@example.org' }).expect(200)).body.state).toBe(
      'in_treatment',
    );
    expect((await patch(id, { state: 'closed' })).status).toBe(409);
  });

  test('needs its scope', async () => {
    const id = await told('Scoped');
    const others: Scope[] = ['complaints:read', 'contacts:write', 'commitments:write'];
    for (const scope of others) {
      expect((await patch(id, { severity: 1 }, await it.app.apiKey([scope]))).status).toBe(403);
    }
    await get(id, await it.app.apiKey(['complaints:read'])).expect(200);
    await get(id, await it.app.apiKey(['contacts:read'])).expect(403);
    await patch('none', { severity: 1 }).expect(404);
    await get('none').expect(404);
  });
});
