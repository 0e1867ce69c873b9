import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { answersOn, weekly } from '../../support/answers-on.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

/** Wednesdays, so that an action begins in the middle of a week. */
const FIRST = '2025-07-09';
const PLAN = {
  item: 'process.speed',
  plannedAnswers: 40,
  before: { from: '2025-01-01', to: '2025-06-30' },
};

describeOnEachDatabase('actions on the trend', (dialect) => {
  let it: TestApp;
  let key: string;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    it.clock.set('2025-07-01T09:00:00.000Z');
    await it.signIn('administrator', { email: 'owner@example.org' });
    key = await it.apiKey(['actions:write', 'cards:read', 'responses:read']);
    // 26 weeks at 4 on average, then 8 weeks at 5.
    await answersOn(it, [
      ...weekly('2025-01-05', 26, { n: 9, mean: 4 }),
      ...weekly('2025-01-05', 26, { n: 9, mean: 4, branch: 'Eilat' }),
    ]);
    await plan('A second desk on Sundays and on the eve of feasts', { startOn: FIRST });
    await plan('Only in Eilat', { startOn: '2025-07-30', branch: 'Eilat' });
    await plan('On the outcome', { startOn: '2025-07-16', item: 'process.outcome' });
    await plan('Never begun', { startOn: '2025-07-10' }, true);
    it.clock.set('2025-09-03T09:00:00.000Z');
    await answersOn(it, weekly('2025-07-06', 8, { n: 9, mean: 5 }));
  });
  afterAll(() => it.close());

  async function plan(title: string, over: object, givenUp = false): Promise<void> {
    const body = { ...PLAN, title, owner: 'owner@example.org', judgeOn: '2026-06-01', ...over };
    const sent = await it.agent.post('/api/v1/actions').set('Authorization', key).send(body).expect(201);
    if (!givenUp) return;
    await it.agent
      .patch(`/api/v1/actions/${sent.body.id}`)
      .set('Authorization', key)
      .send({ abandon: 'No' })
      .expect(200);
  }
  const trend = async (query: string) =>
    (await it.agent.get(`/api/v1/trends?measure=performance:item:process.speed&${query}`).set('Authorization', key))
      .body;
  const starts = (body: { actions: { startOn: string }[] }) => body.actions.map(({ startOn }) => startOn);

  test('the first one ends the baseline: limits come from the weeks before it, and what came after passes them', async () => {
    const body = await trend('');
    expect(starts(body)).toEqual([FIRST, '2025-07-30']);
    expect(body).toMatchObject({ limits: 'firm', baseline: { points: 26 }, centre: 4 });
    expect(body.points).toHaveLength(34);
    const late = body.signals.filter(({ from }: { from: string }) => from >= '2025-07-06');
    expect(late.length).toBeGreaterThan(3);
    expect(late.every(({ side }: { side: string }) => side === 'above')).toBe(true);
  });

  test('the limits stand still, whichever period is looked at', async () => {
    const whole = await trend('');
    const late = await trend('from=2025-06-15&to=2025-09-03');
    expect(late.points.length).toBeLessThan(whole.points.length);
    expect(late.points[0].from).toBe('2025-06-15');
    expect(late).toMatchObject({ limits: 'firm', baseline: { points: 26 }, centre: whole.centre });
    expect(late.points).toEqual(whole.points.slice(-late.points.length));
    expect(late.signals).toEqual(whole.signals.filter(({ to }: { to: string }) => to >= '2025-06-15'));
  });

  test('fewer than twelve weeks before it make no limits, and that is said', async () => {
    await it.db.knex('actions').where({ start_on: FIRST }).update({ start_on: '2025-03-12' });
    const body = await trend('');
    expect(body).toMatchObject({ limits: 'too_few_points', baseline: { points: 9 }, centre: null, signals: [] });
    const manager = await it.signIn('manager');
    const { text } = await manager.get('/trends?measure=performance:item:process.speed').expect(200);
    expect(text).toContain('before the first action, there are 9');
    await it.db.knex('actions').where({ start_on: '2025-03-12' }).update({ start_on: FIRST });
  });

  test('each stands where it belongs: its item, its dimension, the whole, its place', async () => {
    const of = async (query: string) =>
      starts((await it.agent.get(`/api/v1/trends?${query}`).set('Authorization', key)).body);
    expect(await of('measure=gap:item:process.outcome')).toEqual(['2025-07-16']);
    expect(await of('measure=gap:dimension:process')).toEqual([FIRST, '2025-07-16', '2025-07-30']);
    expect(await of('measure=gap:dimension:provider')).toEqual([]);
    expect(await of('measure=gap')).toEqual([FIRST, '2025-07-16', '2025-07-30']);
    expect(await of('measure=mean:satisfaction')).toEqual([]);
    expect(await of('measure=rate')).toEqual([]);
    expect(await of('measure=gap:item:process.speed&branch=Haifa')).toEqual([FIRST]);
    expect(await of('measure=gap:item:process.speed&branch=Eilat')).toEqual([FIRST, '2025-07-30']);
    expect(await of('measure=gap:item:process.speed&to=2025-07-20')).toEqual([FIRST]);
  });

  test('they stand on the chart, in the table and in words; on the page of the item too', async () => {
    const manager = await it.signIn('manager');
    const { text } = await manager.get('/trends?measure=performance:item:process.speed').expect(200);
    expect(text).toContain('2 actions are marked');
    expect(text).toContain('A second desk on Sundays and on the eve of feasts');
    const chart = JSON.parse(/<script type="application\/json">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '{}');
    expect(chart.data.baseline).toEqual({ points: 26, text: 'baseline: 26 weeks' });
    // Between the last week before it and the week in which it began.
    expect(chart.data.actions).toEqual([
      { at: 25.5, text: 'A second desk on Sundays and on the eve of feasts' },
      { at: 28.5, text: 'Only in Eilat' },
    ]);
    const { text: csv } = await manager.get('/trends?measure=performance:item:process.speed&format=csv').expect(200);
    expect(csv.split('\n').find((line) => line.startsWith('2025-07-27'))).toContain('Only in Eilat');
    const item = (await manager.get('/items/process.speed?from=2025-07-01&to=2025-09-03').expect(200)).text;
    expect(item).toContain('Only in Eilat');
    expect(item).toContain('/actions/new?from=2025-06-29&amp;to=2025-09-06&amp;questionnaire=');
    for (const locale of ['he', 'ms'] as const) {
      const agent = await it.signIn('administrator', { locale });
      const page = (await agent.get('/trends?measure=performance:item:process.speed').expect(200)).text;
      expect(page).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test('who looks after another branch sees those done everywhere, and not the others', async () => {
    const { id } = await it.db.knex('branches').where({ name: 'Haifa' }).first('id');
    const haifa = await it.signIn('manager', { branchIds: [id] });
    for (const path of ['/trends?measure=performance:item:process.speed', '/items/process.speed']) {
      const { text } = await haifa.get(path).expect(200);
      expect(text).toContain('A second desk on Sundays');
      expect(text).not.toContain('Only in Eilat');
    }
  });
});
