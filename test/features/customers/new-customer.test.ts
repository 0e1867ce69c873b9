import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { matchCustomer } from '../../../src/features/customers/index.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

describeOnEachDatabase('a customer added by hand', (dialect) => {
  let it: TestApp;
  let manager: Agent;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    manager = await it.signIn('manager');
  });
  afterAll(() => it.close());

  const add = (fields: object, agent = manager) => agent.post('/customers/new').type('form').send(fields);
  const rows = () => it.db.knex('customers').select('id', 'email', 'name', 'external_id', 'locale').orderBy('id');

  test('is found by all that was given, and the act is audited', async () => {
    expect((await manager.get('/customers')).text).toContain('href="/customers/new"');
    const fields = { name: 'Noa Mizrahi', email: 'Noa@Example.org', externalId: 'N-1', locale: 'he' };
    const saved = await add(fields).expect(303);
    const page = await manager.get(saved.headers.location ?? '').expect(200);
    expect(page.text).toContain('The customer is added.');
    expect(await rows()).toMatchObject([
      { name: 'Noa Mizrahi', email: 'noa@example.org', external_id: 'N-1', locale: 'he' },
    ]);
    expect(await it.db.knex('audit').where({ action: 'customer.created', actor_kind: 'user' })).toHaveLength(1);
    await add({ name: 'Only a name' }).expect(303);
    await add({ externalId: 'only-an-id' }).expect(303);
  });

  test('at least one of the three is needed, and what was typed stays', async () => {
    const empty = await add({ name: ' ', locale: 'ms' }).expect(422);
    expect(empty.text).toContain('Give a name, an e-mail address or an external id.');
    expect(empty.text).toMatch(/value="ms" selected/);
    const wrong = await add({ name: 'Dana', email: 'dana' }).expect(422);
    expect(wrong.text).toContain('This is no e-mail address');
    expect(wrong.text).toContain('value="Dana"');
  });

  test('one who is there already is shown with a link, and neither changed nor doubled', async () => {
    const known = await it.db.transaction((tx) => matchCustomer(tx, it.context, { email: 'there@example.org' }));
    const before = await rows();
    const told = await add({ name: 'A new name', email: 'there@example.org', externalId: 'T-9' }).expect(422);
    expect(told.text).toContain('is here already');
    expect(told.text).toContain(`href="/customers/${known.id}"`);
    expect(told.text).toContain('value="A new name"');
    expect(await rows()).toEqual(before);
  });

  test('two at once are one customer', async () => {
    const answers = await Promise.all(['One', 'Other'].map((name) => add({ name, email: 'both@example.org' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await it.db.knex('customers').where({ email: 'both@example.org' })).toHaveLength(1);
  });

  test('someone who was erased is not brought back', async () => {
    const administrator = await it.signIn('administrator');
    const gone = await it.db.transaction((tx) => matchCustomer(tx, it.context, { email: 'gone@example.org' }));
    await administrator.post(`/customers/${gone.id}/erase`).expect(303);
    const refused = await add({ email: 'gone@example.org' }).expect(422);
    expect(refused.text).toContain('was erased and is not to be brought back');
  });

  test('those limited to branches see whom contacts brought, and add nobody', async () => {
    await it.db.knex('branches').insert({
      ...{ id: 'b1', name: 'Haifa', name_key: 'haifa', active: true, created_at: '2026-01-01T00:00:00.000Z' },
    });
    const limited = await it.signIn('manager', { branchIds: ['b1'] });
    expect((await limited.get('/customers')).text).not.toContain('/customers/new');
    await limited.get('/customers/new').expect(403);
    await add({ name: 'Elsewhere' }, limited).expect(403);
  });
});
