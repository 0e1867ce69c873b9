import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { getOrganisation } from '../../../src/features/organisation/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

const FORM = {
  name: 'Alon Computers',
  timeZone: 'Asia/Kuala_Lumpur',
  restDays: ['6', '7'],
  weekStart: '1',
  languages: ['he', 'ms'],
  defaultLanguage: 'ms',
  replyTo: 'service@example.org',
  'postalFooter-he': 'אלון מחשבים, חיפה',
  'privacyNotice-he': 'ההודעה שלנו',
  threshold: '0,6',
  gradeA: '90',
  gradeB: '75',
  gradeC: '60',
  gradeD: '45',
};
// The smallest PNG there is: one grey point.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

describeOnEachDatabase('settings', (dialect) => {
  let started: TestApp;
  beforeEach(async () => {
    started = await startTestApp(dialect);
  });
  afterEach(async () => {
    await started.close();
  });

  test('what an administrator saves is what holds, and the audit names the fields', async () => {
    const administrator = await started.signIn('administrator');
    const page = await administrator.get('/settings').expect(200);
    expect(page.text).toContain('value="Alon Computer Services"');
    await administrator
      .post('/settings')
      .type('form')
      .send(FORM)
      .expect(303)
      .expect('Location', '/settings?done=saved');
    const { settings } = await getOrganisation(started.db.knex);
    expect(settings).toMatchObject({
      name: 'Alon Computers',
      timeZone: 'Asia/Kuala_Lumpur',
      restDays: [6, 7],
      weekStart: 1,
      languages: ['he', 'ms'],
      defaultLanguage: 'ms',
      replyTo: 'service@example.org',
      postalFooter: { he: 'אלון מחשבים, חיפה' },
      gradeBands: { a: 90, b: 75, c: 60, d: 45 },
    });
    expect(settings.materialShare).toBeCloseTo(0.1, 12);
    const row = await started.db.knex('audit').where({ action: 'organisation.updated' }).first();
    expect(JSON.parse(row.detail).fields).toContain('timeZone');
    expect(row.detail).not.toContain('חיפה');

    await administrator.post('/settings').type('form').send(FORM).expect(303);
    expect(await started.db.knex('audit').where({ action: 'organisation.updated' })).toHaveLength(1);
  });

  test('a form with faults comes back with every fault and all that was typed', async () => {
    const administrator = await started.signIn('administrator', { locale: 'he' });
    const wrong = {
      ...FORM,
      name: '',
      replyTo: 'nobody',
      languages: 'he',
      threshold: '9',
      gradeB: '95',
      timeZone: 'Mars/Olympus',
    };
    const page = await administrator.post('/settings').type('form').send(wrong).expect(422);
    expect(page.text).toContain('יש לתת לארגון שם');
    expect(page.text).toContain('זו אינה כתובת דוא״ל');
    expect(page.text).toContain('גדול מ־0');
    expect(page.text).toContain('value="nobody"');
    expect(page.text).toContain('אלון מחשבים, חיפה');
    const order = await administrator
      .post('/settings')
      .type('form')
      .send({ ...FORM, gradeB: '95' })
      .expect(422);
    expect(order.text).toContain('כל ציון מתחיל');
    await administrator.post('/settings').type('form').send({}).expect(422);
    expect((await getOrganisation(started.db.knex)).settings.name).toBe('Alon Computer Services');
  });

  test('a logo is uploaded without script, served to anybody, and removed', async () => {
    const administrator = await started.signIn('administrator');
    await started.agent.get('/logo').expect(404);
    await administrator.post('/settings/logo').attach('logo', PNG, 'logo.png').expect(303);
    expect((await getOrganisation(started.db.knex)).logoUrl).toMatch(/^\/logo\?v=/);
    const logo = await started.agent.get('/logo').expect(200);
    expect(logo.headers['content-type']).toBe('image/png');
    expect(logo.headers['x-content-type-options']).toBe('nosniff');
    expect(Buffer.compare(logo.body, PNG)).toBe(0);

    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const refused = await administrator.post('/settings/logo').attach('logo', svg, 'logo.png').expect(422);
    expect(refused.text).toContain('no PNG, JPEG or WebP');
    const large = Buffer.concat([PNG, Buffer.alloc(200_000)]);
    const tooLarge = await administrator.post('/settings/logo').attach('logo', large, 'logo.png').expect(422);
    expect(tooLarge.text).toContain('larger than 200 kB');
    await administrator.post('/settings/logo').attach('logo', Buffer.alloc(0), 'logo.png').expect(422);
    await administrator.post('/settings/logo').type('form').send({ logo: 'x' }).expect(422);
    const huge = Buffer.concat([PNG, Buffer.alloc(3_000_000)]);
    await administrator.post('/settings/logo').attach('logo', huge, 'logo.png').expect(413);
    await administrator.post('/settings/logo/remove').expect(303);
    await started.agent.get('/logo').expect(404);
  });

  test('only administrators change settings', async () => {
    const manager = await started.signIn('manager');
    await manager.get('/settings').expect(403);
    await manager.post('/settings').type('form').send(FORM).expect(403);
    await manager.post('/settings/logo').attach('logo', PNG, 'logo.png').expect(403);
    await started.agent.get('/settings').expect(303);
  });

  test('anybody reads the privacy notice, in a language that has one', async () => {
    const before = await started.agent.get('/privacy?lang=en').expect(200);
    expect(before.text).toContain('Administrator');
    const administrator = await started.signIn('administrator');
    await administrator.post('/settings').type('form').send(FORM).expect(303);
    const malay = await started.agent.get('/privacy?lang=ms').expect(200);
    expect(malay.text).toContain('lang="he" dir="rtl"');
    expect(malay.text).toContain('ההודעה שלנו');
    expect(malay.headers['set-cookie']).toBeUndefined();
  });
});
