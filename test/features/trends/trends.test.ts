import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { invite } from '../../support/invite.ts';
import { answerWeeks, sundayBack } from '../../support/weeks-of-answers.ts';

describeOnEachDatabase('trends', (dialect) => {
  let it: TestApp;
  let exact: string;
  let coarse: string;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    await answerWeeks(it, { weeks: 30, each: 8, low: [2] });
    await answerWeeks(it, { weeks: 4, each: 2, branch: 'Eilat' });
    exact = await it.apiKey(['cards:read', 'responses:read']);
    coarse = await it.apiKey(['cards:read']);
  });
  afterAll(() => it.close());

  const trend = async (key: string, query = '') =>
    (await it.agent.get(`/api/v1/trends?${query}`).set('Authorization', key)).body;

  test('tell the week that passed its limit, with limits from all weeks that have answers', async () => {
    const body = await trend(exact, 'measure=gap:item:process.speed');
    expect(body).toMatchObject({ measure: 'gap:item:process.speed', unit: 'week', method: 'xbar', limits: 'firm' });
    expect(body.points).toHaveLength(30);
    expect(body.points[0]).toMatchObject({ from: sundayBack(29), n: 8, tested: true });
    expect(body.points[27]).toMatchObject({ from: sundayBack(2), n: 10, value: -4.2 });
    expect(body.signals).toContainEqual({
      from: sundayBack(2),
      to: expect.any(String),
      rule: 'beyond_limits',
      side: 'below',
    });
  });

  test('by month reach back two years, and shares stand on a p chart', async () => {
    const body = await trend(exact, 'measure=topbox:satisfaction&unit=month');
    expect(body.period).toEqual({ from: '2024-04-01', to: '2026-03-04' });
    expect(body).toMatchObject({ method: 'p', limits: 'too_few_points', centre: null });
    expect(body.points).toHaveLength(7);
    expect(body.points[1]).toMatchObject({ from: '2025-09-01', to: '2025-09-30', n: 32, sd: null, tested: false });
  });

  test('without row access stand where enough answers have come, and in sum over no others', async () => {
    const body = await trend(coarse, 'measure=gap:item:process.speed');
    expect(body.points.map(({ n }: { n: number }) => n)).toContain(8);
    const small = await trend(coarse, 'measure=gap:item:process.speed&branch=Eilat');
    const told = small.points.filter(({ value }: { value: number | null }) => value !== null);
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ n }: { n: number }) => n >= 5)).toBe(true);
  });

  test('of the response rate leave out of the test what is still open', async () => {
    for (let week = 0; week < 14; week += 1) {
      for (const status of ['answered', 'answered', 'expired', week === 0 ? 'sent' : 'expired'] as const) {
        const { invitation } = await invite(it, { status });
        await it.db
          .knex('invitations')
          .where({ id: invitation.id })
          .update({ sent_on: sundayBack(week) });
      }
    }
    const { points, limits } = await trend(exact, 'measure=rate');
    expect(points).toHaveLength(14);
    expect(limits).toBe('provisional');
    expect(points.at(-2)).toMatchObject({ from: sundayBack(1), n: 4, value: 0.5, tested: true, upper: 1 });
    expect(points.at(-1)).toMatchObject({ from: sundayBack(0), n: 4, value: 0.5, tested: false, upper: null });
    const waiting = await trend(coarse, 'measure=rate');
    expect(waiting.points.every(({ value }: { value: number | null }) => value === null)).toBe(true);
  });

  test.each([
    ['measure=nonsense', 422],
    ['unit=day', 422],
    ['measur=gap', 422],
    ['branch=Nowhere', 404],
  ])('refuse %s', async (query, status) => {
    expect(await trend(exact, query)).toMatchObject({ status });
  });

  test('are read on a page that answers first, and taken away as a file', async () => {
    const manager = await it.signIn('manager');
    const page = await manager.get('/trends?measure=gap:item:process.speed');
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/<h1>Speed \(gap\): worse than usual in the week of 8 February 2026\.<\/h1>/);
    expect(page.text).toContain('Week of 8 February 2026: below the lower limit');
    const csv = await manager.get('/trends?measure=gap:item:process.speed&format=csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text).toContain(`${sundayBack(2)},`);
    expect(csv.text).toContain('below the lower limit');
    expect((await manager.get('/trends?format=xlsx')).status).toBe(200);
    expect((await manager.get('/trends?unit=day')).status).toBe(422);
  });

  test.each(['he', 'en', 'ms'] as const)('read whole in %s, with and without answers', async (locale) => {
    const admin = await it.signIn('administrator', { locale });
    for (const address of [
      '?measure=rate&unit=month',
      '?measure=mean:satisfaction',
      '?from=2020-01-01&to=2020-02-01',
    ]) {
      const { status, text } = await admin.get(`/trends${address}`);
      expect(status).toBe(200);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test('that have no limits yet say how many weeks could carry them', async () => {
    const admin = await it.signIn('administrator');
    const { id } = await it.db.knex('branches').where({ name: 'Eilat' }).first('id');
    // Four weeks of two answers each: drawn, but too few to be tested.
    const { text } = await admin.get(`/trends?branch=${id}`);
    expect(text).toContain('limits are drawn from 12 weeks with at least three answers, there are 0.');
  });

  test('are not for organisers or staff', async () => {
    expect((await (await it.signIn('organiser')).get('/trends')).status).toBe(403);
    expect((await (await it.signIn('staff')).get('/trends')).status).toBe(403);
  });
});
