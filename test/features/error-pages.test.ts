import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Agent, startTestApp, type TestApp } from '../support/app.ts';

let it: TestApp;
let reader: Agent;
beforeAll(async () => {
  it = await startTestApp('sqlite');
  reader = await it.signIn('manager', { locale: 'he' });
});
afterAll(() => it.close());

test.each([
  ['/card?from=2026-03-02&to=2026-03-01', 422, 'התקופה נגמרת לפני שהיא מתחילה'],
  ['/contacts?cursor=elsewhere', 422, 'התחילו מתחילת הרשימה'],
  ['/customers?limit=0', 422, 'התחילו מתחילת הרשימה'],
  ['/users', 403, 'העמוד הזה אינו פתוח לתפקיד שלכם'],
  ['/nowhere', 404, 'אין כאן עמוד'],
])('%s is refused in the reader’s language', async (path, status, words) => {
  const page = await reader.get(path);
  expect(page.status).toBe(status);
  expect(page.text).toContain(words);
  expect(page.text).not.toMatch(/<p[^>]*lang="en"/);
});

test('who is signed in keeps the menu, and a page that was only asked for does not speak of a form', async () => {
  const forbidden = await reader.get('/users?lang=en');
  expect(forbidden.text).toMatch(/href="\/contacts"/);
  const wrong = await reader.get('/card?from=2026-03-02&to=2026-03-01');
  expect(wrong.text).toMatch(/href="\/contacts"/);
  expect(wrong.text).not.toContain('הטופס');
  expect((await it.agent.get('/nowhere')).text).not.toMatch(/href="\/contacts"/);
});

test('what was written into a form that comes to nothing is there to be copied, but for passwords', async () => {
  const fields = { rootCause: 'The queue <b>stood</b>\nfor an hour', password: 'a secret of mine', owner: 'one-word' };
  const gone = await reader.post('/complaints/nowhere/cause').type('form').send(fields).expect(404);
  expect(gone.text).toContain('The queue &lt;b&gt;stood&lt;/b&gt;\nfor an hour');
  expect(gone.text).toContain('אפשר להעתיק מכאן');
  expect(gone.text).not.toContain('a secret of mine');
  const foreign = reader.post('/complaints/nowhere/cause').set('Sec-Fetch-Site', 'cross-site').type('form');
  expect((await foreign.send(fields).expect(403)).text).not.toContain('stood');
});

test('a form from another site is told so, and not that the role forbids it', async () => {
  const page = await reader.post('/profile').set('Sec-Fetch-Site', 'cross-site').type('form').send({ name: 'x' });
  expect(page.status).toBe(403);
  expect(page.text).toContain('הטופס נשלח מאתר אחר');
  expect(page.text).not.toContain('אינו פתוח לתפקיד');
});

/** As if the database were gone, from the first question on or only for those who write. */
async function without<T>(part: 'all' | 'writing', ask: () => PromiseLike<T>): Promise<T> {
  const { db } = it;
  const { transaction } = db;
  const { client } = db.knex;
  const acquire = client.acquireConnection;
  const away = () => Promise.reject(Object.assign(new Error('SQLITE_FULL: disk'), { code: 'SQLITE_FULL' }));
  if (part === 'all') client.acquireConnection = away;
  db.transaction = away;
  try {
    return await ask();
  } finally {
    client.acquireConnection = acquire;
    db.transaction = transaction;
  }
}

test('while nothing can be written, people are told so in their language, with what they wrote', async () => {
  const fields = { name: 'Dana of the harbour', locale: 'he' };
  const page = await without('writing', () => reader.post('/profile').type('form').send(fields));
  expect([page.status, page.headers['retry-after']]).toEqual([503, '30']);
  expect(page.text).toContain('אי אפשר לקרוא או לשמור דבר ברגע זה');
  expect(page.text).toContain('Dana of the harbour');
});

test('without a database every address says so, and nothing of what is inside', async () => {
  const form = () => it.agent.post('/complain').type('form').send({ text: 'They did not greet me' });
  const pages = [() => reader.get('/card'), () => reader.get('/nowhere'), () => it.agent.get('/sign-in'), form];
  for (const ask of pages) {
    const answer = await without('all', ask);
    expect([answer.status, answer.headers['retry-after'], answer.type]).toEqual([503, '30', 'text/plain']);
    expect(answer.text).toMatch(/^Something on our side.*\n\nמשהו אצלנו.*\n\nAda masalah[^\n]*$/);
  }
  const key = await it.apiKey(['cards:read']);
  const program = await without('all', () => it.agent.get('/api/v1/contacts').set('Authorization', key));
  expect([program.status, program.headers['retry-after'], program.body.code]).toEqual([503, '30', 'database_away']);
  expect((await it.agent.get('/sign-in')).status).toBe(200);
});
