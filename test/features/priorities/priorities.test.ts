import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire/definition.ts';
import { importQuestionnaire } from '../../../src/features/questionnaires/index.ts';
import { importResponses } from '../../../src/features/responses/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const DIMENSIONS = ['provider', 'environment', 'process'];
const ITEMS = DIMENSIONS.flatMap((dimension) =>
  ['credibility', 'courtesy', 'speed'].map((name) => ({
    key: `${dimension}.${name}`,
    dimension,
    text: { en: `${dimension} ${name}` },
  })),
);
const QUESTIONNAIRE: QuestionnaireDefinition = {
  key: 'nine-items',
  title: { en: 'Nine items' },
  scale: { min: 1, max: 7, low: { en: 'low' }, high: { en: 'high' } },
  minimumAsked: false,
  dimensions: DIMENSIONS.map((key) => ({ key, title: { en: `The ${key}` } })),
  items: ITEMS,
  questions: [
    { kind: 'rating', key: 'satisfaction', text: { en: 'Satisfied?' }, min: 1, max: 5, topBoxFrom: 4, on: true },
  ],
};

const COLUMNS = [
  'response_id',
  'responded_at',
  'satisfaction',
  ...ITEMS.flatMap(({ key }) => [`E.${key}`, `P.${key}`]),
];

/** Answers in which satisfaction follows credibility, which is expected high and received low. */
function rows(name: string, day: string, count: number, seed: number): string[] {
  const random = seededRandom(seed);
  const upTo = (most: number): number => Math.floor(random() * most);
  return Array.from({ length: count }, (_, at) => {
    const received = ITEMS.map((_item, i) => (i === 0 ? 1 + upTo(5) : 4 + upTo(4)));
    const expected = ITEMS.map((_item, i) => (i < 3 ? 7 - upTo(2) : 4 + upTo(2)));
    const satisfaction = Math.min(5, Math.max(1, (received[0] ?? 0) + (upTo(3) - 1)));
    return [`${name}-${at}`, day, satisfaction, ...ITEMS.flatMap((_item, i) => [expected[i], received[i]])].join(',');
  });
}

/** Forms ticked in one stroke. */
const careless = (name: string, day: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => [`${name}-${at}`, day, 5, ...Array<number>(18).fill(7)].join(','));

const YEAR = 'from=2026-01-01&to=2026-12-31';
const HERE = `questionnaire=nine-items&${YEAR}`;

describeOnEachDatabase('priorities', (dialect) => {
  let it: TestApp;
  const bring = async (lines: readonly string[]) => {
    const file = [COLUMNS.join(','), ...lines].join('\n');
    await importResponses(it.context, Readable.from([Buffer.from(file)]), { questionnaireKey: 'nine-items' });
  };
  beforeAll(async () => {
    it = await startTestApp(dialect);
    await importQuestionnaire(it.context, QUESTIONNAIRE);
    await bring([
      ...rows('a', '2026-02-03', 150, 1),
      ...careless('c', '2026-02-04', 3),
      ...rows('b', '2026-02-10', 150, 2),
      ...careless('d', '2026-02-11', 4),
      ...rows('e', '2026-03-03', 30, 3),
    ]);
    it.clock.advance(14 * 86_400_000);
  });
  afterAll(() => it.close());

  const keyWithRows = () => it.apiKey(['cards:read', 'responses:read']);
  const read = async (key: string, query = '') =>
    (await it.agent.get(`/api/v1/priorities?${HERE}${query}`).set('Authorization', key).expect(200)).body;

  test('the page says what to concentrate on, what weighs most, and whether the claim holds', async () => {
    const agent = await it.signIn('administrator');
    const { text } = await agent.get(`/priorities?${HERE}&wait=yes`).expect(200);
    const said = text.replace(/[\u2066-\u2069]/g, '');
    expect(said).toContain('<h1>Concentrate on provider credibility</h1>');
    expect(said).toContain('provider credibility goes along with satisfaction most');
    expect(said).toContain(
      'Yes: “The provider” surely weighs most, and “provider credibility” more than any other item',
    );
    expect(said).toContain('7 answers of 337 look careless');
    expect(said).toContain('7 forms with one answer throughout.');
    const derived = await agent.get(`/priorities?${HERE}&importance=drivers`).expect(200);
    expect(derived.text).toContain('Association, not cause');
    expect(derived.text).toContain('aria-current="true">What goes with satisfaction');
  });

  test('a page does not wait for weights that nobody asked for before: it leads to them', async () => {
    const agent = await it.signIn('administrator');
    const address = '/priorities?questionnaire=nine-items&from=2026-02-01&to=2026-11-30&importance=drivers';
    const { text } = await agent.get(address).expect(200);
    expect(text).toContain('The weights are worked out from the single answers');
    expect(text).not.toContain('Association, not cause');
    const href = /href="([^"]+)" data-to-come="priorities-figures"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(href).toContain('importance=drivers');
    const whole = await agent.get(href).expect(200);
    expect(whole.text).toContain('Association, not cause');
    expect(whole.text).not.toContain('data-to-come');
    expect((await agent.get(address).expect(200)).text).toContain('Association, not cause');
  });

  test('without the careless answers the means and weights are those of the others', async () => {
    const key = await keyWithRows();
    const all = await read(key);
    const without = await read(key, '&careless=without');
    expect([all.careless, all.responses, without.careless, without.responses]).toEqual(['with', 337, 'without', 330]);
    expect(all.comparison).toMatchObject({
      responses: 337,
      flagged: 7,
      byFlag: { one_answer_throughout: 7, levels_turned_round: 0 },
    });
    expect([all.drivers.n, without.drivers.n]).toEqual([337, 330]);
    const first = (body: typeof all) => body.byExpectation.items[0];
    expect(first(all).performance.value).toBeGreaterThan(first(without).performance.value);
    expect(all.comparison.items[0].performance).toEqual({
      with: first(all).performance.value,
      without: first(without).performance.value,
    });
    const heaviest = (body: typeof all) => body.drivers.items[0];
    expect(heaviest(all)).toMatchObject({
      key: 'provider.credibility',
      ci95: [expect.any(Number), expect.any(Number)],
    });
    expect(heaviest(without).ci95[0]).toBeGreaterThan(60);
    expect(all.comparison.items[0].weight).toEqual({
      with: heaviest(all).weight,
      without: expect.closeTo(heaviest(without).weight, 9),
    });
    expect(all.claim).toMatchObject({ dimension: { outcome: 'yes' }, item: { outcome: 'yes' } });
  });

  test('readers without row access are told the flagged answers in runs of enough, and nothing of a small group', async () => {
    const coarse = await it.apiKey(['cards:read']);
    const all = await read(coarse);
    expect(all).toMatchObject({ responses: 337, comparison: { flagged: 7, byFlag: null } });
    // Up to the first week only three had come.
    const month = 'from=2026-02-01&to=2026-02-07';
    const early = await it.agent
      .get(`/api/v1/priorities?questionnaire=nine-items&${month}`)
      .set('Authorization', coarse)
      .expect(200);
    expect(early.body).toMatchObject({ responses: 153, drivers: { status: 'ready' }, comparison: null });
    const few = await it.agent
      .get('/api/v1/priorities?questionnaire=nine-items&from=2026-03-01&to=2026-03-07')
      .set('Authorization', coarse)
      .expect(200);
    expect(few.body).toMatchObject({ responses: 30, drivers: { status: 'too_few', items: [] } });
    const manager = await it.signIn('manager');
    expect((await manager.get(`/priorities?${HERE}&wait=yes`).expect(200)).text).not.toContain('forms with one answer');
    const staff = await it.signIn('staff');
    await staff.get('/priorities').expect(403);
  });

  test('the tables can be taken away', async () => {
    const agent = await it.signIn('administrator');
    const csv = await agent.get(`/priorities?${HERE}&format=csv&table=drivers`).expect(200);
    expect(csv.headers['content-disposition']).toContain('priorities-drivers.csv');
    expect(csv.text).toMatch(/provider credibility,0\.\d+,0\.\d+,0\.\d+,with satisfaction,little/);
    const xlsx = await agent.get(`/priorities?${HERE}&format=xlsx`).expect(200);
    expect(xlsx.headers['content-type']).toContain('spreadsheetml');
    await agent.get(`/priorities?${HERE}&format=csv&table=other`).expect(404);
    await agent.get(`/priorities?${HERE}&importance=other`).expect(422);
  });

  test('a segment without answers says what to do', async () => {
    const agent = await it.signIn('administrator');
    const { text } = await agent.get('/priorities?questionnaire=nine-items&from=2020-01-01&to=2020-02-01').expect(200);
    expect(text).toContain('No answers in this period yet');
  });

  test('figures are kept, made anew when answers come, and of few periods', async () => {
    const key = await keyWithRows();
    const kept = () => it.db.knex('background_figures').where({ kind: 'drivers' }).orderBy(['segment', 'period']);
    const before = await read(key);
    const [first] = await kept();
    await it.db.knex('background_figures').update({ computed_at: '2001-01-01T00:00:00.000Z' });
    expect((await read(key)).drivers).toMatchObject({ computedAt: '2001-01-01T00:00:00.000Z', n: before.drivers.n });
    await bring(rows('f', '2026-03-10', 5, 4));
    expect((await read(key)).drivers).toMatchObject({ current: true, n: before.drivers.n + 5 });
    expect((await kept()).length).toBeGreaterThan(0);
    for (let day = 10; day < 18; day += 1) {
      const period = `from=2026-01-01&to=2026-12-${day}`;
      await it.agent.get(`/api/v1/priorities?questionnaire=nine-items&${period}`).set('Authorization', key).expect(200);
    }
    const segment = await it.db.knex('background_figures').where({ kind: 'drivers', segment: first.segment });
    expect(segment).toHaveLength(5);
    expect(segment.map(({ period }) => period)).toContain('2026-01-01 2026-12-17');
  });

  test('of many answers they are worked out by one job, the old ones shown meanwhile', async () => {
    const key = await keyWithRows();
    it.clock.advance(60_000);
    const before = await read(key);
    await bring(rows('g', '2026-03-11', 1700, 5));
    const jobs = () => it.db.knex('jobs').where({ kind: 'analysis.background' });
    const [one, other] = await Promise.all([read(key), read(key)]);
    expect([one.drivers, other.drivers]).toEqual([
      { ...before.drivers, current: false },
      { ...before.drivers, current: false },
    ]);
    expect(one.responses).toBe(before.responses + 1700);
    expect(await jobs()).toHaveLength(1);
    const agent = await it.signIn('administrator');
    expect((await agent.get(`/priorities?${HERE}`).expect(200)).text).toContain('newer figures take a moment');
    expect((await agent.get(`/priorities?questionnaire=nine-items&from=2026-01-02&to=2026-12-31`)).text).toContain(
      'Look again',
    );
    it.clock.advance(60_000);
    await it.jobs.drain();
    expect(await jobs()).toEqual([]);
    expect((await read(key)).drivers).toMatchObject({ current: true, n: before.drivers.n + 1700 });
  });
});
