import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { importResponses } from '../../../src/features/responses/index.ts';
import { foldChanges } from '../../../src/features/state/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

interface Some {
  branch: string;
  provider?: string;
  topic?: string;
  day?: string;
  n: number;
  /** Received, of 7 expected: this and one less in turn. */
  received: number;
}

/** Haifa has the hard topic and Yafo the easy one; on each of them they are alike. Eilat is worse on both. */
const ANSWERS: Some[] = [
  { branch: 'Haifa', provider: 'Noa', topic: 'hard', n: 60, received: 4 },
  { branch: 'Haifa', provider: 'Avi', topic: 'easy', n: 20, received: 7 },
  { branch: 'Yafo', provider: 'Avi', topic: 'hard', n: 20, received: 4 },
  { branch: 'Yafo', provider: 'Avi', topic: 'easy', n: 60, received: 7 },
  { branch: 'Eilat', provider: 'Dan', topic: 'hard', n: 30, received: 2 },
  { branch: 'Eilat', provider: 'Dan', topic: 'easy', n: 30, received: 5 },
  { branch: 'Acre', provider: 'Gil', topic: 'easy', n: 12, received: 6 },
  { branch: 'Arad', provider: 'Tal', topic: 'easy', n: 3, received: 2 },
  { branch: 'Haifa', provider: 'Noa', topic: 'hard', day: '2026-01-10', n: 40, received: 6 },
];

const Answer = z.object({
  units: z.array(
    z.looseObject({
      name: z.string(),
      n: z.number().nullable(),
      mean: z.number().nullable(),
      difference: z.number().nullable(),
      group: z.string().nullable(),
    }),
  ),
});

function figure(value: number | null): number {
  if (value === null) throw new Error('There is no such figure.');
  return value;
}

const MONTH = 'from=2026-02-01&to=2026-02-28';

describeOnEachDatabase('comparison', (dialect) => {
  let it: TestApp;
  let exact: string;
  let coarse: string;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    const rows = ANSWERS.flatMap(({ branch, provider, topic, day = '2026-02-10', n, received }) =>
      Array.from(
        { length: n },
        (_, at) => `${day},${branch},${provider},${topic},${at % 3 ? 'he' : 'en'},7,${received - (at % 2)}`,
      ),
    );
    const head = 'responded_at,branch,provider,topic,locale,E.process.speed,P.process.speed';
    const questionnaireKey = 'service-three-dimensions';
    const file = Readable.from([Buffer.from([head, ...rows].join('\n'))]);
    const report = await importResponses(it.context, file, { questionnaireKey });
    expect(report).toMatchObject({ refused: 0 });
    await foldChanges(it.container.services);
    exact = await it.apiKey(['cards:read', 'responses:read']);
    coarse = await it.apiKey(['cards:read']);
  });
  afterAll(() => it.close());

  const read = async (key: string, query: string) =>
    (await it.agent.get(`/api/v1/comparison?measure=gap:item:process.speed&${query}`).set('Authorization', key)).body;
  const unitsOf = (body: unknown) => (name: string) => {
    const found = Answer.parse(body).units.find((unit) => unit.name === name);
    if (found === undefined) throw new Error(`There is no unit ${name}.`);
    return found;
  };

  test('branches stand to the rest like with like, not by the topics they have', async () => {
    const body = await read(exact, MONTH);
    expect(body).toMatchObject({ of: 'branch', within: 'topic', whole: { n: 235 } });
    const units = unitsOf(body);
    expect(figure(units('Haifa').mean)).toBeLessThan(figure(units('Yafo').mean) - 1);
    expect(figure(units('Haifa').difference) - figure(units('Yafo').difference)).toBeLessThan(0.3);
    expect(units('Eilat')).toMatchObject({ group: 'below', n: 60, compared: 60 });
    expect(units('Haifa').group).toBe('above');
    expect(units('Acre')).toMatchObject({ group: null, notCompared: 'too_few_answers', n: 12, difference: null });
    expect(body.units.map(({ name }: { name: string }) => name)).toEqual(['Acre', 'Arad', 'Eilat', 'Haifa', 'Yafo']);
  });

  test('without row access a small branch is not told of, nor what would show it', async () => {
    const body = await read(coarse, MONTH);
    const units = unitsOf(body);
    expect(units('Arad')).toMatchObject({ n: null, mean: null, notCompared: 'withheld' });
    // All less the other four would be those three.
    const shown = body.units.filter(({ n }: { n: number | null }) => n !== null);
    expect(shown.length).toBeLessThan(4);
    expect(units('Eilat').group).toBe('below');
    const told = shown.reduce((sum: number, { n }: { n: number }) => sum + n, 0);
    const beside = body.whole.n - told;
    expect(beside === 0 || beside >= 5).toBe(true);
  });

  test('providers need ten answers to be told of', async () => {
    const units = unitsOf(await read(coarse, `of=provider&${MONTH}`));
    expect(units('Tal').n).toBeNull();
    expect(units('Dan')).toMatchObject({ group: 'below', n: 60 });
  });

  test('topics are compared within branches, languages as they are', async () => {
    const topics = await read(exact, `of=topic&${MONTH}`);
    expect(topics.within).toBe('branch');
    expect([unitsOf(topics)('easy').group, unitsOf(topics)('hard').group]).toEqual(['above', 'below']);
    const languages = await read(exact, `of=language&${MONTH}`);
    expect(languages.within).toBeNull();
    expect(languages.units).toMatchObject([{ key: 'en' }, { key: 'he' }, { key: 'ms', n: 0 }]);
  });

  test.each(['exact', 'coarse'])(
    'topics of one provider are compared, for %s readers, though not within branches',
    async (which) => {
      const key = which === 'exact' ? exact : coarse;
      const body = await read(key, `of=topic&provider=Dan&${MONTH}`);
      const topics = unitsOf(body);
      expect(topics('hard')).toMatchObject({ n: 30, mean: -5.5, group: 'below' });
      expect(topics('easy')).toMatchObject({ n: 30, mean: -2.5, group: 'above' });
      expect(body.within).toBeNull();
    },
  );

  test('what is not kept ready is counted from the answers', async () => {
    const haifa = await read(exact, `of=provider&branch=Haifa&${MONTH}`);
    expect(['Noa', 'Avi', 'Dan'].map((name) => unitsOf(haifa)(name).n)).toEqual([60, 20, 0]);
    expect(haifa.within).toBeNull();
    const told = await read(coarse, `of=provider&branch=Haifa&${MONTH}`);
    expect(unitsOf(told)('Noa').n).toBe(60);
    expect(await read(coarse, `of=provider&branch=Haifa&channel=phone&${MONTH}`)).toMatchObject({ status: 422 });
  });

  test('a period is held beside the one before and the same a year ago', async () => {
    const body = await read(exact, `of=period&branch=Haifa&topic=hard&${MONTH}`);
    expect(body.earlier).toMatchObject([
      { name: 'before', period: { from: '2026-01-01', to: '2026-01-31' }, n: 40, change: 'down', difference: -2 },
      { name: 'year_ago', period: { from: '2025-02-01', to: '2025-02-28' }, n: 0, change: 'too_few' },
    ]);
    expect(body.whole).toMatchObject({ n: 60, mean: -3.5 });
  });

  test.each([
    ['of=weather', 422],
    ['branch=Haifa', 422],
    ['of=branch&branhc=x', 422],
    ['topic=nowhere', 404],
  ])('%s is refused', async (query, status) => {
    expect(await read(exact, query)).toMatchObject({ status });
  });

  test('a manager reads the answer first, follows it to the card, and takes it away', async () => {
    const manager = await it.signIn('manager');
    const page = await manager.get(`/compare?measure=gap:item:process.speed&${MONTH}`);
    expect(page.text).toMatch(
      /<h1><span class="sentence">Above the rest: [^<]*Haifa[^<]*\.<\/span> <span class="sentence">Below the rest: [^<]*Eilat[^<]*\.<\/span><\/h1>/,
    );
    expect(page.text).toContain('Too few answers to be shown');
    expect(page.text).toMatch(/<a href="\/card\?[^"]*branch=[^"]*"><bdi>Eilat<\/bdi>/);
    const csv = await manager.get(`/compare?measure=gap:item:process.speed&${MONTH}&format=csv`);
    expect(csv.text).toContain('Eilat,Below the rest,');
    expect((await manager.get(`/compare?${MONTH}&format=xlsx`)).status).toBe(200);
    const one = await manager.get(`/compare?branch=Haifa&${MONTH}`);
    expect([one.status, one.headers.location]).toEqual([303, expect.not.stringContaining('branch=Haifa')]);
  });

  test('a manager of some branches compares those alone', async () => {
    const branches: { id: string }[] = await it.db.knex('branches').whereIn('name', ['Haifa', 'Eilat']).select('id');
    const manager = await it.signIn('manager', { branchIds: branches.map(({ id }) => id) });
    const page = await manager.get(`/compare?measure=gap:item:process.speed&${MONTH}`);
    expect(page.text).toContain('Eilat');
    expect(page.text).not.toContain('Yafo');
    for (const kind of ['provider', 'topic', 'language', 'period']) {
      const { status, text } = await manager.get(`/compare?of=${kind}&${MONTH}`);
      expect([kind, status, /undefined|NaN/.test(text)]).toEqual([kind, 200, false]);
    }
  });

  test.each(['he', 'en', 'ms'] as const)('reads whole in %s, with and without answers', async (locale) => {
    const admin = await it.signIn('administrator', { locale });
    for (const period of [MONTH, 'from=2020-01-01&to=2020-01-31']) {
      for (const kind of ['branch', 'provider', 'topic', 'language', 'period']) {
        const { status, text } = await admin.get(
          `/compare?of=${kind}&measure=performance:item:process.speed&${period}`,
        );
        expect(status).toBe(200);
        expect(text).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });

  test('is not for organisers or staff', async () => {
    expect((await (await it.signIn('organiser')).get('/compare')).status).toBe(403);
    expect((await (await it.signIn('staff')).get('/compare')).status).toBe(403);
  });
});
