import { expect, test } from '@jest/globals';
import supertest from 'supertest';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

const NEW = { name: 'Noa Levi', email: 'noa@alon.example', locale: 'he', role: 'staff', providerId: '' };

async function addPlaces(t: TestApp): Promise<void> {
  const at = '2026-03-01T00:00:00.000Z';
  const place = { active: true, created_at: at };
  await t.db.knex('providers').insert({ id: 'p1', name: 'Eli', name_key: 'eli', ...place });
  await t.db.knex('branches').insert({ id: 'b1', name: 'Haifa', name_key: 'haifa', ...place });
  await t.db.knex('branches').insert({ id: 'b2', name: 'Penang', name_key: 'penang', ...place });
}

async function invitationLink(t: TestApp): Promise<string> {
  await t.jobs.drain();
  const mails = await t.capturedMails();
  return /\/invite\/[\w-]+/.exec(mails.at(-1)?.plain ?? '')?.[0] ?? '';
}

const post = (agent: Agent, path: string, body: object = {}) => agent.post(path).type('form').send(body);

describeOnEachDatabase('users', (dialect) => {
  test('are invited by mail, choose a password and are in, with role, provider and branches', async () => {
    const t = await startTestApp(dialect);
    await addPlaces(t);
    const administrator = await t.signIn('administrator', { name: 'Michal' });
    const sent = await post(administrator, '/users/new', { ...NEW, providerId: 'p1', branchIds: ['b1', 'b2'] });
    expect([sent.status, sent.headers.location]).toEqual([303, '/users?done=invited']);
    const link = await invitationLink(t);
    const [mail] = await t.capturedMails();
    expect(mail).toMatchObject({ kind: 'account.invite', recipient: NEW.email });
    expect(mail!.subject).toContain('Michal');

    const noa = supertest.agent(t.app);
    const page = await noa.get(`${link}?lang=he`);
    expect(page.text).toContain('value="Noa Levi"');
    const opened = await post(noa, link, { name: 'Noa Levi', password: 'a fine password' });
    expect([opened.status, opened.headers.location]).toEqual([303, '/']);
    const profile = await noa.get('/profile');
    expect(profile.text).toContain('lang="he"');
    const list = await administrator.get('/users');
    expect(list.text).toContain('Noa Levi');
    expect(list.text).toContain('Eli\u00a0· Haifa\u00a0· Penang');
    expect((await noa.get(link)).status).toBe(404);
    expect((await t.db.knex('audit').orderBy('id')).map((row) => row.action)).toEqual(
      expect.arrayContaining(['user.created', 'user.accepted']),
    );
    await t.close();
  });

  test('a second invitation makes the first link worthless', async () => {
    const t = await startTestApp(dialect);
    const administrator = await t.signIn('administrator');
    await post(administrator, '/users/new', NEW);
    const first = await invitationLink(t);
    const { id } = await t.db.knex('users').where({ email: NEW.email }).first('id');
    expect((await post(administrator, `/users/${id}/invite-again`)).status).toBe(303);
    const second = await invitationLink(t);
    expect(second).not.toBe(first);
    expect((await t.agent.get(first)).status).toBe(404);
    expect((await t.agent.get(second)).status).toBe(200);
    await t.close();
  });

  test('a taken address and an unknown place are told at their fields, with everything typed', async () => {
    const t = await startTestApp(dialect);
    const administrator = await t.signIn('administrator');
    await post(administrator, '/users/new', NEW);
    const taken = await post(administrator, '/users/new', { ...NEW, name: 'Another', role: 'manager' });
    expect(taken.status).toBe(422);
    expect(taken.text).toContain('There is a user with this address already.');
    expect(taken.text).toContain('value="Another"');
    expect(taken.text).toMatch(/value="manager" checked/);
    const unknown = await post(administrator, '/users/new', { ...NEW, email: 'x@alon.example', branchIds: 'nowhere' });
    expect(unknown.status).toBe(422);
    expect(await t.db.knex('users')).toHaveLength(2);
    await t.close();
  });

  test('a change of role holds at the next request; a deactivation ends sessions at once', async () => {
    const t = await startTestApp(dialect);
    const administrator = await t.signIn('administrator');
    const manager = await t.signIn('administrator', { name: 'Second' });
    const id = t.lastUserId();
    expect((await manager.get('/users')).status).toBe(200);
    await post(administrator, `/users/${id}`, { name: 'Second', role: 'manager', providerId: '' });
    expect((await manager.get('/users')).status).toBe(403);
    await post(administrator, `/users/${id}/deactivate`);
    expect((await manager.get('/profile')).status).toBe(303);
    expect(await t.db.knex('sessions').where({ user_id: id })).toEqual([]);
    await post(administrator, `/users/${id}/reactivate`);
    expect((await t.db.knex('users').where({ id }).first('status')).status).toBe('invited');
    await t.close();
  });

  test('the last active administrator can neither be deactivated nor demoted', async () => {
    const t = await startTestApp(dialect);
    const administrator = await t.signIn('administrator');
    const id = t.lastUserId();
    const demoted = await post(administrator, `/users/${id}`, { name: 'Me', role: 'staff', providerId: '' });
    expect(demoted.status).toBe(422);
    expect(demoted.text).toContain('last active administrator');
    expect((await post(administrator, `/users/${id}/deactivate`)).status).toBe(422);
    expect((await administrator.get('/users')).status).toBe(200);

    // Two who take each other's role at once: one of them stays.
    const other = await t.signIn('administrator');
    const otherId = t.lastUserId();
    const staff = { name: 'X', role: 'staff', providerId: '' };
    await Promise.all([post(administrator, `/users/${otherId}`, staff), post(other, `/users/${id}`, staff)]);
    expect(await t.db.knex('users').where({ role: 'administrator', status: 'active' })).toHaveLength(1);
    await t.close();
  });

  test('everybody changes their own name, language and password', async () => {
    const t = await startTestApp(dialect);
    const administrator = await t.signIn('administrator');
    await post(administrator, '/users/new', NEW);
    const noa = supertest.agent(t.app);
    await post(noa, await invitationLink(t), { name: 'Noa', password: 'a fine password' });
    await post(noa, '/profile', { name: 'נועה', locale: 'ms', mail: 'yes' });
    const page = await noa.get('/profile?done=saved');
    expect(page.text).toContain('lang="ms"');
    expect(page.text).toContain('Disimpan.');
    expect((await post(noa, '/profile/password', { current: 'wrong', password: 'another password' })).status).toBe(422);
    const changed = await post(noa, '/profile/password', { current: 'a fine password', password: 'another password' });
    expect(changed.headers.location).toBe('/profile?done=password');
    expect((await noa.get('/profile')).status).toBe(200);
    await t.close();
  });

  test('the audit log pages through what was done, and by whom', async () => {
    const t = await startTestApp(dialect);
    const administrator = await t.signIn('administrator', { name: 'Michal Arad' });
    await post(administrator, '/users/new', NEW);
    const page = await administrator.get('/audit?limit=1');
    expect(page.text).toContain('User added');
    expect(page.text).toContain('Michal Arad');
    expect(page.text).not.toContain(NEW.email);
    const next = /href="(\/audit\?cursor=[^"]+)" rel="next"/.exec(page.text)?.[1] ?? '';
    expect((await administrator.get(next)).text).toMatch(/questionnaire|organisation/);
    await t.close();
  });
});
