import { expect, test } from '@jest/globals';
import supertest from 'supertest';
import { startTestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

describeOnEachDatabase('API keys', (dialect) => {
  test('are made by administrators, shown once, used, and revoked at once', async () => {
    const t = await startTestApp(dialect);
    const administrator = await t.signIn('administrator');
    const made = await administrator
      .post('/api-keys')
      .type('form')
      .send('name=Help+desk&scopes=programs:read&scopes=cards:read');
    expect(made.status).toBe(200);
    expect(made.headers['cache-control']).toBe('no-store');
    const key = /gap_[\w-]{43}/.exec(made.text)?.[0] ?? '';
    const programs = () => t.agent.get('/api/v1/programs').set('Authorization', `Bearer ${key}`);
    expect((await programs()).status).toBe(200);
    const refused = await t.agent.get('/api/v1/questionnaires').set('Authorization', `Bearer ${key}`);
    expect([refused.status, refused.body.code]).toEqual([403, 'scope_missing']);

    const list = await administrator.get('/api-keys');
    expect(list.text).toContain('Help desk');
    expect(list.text).not.toContain(key);
    const stored = await t.db.knex('api_keys').first();
    expect(JSON.stringify(stored)).not.toContain(key);
    const revoked = await administrator.post(`/api-keys/${stored.id}/revoke`);
    expect(revoked.headers.location).toBe('/api-keys?done=revoked');
    expect((await programs()).status).toBe(401);
    const actions = await t.db.knex('audit').where({ subject_kind: 'api_key' }).orderBy('id').pluck('action');
    expect(actions).toEqual(['api_key.created', 'api_key.revoked']);
    await t.close();
  });

  test('a key without name or scope is refused with words at both fields', async () => {
    const t = await startTestApp(dialect);
    const administrator = await t.signIn('administrator', { locale: 'he' });
    const wrong = await administrator.post('/api-keys').type('form').send({ name: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('תנו למפתח שם');
    expect(wrong.text).toContain('סמנו לפחות דבר אחד');
    await t.close();
  });

  test('no key and a wrong key: 401 as problem+json, which says what to send', async () => {
    const t = await startTestApp(dialect);
    for (const header of [undefined, 'Bearer nonsense', 'Basic YTpi']) {
      const request = t.agent.get('/api/v1/programs');
      const answer = await (header === undefined ? request : request.set('Authorization', header));
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="Gapcard"');
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.body).toMatchObject({ status: 401, code: 'no_key', title: expect.stringContaining('Bearer KEY') });
      expect(answer.get('Set-Cookie')).toBeUndefined();
    }
    await t.close();
  });

  test('guessing keys is slowed down, a good key is not', async () => {
    const t = await startTestApp(dialect);
    const good = await t.apiKey(['programs:read']);
    const ask = (key: string) => t.agent.get('/api/v1/programs').set('Authorization', key);
    for (let n = 0; n < 25; n += 1) expect((await ask(good)).status).toBe(200);
    for (let n = 0; n < 20; n += 1) expect((await ask('Bearer guess')).status).toBe(401);
    const slowed = await ask('Bearer guess');
    expect([slowed.status, slowed.body.code]).toEqual([429, 'too_many_wrong_keys']);
    expect((await ask(good)).status).toBe(200);
    await t.close();
  });

  test('a good key may have any number of requests under way', async () => {
    const t = await startTestApp(dialect);
    const good = await t.apiKey(['programs:read']);
    const ask = () => t.agent.get('/api/v1/programs').set('Authorization', good);
    const answers = await Promise.all(Array.from({ length: 40 }, ask));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await t.close();
  });

  test('bodies that are not JSON, broken or too large get an answer that says so', async () => {
    const t = await startTestApp(dialect);
    const key = await t.apiKey(['questionnaires:write']);
    const post = () => t.agent.post('/api/v1/questionnaires').set('Authorization', key);
    const form = await post().type('form').send({ key: 'x' });
    expect([form.status, form.body.code]).toEqual([415, 'json_only']);
    const broken = await post().type('json').send('{"key":');
    expect([broken.status, broken.body.code]).toEqual([400, 'malformed_body']);
    const large = await post().send({ key: 'x'.repeat(1_100_000) });
    expect([large.status, large.body.code]).toEqual([413, 'too_large']);
    const empty = await post();
    expect(empty.status).toBe(422);
    const unknown = await t.agent.get('/api/v2/anything');
    expect([unknown.status, unknown.headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
    await t.close();
  });
});

describeOnEachDatabase('the health check', (dialect) => {
  test('answers without a key: database, mail and jobs', async () => {
    const t = await startTestApp(dialect);
    const well = await supertest(t.app).get('/api/v1/health');
    expect(well.status).toBe(200);
    expect(well.body).toMatchObject({
      status: 'ok',
      database: { ok: true, kind: dialect },
      mail: { mode: 'captured', ok: true, messages: { queued: 0 } },
      jobs: { ok: true, due: 0, dead: 0 },
    });
    await t.agent.post('/forgot').type('form').send({ email: 'a@example.org' });
    t.clock.advance(6 * 60_000);
    const late = await supertest(t.app).get('/api/v1/health');
    expect(late.body).toMatchObject({ status: 'degraded', jobs: { ok: false, due: 1 } });
    await t.close();
  });

  test('says 503 when the database is gone', async () => {
    const t = await startTestApp(dialect);
    await t.db.close();
    const down = await supertest(t.app).get('/api/v1/health');
    expect(down.status).toBe(503);
    expect(down.body).toMatchObject({ status: 'down', database: { ok: false } });
    await t.close();
  });
});
