import { expect, test } from '@jest/globals';
import { getOrganisation } from '../../../src/features/organisation/index.ts';
import { startTestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

const FORM = {
  organisation: 'אלון שירותי מחשבים',
  timeZone: 'Asia/Jerusalem',
  language: 'he',
  name: 'Michal Arad',
  email: 'Michal@Alon.example',
  password: 'three small words',
};

describeOnEachDatabase('the first visit', (dialect) => {
  test('every page leads to the set-up page, in the language of the browser or the one chosen', async () => {
    const t = await startTestApp(dialect, { organisation: false });
    const first = await t.agent.get('/').set('Accept-Language', 'he');
    expect([first.status, first.headers.location]).toEqual([303, '/setup']);
    const page = await t.agent.get('/setup').set('Accept-Language', 'he-IL,he;q=0.9');
    expect(page.text).toContain('<html lang="he" dir="rtl">');
    expect(page.text).toContain('הקמת Gapcard');
    expect((await t.agent.get('/setup?lang=ms').set('Accept-Language', 'he')).text).toContain('lang="ms"');
    await t.close();
  });

  test('sets up organisation, administrator and default questionnaire, and signs in', async () => {
    const t = await startTestApp(dialect, { organisation: false });
    const done = await t.agent.post('/setup').type('form').send(FORM);
    expect([done.status, done.headers.location]).toEqual([303, '/']);
    const { settings } = await getOrganisation(t.db.knex);
    expect(settings).toMatchObject({ name: FORM.organisation, timeZone: 'Asia/Jerusalem', defaultLanguage: 'he' });
    const start = await t.agent.get('/');
    expect(start.status).toBe(200);
    expect(start.text).toContain('Michal Arad');
    expect(await t.db.knex('questionnaires')).toHaveLength(1);
    expect(await t.db.knex('users').select('email', 'role', 'status')).toEqual([
      { email: 'michal@alon.example', role: 'administrator', status: 'active' },
    ]);
    const later = await t.agent.get('/setup');
    expect([later.status, later.headers.location]).toEqual([303, '/']);
    await t.close();
  });

  test('sent twice at once, it makes one organisation and one administrator', async () => {
    const t = await startTestApp(dialect, { organisation: false });
    const both = await Promise.all([1, 2].map(() => t.agent.post('/setup').type('form').send(FORM)));
    expect(both.map((answer) => answer.status)).toEqual([303, 303]);
    expect(await t.db.knex('organisation')).toHaveLength(1);
    expect(await t.db.knex('users')).toHaveLength(1);
    await t.close();
  });

  test('what is wrong is said at its field, what was typed stays, but for the password', async () => {
    const t = await startTestApp(dialect, { organisation: false });
    const wrong = await t.agent
      .post('/setup')
      .type('form')
      .send({ ...FORM, timeZone: 'Mars/Base', email: 'nobody', password: 'short' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Choose a time zone.');
    expect(wrong.text).toContain('This is no e-mail address.');
    expect(wrong.text).toContain('at least 10 characters');
    expect(wrong.text).toContain('value="אלון שירותי מחשבים"');
    expect(wrong.text).not.toContain('short"');
    expect(await t.db.knex('organisation')).toHaveLength(0);
    await t.close();
  });
});
