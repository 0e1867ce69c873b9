import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Agent, startTestApp, type TestApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';

/** Names that every object has from birth: they must not be taken for entries of a table. */
const BORN_WITH = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

describeOnEachDatabase('hostile input to pages', (dialect) => {
  let it: TestApp;
  let administrator: Agent;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    administrator = await it.signIn('administrator');
  });
  afterAll(() => it.close());

  test.each(['/customers', '/providers', '/branches', '/topics', '/settings', '/users', '/profile', '/programs'])(
    'an invented outcome in the address of %s says nothing',
    async (path) => {
      for (const name of BORN_WITH) {
        const query = ['done', 'refused', 'status', 'reason', 'lang'].map((field) => `${field}=${name}`).join('&');
        expect((await administrator.get(`${path}?${query}`)).status).toBe(200);
      }
    },
  );

  test.each([
    ['/questionnaires', 'json=a&json=b'],
    ['/responses/import', 'csv=a&csv=b&questionnaire=x'],
    ['/responses/import?questionnaire=service-three-dimensions', 'csv=a&csv=b'],
    ['/responses/import', 'questionnaire=a&questionnaire=b'],
    ['/contacts/import', 'rows=a&rows=b'],
    ['/settings', 'name=a&name=b'],
    ['/users/new', 'email=a&email=b'],
    ['/contacts', 'provider=a&provider=b'],
    ['/topics/new', 'name=a&name=b'],
    ['/profile', 'name=a&name=b'],
    ['/profile/password', 'current=a&current=b'],
  ])('a field that is sent twice to %s (%s) is a mistake of the sender', async (path, body) => {
    const { status } = await administrator.post(path).type('form').send(body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  test('a period too long to be read is refused, however it is asked for', async () => {
    for (const query of ['from=0001-01-01', 'from=1900-01-01', 'to=9999-12-31', 'from=2000-01-01&to=2026-01-01']) {
      expect((await administrator.get(`/card?${query}`)).status).toBe(422);
    }
  });

  test('days at the ends of the calendar are no fault of ours on any page with a period', async () => {
    const manager = await it.signIn('manager');
    const pages = [
      '/complaints/measures',
      '/complaints',
      '/commitments',
      '/contacts',
      '/trends',
      '/compare',
      '/comments',
    ];
    const faults: string[] = [];
    for (const agent of [administrator, manager]) {
      for (const page of pages) {
        for (const day of ['0000-01-01', '9999-12-31']) {
          for (const query of [`from=${day}`, `to=${day}`, `from=${day}&to=${day}`]) {
            if ((await agent.get(`${page}?${query}`)).status >= 500) faults.push(`${page}?${query}`);
          }
        }
      }
    }
    expect(faults).toEqual([]);
  });

  test.each([
    '/profile/language',
    '/profile',
    '/settings',
    '/contacts',
    '/customers/new',
    '/api-keys',
    '/outbox/send-again',
  ])('what is no form, sent to %s, is a mistake of the sender', async (path) => {
    for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x']) {
      const { status } = await administrator.post(path).set('Content-Type', type).send('x');
      expect([type, status < 500]).toEqual([type, true]);
    }
  });

  test('a file of a kind that there is not, or of two kinds at once, is refused and not a fault', async () => {
    for (const query of ['format=pdf', 'format=csv&format=xlsx', 'format=__proto__', 'table=a&table=b']) {
      expect([query, (await administrator.get(`/comments?${query}`)).status]).toEqual([query, 422]);
    }
  });

  test('who mistypes the present password keeps nobody else waiting', async () => {
    const forgetful = await it.signIn('staff');
    const colleague = await it.signIn('manager');
    const change = (agent: Agent) =>
      agent.post('/profile/password').type('form').send({ current: 'wrong', password: 'a new password' });
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1) statuses.push((await change(forgetful)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429]);
    expect((await change(colleague)).status).toBe(422);
  });
});
