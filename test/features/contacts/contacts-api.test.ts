import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { seedDefaultProgram } from '../../../src/features/invitations/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

describeOnEachDatabase('contacts by API', (dialect) => {
  let it: TestApp;
  let key: string;
  let narrowKey: string;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    await it.db.transaction((tx) => seedDefaultProgram(tx, it.context));
    key = await it.apiKey(['contacts:write', 'directory:write']);
    narrowKey = await it.apiKey(['contacts:write']);
    await post({ customer: { externalId: 'first' }, provider: 'Eli Levi', branch: 'Haifa', topic: 'Repairs' });
  });
  afterAll(() => it.close());

  const post = (body: unknown, authorization = key) =>
    it.agent
      .post('/api/v1/contacts')
      .set('Authorization', authorization)
      .set('Content-Type', 'application/json')
      .send(typeof body === 'string' ? body : JSON.stringify(body));
  const get = (path: string) => it.agent.get(`/api/v1${path}`).set('Authorization', key);
  const patch = (id: string, body: object) =>
    it.agent.patch(`/api/v1/contacts/${id}`).set('Authorization', key).send(body);
  const rowsOf = (table: string) =>
    it.db
      .knex(table)
      .count({ n: '*' })
      .then(([row]) => Number(row?.n));

  test('a completed contact answers whether and when its customer is surveyed', async () => {
    const answer = await post({
      externalId: 'C-1',
      customer: { email: 'dana@example.org', name: 'דנה שלו', locale: 'he' },
      provider: 'Eli Levi',
      branch: 'haifa',
      channel: 'phone',
      requestedAt: '2026-03-04T10:00:00+02:00',
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.location).toBe(`/api/v1/contacts/${answer.body.id}`);
    expect(answer.body).toEqual({
      id: expect.any(String),
      customerId: expect.any(String),
      invitation: { id: expect.any(String), status: 'scheduled', sendAt: '2026-03-04T10:00:00.000Z' },
    });
    const { body } = await get(`/contacts/${answer.body.id}`);
    expect(body).toMatchObject({
      externalId: 'C-1',
      provider: { name: 'Eli Levi' },
      branch: { name: 'Haifa' },
      topic: null,
      channel: 'phone',
      kind: 'request',
      requestedAt: '2026-03-04T08:00:00.000Z',
      completedAt: '2026-03-04T09:00:00.000Z',
      completedOn: '2026-03-04',
      origin: 'api',
      invitation: answer.body.invitation,
    });
  });

  test('without an address the survey is skipped, and says so', async () => {
    const answer = await post({ customer: { name: 'Nameless address' }, provider: 'Eli Levi' });
    expect(answer.status).toBe(201);
    expect(answer.body.invitation).toMatchObject({ status: 'skipped', reason: 'no_address' });
  });

  test('the same external id again gives the same answer and adds nothing', async () => {
    const body = { externalId: 'C-2', customer: { email: 'rami@example.org' }, provider: 'Eli Levi' };
    const first = await post(body);
    const before = [await rowsOf('contacts'), await rowsOf('customers'), await rowsOf('invitations')];
    it.clock.advance(60_000);
    const again = await post({ ...body, customer: { email: 'other@example.org' }, provider: 'Somebody else' });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect([await rowsOf('contacts'), await rowsOf('customers'), await rowsOf('invitations')]).toEqual(before);
  });

  test('several at once with one external id make one contact, customer and invitation', async () => {
    const before = [await rowsOf('contacts'), await rowsOf('customers'), await rowsOf('invitations')];
    const body = {
      externalId: 'C-3',
      customer: { externalId: 'K-3', email: 'noa@example.org' },
      provider: 'New provider',
      branch: 'New branch',
    };
    const answers = await Promise.all(Array.from({ length: 6 }, () => post(body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    const after = [await rowsOf('contacts'), await rowsOf('customers'), await rowsOf('invitations')];
    expect(after).toEqual(before.map((count) => count + 1));
    expect(await it.db.knex('providers').where({ name: 'New provider' })).toHaveLength(1);
  });

  test('an open contact is completed later, once', async () => {
    const opened = await post({
      customer: { email: 'later@example.org' },
      provider: 'Eli Levi',
      requestedAt: '2026-03-04T07:00:00Z',
      completed: false,
    });
    expect([opened.status, opened.body.invitation]).toEqual([201, null]);
    const { id } = opened.body;
    expect((await get(`/contacts?state=open`)).body.contacts.map((one: { id: string }) => one.id)).toContain(id);

    const early = await patch(id, { completedAt: '2026-03-04T06:00:00Z' });
    expect([early.status, Object.keys(early.body.errors)]).toEqual([422, ['completedAt']]);
    const both = await Promise.all([
      patch(id, { completed: true }),
      patch(id, { completed: true, note: 'Called back' }),
    ]);
    expect(both.map(({ status }) => status).every((status) => status === 200 || status === 409)).toBe(true);
    const { body } = await get(`/contacts/${id}`);
    expect(body.completedAt).not.toBeNull();
    expect(body.invitation.status).toBe('scheduled');
    expect(await it.db.knex('invitations').where({ contact_id: id })).toHaveLength(1);

    expect((await patch(id, { completed: true })).status).toBe(200);
    expect((await patch(id, { completedAt: '2026-03-04T08:59:00Z' })).status).toBe(409);
    expect((await patch(id, { note: 'Second thoughts' })).body.note).toBe('Second thoughts');
    expect((await patch(id, { note: null })).body.note).toBeNull();
    expect((await patch('nothing', { note: null })).status).toBe(404);
  });

  test('a contact follows an earlier one of the same customer only', async () => {
    const first = await post({ externalId: 'F-1', customer: { email: 'gil@example.org' }, provider: 'Eli Levi' });
    const second = await post({ customer: { email: 'gil@example.org' }, provider: 'Eli Levi', follows: 'F-1' });
    expect((await get(`/contacts/${second.body.id}`)).body.follows).toBe(first.body.id);
    const named = await post({ customer: { name: 'Gil' }, provider: 'Eli Levi', follows: first.body.id });
    expect(named.body.customerId).toBe(first.body.customerId);
    const other = await post({ customer: { email: 'ya@example.org' }, provider: 'Eli Levi', follows: 'F-1' });
    expect([other.status, Object.keys(other.body.errors)]).toEqual([422, ['follows']]);
  });

  const GOOD = { customer: { email: 'bad@example.org' }, provider: 'Eli Levi' };
  test.each([
    ['no customer', { provider: 'Eli Levi' }, 'customer'],
    ['an empty customer', { ...GOOD, customer: {} }, 'customer'],
    ['a customer of blanks', { ...GOOD, customer: { name: '  ' } }, 'customer'],
    ['no provider', { customer: GOOD.customer }, 'provider'],
    ['an empty provider', { ...GOOD, provider: ' ' }, 'provider'],
    ['no e-mail address', { ...GOOD, customer: { email: 'dana' } }, 'customer.email'],
    ['an impossible date', { ...GOOD, completedAt: '2026-02-30T10:00:00Z' }, 'completedAt'],
    ['an hour that is none', { ...GOOD, completedAt: '2026-02-20T25:00:00Z' }, 'completedAt'],
    ['a time without an offset', { ...GOOD, completedAt: '2026-02-20T10:00:00' }, 'completedAt'],
    ['a number for a time', { ...GOOD, completedAt: 1_700_000_000 }, 'completedAt'],
    ['a time beyond tomorrow', { ...GOOD, completedAt: '2026-03-06T10:00:00Z' }, 'completedAt'],
    [
      'completed before requested',
      { ...GOOD, requestedAt: '2026-03-02T10:00:00Z', completedAt: '2026-03-01T10:00:00Z' },
      'completedAt',
    ],
    [
      'replied after completed',
      { ...GOOD, firstRepliedAt: '2026-03-02T10:00:00Z', completedAt: '2026-03-01T10:00:00Z' },
      'firstRepliedAt',
    ],
    [
      'replied before requested',
      { ...GOOD, requestedAt: '2026-03-02T10:00:00Z', firstRepliedAt: '2026-03-01T10:00:00Z' },
      'firstRepliedAt',
    ],
    [
      'open, but with a time of completion',
      { ...GOOD, completed: false, completedAt: '2026-03-01T10:00:00Z' },
      'completed',
    ],
    ['a language that is none', { ...GOOD, customer: { ...GOOD.customer, locale: 'fr' } }, 'customer.locale'],
    ['a channel that is none', { ...GOOD, channel: 'fax' }, 'channel'],
    ['a kind that is none', { ...GOOD, kind: 'praise' }, 'kind'],
    ['a note that is too long', { ...GOOD, note: 'x'.repeat(4001) }, 'note'],
    ['an unknown contact to follow', { ...GOOD, follows: 'none' }, 'follows'],
    ['an unknown field', { ...GOOD, colour: 'red' }, 'body'],
    ['a list', [], 'body'],
  ])('%s is refused by field, and nothing is written', async (_what, body, field) => {
    const before = [await rowsOf('contacts'), await rowsOf('customers'), await rowsOf('invitations')];
    const refused = await post(body);
    expect(refused.status).toBe(422);
    expect(refused.type).toBe('application/problem+json');
    expect(Object.keys(refused.body.errors)).toContain(field);
    expect([await rowsOf('contacts'), await rowsOf('customers'), await rowsOf('invitations')]).toEqual(before);
  });

  test('names that are not known need the scope to create them', async () => {
    const refused = await post({ ...GOOD, provider: 'Nobody', branch: 'Nowhere' }, narrowKey);
    expect(refused.status).toBe(422);
    expect(Object.keys(refused.body.errors)).toEqual(['provider', 'branch']);
    expect(await it.db.knex('customers').where({ email: 'bad@example.org' })).toEqual([]);
    expect((await post({ ...GOOD, provider: 'eli levi', branch: 'HAIFA' }, narrowKey)).status).toBe(201);
  });

  test('keys, content types, sizes and signs that cannot be taken have their own answers', async () => {
    expect((await it.agent.post('/api/v1/contacts').send(GOOD)).status).toBe(401);
    expect((await post(GOOD, await it.apiKey(['contacts:read']))).status).toBe(403);
    expect((await post('{"customer":')).status).toBe(400);
    expect((await post({ ...GOOD, note: 'x'.repeat(1_100_000) })).status).toBe(413);
    const text = await it.agent
      .post('/api/v1/contacts')
      .set('Authorization', key)
      .set('Content-Type', 'text/plain')
      .send('customer=dana');
    expect(text.status).toBe(415);
    const nul = await post({ ...GOOD, note: 'a\u0000b', customer: { email: 'nul@example.org' } });
    expect(nul.status).toBe(201);
    expect((await get(`/contacts/${nul.body.id}`)).body.note).toBe('ab');
    const customers = await rowsOf('customers');
    const badCustomer = await post({ ...GOOD, customer: { externalId: 'a\u0000b' } });
    expect(badCustomer.status).toBe(422);
    expect(badCustomer.headers['content-type']).toContain('application/problem+json');
    expect(badCustomer.body.errors['customer.externalId']).toContain('cannot be seen');
    // Without the sign it might be the id of another one.
    const badContact = await post({ ...GOOD, externalId: 'a\u0000b', customer: { email: 'nul@example.org' } });
    expect(badContact.status).toBe(422);
    expect(badContact.body.errors.externalId).toContain('cannot be seen');
    expect(await rowsOf('customers')).toBe(customers);
  });

  test('the list pages by cursor, and filters', async () => {
    const all: string[] = [];
    let cursor = '';
    for (;;) {
      const { body } = await get(`/contacts?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
      all.push(...body.contacts.map((one: { id: string }) => one.id));
      if (body.nextCursor === null) break;
      cursor = encodeURIComponent(body.nextCursor);
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe(await rowsOf('contacts'));

    const byProvider = await get('/contacts?provider=New%20provider');
    expect(byProvider.body.contacts.map((one: { externalId: string }) => one.externalId)).toEqual(['C-3']);
    expect((await get('/contacts?externalId=C-1')).body.contacts).toHaveLength(1);
    expect((await get('/contacts?from=2026-03-05')).body.contacts).toEqual([]);
    expect((await get('/contacts?to=2026-03-03')).body.contacts).toEqual([]);
    expect((await get('/contacts?from=2026-03-04&to=2026-03-04&channel=phone')).body.contacts).toHaveLength(1);
    expect((await get('/contacts?provider=Nobody')).status).toBe(404);
    for (const wrong of ['from=yesterday', 'limit=0', 'cursor=abc', 'channel=fax', 'state=done']) {
      expect([wrong, (await get(`/contacts?${wrong}`)).status]).toEqual([wrong, 422]);
    }
  });
});
