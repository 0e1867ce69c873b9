import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addPlace } from '../../../src/features/organisation/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { answerWeeks } from '../../support/weeks-of-answers.ts';

const PERIOD = 'from=2025-08-03&to=2026-02-28';

describeOnEachDatabase('the page of an item', (dialect) => {
  let it: TestApp;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    await answerWeeks(it, { weeks: 30, each: 8 });
    await answerWeeks(it, { weeks: 30, each: 5, branch: 'Yafo', low: Array.from({ length: 15 }, (_, at) => at) });
    await answerWeeks(it, { weeks: 1, each: 4, branch: 'Eilat' });
  });
  afterAll(() => it.close());

  test('tells how large its gap is, for how many, and where', async () => {
    const admin = await it.signIn('administrator');
    const { status, text } = await admin.get(`/items/process.speed?${PERIOD}`);
    expect(status).toBe(200);
    expect(text).toMatch(/<h1>Speed: short of expectation by \S1\.\d\d\S\.<\/h1>/);
    expect(text).toContain('the largest sure shortfall');
    expect(text).toMatch(/\S\d\d%\S received less than it should be/);
    expect(text).toMatch(/Below the rest: \SYafo\S\u00a0· Above the rest: \SHaifa\S/);
    expect(text).toContain('Under ten answers, so not shown: 1');
    expect(text).not.toContain('Eilat</bdi>');
  });

  test('leads from a segment to the same item there, and compares no segment with itself', async () => {
    const manager = await it.signIn('manager');
    const { text } = await manager.get(`/items/process.speed?${PERIOD}`);
    const [, href] = /href="(\/items\/process\.speed\?[^"]*branch=[^"]*)"[^>]*><bdi>Haifa/.exec(text) ?? [];
    const haifa = await manager.get((href ?? '').replaceAll('&amp;', '&'));
    expect(haifa.text).toMatch(/<h1>Speed: short of expectation by \S1\.0\d\S\.<\/h1>/);
    expect(haifa.text).not.toContain('by=branch');
    expect(haifa.text).toContain('by=topic');
  });

  test('tells readers without row access nothing of a group that could be told apart', async () => {
    const manager = await it.signIn('manager');
    const { id } = await it.db.knex('branches').where({ name: 'Eilat' }).first('id');
    const { text } = await manager.get(`/items/process.speed?${PERIOD}&branch=${id}`);
    expect(text).toContain('<h1>Speed: fewer than 5 answers, not shown.</h1>');
    expect(text).not.toMatch(/class="gap|received less than/);
  });

  test('withholds a second segment from readers without row access where the rest would show a small one', async () => {
    const { text } = await (await it.signIn('manager')).get(`/items/process.speed?${PERIOD}`);
    expect(text).toContain('Haifa</bdi>');
    // All less Haifa and Yafo are the four of Eilat.
    expect(text).not.toContain('Yafo</bdi>');
    expect(text).toContain('Not shown, as they would give a small group away: 1');
    expect(text).not.toContain('Eilat</bdi>');
  });

  test('shows no distribution under ten pairs', async () => {
    const admin = await it.signIn('administrator');
    const day = 'from=2025-08-03&to=2025-08-03';
    const { id } = await it.db.knex('branches').where({ name: 'Yafo' }).first('id');
    const { text } = await admin.get(`/items/process.speed?${day}&branch=${id}`);
    expect(text).toContain('Speed: too few answers to judge.');
    expect(text).toContain('a bar of one is a person');
    expect(text).not.toContain('data-chart role="img" aria-label="Gap');
    const csv = await admin.get(`/items/process.speed?${day}&branch=${id}&format=csv&table=levels`);
    expect(csv.status).toBe(404);
  });

  test('counts the complaints about it by state, each leading to them; of other branches and periods none', async () => {
    const { id: branch } = await it.db.knex('branches').where({ name: 'Haifa' }).first('id');
    const complaint = (over: object) => ({
      ...{ id: it.context.ids.unordered(), kind: 'complaint', origin: 'staff', words: 'Too slow', branch_id: branch },
      ...{ received_on: '2026-02-10', told_on: '2026-02-10', received_at: '2026-02-10T09:00:00.000Z' },
      ...{ item_key: 'process.speed', locale: 'en', severity: 2, invite_consent: false, state: 'open' },
      ...{ updated_at: '2026-02-10T09:00:00.000Z', ...over },
    });
    const others = [{ item_key: 'process.outcome' }, { told_on: '2024-02-10' }];
    const rows = [{}, {}, { state: 'closed', closed_as: 'confirmed' }, ...others].map(complaint);
    for (const row of rows) await it.db.knex('complaints').insert(row);
    const manager = await it.signIn('manager');
    const { text } = await manager.get(`/items/process.speed?${PERIOD}`).expect(200);
    const panel = text.slice(text.indexOf('id="complaints"'), text.indexOf('id="actions"'));
    expect(panel).toContain('3 complaints and concerns');
    expect(panel).toMatch(/item=process\.speed[^"]*state=open">Open<\/a>\s*<bdi[^>]*>2</);
    expect(panel).toMatch(/state=closed">Closed<\/a>\s*<bdi[^>]*>1</);
    const far = await addPlace(it.context, 'branch', { name: 'Far', code: null, timeZone: null, active: true });
    const elsewhere = await it.signIn('manager', { branchIds: [far] });
    const other = (await elsewhere.get(`/items/process.speed?${PERIOD}`)).text;
    expect(other).not.toContain('3 complaints');
    await it.db.knex('complaints').delete();
  });

  test('gives its tables as files', async () => {
    const admin = await it.signIn('administrator');
    const csv = await admin.get(`/items/process.speed?${PERIOD}&format=csv&table=segments`);
    expect(csv.text).toContain('Haifa,240,6,');
    expect((await admin.get(`/items/process.speed?${PERIOD}&format=xlsx`)).status).toBe(200);
  });

  test.each([
    ['/items/process.nothing', 404],
    ['/items/process.speed?by=weather', 422],
    ['/items/process.speed?branch=nowhere', 404],
  ])('%s is answered %i', async (path, status) => {
    expect((await (await it.signIn('manager')).get(path)).status).toBe(status);
  });

  test('is reached from the card of those who may read all cards, and closed to others', async () => {
    const manager = await it.signIn('manager');
    expect((await manager.get(`/card?${PERIOD}`)).text).toContain('href="/items/process.speed?');
    const { id } = await it.db.knex('branches').where({ name: 'Haifa' }).first('id');
    expect((await manager.get(`/card?${PERIOD}&branch=${id}`)).text).toContain(`branch=${id}">Speed`);
    expect((await (await it.signIn('staff')).get('/items/process.speed')).status).toBe(403);
  });

  test.each(['he', 'en', 'ms'] as const)('reads whole in %s, by every kind of segment', async (locale) => {
    const admin = await it.signIn('administrator', { locale });
    for (const by of ['branch', 'topic', 'channel', 'provider']) {
      const { status, text } = await admin.get(`/items/process.speed?${PERIOD}&by=${by}`);
      expect(status).toBe(200);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
    const empty = await admin.get('/items/process.deadlines?from=2020-01-01&to=2020-01-31');
    expect([empty.status, empty.text.includes('<a href="/items/process.deadlines">')]).toEqual([200, true]);
    // Nothing is in them.
    expect(empty.text).not.toContain('format=');
  });
});
