import { expect, test } from '@jest/globals';
import supertest from 'supertest';
import { createUser } from '../../../src/features/accounts/index.ts';
import { hashPassword } from '../../../src/platform/passwords.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

const EMAIL = 'dana@alon.example';
const PASSWORD = 'correct horse battery';

async function withUser(t: TestApp): Promise<string> {
  const passwordHash = await hashPassword(PASSWORD);
  return t.db.transaction((tx) =>
    createUser(tx, t.context, { email: EMAIL, name: 'Dana', role: 'manager', locale: 'he', passwordHash }),
  );
}

const linkIn = (text: string, kind: string): string => new RegExp(`/${kind}/[\\w-]+`).exec(text)?.[0] ?? '';

describeOnEachDatabase('signing in', (dialect) => {
  test('opens a session with a hidden cookie, goes where one wanted to go, in one’s own language', async () => {
    const t = await startTestApp(dialect);
    await withUser(t);
    const closed = await t.agent.get('/profile');
    expect([closed.status, closed.headers.location]).toEqual([303, '/sign-in?next=%2Fprofile']);
    const done = await t.agent
      .post('/sign-in?next=%2Fprofile')
      .type('form')
      .send({ email: ' DANA@alon.example', password: PASSWORD });
    expect([done.status, done.headers.location]).toEqual([303, '/profile']);
    const [cookie] = done.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/^gapcard=[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
    const [session] = await t.db.knex('sessions');
    expect(session.id_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(cookie).not.toContain(session.id_hash);
    const page = await t.agent.get('/profile').set('Accept-Language', 'en');
    expect(page.text).toContain('<html lang="he" dir="rtl">');
    expect(page.headers['cache-control']).toBe('no-store');
    await t.close();
  });

  test('the language is switched at the foot of any page, and the page comes again in it', async () => {
    const t = await startTestApp(dialect);
    const manager = await t.signIn('manager', { locale: 'he' });
    const page = await manager.get('/contacts?search=x');
    expect(page.text).toContain('<input type="hidden" name="back" value="/contacts?search=x">');
    const switched = await manager
      .post('/profile/language')
      .type('form')
      .send({ locale: 'ms', back: '/contacts?search=x' });
    expect([switched.status, switched.headers.location]).toEqual([303, '/contacts?search=x']);
    expect((await manager.get('/contacts?search=x')).text).toContain('<html lang="ms" dir="ltr">');
    const away = await manager
      .post('/profile/language')
      .type('form')
      .send({ locale: 'klingon', back: '//evil.example' });
    expect([away.status, away.headers.location]).toEqual([303, '/']);
    await t.close();
  });

  test('over https the cookie is bound to the host', async () => {
    const t = await startTestApp(dialect, { environment: { BASE_URL: 'https://survey.alon.example' } });
    await withUser(t);
    const done = await t.agent.post('/sign-in').type('form').send({ email: EMAIL, password: PASSWORD });
    expect(done.get('Set-Cookie')?.[0]).toMatch(/^__Host-gapcard=.*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
    await t.close();
  });

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example', 'javascript:alert(1)'])(
    'never leads to another site (%s)',
    async (next) => {
      const t = await startTestApp(dialect);
      const staff = await t.signIn('staff');
      const answer = await staff.get(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(new URL(String(answer.headers.location), 'http://own.example').origin).toBe('http://own.example');
      expect(String(answer.headers.location)).not.toContain('evil');
      await t.close();
    },
  );

  test('an unknown address and a wrong password get the same answer', async () => {
    const t = await startTestApp(dialect);
    await withUser(t);
    const wrong = await t.agent.post('/sign-in').type('form').send({ email: EMAIL, password: 'not this one' });
    const unknown = await t.agent
      .post('/sign-in')
      .type('form')
      .send({ email: 'who@alon.example', password: 'not this one' });
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    expect(unknown.text.replaceAll('who@alon.example', EMAIL)).toBe(wrong.text);
    expect(wrong.text).toContain('The password does not match this address');
    expect(wrong.text).not.toContain('not this one');
    await t.close();
  });

  test('ten wrong passwords for one address close the door for a while, for this address alone', async () => {
    const t = await startTestApp(dialect);
    const attempt = (email: string) => t.agent.post('/sign-in').type('form').send({ email, password: '' });
    for (let n = 0; n < 10; n += 1) expect((await attempt(EMAIL)).status).toBe(422);
    const refused = await attempt(EMAIL);
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('Too many attempts');
    expect((await attempt('other@alon.example')).status).toBe(422);
    await t.close();
  });

  test('a session ends after twelve quiet hours, after thirty days, and at sign-out', async () => {
    const t = await startTestApp(dialect);
    const staff = await t.signIn('staff');
    const hours = (n: number) => t.clock.advance(n * 3_600_000);
    hours(11);
    expect((await staff.get('/profile')).status).toBe(200);
    hours(11);
    expect((await staff.get('/profile')).status).toBe(200);
    hours(13);
    expect((await staff.get('/profile')).status).toBe(303);

    const other = await t.signIn('staff');
    // As if it had been in use every day until now.
    const inUse = () => t.db.knex('sessions').update({ last_seen_at: t.clock.now().toISOString() });
    hours(30 * 24 - 1);
    await inUse();
    expect((await other.get('/profile')).status).toBe(200);
    hours(1);
    await inUse();
    expect((await other.get('/profile')).status).toBe(303);

    const third = await t.signIn('staff');
    const out = await third.post('/sign-out');
    expect([out.status, out.headers.location]).toEqual([303, '/sign-in?done=signed_out']);
    expect((await third.get('/profile')).status).toBe(303);
    await t.close();
  });

  test('signing in anew ends the session before', async () => {
    const t = await startTestApp(dialect);
    await withUser(t);
    for (let n = 0; n < 2; n += 1)
      await t.agent.post('/sign-in').type('form').send({ email: EMAIL, password: PASSWORD });
    expect(await t.db.knex('sessions')).toHaveLength(1);
    await t.close();
  });

  test('a password that is changed while the old one is checked opens nothing, and is not changed back', async () => {
    const t = await startTestApp(dialect);
    const id = await withUser(t);
    await t.agent.post('/sign-in').type('form').send({ email: EMAIL, password: PASSWORD });
    const [opened] = await t.db.knex('sessions').select('id_hash');
    const passwordHash = await hashPassword('another one altogether');
    /** What somebody else does after the check, and before anything is written. */
    const meanwhile = (change: () => Promise<unknown>): void => {
      const { transaction } = t.db;
      t.db.transaction = async (work) => {
        t.db.transaction = transaction;
        await change();
        return transaction(work);
      };
    };
    const reset = () => t.db.knex('users').where({ id }).update({ password_hash: passwordHash });

    meanwhile(reset);
    const other = supertest.agent(t.app);
    const late = await other.post('/sign-in').type('form').send({ email: EMAIL, password: PASSWORD });
    expect([late.status, late.get('Set-Cookie')]).toEqual([422, undefined]);

    await t.db
      .knex('users')
      .where({ id })
      .update({ password_hash: await hashPassword(PASSWORD) });
    meanwhile(reset);
    const change = { current: PASSWORD, password: 'as the thief would have it' };
    expect((await t.agent.post('/profile/password').type('form').send(change)).status).toBe(422);
    expect(await t.db.knex('users').where({ id }).first('password_hash')).toEqual({ password_hash: passwordHash });

    meanwhile(() => t.db.knex('users').where({ id }).update({ status: 'deactivated' }));
    const gone = await other.post('/sign-in').type('form').send({ email: EMAIL, password: 'another one altogether' });
    expect(gone.status).toBe(422);
    expect(await t.db.knex('sessions').select('id_hash')).toEqual([opened]);
    await t.close();
  });

  test('a form sent from another site is refused', async () => {
    const t = await startTestApp(dialect);
    const answer = await t.agent
      .post('/sign-in')
      .set('Sec-Fetch-Site', 'cross-site')
      .type('form')
      .send({ email: EMAIL });
    expect(answer.status).toBe(403);
    await t.close();
  });
});

describeOnEachDatabase('a new password by mail', (dialect) => {
  test('the link works once, sets the password and ends all sessions', async () => {
    const t = await startTestApp(dialect);
    await withUser(t);
    await t.agent.post('/sign-in').type('form').send({ email: EMAIL, password: PASSWORD });
    const asked = await t.agent.post('/forgot').type('form').send({ email: EMAIL });
    expect([asked.status, asked.headers.location]).toEqual([303, '/forgot?done=sent']);
    await t.jobs.drain();
    const [mail] = await t.capturedMails();
    expect(mail).toMatchObject({ kind: 'account.reset', recipient: EMAIL, subject: 'סיסמה חדשה ל־Gapcard' });
    expect(mail!.html).toContain('dir="rtl"');
    expect(JSON.parse(mail!.headers)).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
    const link = linkIn(mail!.plain, 'reset');
    expect(mail!.html).toContain(link);
    const tokens = await t.db.knex('user_tokens').where({ purpose: 'reset' });
    expect(link).not.toContain(tokens[0].token_hash);

    const browser = supertest.agent(t.app);
    expect((await browser.get(link)).status).toBe(200);
    expect((await browser.post(link).type('form').send({ password: 'short' })).status).toBe(422);
    const done = await browser.post(link).type('form').send({ password: 'a completely new one' });
    expect(done.headers.location).toBe('/sign-in?done=password_changed');
    expect((await t.agent.get('/profile')).status).toBe(303);
    expect((await browser.post(link).type('form').send({ password: 'and another one' })).status).toBe(404);
    const again = await browser.post('/sign-in').type('form').send({ email: EMAIL, password: 'a completely new one' });
    expect(again.status).toBe(303);
    await t.close();
  });

  test('it ends after two hours', async () => {
    const t = await startTestApp(dialect);
    await withUser(t);
    await t.agent.post('/forgot').type('form').send({ email: EMAIL });
    await t.jobs.drain();
    const link = linkIn((await t.capturedMails())[0]!.plain, 'reset');
    t.clock.advance(2 * 3_600_000);
    const late = await t.agent.get(link);
    expect(late.status).toBe(404);
    expect(late.text).toContain('This link no longer works');
    await t.close();
  });

  test('an unknown address gets the same answer and no mail', async () => {
    const t = await startTestApp(dialect);
    const asked = await t.agent.post('/forgot').type('form').send({ email: 'who@alon.example' });
    expect([asked.status, asked.headers.location]).toEqual([303, '/forgot?done=sent']);
    await t.jobs.drain();
    expect(await t.capturedMails()).toEqual([]);
    expect(await t.db.knex('jobs')).toHaveLength(0);
    await t.close();
  });

  test('the unsubscribe link stops account mail by one post, and can be undone; what one asks for comes all the same', async () => {
    const t = await startTestApp(dialect);
    const admin = await t.signIn('administrator');
    const form = { email: EMAIL, name: 'Dana', role: 'staff', locale: 'en', providerId: '' };
    await admin.post('/users/new').type('form').send(form);
    await t.jobs.drain();
    const [mail] = await t.capturedMails();
    const user = await t.db.knex('users').where({ email: EMAIL }).first('id');
    const mails = async () => {
      await t.jobs.drain();
      return (await t.capturedMails()).map(({ kind }) => kind);
    };
    const inviteAgain = async () => {
      expect((await admin.post(`/users/${user.id}/invite-again`)).status).toBe(303);
      return mails();
    };
    const path = new URL(JSON.parse(mail!.headers)['List-Unsubscribe'].slice(1, -1)).pathname;
    expect((await t.agent.get(path)).text).toContain('Stop mail about your account?');
    expect(await inviteAgain()).toEqual(['account.invite', 'account.invite']);

    const stopped = await supertest(t.app).post(path).type('form').send('List-Unsubscribe=One-Click');
    expect(stopped.status).toBe(200);
    expect(await inviteAgain()).toHaveLength(2);
    await t.agent.post('/forgot').type('form').send({ email: EMAIL });
    expect(await mails()).toEqual(['account.invite', 'account.invite', 'account.invite_asked']);
    await t.db.knex('users').where({ id: user.id }).update({ status: 'active' });
    await t.agent.post('/forgot').type('form').send({ email: EMAIL });
    expect((await mails()).at(-1)).toBe('account.reset');

    await t.db.knex('users').where({ id: user.id }).update({ status: 'invited' });
    await supertest(t.app).post(path).type('form').send({ allow: 'yes' });
    expect(await inviteAgain()).toHaveLength(5);
    await t.close();
  });
});
