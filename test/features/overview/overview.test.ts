import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addPlace } from '../../../src/features/organisation/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm, invite, NINE_ITEMS } from '../../support/invite.ts';
import { answerWeeks } from '../../support/weeks-of-answers.ts';

/** What was received, the same on each item. */
const allReceived = (level: string) => Object.fromEntries(NINE_ITEMS.items.map((item) => [`P.${item}`, level]));

const FEBRUARY = 'from=2026-02-01&to=2026-02-28';

describeOnEachDatabase('the overview', (dialect) => {
  let it: TestApp;
  beforeAll(async () => {
    it = await startTestApp(dialect);
  });
  afterAll(() => it.close());

  test('of a new installation says what to do first', async () => {
    const manager = await it.signIn('manager');
    const { status, text } = await manager.get('/overview');
    expect(status).toBe(200);
    expect(text).toContain('<h1>No answers yet</h1>');
    for (const href of ['/contacts/new', '/programs', '/questionnaires']) expect(text).toContain(`href="${href}"`);
  });

  test('is where the day of managers and administrators begins, and first in their menu', async () => {
    await invite(it);
    for (const role of ['manager', 'administrator'] as const) {
      const agent = await it.signIn(role);
      expect((await agent.get('/')).headers.location).toBe('/overview');
      const { text } = await agent.get('/profile');
      expect(text.slice(text.indexOf('<nav'))).toMatch(/^<nav[^>]*>\s*<a href="\/overview"/);
    }
    expect((await (await it.signIn('staff')).get('/overview')).status).toBe(403);
  });

  test('answers how things are, where the gap is, whether it moved and what to do', async () => {
    await answerWeeks(it, { weeks: 30, each: 8, low: [0, 1, 2] });
    const manager = await it.signIn('manager');
    const { text } = await manager.get(`/overview?${FEBRUARY}`);
    expect(text).toMatch(
      /<h1><span class="sentence">On the whole, the service falls short of expectation\.<\/span> <span class="sentence">Largest sure shortfall: Speed, \S−\d\.\d\d\S\.<\/span><\/h1>/,
    );
    expect(text).toMatch(/Worse by \S\d\.\d\d\S than the period before/);
    expect(text).toMatch(/Difference of the overall gap \S−\d\.\d\d\S, 95% interval/);
    expect(text).toMatch(/Week by week: worse than usual in the week of 22 February 2026\./);
    expect(text).toMatch(/href="\/trends(\?[^"]+)?"/);
    // No bare question mark where nothing is chosen.
    expect(text).not.toMatch(/href="[^"]*\?"/);
    expect(text).toContain('Start with Speed');
    expect(text).toContain('Ask what happened in the week of 22 February 2026');
    expect(text).toContain(`href="/items/process.speed?from=2026-02-01&amp;to=2026-02-28"`);
    const quiet = await manager.get('/overview?from=2025-10-01&to=2025-10-31');
    expect(quiet.text).toContain('No detectable change against the period before');
  });

  test('puts those who wait to be contacted before everything else to do', async () => {
    const { token } = await invite(it);
    const sent = await it.agent
      .post(`/s/${token}`)
      .type('form')
      .send(filledForm({ contact: 'yes', ...allReceived('7') }));
    expect(sent.status).toBe(303);
    const { text } = await (await it.signIn('manager')).get(`/overview?${FEBRUARY}`);
    const next = text.slice(text.indexOf('id="next"'));
    expect(next).toMatch(
      /^[^§]*?Answer those who asked to be contacted[^§]*?href="\/contact-wishes">One customer waits/,
    );
    expect(next.indexOf('/contact-wishes')).toBeLessThan(next.indexOf('/items/'));
  });

  test('puts complaints and promises that wait too long before all', async () => {
    const { token } = await invite(it);
    const sent = await it.agent
      .post(`/s/${token}`)
      .type('form')
      .send(filledForm({ contact: 'yes' }));
    expect(sent.status).toBe(303);
    const next = async (agent = it.signIn('manager')) => {
      const { text } = await (await agent).get(`/overview?${FEBRUARY}`);
      return text.slice(text.indexOf('id="next"'));
    };
    expect(await next()).toMatch(
      /^[^§]*?Answer those who complained[^§]*?state=not_closed">One complaint waits for an/,
    );
    const past = '2026-03-03T09:00:00.000Z';
    await it.db.knex('complaints').where({ kind: 'complaint' }).update({ resolve_by: past });
    await it.signIn('staff');
    const promise = { words: 'We call on Monday', source_kind: 'hand', owner_id: it.lastUserId(), created_at: past };
    // Due today, yesterday, tomorrow, and kept.
    const promises = [
      ['2026-03-04T20:00:00.000Z', 'open'],
      [past, 'open'],
      ['2026-03-05T09:00:00.000Z', 'open'],
      [past, 'kept'],
    ].map(([due_at, state]) => ({ ...promise, id: it.context.ids.next(), due_at, state }));
    await it.db.knex('commitments').insert(promises);
    expect(await next()).toMatch(
      /^[^§]*?Answer the complaints that wait too long[^§]*?state=late">One complaint is past its time[^§]*?shown=overdue">One promise is overdue[^§]*?One promise is due today/,
    );
    const elsewhere = await addPlace(it.context, 'branch', { name: 'Far', code: null, timeZone: null, active: true });
    expect(await next(it.signIn('manager', { branchIds: [elsewhere] }))).not.toMatch(
      /past its time|promise is (due|overdue)/,
    );
    await it.db.knex('commitments').delete();
    await it.db.knex('complaints').delete();
  });

  test('of answers by open links has no response rate, though others were invited and answered', async () => {
    const admin = await it.signIn('administrator');
    const asked = await admin.get('/overview?from=2026-01-01&to=2026-12-31').expect(200);
    expect(asked.text).toContain('response rate');
    const open = await admin.get('/overview?from=2026-01-01&to=2026-12-31&origin=open_link').expect(200);
    expect(open.text).not.toContain('response rate');
  });

  test('gives its tables as files', async () => {
    const admin = await it.signIn('administrator');
    const csv = await admin.get(`/overview?${FEBRUARY}&format=csv&table=items`);
    expect(csv.text).toContain('Speed,32,6,');
    expect((await admin.get(`/overview?${FEBRUARY}&format=xlsx`)).status).toBe(200);
    expect((await admin.get(`/overview?${FEBRUARY}&format=csv&table=none`)).status).toBe(404);
  });

  test('shows nothing of a group that could be told apart, and says so', async () => {
    await answerWeeks(it, { weeks: 1, each: 3, branch: 'Eilat' });
    const branch = await it.db.knex('branches').where({ name: 'Eilat' }).first('id');
    const manager = await it.signIn('manager');
    const { text } = await manager.get(`/overview?${FEBRUARY}&branch=${branch.id}`);
    expect(text).toContain('Fewer than 5 answers: nothing is shown.');
    expect(text).not.toMatch(/class="gap/);
  });

  test.each(['he', 'en', 'ms'] as const)('reads whole in %s, with many answers, few and none', async (locale) => {
    const admin = await it.signIn('administrator', { locale });
    for (const period of [
      FEBRUARY,
      'from=2026-02-24&to=2026-02-24',
      'from=2025-08-03&to=2025-08-09',
      'from=2020-01-01&to=2020-01-31',
    ]) {
      const { status, text } = await admin.get(`/overview?${period}`);
      expect(status).toBe(200);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
    const { text } = await admin.get('/overview?from=2020-01-01&to=2020-01-31');
    expect(text).toMatch(/<a href="\/overview">[^<]+<\/a>/);
    expect(text).not.toMatch(/<main[\s\S]*href="\/card\?/);
  });
});
