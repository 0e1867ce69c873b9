import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { seedDefaultProgram } from '../../../src/features/invitations/index.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

describeOnEachDatabase('contacts by page', (dialect) => {
  let it: TestApp;
  let manager: Agent;
  let eli: string;
  let haifa: string;
  let acre: string;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    await it.db.transaction(async (tx) => {
      if ((await tx('programs').first('id')) === undefined) await seedDefaultProgram(tx, it.context);
    });
    const log = (branch: string) =>
      it.container.contacts.recordContact(
        it.context,
        {
          externalId: `first in ${branch}`,
          customer: { name: `Customer of ${branch}` },
          places: { provider: 'Eli Levi', branch, topic: 'Repairs' },
          channel: 'phone',
          kind: 'question',
          completed: true,
        },
        { origin: 'api', createUnknown: true },
      );
    const first = (await log('Haifa')).contact;
    eli = first.providerId;
    haifa = first.branchId ?? '';
    acre = (await log('Acre')).contact.branchId ?? '';
    manager = await it.signIn('manager');
  });
  afterAll(() => it.close());

  const fill = (more: object = {}) => ({
    customerEmail: '',
    customerName: '',
    provider: eli,
    branch: haifa,
    channel: 'phone',
    kind: 'request',
    requestedAt: '2026-03-04T10:00',
    completedAt: '2026-03-04T11:00',
    completed: 'yes',
    ...more,
  });
  const send = (fields: object, agent = manager) => agent.post('/contacts').type('form').send(fields);

  test('a contact is logged, and the page says when its customer is surveyed', async () => {
    const saved = await send(
      fill({ customerEmail: 'dana@example.org', customerName: 'Dana <Shalev>', note: 'Called' }),
    );
    expect(saved.status).toBe(303);
    const page = await manager.get(saved.headers.location ?? '');
    expect(page.text).toContain('The contact was logged.');
    expect(page.text).toContain('The customer will get a survey on \u20684 Mar 2026, 12:00\u2069.');
    expect(page.text).toContain('Dana &lt;Shalev&gt;');
    const [row] = await it.db.knex('audit').where({ action: 'contact.logged' });
    expect(row).toMatchObject({ actor_kind: 'user', subject_kind: 'contact' });
  });

  test('why a customer is not surveyed stands on the page', async () => {
    const saved = await send(fill({ customerName: 'Nobody' }));
    const page = await manager.get(saved.headers.location ?? '');
    expect(page.text).toContain('No survey is sent. The customer has no e-mail address.');
    const hebrew = await it.signIn('manager', { locale: 'he' });
    expect((await hebrew.get(saved.headers.location ?? '')).text).toContain('אין כתובת דוא״ל ללקוח.');
  });

  test.each([
    ['nobody', {}, 'Give at least one of'],
    ['a wrong address', { customerEmail: 'dana' }, 'This is no e-mail address.'],
    ['no provider', { customerName: 'A', provider: '' }, 'Choose who served.'],
    ['an unknown provider', { customerName: 'A', provider: 'x' }, 'Choose who served.'],
    ['an unknown branch', { customerName: 'A', branch: 'x' }, 'Choose one of your branches.'],
    ['an impossible date', { customerName: 'A', completedAt: '2026-02-30T10:00' }, 'no date and time that there is'],
    ['completed before requested', { customerName: 'A', completedAt: '2026-03-04T09:00' }, 'before the contact was'],
    ['a time beyond tomorrow', { customerName: 'A', completedAt: '2026-03-09T09:00' }, 'has not come yet'],
    ['an unknown contact', { customerName: 'A', follows: 'none' }, 'no such contact with this customer'],
    ['a known external id', { customerName: 'A', externalId: 'first in Haifa' }, 'was logged already'],
    ['a note that is too long', { customerName: 'A', note: 'x'.repeat(4001) }, 'within 4,000 characters'],
    ['a channel that is none', { customerName: 'A', channel: 'fax' }, 'Choose a channel.'],
  ])('%s is refused with what was typed', async (_what, wrong, said) => {
    const refused = await send(
      fill({ customerExternalId: 'K-typed', ...wrong, ...(_what === 'nobody' ? { customerExternalId: '' } : {}) }),
    );
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(said);
    expect(refused.text).toContain('to put right');
    if (_what !== 'nobody') expect(refused.text).toContain('value="K-typed"');
  });

  test('an open contact is completed on its page', async () => {
    const { completed, ...open } = fill({ customerEmail: 'open@example.org' });
    expect(completed).toBe('yes');
    const saved = await send(open);
    const address = (saved.headers.location ?? '').replace(/\?.*/, '');
    expect((await manager.get(address)).text).toContain('decided when the contact is completed');
    const early = await manager.post(`${address}/complete`).type('form').send({ completedAt: '2026-03-04T08:00' });
    expect([early.status, early.text.includes('before the contact was requested')]).toEqual([422, true]);
    const done = await manager.post(`${address}/complete`).type('form').send({ completedAt: '2026-03-04T11:00' });
    expect(done.headers.location).toBe(`${address}?done=completed`);
    expect((await manager.get(address)).text).toContain('The customer will get a survey');
    const again = await manager.post(`${address}/complete`).type('form').send({});
    expect(again.status).toBe(409);
    await manager.post(`${address}/note`).type('form').send({ note: '  A new note  ' });
    expect((await manager.get(address)).text).toContain('A new note');
  });

  test('a follow-up starts from the contact that it follows', async () => {
    const first = await send(fill({ customerEmail: 'thread@example.org', externalId: 'TH-1' }));
    const id = (first.headers.location ?? '').replace(/^\/contacts\/|\?.*/g, '');
    const form = await manager.get(`/contacts/new?follows=${id}`);
    expect(form.text).toContain('thread@example.org');
    const customerId = /name="customerId" value="([^"]+)"/.exec(form.text)?.[1];
    const second = await send(fill({ customerId, follows: id }));
    expect((await manager.get(second.headers.location ?? '')).text).toContain(`/contacts/${id}`);
    expect((await manager.get(`/contacts/${id}`)).text).toContain('Followed by');
  });

  test('the form proposes provider, branch and channel', async () => {
    const staff = await it.signIn('staff', { providerId: eli, branchIds: [acre] });
    const form = await staff.get('/contacts/new');
    expect(form.text).toContain(`value="${eli}" selected`);
    expect(form.text).not.toContain(haifa);
    expect(form.text).toContain('value="2026-03-04T11:00"');
  });

  test('people limited to branches see and log only theirs', async () => {
    const staff = await it.signIn('staff', { branchIds: [acre] });
    const list = await staff.get('/contacts');
    expect(list.text).toContain('Customer of Acre');
    expect(list.text).not.toContain('Customer of Haifa');
    const other = await it.db.knex('contacts').where({ external_id: 'first in Haifa' }).first('id');
    expect((await staff.get(`/contacts/${other.id}`)).status).toBe(403);
    expect((await staff.post(`/contacts/${other.id}/note`).type('form').send({ note: 'x' })).status).toBe(403);
    expect((await send(fill({ customerName: 'A' }), staff)).status).toBe(422);
    expect((await send(fill({ customerName: 'A', branch: '' }), staff)).status).toBe(422);
    expect((await send(fill({ customerName: 'A', branch: acre }), staff)).status).toBe(303);
  });

  test('people limited to branches reach nobody else by an id', async () => {
    const staff = await it.signIn('staff', { branchIds: [acre] });
    const other = await it.db.knex('contacts').where({ external_id: 'first in Haifa' }).first('id', 'customer_id');
    for (const query of [`customer=${other.customer_id}`, `follows=${other.id}`]) {
      expect((await staff.get(`/contacts/new?${query}`)).text).not.toContain('Customer of Haifa');
    }
    const ways = [
      { customerId: other.customer_id },
      { customerName: 'A', follows: other.id },
      { customerName: 'A', follows: 'first in Haifa' },
    ];
    for (const way of ways) {
      const refused = await send(fill({ branch: acre, ...way }), staff);
      expect(refused.status).toBe(422);
      expect(refused.text).not.toContain('Customer of Haifa');
    }
    expect((await staff.get(`/customers/${other.customer_id}`)).status).toBe(403);
    expect((await manager.get(`/contacts/new?customer=${other.customer_id}`)).text).toContain('Customer of Haifa');
  });

  test('a time that is sent twice or is far too long is refused on the page', async () => {
    const { headers } = await send(fill({ customerName: 'Open', completed: undefined, completedAt: '' }));
    const path = `${String(headers.location).replace(/\?.*/, '')}/complete`;
    for (const body of ['completedAt=a&completedAt=b', `completedAt=${'x'.repeat(100)}`]) {
      expect((await manager.post(path).type('form').send(body)).status).toBe(422);
    }
  });

  test('each role does its part', async () => {
    const organiser = await it.signIn('organiser');
    expect((await organiser.get('/contacts')).status).toBe(200);
    expect((await organiser.get('/contacts/new')).status).toBe(403);
    expect((await send(fill({ customerName: 'A' }), organiser)).status).toBe(403);
    expect((await organiser.get('/contacts/import')).status).toBe(403);
    expect((await it.agent.get('/contacts')).headers.location).toBe('/sign-in?next=%2Fcontacts');
  });

  test('the list searches, filters and pages', async () => {
    const list = async (query: string) => (await manager.get(`/contacts?${query}`)).text;
    expect(await list('q=of+acre')).toContain('Customer of Acre');
    expect(await list('q=of+acre')).not.toContain('Customer of Haifa');
    expect(await list('q=a+new+note')).toContain('open@example.org');
    expect(await list('q=FIRST+IN+haifa')).toContain('Customer of Haifa');
    expect(await list(`branch=${acre}&channel=phone&from=2026-03-04&to=2026-03-04`)).toContain('Customer of Acre');
    expect(await list('to=2026-03-03')).toContain('No contact matches');
    const summary = async (query: string) =>
      /<summary><span>([^<]*)/.exec(await list(query))?.[1]?.replaceAll(/[\u2068\u2069]/g, '');
    expect(await summary('state=open&from=2026-03-01&to=2026-03-04')).toBe('Filtered: Open, 1 Mar 2026 to 4 Mar 2026');
    expect(await summary('from=2026-03-01')).toBe('Filtered: from 1 Mar 2026');
    expect(await summary('to=2026-03-01')).toBe('Filtered: until 1 Mar 2026');
    expect(await list('q=%25')).toContain('No contact matches');
    expect(await list('q=%00&branch=%00&channel=x')).toContain('Customer of Acre');
    for (let n = 0; n < 50; n += 1) await send(fill({ customerName: `Many ${n}`, externalId: `M-${n}` }));
    const first = await list('q=many');
    expect(first).not.toContain('rel="next"');
    const all = await list('');
    const next = /href="(\/contacts\?[^"]*cursor=[^"]*)" rel="next"/.exec(all)?.[1] ?? '';
    const second = await manager.get(next.replaceAll('&amp;', '&'));
    expect(second.text).toContain('Customer of Haifa');
    expect((await manager.get('/contacts?cursor=nonsense')).status).toBe(422);
  });
});
