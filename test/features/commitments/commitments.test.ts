import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { promisesKept } from '../../../src/features/commitments/index.ts';
import { eraseCustomer, exportCustomer, mergeCustomers } from '../../../src/features/customers/index.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { formOn } from '../../support/page-form.ts';

describeOnEachDatabase('promises', (dialect) => {
  let it: TestApp;
  let manager: Agent;
  let managerId: string;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    manager = await it.signIn('manager', { name: 'Tamar' });
    managerId = it.lastUserId();
  });
  afterAll(() => it.close());

  let contacts = 0;
  const contact = async (branch: string) => {
    contacts += 1;
    const { contact: made } = await it.container.contacts.recordContact(
      it.context,
      {
        customer: { name: `Customer ${contacts}`, email: `customer${contacts}@example.org` },
        places: { provider: 'Eli Levi', branch },
        channel: 'phone',
        kind: 'request',
        completed: true,
      },
      { origin: 'api', createUnknown: true },
    );
    return made;
  };
  const promise = async (words: string, more: Record<string, string> = {}, agent = manager): Promise<string> => {
    const sent = { words, due: '2026-03-04T16:00', owner: managerId, ...more };
    const made = await agent.post('/commitments').type('form').send(sent).expect(303);
    return /\/commitments\/([\w-]{36})/.exec(made.headers.location ?? '')?.[1] ?? '';
  };
  const list = async (query = '', agent = manager) => (await agent.get(`/commitments${query}`).expect(200)).text;
  const settle = (id: string, fields: object, agent = manager) =>
    agent.post(`/commitments/${id}/settle`).type('form').send(fields);
  const row = (id: string) => it.db.knex('commitments').where({ id }).first();

  test('none yet: says what belongs here', async () => {
    expect(await list()).toContain('No promise has been noted yet');
  });

  test('one from a contact at a branch that is out of use by now stays at that branch', async () => {
    const made = await contact('Acre');
    await it.db.knex('branches').where({ id: made.branchId }).update({ active: false });
    const form = await manager.get(`/commitments/new?contact=${made.id}`).expect(200);
    const fields = formOn(form.text, '/commitments');
    expect(fields.branch).toBe(made.branchId);
    const sent = { ...fields, words: 'Send the papers', due: '2026-03-06T16:00', owner: managerId };
    const saved = await manager.post('/commitments').type('form').send(sent).expect(303);
    const id = /\/commitments\/([\w-]{36})/.exec(saved.headers.location ?? '')?.[1] ?? '';
    expect(await row(id)).toMatchObject({ branch_id: made.branchId, source_id: made.id });
    await it.db.knex('commitments').where({ id }).delete();
    await it.db.knex('branches').update({ active: true });
  });

  test('one from a contact’s page is due first thing, counted in the menu, and on the customer’s page', async () => {
    const made = await contact('Haifa');
    const page = await manager.get(`/contacts/${made.id}`).expect(200);
    expect(page.text).toContain(`href="/commitments/new?contact=${made.id}"`);
    const form = await manager.get(`/commitments/new?contact=${made.id}`).expect(200);
    expect(form.text).toContain(`value="${made.customerId}"`);
    expect(form.text).toContain(`value="${made.branchId}" selected`);
    const id = await promise('Ring back about <b>the bill</b>', {
      contact: made.id,
      customer: made.customerId,
      branch: made.branchId ?? '',
    });
    await promise('Next week', { due: '2026-03-11T16:00' });
    const text = await list();
    expect(text).toContain('One promise of yours is due by tonight');
    expect(text).toMatch(/Today[\s\S]*Ring back about &lt;b&gt;the bill&lt;\/b&gt;[\s\S]*Later[\s\S]*Next week/);
    expect(text).toMatch(/href="\/commitments"[^>]*>Promises <span class="count">1<\/span>/);
    const customer = await manager.get(`/customers/${made.customerId}`).expect(200);
    expect(customer.text).toContain(`href="/commitments/${id}"`);
    expect(customer.text).toContain(`href="/commitments/new?customer=${made.customerId}"`);
  });

  test('is refused with all that was typed', async () => {
    const answer = await manager
      .post('/commitments')
      .type('form')
      .send({ words: 'Kept words', due: '2026-02-30T10:00', owner: 'nobody', branch: 'nowhere' })
      .expect(422);
    for (const shown of ['Kept words', 'Say by when', 'Choose who keeps', 'one of your branches']) {
      expect(answer.text).toContain(shown);
    }
  });

  test('at a time that has passed it is not taken: neither by form, with all that was typed, nor by API', async () => {
    const sent = { words: 'Kept words', due: '2026-03-04T10:59', owner: managerId };
    const answer = await manager.post('/commitments').type('form').send(sent).expect(422);
    for (const shown of ['Kept words', 'value="2026-03-04T10:59"', 'This time has passed']) {
      expect(answer.text).toContain(shown);
    }
    const key = await it.apiKey(['commitments:write']);
    const body = { words: 'Kept words', ownerId: managerId, dueAt: '2026-03-04T08:59:00Z' };
    const refused = await it.agent.post('/api/v1/commitments').set('Authorization', key).send(body).expect(422);
    expect(refused.body.errors).toEqual({ dueAt: 'This time has passed. Choose one that is still to come.' });
    expect(await it.db.knex('commitments').where({ words: 'Kept words' })).toEqual([]);
  });

  test('overdue ones are told apart from those due today, in words', async () => {
    const page = async () => (await list()).replace(/[\u2068\u2069]/g, '');
    await it.db.knex('commitments').where({ state: 'open' }).update({ state: 'withdrawn' });
    const first = await promise('First', { due: '2026-03-04T12:00' });
    const second = await promise('Second', { due: '2026-03-04T13:00' });
    expect(await page()).toContain('<h1>2 promises of yours are due by tonight</h1>');
    it.clock.set('2026-03-04T10:30:00.000Z');
    expect(await page()).toContain('<h1>One promise of yours is overdue, one more is due by tonight</h1>');
    expect(await page()).toContain('overdue since 4 Mar 2026, 12:00');
    await settle(second, { state: 'withdrawn' }).expect(303);
    expect(await page()).toContain('<h1>One promise of yours is overdue</h1>');
    await settle(first, { state: 'withdrawn' }).expect(303);
    it.clock.set('2026-03-04T09:00:00.000Z');
  });

  test('whose keeper has left says so while it is open, and stays theirs until it is handed on', async () => {
    await it.signIn('manager', { name: 'Yael', email: 'yael@example.org' });
    const yael = it.lastUserId();
    const id = await promise('Kept by somebody else', { owner: yael });
    await it.db.knex('users').where({ id: yael }).update({ status: 'deactivated' });
    const left = '\u2068Yael\u2069 (account deactivated)';
    expect(await list('?shown=all')).toContain(left);
    const page = (await manager.get(`/commitments/${id}`).expect(200)).text;
    expect(page).toMatch(new RegExp(`<option value="${yael}" selected>[^<]*account deactivated`));
    await settle(id, { state: 'kept' }).expect(303);
    expect((await manager.get(`/commitments/${id}`).expect(200)).text).not.toContain('account deactivated');
  });

  test('pressed, it is kept; marked otherwise it is refused until it is opened again', async () => {
    const id = await promise('In time');
    const { headers } = await settle(id, { state: 'kept' }).expect(303);
    await settle(id, { state: 'kept' }).expect(303);
    // It has left the list by one press: the way back to it stands there.
    const listed = (await manager.get(headers.location ?? '').expect(200)).text;
    expect(listed).toMatch(
      new RegExp(`role="status">[\\s\\S]*<a href="/commitments/${id}">See it, or take it back</a>`),
    );
    for (const other of ['//evil.example', '%22onclick=', 'a&of=b']) {
      const { text } = await manager.get(`/commitments?done=settled&of=${other}`).expect(200);
      expect(text).not.toContain('See it, or take it back');
    }
    const slower = await settle(id, { state: 'broken', note: 'The <b>part</b> never came' }).expect(409);
    expect(slower.text).toContain('What you wrote was not saved');
    expect(slower.text).toContain('The &lt;b&gt;part&lt;/b&gt; never came');
    expect((await settle(id, { state: 'kept', note: 'I rang too' }).expect(409)).text).toContain('I rang too');
    expect(await row(id)).toMatchObject({ state: 'kept', note: null });
    expect(await it.db.knex('audit').where({ action: 'commitment.settled', subject_id: id })).toHaveLength(1);
    expect((await manager.get(`/commitments/${id}`)).text).toMatch(/Marked on .* by .*Tamar/);
    await manager.post(`/commitments/${id}/reopen`).expect(303);
    await manager.post(`/commitments/${id}/reopen`).expect(303);
    expect(await row(id)).toMatchObject({ state: 'open', settled_at: null });
    await settle(id, { state: 'broken', note: 'No <i>part</i> left' }).expect(303);
    expect((await manager.get(`/commitments/${id}`)).text).toContain('No &lt;i&gt;part&lt;/i&gt; left');
    expect((await settle(await promise('Not said'), {}).expect(422)).text).toContain('Say how it ended');
  });

  test('two who mark it at once: one counts', async () => {
    const id = await promise('Both press');
    const answers = await Promise.all([settle(id, { state: 'kept' }), settle(id, { state: 'withdrawn' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  test('past its time it is overdue, and the press says late', async () => {
    it.clock.set('2026-03-04T08:00:00.000Z');
    const id = await promise('Too late', { due: '2026-03-04T10:30' });
    it.clock.set('2026-03-04T09:00:00.000Z');
    const text = await list('?shown=overdue');
    expect(text).toContain('Too late');
    expect(text).toMatch(/name="state" value="late"/);
    expect(text).not.toContain('Next week');
    await settle(id, { state: 'late' }).expect(303);
    expect(await list('?shown=overdue')).not.toContain('Too late');
    expect(await list('?shown=all')).toContain('Kept late');
  });

  test('the measure counts what was due: open ones past their time are not kept, withdrawn ones do not count', async () => {
    const app = await startTestApp(dialect);
    const agent = await app.signIn('manager');
    const owner = app.lastUserId();
    const now = '2026-03-04T09:00:00.000Z';
    app.clock.set('2026-02-01T06:00:00.000Z');
    const make = async (due: string, state?: string): Promise<void> => {
      const made = await agent.post('/commitments').type('form').send({ words: 'x', due, owner }).expect(303);
      const path = (made.headers.location ?? '').split('?')[0];
      if (state !== undefined) await agent.post(`${path}/settle`).type('form').send({ state }).expect(303);
    };
    for (const state of ['kept', 'kept', 'kept', 'late', 'broken', 'withdrawn']) await make('2026-03-02T10:00', state);
    await make('2026-03-03T10:00');
    await make('2026-03-04T23:00');
    await make('2026-02-01T10:00', 'kept');
    app.clock.set(now);
    const measure = await promisesKept(app.db.knex, { from: '2026-03-01', to: '2026-03-31', branchIds: null }, now);
    expect(measure.ended).toEqual({ kept: 3, late: 1, broken: 1, withdrawn: 1, overdue: 1 });
    expect(measure.share).toMatchObject({ n: 6, value: { value: 0.5, verdict: 'missed' } });
    const page = await agent.get('/commitments?from=2026-03-01&to=2026-03-31').expect(200);
    expect(page.text).toContain('50% of 6 that were due');
    const none = { from: '2026-03-01', to: '2026-03-31', branchIds: null, providerId: 'nobody' };
    expect((await promisesKept(app.db.knex, none, now)).share).toMatchObject({ n: 0, insufficient: 'no_answers' });
    await app.close();
  });

  test('of other branches: only one’s own; without the right to complaints, none of theirs', async () => {
    const haifa = await contact('Haifa');
    const eilat = await contact('Eilat');
    await promise('of Haifa', { branch: haifa.branchId ?? '' });
    const id = await promise('of Eilat', { branch: eilat.branchId ?? '', customer: eilat.customerId });
    const here = await it.signIn('staff', { branchIds: [haifa.branchId ?? ''] });
    const hereId = it.lastUserId();
    await promise('theirs in Eilat', { branch: eilat.branchId ?? '', owner: hereId });
    const text = await list('?shown=all', here);
    expect(text).toContain('of Haifa');
    expect(text).toContain('theirs in Eilat');
    expect(text).not.toContain('of Eilat');
    await here.get(`/commitments/${id}`).expect(404);
    await settle(id, { state: 'kept' }, here).expect(404);
    const sent = { words: 'x', due: '2026-03-05T10:00', owner: hereId, branch: eilat.branchId ?? '' };
    await here.post('/commitments').type('form').send(sent).expect(422);
    // Out of a contact of another branch, or of one that is not there, nothing is promised.
    const own = { ...sent, branch: haifa.branchId ?? '' };
    const before = await it.db.knex('commitments').where({ owner_id: hereId });
    for (const [agent, source] of [
      [here, eilat.id],
      [here, '01930000-0000-7000-8000-00000000000a'],
      [manager, '01930000-0000-7000-8000-00000000000a'],
    ] as const) {
      const refused = await agent
        .post('/commitments')
        .type('form')
        .send({ ...own, words: 'Ring back', contact: source })
        .expect(422);
      expect(refused.text).toContain('not among those of your branches. Save again to note it without the contact.');
      expect(formOn(refused.text, '/commitments')).toMatchObject({ words: 'Ring back', contact: '' });
    }
    expect(await it.db.knex('commitments').where({ owner_id: hereId })).toHaveLength(before.length);
    const taken = await promise('out of theirs', { branch: own.branch, owner: hereId, contact: haifa.id }, here);
    expect(await row(taken)).toMatchObject({ source_kind: 'contact', source_id: haifa.id });
    await it.db.knex('commitments').where({ id }).update({ source_kind: 'complaint', branch_id: haifa.branchId });
    await here.get(`/commitments/${id}`).expect(404);
    await manager.get(`/commitments/${id}`).expect(200);
    await (await it.signIn('organiser')).get('/commitments').expect(403);

    const merge = (await it.signIn('administrator')).post(`/branches/${eilat.branchId}/merge`).type('form');
    await merge.send({ into: haifa.branchId }).expect(303);
    expect(await it.db.knex('commitments').where({ branch_id: eilat.branchId })).toEqual([]);
  });

  test('follows merged customers, is given out, and loses its words when they are erased', async () => {
    const one = await contact('Haifa');
    const other = await contact('Haifa');
    const id = await promise('Private words', { customer: one.customerId });
    await settle(id, { state: 'broken', note: 'private note' }).expect(303);
    await mergeCustomers(it.context, one.customerId, other.customerId);
    expect((await manager.get(`/customers/${other.customerId}`)).text).toContain('Private words');
    const { dataParts, eraseHandlers } = it.container.customerParts;
    const held = await exportCustomer(it.context, other.customerId, dataParts);
    expect(held.commitments).toMatchObject([{ words: 'Private words', state: 'broken', note: 'private note' }]);
    await eraseCustomer(it.context, other.customerId, eraseHandlers);
    expect(await row(id)).toMatchObject({ words: '', note: null, state: 'broken' });
    expect((await manager.get(`/commitments/${id}`)).text).toContain('The words were erased');
  });

  test('is handed on and given another time while it is to come, each in the log by the names of its fields', async () => {
    const other = await it.signIn('staff', { name: 'Noa Regev', email: 'noa@example.org' });
    const otherId = it.lastUserId();
    const id = await promise('Send the drawings', { due: '2026-03-06T16:00' });
    const change = async (fields: Record<string, string>, agent = manager) => {
      const page = await agent.get(`/commitments/${id}`).expect(200);
      const form = formOn(page.text, `/commitments/${id}/change`);
      return agent
        .post(`/commitments/${id}/change`)
        .type('form')
        .send({ ...form, ...fields });
    };
    expect((await change({ due: '2026-03-08T09:30', owner: otherId })).status).toBe(303);
    expect(await row(id)).toMatchObject({ owner_id: otherId, due_at: '2026-03-08T07:30:00.000Z', state: 'open' });
    expect(await list('?shown=open', other)).toContain('Send the drawings');
    // Nothing changed: nothing is written.
    expect((await change({})).status).toBe(303);
    const audited = await it.db.knex('audit').where({ subject_id: id, action: 'commitment.changed' });
    expect(audited.map(({ detail }) => JSON.parse(detail))).toEqual([{ fields: ['ownerId', 'dueAt'] }]);
    const refused = await change({ due: '2026-03-01T09:30', owner: managerId });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('still to come')]);
    expect(refused.text).toContain('value="2026-03-01T09:30"');
    expect((await change({ owner: 'nobody' })).text).toContain('Choose who keeps the promise');
    expect((await change({ due: '' })).status).toBe(422);
    await it.agent.post(`/commitments/${id}/change`).type('form').send({}).expect(303);
    await (await it.signIn('organiser')).post(`/commitments/${id}/change`).type('form').send({}).expect(403);

    it.clock.set('2026-03-08T09:00:00.000Z');
    manager = await it.signIn('manager', { name: 'Rina' });
    const late = await manager.get(`/commitments/${id}`).expect(200);
    expect(late.text).toMatch(/class="state late">[\s\S]{0,400}Overdue/);
    const moved = await change({ due: '2026-03-20T09:30' });
    expect([moved.status, moved.text]).toEqual([422, expect.stringContaining('It is past its time')]);
    expect((await change({ owner: managerId })).status).toBe(303);
    expect(await row(id)).toMatchObject({ owner_id: managerId, due_at: '2026-03-08T07:30:00.000Z' });
    await settle(id, { state: 'late' }).expect(303);
    await manager
      .post(`/commitments/${id}/change`)
      .type('form')
      .send({ due: '2026-03-08T09:30', owner: otherId })
      .expect(409);
    it.clock.set('2026-03-04T09:00:00.000Z');
  });

  test('by API', async () => {
    const key = await it.apiKey(['commitments:write', 'complaints:read']);
    const call = (method: 'get' | 'post' | 'patch', path: string, authorization = key) =>
      it.agent[method](`/api/v1/commitments${path}`).set('Authorization', authorization);
    const body = { words: 'By API', ownerId: managerId, dueAt: '2026-03-09T12:00:00+02:00' };
    const made = (await call('post', '').send(body).expect(201)).body;
    expect(made).toMatchObject({ words: 'By API', state: 'open', dueAt: '2026-03-09T10:00:00.000Z', source: 'hand' });
    expect((await call('patch', `/${made.id}`).send({ state: 'kept' }).expect(200)).body.state).toBe('kept');
    await call('patch', `/${made.id}`).send({ state: 'late' }).expect(409);
    expect((await call('patch', `/${made.id}`).send({ state: 'open' }).expect(200)).body.settledAt).toBeNull();
    const moved = { dueAt: '2026-03-10T12:00:00+02:00' };
    expect((await call('patch', `/${made.id}`).send(moved).expect(200)).body.dueAt).toBe('2026-03-10T10:00:00.000Z');
    const nobody = await call('patch', `/${made.id}`).send({ ownerId: 'nobody' }).expect(422);
    expect(nobody.body.errors).toEqual({ ownerId: 'Choose who keeps the promise.' });
    await call('patch', `/${made.id}`).send({ note: 'By itself' }).expect(422);
    await call('patch', `/${made.id}`).send({ dueAt: body.dueAt }).expect(200);
    await call('post', '')
      .send({ ...body, ownerId: 'nobody' })
      .expect(422);
    await call('post', '')
      .send({ ...body, dueAt: 'soon' })
      .expect(422);
    const all = (await call('get', '?limit=500').expect(200)).body.commitments;
    const paged: string[] = [];
    for (let cursor = ''; ; ) {
      const { body: page } = await call('get', `?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`).expect(200);
      paged.push(...page.commitments.map(({ id }: { id: string }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.map(({ id }: { id: string }) => id));
    const due = await call('get', '?state=open&from=2026-03-09&to=2026-03-09').expect(200);
    expect(due.body.commitments.map(({ words }: { words: string }) => words)).toEqual(['By API']);
    const bare = await it.apiKey(['commitments:read']);
    expect((await call('get', '?limit=500', bare).expect(200)).body.commitments.length).toBe(all.length - 1);
    await call('post', '', bare).send(body).expect(403);
    await call('get', '?state=late').expect(422);
  });

  test('handed on and given another time at once, it has both', async () => {
    await it.signIn('staff', { name: 'Gil Tal', email: 'gil@example.org' });
    const ownerId = it.lastUserId();
    const key = await it.apiKey(['commitments:write']);
    const patch = (id: string, fields: object) =>
      it.agent.patch(`/api/v1/commitments/${id}`).set('Authorization', key).send(fields).expect(200);
    for (let round = 0; round < 10; round += 1) {
      const id = await promise(`Both change it, ${round}`, { due: '2026-03-06T16:00' });
      await Promise.all([patch(id, { ownerId }), patch(id, { dueAt: '2026-03-09T10:00:00.000Z' })]);
      expect(await row(id)).toMatchObject({ owner_id: ownerId, due_at: '2026-03-09T10:00:00.000Z' });
    }
  });
});
