import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { getPerson, matchCustomer } from '../../../src/features/customers/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

describeOnEachDatabase('customer pages', (dialect) => {
  let started: TestApp;
  beforeEach(async () => {
    started = await startTestApp(dialect);
  });
  afterEach(async () => {
    await started.close();
  });
  const match = (details: Parameters<typeof matchCustomer>[2]) =>
    started.db.transaction((tx) => matchCustomer(tx, started.context, details));

  const logContact = (customerId: string, branchId: string) =>
    started.db.knex('contacts').insert({
      id: `k-${branchId}-${customerId}`,
      customer_id: customerId,
      provider_id: 'p1',
      provider_name: 'Rami',
      branch_id: branchId,
      branch_name: branchId === 'b1' ? 'Haifa' : 'Eilat',
      channel: 'phone',
      kind: 'question',
      completed_at: '2026-03-04T08:00:00.000Z',
      completed_on: '2026-03-04',
      occurred_at: '2026-03-04T08:00:00.000Z',
      origin: 'page',
      created_at: '2026-03-04T08:00:00.000Z',
    });

  test('the list is searched by folded name, e-mail and external id, and paged', async () => {
    const manager = await started.signIn('manager');
    expect((await manager.get('/customers')).text).toContain('No customers yet');
    await match({ externalId: 'X_100%', email: 'rami@example.org', name: 'רָמִי כהן' });
    for (let at = 0; at < 3; at += 1) await match({ email: `p${at}@example.org`, name: `Person ${at}` });
    const found = async (search: string) =>
      (await manager.get(`/customers?search=${encodeURIComponent(search)}`).expect(200)).text;
    expect(await found('רמי')).toContain('rami@example.org');
    expect(await found('RAMI@')).toContain('rami@example.org');
    expect(await found('x_100%')).toContain('rami@example.org');
    expect(await found('x%')).toContain('No customer has');
    expect(await found('<b>')).not.toContain('<b>');

    const first = await manager.get('/customers?limit=3&search=example').expect(200);
    const next = /href="(\/customers\?[^"]*cursor=[^"]*)"/.exec(first.text)?.[1];
    expect(next).toBeDefined();
    const second = await manager.get(`${next!.replaceAll('&#38;', '&').replaceAll('&amp;', '&')}`).expect(200);
    expect(second.text).toContain('rami@example.org');
    await manager.get('/customers?limit=many').expect(422);
  });

  test('one customer is edited; an ended relationship needs a reason', async () => {
    const { id } = await match({ email: 'a@example.org', name: 'Amir' });
    const manager = await started.signIn('manager');
    const form = { name: 'Amir Hassan', email: 'New@Example.org', locale: 'ms', relationship: 'ended' };
    const refused = await manager.post(`/customers/${id}/edit`).type('form').send(form).expect(422);
    expect(refused.text).toContain('Say why the relationship has ended');
    expect(refused.text).toContain('value="Amir Hassan"');
    await manager
      .post(`/customers/${id}/edit`)
      .type('form')
      .send({ ...form, relationshipReason: 'Moved abroad' })
      .expect(303);
    expect(await getPerson(started.db.knex, id)).toMatchObject({
      name: 'Amir Hassan',
      email: 'new@example.org',
      locale: 'ms',
      relationship: 'ended',
      relationshipReason: 'Moved abroad',
    });
    const page = await manager.get(`/customers/${id}?done=saved`).expect(200);
    expect(page.text).toContain('Moved abroad');
    expect(page.text).toContain('It is saved.');
    const row = await started.db.knex('audit').where({ action: 'customer.updated' }).first();
    expect(row.detail).not.toContain('Moved');
    const wrong = await manager.post(`/customers/${id}/edit`).type('form').send({ email: 'nonsense' }).expect(422);
    expect(wrong.text).toContain('This is no e-mail address');
    expect(wrong.text).toContain('Choose one of the three');
    await manager.get('/customers/nobody').expect(404);
  });

  test('saving a merged person leaves the other records as they were', async () => {
    const a = await match({ externalId: 'A' });
    const b = await match({ externalId: 'B', name: 'Bea', email: 'b@example.org' });
    const manager = await started.signIn('manager');
    await manager.post(`/customers/${b.id}/merge`).type('form').send({ into: a.id }).expect(303);
    const form = { name: 'Bea', email: '', locale: '', relationship: 'active' };
    await manager.post(`/customers/${a.id}/edit`).type('form').send(form).expect(303);
    const person = await getPerson(started.db.knex, a.id);
    expect(person).toMatchObject({ name: 'Bea', email: null });
    expect(person.records[0]).toMatchObject({ id: a.id, name: null });
  });

  test('two are merged after a page that asks, and the merge is undone', async () => {
    const a = await match({ name: 'דנה', email: 'dana@example.org' });
    const b = await match({ name: 'Dana L.' });
    const manager = await started.signIn('manager');
    const choose = await manager.get(`/customers/${b.id}/merge?search=dana%40`).expect(200);
    expect(choose.text).toContain(`/customers/${b.id}/merge?with=${a.id}`);
    const asked = await manager.get(`/customers/${b.id}/merge?with=${a.id}`).expect(200);
    expect(asked.text).toContain('Are these one person?');
    await manager.post(`/customers/${b.id}/merge`).type('form').send({ into: a.id }).expect(303);
    await manager.get(`/customers/${b.id}`).expect(303).expect('Location', `/customers/${a.id}`);
    const page = await manager.get(`/customers/${a.id}`).expect(200);
    const undo = /action="(\/customers\/merges\/[^"]+\/undo)"/.exec(page.text)?.[1];
    await manager.post(undo!).expect(303).expect('Location', `/customers/${b.id}?done=unmerged`);
    await manager.get(`/customers/${b.id}`).expect(200);
    await manager.post(undo!).expect(409);
  });

  test('an administrator hands out and erases what is held; a manager does neither', async () => {
    const { id } = await match({ name: 'Dana', email: 'dana@example.org' });
    const manager = await started.signIn('manager');
    await manager.post(`/customers/${id}/export`).expect(403);
    await manager.post(`/customers/${id}/erase`).expect(403);
    const administrator = await started.signIn('administrator');
    const file = await administrator.post(`/customers/${id}/export`).expect(200);
    expect(file.headers['content-disposition']).toContain('attachment');
    expect(file.body.customer[0]).toMatchObject({ email: 'dana@example.org' });
    expect((await administrator.get(`/customers/${id}/erase`).expect(200)).text).toContain('cannot be undone');
    await administrator.post(`/customers/${id}/erase`).expect(303);
    const page = await administrator.get(`/customers/${id}?done=erased`).expect(200);
    expect(page.text).toContain('Erased customer');
    expect(page.text).not.toContain('dana@example.org');
    await administrator.post(`/customers/${id}/erase`).expect(409);
    expect((await administrator.get('/customers')).text).not.toContain(id);
    const form = { name: 'x', email: '', relationship: 'active' };
    await administrator.post(`/customers/${id}/edit`).type('form').send(form).expect(409);
  });

  test('staff look, and change nothing; people limited to branches see nobody from elsewhere', async () => {
    const { id } = await match({ name: 'Dana' });
    const staff = await started.signIn('staff');
    expect((await staff.get(`/customers/${id}`).expect(200)).text).not.toContain('/edit');
    await staff.get(`/customers/${id}/edit`).expect(403);
    await staff.post(`/customers/${id}/merge`).expect(403);
    await started.agent.get('/customers').expect(303);

    const at = '2026-03-04T09:00:00.000Z';
    const branch = { id: 'b1', name: 'Haifa', name_key: 'haifa', active: true, created_at: at };
    await started.db.knex('branches').insert(branch);
    await started.db.knex('branches').insert({ ...branch, id: 'b2', name: 'Eilat', name_key: 'eilat' });
    const provider = { id: 'p1', name: 'Rami', name_key: 'rami', active: true, created_at: at };
    await started.db.knex('providers').insert(provider);
    const served = await match({ name: 'Served in Haifa' });
    await logContact(served.id, 'b1');
    await logContact(served.id, 'b2');
    await logContact(id, 'b2');
    const limited = await started.signIn('manager', { branchIds: ['b1'] });
    const seen = await limited.get(`/customers/${served.id}`).expect(200);
    expect(seen.text).toContain('/contacts/k-b1');
    expect(seen.text).not.toContain('Eilat');
    expect((await limited.get('/customers')).text).toContain('Served in Haifa');
    expect((await limited.get('/customers').expect(200)).text).not.toContain('Dana');
    await limited.get(`/customers/${id}`).expect(403);
    await limited.post(`/customers/${id}/edit`).type('form').send({ relationship: 'active' }).expect(403);
  });

  test('programs add, read and change customers', async () => {
    const key = await started.apiKey(['customers:write']);
    const api = (method: 'get' | 'post' | 'patch', path: string) =>
      started.agent[method](`/api/v1${path}`).set('Authorization', key);
    const body = { externalId: 'C-1', email: 'A@example.org', name: 'אמיר', locale: 'he' };
    const made = await api('post', '/customers').send(body).expect(201);
    expect(made.body).toMatchObject({ externalId: 'C-1', email: 'a@example.org', relationship: 'active' });
    expect((await api('post', '/customers').send(body).expect(200)).body.id).toBe(made.body.id);
    const wrong = await api('post', '/customers').send({ email: 'nonsense', nick: 'x' }).expect(422);
    expect(wrong.headers['content-type']).toContain('application/problem+json');
    expect(wrong.body.errors.email).toContain('no e-mail address');
    await api('post', '/customers').send({ locale: 'he' }).expect(422);

    const patch = { relationship: 'do_not_survey', relationshipReason: 'asked' };
    const changed = await api('patch', `/customers/${made.body.id}`).send(patch).expect(200);
    expect(changed.body).toMatchObject(patch);
    await api('patch', `/customers/${made.body.id}`).send({ externalId: 'D' }).expect(422);
    await api('patch', '/customers/nobody').send({}).expect(404);

    await api('post', '/customers').send({ externalId: 'C-2', name: 'Bea' }).expect(201);
    const page = await api('get', '/customers?limit=1').expect(200);
    expect(page.body.data).toHaveLength(1);
    const rest = await api('get', `/customers?limit=1&cursor=${page.body.nextCursor}`).expect(200);
    expect(rest.body).toMatchObject({ data: [{ externalId: 'C-1' }], nextCursor: null });
    expect((await api('get', '/customers?from=2030-01-01').expect(200)).body.data).toEqual([]);
    await api('get', '/customers?from=yesterday').expect(422);
    expect((await api('get', `/customers/${made.body.id}`).expect(200)).body.records).toEqual([made.body.id]);
    await started.agent.get('/api/v1/customers').expect(401);
  });
});
