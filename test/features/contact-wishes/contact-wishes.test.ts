import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eraseCustomer, exportCustomer, mergeCustomers } from '../../../src/features/customers/index.ts';
import { changeProgram, listPrograms } from '../../../src/features/invitations/index.ts';
import { addPlace } from '../../../src/features/organisation/index.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm, invite, type TestInvitation } from '../../support/invite.ts';

describeOnEachDatabase('contact wishes', (dialect) => {
  let app: TestApp;
  let manager: Agent;
  beforeAll(async () => {
    app = await startTestApp(dialect);
    manager = await app.signIn('manager', { name: 'Tamar' });
    // The forms here are low ones: let them be wishes all the same, not complaints.
    const [program] = await listPrograms(app.db.knex);
    await changeProgram(app.context, program!.id, { unhappy: { gapFrom: null, wrong: false, satisfactionTo: null } });
  });
  afterAll(async () => {
    await app.close();
  });

  let people = 0;
  const answer = async (
    words: string,
    wish: Parameters<typeof invite>[1] = {},
    fields: Record<string, string> = { contact: 'yes' },
  ): Promise<TestInvitation & { name: string; email: string }> => {
    people += 1;
    const customer = { name: `Wisher Number${people}`, email: `wisher${people}@example.org` };
    const invited = await invite(app, { customer, ...wish });
    await send(invited, { comment: words, ...fields });
    return { ...invited, ...customer };
  };
  const send = ({ token }: TestInvitation, fields: Record<string, string>) =>
    app.agent.post(`/s/${token}`).type('form').send(filledForm(fields)).expect(303);
  const list = async (agent = manager, query = ''): Promise<string> =>
    (await agent.get(`/contact-wishes${query}`).expect(200)).text;
  const pathOf = async (words: string): Promise<string> => {
    const row = await app.db
      .knex('contact_wishes as w')
      .join('responses as r', 'r.id', 'w.response_id')
      .where('r.comment', words)
      .first('w.id');
    return `/contact-wishes/${row.id}`;
  };
  const openings = async () =>
    app.db.knex('audit').where({ action: 'contact_wish.opened' }).select('subject_id', 'detail', 'actor_kind');

  test('nobody yet: says how people come onto the list', async () => {
    const text = await list();
    expect(text).toContain('Nobody has asked to be contacted yet');
    expect(text).not.toContain('class="tabs"');
  });

  test('who ticked stands on the list with their words, without a name; who did not, does not', async () => {
    const { name, email } = await answer('Please ring me about <b>the bill</b>');
    await answer('Leave me alone', {}, {});
    const text = await list();
    expect(text).toContain('Please ring me about &lt;b&gt;the bill&lt;/b&gt;');
    expect(text).toContain('4 Mar 2026');
    expect(text).toContain('Haifa');
    expect(text).toContain('Repairs');
    expect(text).not.toContain('Leave me alone');
    const one = (await manager.get(await pathOf('Please ring me about <b>the bill</b>')).expect(200)).text;
    for (const shown of [text, one]) {
      expect(shown).not.toContain(name);
      expect(shown).not.toContain(email);
    }
    expect(await openings()).toEqual([]);
    const menu = (await manager.get('/profile')).text;
    expect(menu).toMatch(/href="\/contact-wishes"[^>]*>To be contacted <span class="count">1<\/span>/);
  });

  test('opening is one press, is audited by the wish alone, and shows on that page only', async () => {
    const { name, email, invitation } = await answer('open me');
    const path = await pathOf('open me');
    const before = (await openings()).length;
    const opened = await manager.post(`${path}/open`).expect(200);
    expect(opened.text).toContain(name);
    expect(opened.text).toContain(email);
    expect(opened.text).toContain(`href="/customers/${invitation.customerId}"`);
    expect(opened.headers['cache-control']).toContain('no-store');
    const [row] = (await openings()).slice(before);
    expect(row).toMatchObject({ subject_id: path.split('/').at(-1), detail: '{}', actor_kind: 'user' });
    expect((await manager.get(path)).text).not.toContain(name);
    await manager.post(`${path}/open`).expect(200);
    expect(await openings()).toHaveLength(before + 2);
  });

  test('handled with a note, once, and put back', async () => {
    await answer('handle me');
    const path = await pathOf('handle me');
    const tooLong = 'x'.repeat(2001);
    const refused = await manager.post(`${path}/handle`).type('form').send({ note: tooLong }).expect(422);
    expect(refused.text).toContain(tooLong);
    expect(refused.text).toContain('at most 2,000');
    await manager.post(`${path}/handle`).type('form').send({ note: ' Rang <i>twice</i> ' }).expect(303);
    await manager.post(`${path}/handle`).type('form').send({ note: 'again' }).expect(303);
    expect(await list()).not.toContain('handle me');
    const handled = await list(manager, '?state=handled');
    expect(handled).toContain('handle me');
    expect(handled).toContain('Rang &lt;i&gt;twice&lt;/i&gt;');
    expect((await manager.get(path)).text).toMatch(/Handled on .* by .*Tamar/);
    expect(await app.db.knex('audit').where({ action: 'contact_wish.handled' })).toHaveLength(1);
    await manager.post(`${path}/reopen`).expect(303);
    expect(await list()).toContain('handle me');
  });

  test('the customer may take it back, or ask again', async () => {
    const invited = await answer('first words');
    const path = await pathOf('first words');
    await manager.post(`${path}/handle`).type('form').send({}).expect(303);
    await send(invited, { revision: '1', comment: 'second words', contact: 'yes' });
    expect(await list()).toContain('second words');
    await send(invited, { revision: '2', comment: 'third words' });
    expect(await list()).not.toContain('words');
    await manager.get(path).expect(404);
    await send(invited, { revision: '3', comment: 'fourth words', contact: 'yes' });
    expect(await list()).toContain('fourth words');
  });

  test('anonymous forms do not ask, and the thanks of the others say what happens', async () => {
    const before = await app.db.knex('contact_wishes').count({ n: '*' });
    const sealed = await answer('ring 050', { confidentiality: 'anonymous' });
    expect(await app.db.knex('contact_wishes').count({ n: '*' })).toEqual(before);
    const thanks = await app.agent.get(`/s/${sealed.token}/thanks?contact=1`).expect(200);
    expect(thanks.text).not.toContain('You ticked');
    const known = await answer('known');
    const promised = await app.agent.get(`/s/${known.token}/thanks?contact=1`).expect(200);
    expect(promised.text).toContain('can open your name and address');
    expect(promised.text).toContain('thanks?lang=he&amp;contact=1');
  });

  test('where the link to the person is gone, opening says so and is no opening', async () => {
    const { invitation, name } = await answer('link gone');
    await app.db.knex('response_identity').where({ customer_id: invitation.customerId }).delete();
    const before = (await openings()).length;
    const opened = await manager.post(`${await pathOf('link gone')}/open`).expect(200);
    expect(opened.text).toContain('No link to the person is kept');
    expect(opened.text).not.toContain(name);
    expect(await openings()).toHaveLength(before);
  });

  test('of other branches and roles: nothing', async () => {
    await answer('of Haifa');
    const path = await pathOf('of Haifa');
    const { id: haifa } = await app.db.knex('branches').where({ name: 'Haifa' }).first('id');
    const eilat = await addPlace(app.context, 'branch', { name: 'Eilat', code: null, timeZone: null, active: true });
    const here = await app.signIn('manager', { branchIds: [haifa] });
    expect(await list(here)).toContain('of Haifa');
    await here.get(path).expect(200);
    const elsewhere = await app.signIn('manager', { branchIds: [eilat] });
    expect(await list(elsewhere)).not.toContain('of Haifa');
    expect(await list(elsewhere)).not.toContain('<span class="count">1');
    await elsewhere.get(path).expect(404);
    for (const act of ['open', 'handle', 'reopen'])
      await elsewhere.post(`${path}/${act}`).type('form').send({}).expect(404);
    for (const role of ['organiser', 'staff'] as const) {
      const agent = await app.signIn(role);
      await agent.get('/contact-wishes').expect(403);
      await agent.post(`${path}/open`).expect(403);
      expect((await agent.get('/profile')).text).not.toContain('/contact-wishes');
    }
    await manager.get('/contact-wishes/nonsense').expect(404);
    await manager.get('/contact-wishes?cursor=nonsense').expect(422);
  });

  test('merged customers open as the one person; erased ones are off the list with what was noted', async () => {
    const one = await answer('merged away');
    const two = await answer('the one who stays', {}, {});
    await mergeCustomers(app.context, one.invitation.customerId, two.invitation.customerId);
    const path = await pathOf('merged away');
    const opened = await manager.post(`${path}/open`).expect(200);
    expect(opened.text).toContain(two.name);
    expect(opened.text).toContain(`href="/customers/${two.invitation.customerId}"`);

    await manager.post(`${path}/handle`).type('form').send({ note: 'a private note' }).expect(303);
    const { dataParts, eraseHandlers } = app.container.customerParts;
    const held = await exportCustomer(app.context, two.invitation.customerId, dataParts);
    expect(held.contactWishes).toMatchObject([{ receivedOn: '2026-03', note: 'a private note' }]);
    await eraseCustomer(app.context, two.invitation.customerId, eraseHandlers);
    await manager.get(path).expect(404);
    expect(await app.db.knex('contact_wishes').where({ note: 'a private note' })).toEqual([]);
  });

  test('page by page, longest waiting first, and by API without names', async () => {
    const key = await app.apiKey(['contact_wishes:read']);
    const get = (query: string, authorization = key) =>
      app.agent.get(`/api/v1/contact-wishes${query}`).set('Authorization', authorization);
    const open = (await get('?state=open').expect(200)).body.contactWishes;
    expect(open.length).toBeGreaterThan(3);
    const paged: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await get(`?state=open&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`).expect(200);
      paged.push(...body.contactWishes.map(({ id }: { id: string }) => id));
      if (body.nextCursor === null) break;
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(open.map(({ id }: { id: string }) => id));
    expect(JSON.stringify(open)).not.toContain('Wisher');
    expect(Object.keys(open[0]).sort()).toEqual(
      ['branch', 'day', 'handledAt', 'id', 'locale', 'note', 'state', 'topic', 'words'].sort(),
    );
    await get('?state=none').expect(422);
    await get('?cursor=none').expect(422);
    await get('', await app.apiKey(['responses:read', 'customers:read'])).expect(403);
    expect(await list(manager, '?limit=2')).toContain('rel="next"');
  });
});
