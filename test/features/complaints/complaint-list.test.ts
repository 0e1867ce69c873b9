import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  changeFacts,
  confirmTags,
  listInvitable,
  openComplainer,
  readerOf,
} from '../../../src/features/complaints/index.ts';
import { eraseCustomer, exportCustomer, matchCustomer } from '../../../src/features/customers/index.ts';
import { addPlace, mergePlaces } from '../../../src/features/organisation/index.ts';
import { as } from '../../../src/platform/context.ts';
import type { Agent } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { type ComplaintWorld, HAPPY, hiddenFields, startComplaintWorld, UNHAPPY } from './complaint-world.ts';

describeOnEachDatabase('the list of complaints', (dialect) => {
  let w: ComplaintWorld;
  let admin: Agent;
  let manager: Agent;
  let managerId: string;
  let organiser: Agent;
  let staff: Agent;
  let readKey: string;
  let sealed: { id: string; name: string; email: string };
  let haifa: string;

  const page = async (agent: Agent, query = '') => (await agent.get(`/complaints${query}`).expect(200)).text;
  const idOf = async (words: string) => (await w.db.knex('complaints').where({ words }).first('id')).id as string;
  const user = (id: string, role: 'manager' | 'administrator' = 'manager') =>
    as(w.container.services, { kind: 'user', id, name: 'Tamar', role, providerId: null, branchIds: null });

  beforeAll(async () => {
    w = await startComplaintWorld(dialect);
    admin = await w.signIn('administrator');
    manager = await w.signIn('manager', { name: 'Tamar' });
    managerId = w.lastUserId();
    organiser = await w.signIn('organiser');
    staff = await w.signIn('staff');
    readKey = await w.apiKey(['complaints:read']);
    // All of them are there before anything is counted.
    sealed = { id: '', name: 'Zohara Secretson', email: 'zohara@example.org' };
    const invited = await w.answer(
      {
        ...UNHAPPY,
        comment: 'I am Zohara and Noa made me wait for an hour, ring 054-1234567',
        contact: 'yes',
        wrong: 'yes',
        wrong_mode: ['runaround'],
        discussion: 'yes',
      },
      { customer: { name: sealed.name, email: sealed.email } },
    );
    sealed.id = (await w.complaintOf(invited))!.id;
    haifa = invited.invitation.branchId ?? '';
    await w.answer({ ...UNHAPPY, comment: 'A concern about speed' });
    // Enough of the branch for the words of concerns to be told.
    for (let n = 0; n < 8; n += 1) await w.answer(HAPPY);
    await w.complain({
      words: 'By the public form',
      branch: haifa,
      modes: ['runaround'],
      contact: 'yes',
      email: 'form@example.org',
      name: 'Forman Formsson',
    });
  });
  afterAll(() => w.close());

  test('nobody yet: says where they come from', async () => {
    const empty = await startComplaintWorld(dialect);
    const text = await page(await empty.signIn('manager'));
    expect(text).toContain('Nobody has complained yet');
    expect(text).toContain('href="/complain"');
    await empty.close();
  });

  test('shows all that came, without who it was, for each role that may see it', async () => {
    for (const agent of [admin, manager, organiser]) {
      const text = await page(agent);
      expect(text).toContain('3 complaints and concerns');
      expect(text).toContain('A concern about speed');
      expect(text).toContain('By the public form');
      expect(text).toContain('Week of 1 Mar 2026');
      for (const secret of [sealed.name, sealed.email, 'Forman', 'form@example.org'])
        expect(text).not.toContain(secret);
    }
    await staff.get('/complaints').expect(403);
    await w.agent.get('/complaints').expect(303);
  });

  test('readers without row access see no names in the words, and neither provider nor topic of survey answers', async () => {
    const open = await page(admin);
    expect(open).toContain('ring 054-1234567');
    expect(open).toContain('Repairs');
    for (const agent of [manager, organiser]) {
      const text = await page(agent);
      expect(text).not.toContain('Zohara');
      expect(text).not.toContain('054-1234567');
      expect(text).toContain('made me wait for an hour');
      const list = text.slice(text.indexOf('id="each"'));
      expect(list).not.toContain('Repairs');
      expect(list).not.toMatch(/<bdi>Noa</);
    }
  });

  test('asked for a provider or a topic, survey answers are left out of list, counts and files', async () => {
    const { id: provider } = await w.db.knex('providers').where({ name: 'Noa' }).first('id');
    const { id: topic } = await w.db.knex('topics').where({ name: 'Repairs' }).first('id');
    for (const query of [`?provider=${provider}`, `?topic=${topic}`]) {
      const text = await page(manager, query);
      expect(text).toContain('No complaints or concerns');
      expect(text).toContain('could be recognised');
      expect(await page(admin, query)).toContain('2 complaints and concerns');
      const csv = (await manager.get(`/complaints${query}&format=csv&table=complaints`).expect(200)).text;
      expect(csv.trim().split('\n')).toHaveLength(1);
    }
  });

  test('a period counts survey answers by whole weeks: no single day can be told', async () => {
    for (const [query, n] of [
      ['from=2026-03-07&to=2026-03-07', 2],
      ['from=2026-03-01&to=2026-03-01', 2],
      ['from=2026-03-04&to=2026-03-04', 3],
      ['from=2026-03-08', 0],
      ['to=2026-02-28', 0],
    ] as const) {
      expect(await page(manager, `?${query}`)).toContain(n === 0 ? 'No complaints' : `${n} complaints and concerns`);
    }
  });

  test('filters find what they say, and stand in the address and the form', async () => {
    for (const [query, words, n] of [
      ['kind=concern', 'A concern about speed', 1],
      ['mode=runaround', 'By the public form', 2],
      ['mode=suggested', 'made me wait', 1],
      ['mode=none', 'A concern about speed', 1],
      ['item=process.speed', 'A concern about speed', 2],
      ['dimension=process', 'A concern about speed', 2],
      ['severity=2', 'A concern about speed', 2],
      ['invite=yes', 'made me wait', 1],
      ['owner=none&state=not_closed', 'By the public form', 3],
      [`branch=${haifa}`, 'By the public form', 3],
      [`reference=${sealed.id.slice(0, 4)}-${sealed.id.slice(4, 8)}`, 'made me wait', 1],
    ] as const) {
      const text = await page(manager, `?${query}`);
      expect([query, text.includes(words)]).toEqual([query, true]);
      expect([query, (text.match(/<blockquote>/g) ?? []).length]).toEqual([query, n]);
    }
    expect(await page(manager, '?kind=concern')).toContain('<option value="concern" selected>');
    expect(await page(manager, '?kind=nonsense&severity=9')).toContain('3 complaints');
    expect(await page(manager, '?state=closed')).toContain('Nothing fits these filters');
  });

  test('what goes wrong is counted as people confirmed it; a second press changes nothing', async () => {
    expect(await page(manager)).toContain('made me wait');
    expect((await manager.get('/complaints?format=csv&table=modes').expect(200)).text).toContain('Runaround,2,1,1');
    await confirmTags(user(managerId), sealed.id, ['lost_time', 'apathy']);
    await confirmTags(user(managerId), sealed.id, ['apathy', 'lost_time']);
    expect(await w.tagsOf(sealed.id)).toEqual(['apathy person', 'lost_time person', 'runaround customer']);
    expect(await w.db.knex('audit').where({ action: 'complaint.tagged' })).toHaveLength(1);
    const csv = (await manager.get('/complaints?format=csv&table=modes').expect(200)).text;
    expect(csv).toMatch(/Runaround,2,0\.5,0\.5\r\n(Apathy|Lost time),1,0\.25,0\.75/);
  });

  test('the page of a limited reader holds their branches alone', async () => {
    const eilat = await addPlace(w.context, 'branch', { name: 'Eilat', code: null, timeZone: null, active: true });
    const elsewhere = await w.signIn('manager', { branchIds: [eilat] });
    expect(await page(elsewhere)).toContain('Nobody has complained yet');
    expect(await page(await w.signIn('manager', { branchIds: [haifa] }))).toContain('3 complaints');
  });

  test('facts are put right with the words for what is not there', async () => {
    await changeFacts(user(managerId), sealed.id, { severity: 3, itemKey: 'provider.courtesy' });
    expect(await w.db.knex('complaints').where({ id: sealed.id }).first()).toMatchObject({
      severity: 3,
      item_key: 'provider.courtesy',
      dimension: 'provider',
    });
    await expect(changeFacts(user(managerId), sealed.id, { itemKey: 'no.such' })).rejects.toMatchObject({
      code: 'unknown_item',
    });
    const event = await w.db.knex('complaint_events').where({ complaint_id: sealed.id, what: 'changed' }).first();
    expect(JSON.parse(event.detail)).toEqual({ fields: ['itemKey', 'dimension', 'severity'] });
  });

  test('who complained is opened one by one, audited by the complaint alone; concerns never', async () => {
    const openings = () => w.db.knex('audit').where({ action: 'complaint.opened' });
    expect(await openComplainer(user(managerId), sealed.id)).toMatchObject({ name: sealed.name, email: sealed.email });
    expect(await openings()).toEqual([expect.objectContaining({ subject_id: sealed.id, detail: '{}' })]);
    const concern = await w.db.knex('complaints').where({ kind: 'concern' }).first('id');
    expect(await openComplainer(user(managerId), concern.id)).toBeUndefined();
    expect(await openings()).toHaveLength(1);
  });

  test('who agreed to be invited is found without the complaint they made', async () => {
    const people = await listInvitable(w.db.knex, {}, readerOf(user(managerId), { weekStart: 7 }));
    expect(people).toEqual([expect.objectContaining({ modes: expect.arrayContaining(['runaround']), severity: 3 })]);
    expect(JSON.stringify(people)).not.toContain(sealed.id);
  });

  test('the API names nobody and tells survey answers by month', async () => {
    const get = (query: string) => w.agent.get(`/api/v1/complaints${query}`).set('Authorization', readKey);
    const { body } = await get('').expect(200);
    expect(body.complaints).toHaveLength(3);
    const one = body.complaints.find(({ id }: { id: string }) => id === sealed.id);
    expect(one).toMatchObject({
      kind: 'complaint',
      origin: 'survey',
      receivedOn: '2026-03',
      provider: null,
      topic: null,
      branch: 'Haifa',
    });
    expect(one.words).toBe('I am [name] and [name] made me wait for an hour, ring [number]');
    const text = JSON.stringify(body);
    for (const secret of [sealed.name, sealed.email, 'Forman', 'form@example.org', '054'])
      expect(text).not.toContain(secret);
    expect((await get('?from=2026-03-09&to=2026-03-31').expect(200)).body.complaints).toHaveLength(2);
    expect((await get('?provider=Noa').expect(200)).body.complaints).toEqual([]);
    const first = (await get('?limit=2').expect(200)).body;
    const rest = (await get(`?limit=2&cursor=${first.nextCursor}`).expect(200)).body;
    expect([...first.complaints, ...rest.complaints]).toEqual(body.complaints);
    expect(rest.nextCursor).toBeNull();
    expect((await get('?severity=7').expect(422)).body.errors).toHaveProperty('severity');
    await w.agent.get('/api/v1/complaints').expect(401);
  });

  test('nothing of a sealed complaint stands at its customer, in files or anywhere else', async () => {
    const { customer_id } = await w.db
      .knex('response_identity as i')
      .join('complaints as c', 'c.response_id', 'i.response_id')
      .where('c.id', sealed.id)
      .first('i.customer_id');
    for (const agent of [admin, manager, organiser, staff]) {
      const text = (await agent.get(`/customers/${customer_id}`).expect(200)).text;
      expect(text).toContain(sealed.name);
      expect(text.toLowerCase()).not.toMatch(/complaint<|complained|\/complaints\/(?!measures")/);
      expect(text).not.toContain(sealed.id);
    }
    const data = await exportCustomer(w.context, customer_id, w.container.customerParts.dataParts);
    expect(data.complaints).toEqual([]);
    for (const format of ['csv&table=complaints', 'csv&table=modes', 'csv&table=weeks']) {
      const file = (await manager.get(`/complaints?format=${format}`).expect(200)).text;
      for (const secret of ['Zohara', sealed.email, '054', 'Repairs', '2026-03-04,Complaint,From a survey'])
        expect(file).not.toContain(secret);
    }
    expect((await manager.get('/complaints?format=xlsx').expect(200)).headers['content-type']).toContain('spreadsheet');
    expect(await w.db.knex('audit').where({ action: 'complaints.exported' })).not.toEqual([]);
  });

  test('weeks count complaints in every state: of the newer ones fewer are closed, at any rate', async () => {
    const now = w.clock.now();
    // The week that is not over is left out.
    w.clock.set('2026-03-25T09:00:00.000Z');
    const later = await w.signIn('manager');
    const weeks = async (query: string) =>
      (await later.get(`/complaints?format=csv&table=weeks${query}`).expect(200)).text;
    const all = await weeks('');
    expect(all).toMatch(/^2026-03-\d\d,[1-9]/m);
    expect(await weeks('&state=closed')).toBe(all);
    expect(await weeks('&owner=none')).toBe(all);
    expect(await page(later, '?state=not_closed')).toContain('In every state and with every owner');
    expect(await page(later, '')).not.toContain('In every state and with every owner');
    w.clock.set(now.toISOString());
  });

  test('open complaints stand at their customer', async () => {
    const { customer_id } = await w.db.knex('complaints').where({ words: 'By the public form' }).first('customer_id');
    const text = (await manager.get(`/customers/${customer_id}`).expect(200)).text;
    expect(text).toContain(`/complaints/${await idOf('By the public form')}`);
    const data = await exportCustomer(w.context, customer_id, w.container.customerParts.dataParts);
    expect(data.complaints).toEqual([expect.objectContaining({ words: 'By the public form', origin: 'form' })]);
  });

  test('staff write down what they were told, once, and see that it is written', async () => {
    const form = (await staff.get('/complaints/new').expect(200)).text;
    const fields = {
      ...hiddenFields(form),
      words: 'Told at the desk',
      contact: 'yes',
      email: 'desk@example.org',
      branch: haifa,
      day: '2026-03-03',
    };
    const send = (agent: Agent, body: object) => agent.post('/complaints').type('form').send(body);
    const sent = await Promise.all([send(staff, fields), send(staff, fields)]);
    expect(sent.map(({ status, headers }) => `${status} ${headers.location}`)).toEqual(
      Array(2).fill('303 /complaints/logged'),
    );
    expect((await staff.get('/complaints/logged').expect(200)).text).toContain('It is written down');
    const rows = await w.db.knex('complaints').where({ words: 'Told at the desk' });
    expect(rows).toEqual([expect.objectContaining({ kind: 'complaint', origin: 'staff', happened_on: '2026-03-03' })]);
    expect(await w.db.knex('audit').where({ action: 'complaint.logged', subject_id: rows[0].id })).toHaveLength(1);
    const refused = await send(staff, { words: 'kept <b>', contact: 'yes', branch: 'x', day: '2027-01-01' }).expect(
      422,
    );
    expect(refused.text).toContain('kept &lt;b&gt;');
    expect(refused.text).toContain('Say who it is');
    await send(manager, { words: 'Of nobody', email: 'unkept@example.org' })
      .expect(303)
      .expect('location', '/complaints?done=logged');
    expect(await w.db.knex('complaints').where({ words: 'Of nobody' }).first()).toMatchObject({
      kind: 'concern',
      customer_id: null,
      received_at: null,
    });
    expect(await w.db.knex('customers').where({ email: 'unkept@example.org' })).toEqual([]);
    const limited = await w.signIn('staff', { branchIds: [haifa] });
    expect((await send(limited, { words: 'Elsewhere' }).expect(422)).text).toContain('Choose one of the list');
  });

  test('contacts logged as complaints are complaints, and rest the survey of that very contact', async () => {
    const authorization = await w.apiKey(['contacts:write', 'directory:write', 'complaints:write']);
    const logged = await w.agent
      .post('/api/v1/contacts')
      .set({ authorization })
      .send({
        customer: { email: 'angry@example.org' },
        provider: 'Noa',
        branch: 'Haifa',
        kind: 'complaint',
        note: 'Shouted at',
      })
      .expect(201);
    expect(logged.body.invitation).toMatchObject({ status: 'skipped', reason: 'resting_period' });
    expect(await w.db.knex('complaints').where({ contact_id: logged.body.id }).first()).toMatchObject({
      kind: 'complaint',
      origin: 'contact',
      customer_id: logged.body.customerId,
      words: 'Shouted at',
      state: 'open',
      branch_id: haifa,
    });
    const told = await w.agent
      .post('/api/v1/complaints')
      .set({ authorization })
      .send({ words: 'By a program', customer: { email: 'api@example.org' }, branch: 'haifa', modes: ['coldness'] })
      .expect(201);
    expect(told.body).toEqual({ id: expect.any(String), kind: 'complaint', state: 'open' });
    const wrong = await w.agent
      .post('/api/v1/complaints')
      .set({ authorization })
      .send({ words: '', modes: ['x'], colour: 1 })
      .expect(422);
    expect(Object.keys(wrong.body.errors)).toEqual(expect.arrayContaining(['words', 'modes.0']));
    expect(
      (
        await w.agent
          .post('/api/v1/complaints')
          .set({ authorization })
          .send({ words: 'x', branch: 'Nowhere' })
          .expect(422)
      ).body.errors,
    ).toHaveProperty('branch');
    await w.agent.post('/api/v1/complaints').set('Authorization', readKey).send({ words: 'x' }).expect(403);
  });

  test('filters are kept under a name, for oneself or for all, and deleted by their owner', async () => {
    const keep = (agent: Agent, body: object) => agent.post('/complaints/filters').type('form').send(body);
    await keep(manager, { name: 'Grave <ones>', query: 'severity=3&kind=complaint', shared: 'yes' }).expect(303);
    await keep(manager, { name: 'Mine', query: 'kind=concern' }).expect(303);
    await keep(manager, { name: 'Mine', query: 'kind=complaint' }).expect(303);
    expect((await keep(manager, { name: ' ', query: 'kind=concern' }).expect(422)).text).toContain(
      'Give the filter a name',
    );
    const own = await page(manager);
    expect(own).toContain('href="/complaints?kind=complaint"');
    expect(own).toContain('Grave &lt;ones&gt;');
    const other = await page(organiser);
    expect(other).toContain('Grave &lt;ones&gt;');
    expect(other).not.toContain('>Mine<');
    const { id } = await w.db.knex('complaint_filters').where({ name: 'Mine' }).first('id');
    await organiser.post(`/complaints/filters/${id}/delete`).expect(404);
    await manager.post(`/complaints/filters/${id}/delete`).expect(303);
    expect(await page(manager)).not.toContain('>Mine<');
  });

  test('a kept filter or address of a place that became part of another finds what is there now', async () => {
    const send = (path: string, fields: object) => admin.post(path).type('form').send(fields).expect(303);
    await send('/branches/new', { name: 'The old hall', code: 'OLD', active: 'yes' });
    const { id: old } = await w.db.knex('branches').where({ code: 'OLD' }).first('id');
    await manager
      .post('/complaints/filters')
      .type('form')
      .send({ name: 'Hall', query: `branch=${old}` })
      .expect(303);
    expect(await page(manager, `?branch=${old}`)).toContain('Nothing fits these filters');
    await send(`/branches/${old}/merge`, { into: haifa });
    const kept = /href="\/complaints(\?[^"]*)"[^>]*><bdi>Hall/.exec(await page(manager))?.[1] ?? `?branch=${old}`;
    const text = await page(manager, kept.replaceAll('&amp;', '&'));
    expect(text).toContain(`/complaints/${await idOf('By the public form')}`);
    expect(text).toContain(`value="${haifa}" selected`);
    const measures = await manager.get(`/complaints/measures?branch=${old}`).expect(200);
    expect(measures.text).toContain(`value="${haifa}" selected`);
    await w.db.knex('complaint_filters').where({ name: 'Hall' }).delete();
  });

  test('those whom a filter finds are invited to a focus group in one press, by who may do so', async () => {
    const link = 'href="/focus-groups/new?mode=runaround"';
    expect(await page(organiser, '?mode=runaround')).toContain(link);
    expect(await page(manager, '?mode=runaround')).not.toContain(link);
    await organiser.get('/focus-groups/new?mode=runaround').expect(200);
  });

  test('page by page, each once', async () => {
    const seen: string[] = [];
    for (let path: string | undefined = '/complaints?limit=2'; path !== undefined; ) {
      const text: string = (await admin.get(path).expect(200)).text;
      seen.push(...[...text.matchAll(/<p class="by"><a href="\/complaints\/([\w-]+)"/g)].map(([, id]) => id ?? ''));
      const next: string | undefined = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
      path = next === undefined ? undefined : `${next}&limit=2`;
    }
    const rows = await w.db.knex('complaints').select('id');
    expect(seen.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
    const filtered = (await manager.get('/complaints?from=2001-01-01&to=2001-01-31').expect(200)).text;
    expect(filtered).toContain('<summary><span>From: \u20681 Jan 2001\u2069\u00a0· To: \u206831 Jan 2001\u2069</span>');
    await manager.get('/complaints?cursor=nonsense').expect(422);
  });

  test('late ones say which target is past and since when; which is late for longest comes first', async () => {
    const { knex } = w.db;
    const form = await idOf('By the public form');
    await w.complain({ words: 'Taken up', contact: 'yes', email: 'other@example.org' });
    const taken = await idOf('Taken up');
    const before = await knex('complaints').whereIn('id', [form, sealed.id]);
    const set = (id: string, row: object) => knex('complaints').where({ id }).update(row);
    const [early, late] = ['2026-03-01T10:00:00.000Z', '2026-03-01T12:00:00.000Z'];
    const [afterwards, notYet] = ['2026-03-03T08:00:00.000Z', '2026-04-01T08:00:00.000Z'];
    await set(form, { state: 'open', acknowledged_at: null, acknowledge_by: early, resolve_by: afterwards });
    await set(taken, { state: 'in_treatment', acknowledge_by: early, resolve_by: late });
    await set(sealed.id, { state: 'open', acknowledged_at: null, acknowledge_by: afterwards, resolve_by: notYet });
    const listed = (text: string) => {
      const rows = text
        .slice(text.indexOf('id="each"'))
        .split(/<li>(?=<p class="by">)/)
        .slice(1);
      return rows.map((row) => ({
        id: /\/complaints\/([\w-]{36})/.exec(row)?.[1],
        late: [...row.replace(/[\u2068\u2069]/g, '').matchAll(/((?:Receipt|Answer) overdue[^<]*)</g)].map(
          ([, said]) => said,
        ),
      }));
    };
    const rows = {
      form: { id: form, late: ['Receipt overdue since 1 Mar 2026, 12:00', 'Answer overdue since 3 Mar 2026, 10:00'] },
      taken: { id: taken, late: ['Answer overdue since 1 Mar 2026, 14:00'] },
    };
    expect(listed(await page(admin, '?kind=complaint&state=late'))).toEqual([
      rows.form,
      rows.taken,
      { id: sealed.id, late: ['Receipt overdue since 3 Mar 2026, 10:00'] },
    ]);
    // By its week, and without a time: that would tell when the survey was answered.
    expect(await page(admin, '?kind=complaint&state=late')).toMatch(/<h1>[^<]* past (its|their) time<\/h1>/);
    expect(await page(admin, '?kind=complaint&state=late')).not.toContain('modes-head');
    expect(await page(admin, '?kind=complaint')).toContain('modes-head');
    const told = await page(manager, '?state=late');
    expect(listed(told)).toEqual([{ id: sealed.id, late: ['Receipt overdue'] }, rows.form, rows.taken]);
    expect(told).toContain('Longest overdue first');
    expect(told).toContain('<option value="late" selected>');
    for (const agent of [admin, manager]) {
      const whole = listed(await page(agent, '?state=late')).map(({ id }) => id);
      const paged: (string | undefined)[] = [];
      for (let path: string | undefined = '/complaints?state=late&limit=1'; path !== undefined && paged.length < 9; ) {
        const text: string = (await agent.get(path).expect(200)).text;
        paged.push(...listed(text).map(({ id }) => id));
        const next: string | undefined = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
        path = next === undefined ? undefined : `${next}&limit=1`;
      }
      expect(paged).toEqual(whole);
    }
    expect(listed(await page(manager)).find(({ id }) => id === form)).toEqual(rows.form);
    for (const row of before) await set(row.id, row);
    await knex('complaints').where({ id: taken }).delete();
  });

  test('a branch that becomes part of another takes its complaints along', async () => {
    const tel = await addPlace(w.context, 'branch', { name: 'Old Haifa', code: null, timeZone: null, active: true });
    const complaint = await w.agent
      .post('/api/v1/complaints')
      .set('Authorization', await w.apiKey(['complaints:write']))
      .send({ words: 'Moved along', branch: 'Old Haifa' })
      .expect(201);
    const { moveComplaintsOnMerge } = await import('../../../src/features/complaints/index.ts');
    await mergePlaces(w.context, 'branch', tel, haifa, [moveComplaintsOnMerge]);
    expect(await w.db.knex('complaints').where({ id: complaint.body.id }).first('branch_id')).toEqual({
      branch_id: haifa,
    });
  });

  test('erased: no words, no link, and what was open is closed', async () => {
    const { customer_id } = await w.db.knex('complaints').where({ words: 'By the public form' }).first('customer_id');
    const id = await idOf('By the public form');
    const { eraseHandlers } = w.container.customerParts;
    await eraseCustomer(w.context, customer_id, eraseHandlers, 'unlink');
    expect(await w.db.knex('complaints').where({ id }).first()).toMatchObject({
      words: null,
      customer_id: null,
      state: 'closed',
      closed_as: 'withdrawn',
    });
    const person = await w.db.transaction((tx) => matchCustomer(tx, w.context, { email: sealed.email }));
    await eraseCustomer(w.context, person.id, eraseHandlers, 'delete');
    expect(await w.db.knex('complaints').where({ id: sealed.id })).toEqual([]);
  });
});
