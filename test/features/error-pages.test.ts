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
