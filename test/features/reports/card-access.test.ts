import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire/definition.ts';
import { importQuestionnaire } from '../../../src/features/questionnaires/index.ts';
import { importResponses } from '../../../src/features/responses/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

const ONE_ITEM: QuestionnaireDefinition = {
  key: 'one-item',
  title: { en: 'One item' },
  scale: { min: 1, max: 7, low: { en: 'low' }, high: { en: 'high' } },
  minimumAsked: false,
  dimensions: [{ key: 'a', title: { en: 'A' } }],
  items: [{ key: 'a.one', dimension: 'a', text: { en: 'One' } }],
  questions: [
    { kind: 'rating', key: 'satisfaction', text: { en: 'Satisfied?' }, min: 1, max: 5, topBoxFrom: 4, on: true },
  ],
};

/** Forty answers in Haifa on the third of March, eight on the fourth, and three in Eilat. */
const FILE = [
  'responded_at,provider,branch,satisfaction,E.a.one,P.a.one',
  ...Array.from({ length: 40 }, (_, n) => `2026-03-03,Noa,Haifa,${1 + (n % 5)},6,${2 + (n % 5)}`),
  ...Array.from({ length: 8 }, (_, n) => `2026-03-04,Avi,Haifa,5,7,${1 + (n % 7)}`),
  ...Array.from({ length: 3 }, (_, n) => `2026-03-04,Avi,Eilat,1,7,${1 + n}`),
].join('\n');

describeOnEachDatabase('who sees what of a report card', (dialect) => {
  let it: TestApp;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    await importQuestionnaire(it.context, ONE_ITEM);
    await importResponses(it.context, Readable.from([Buffer.from(FILE)]), { questionnaireKey: 'one-item' });
    // What lies in a week that is not over is told to nobody without row access.
    it.clock.advance(14 * 86_400_000);
  });
  afterAll(() => it.close());

  const card = async (key: string, query: string) => {
    const path = `/api/v1/report-card?questionnaire=one-item&${query}`;
    return (await it.agent.get(path).set('Authorization', key)).body;
  };

  test('with row access it is of the very days; without, of whole weeks or months', async () => {
    const exact = await it.apiKey(['cards:read', 'responses:read']);
    const coarse = await it.apiKey(['cards:read']);
    const day = 'from=2026-03-03&to=2026-03-03';
    expect(await card(exact, day)).toMatchObject({ period: { from: '2026-03-03', to: '2026-03-03' }, responses: 40 });
    expect(await card(coarse, day)).toMatchObject({ period: { from: '2026-03-01', to: '2026-03-07' }, responses: 51 });
    const month = 'from=2026-03-01&to=2026-03-31';
    expect((await card(coarse, month)).period).toEqual({ from: '2026-03-01', to: '2026-03-31' });
    const manager = await it.signIn('manager');
    const page = await manager.get(`/card?questionnaire=one-item&${day}`);
    expect(page.text).toContain('value="2026-03-01"');
  });

  test('a small group, and what is left beside one, tell neither figures nor their number', async () => {
    const coarse = await it.apiKey(['cards:read']);
    const none = { responses: null, invited: null, delivered: null, responseRate: null };
    const nothing = { withheld: true, ...none, overall: { n: 0, gap: { mean: null } } };
    expect(await card(coarse, 'from=2026-03-01&to=2026-03-31&branch=Eilat')).toMatchObject(nothing);
    expect(await card(coarse, 'from=2026-03-01&to=2026-03-31&branch=Haifa')).toMatchObject(nothing);
    expect(await card(coarse, 'from=2026-03-01&to=2026-03-31')).toMatchObject({ withheld: false, responses: 51 });
    expect(await card(coarse, 'from=2026-03-01&to=2026-03-31&branch=Haifa&provider=Noa&topic=x')).toMatchObject({
      status: 404,
    });
    const exact = await it.apiKey(['cards:read', 'responses:read']);
    const few = await card(exact, 'from=2026-03-01&to=2026-03-31&branch=Eilat');
    expect(few).toMatchObject({ withheld: false, responses: 3 });
    const three = 'from=2026-03-01&to=2026-03-31&branch=Haifa&provider=Noa&channel=phone';
    expect(await card(coarse, three)).toMatchObject({ status: 422, code: 'too_many_filters' });
  });

  test('branches and providers that are not one’s own are as if they did not exist', async () => {
    const branches = await it.db.knex('branches').select('id', 'name');
    const idOf = (name: string): string => branches.find((branch) => branch.name === name).id;
    const provider = await it.db.knex('providers').where({ name: 'Noa' }).first('id');
    const manager = await it.signIn('manager', { branchIds: [idOf('Haifa')] });
    const month = 'questionnaire=one-item&from=2026-03-01&to=2026-03-31';
    expect((await manager.get(`/card?${month}`)).text).toContain('>48<');
    expect((await manager.get(`/card?${month}&branch=${idOf('Eilat')}`)).status).toBe(404);
    const noa = await it.signIn('staff', { providerId: provider.id });
    const own = await noa.get(`/card?${month}&provider=Avi`);
    expect([own.status, own.text.includes('>40<')]).toEqual([200, true]);
    expect((await (await it.signIn('staff')).get(`/card?${month}`)).status).toBe(403);
  });

  test('periods that cannot be and filters that are misspelt are refused in a sentence', async () => {
    const exact = await it.apiKey(['cards:read', 'responses:read']);
    for (const period of ['from=2026-03-02&to=2026-03-01', 'from=2026-03-19', 'from=1990-01-01', 'from=2026-02-30']) {
      const refused = await card(exact, period);
      expect([period, refused.status, Object.keys(refused.errors)]).toEqual([period, 422, expect.any(Array)]);
    }
    const misspelt = await card(exact, 'provdier=Noa');
    expect([misspelt.status, JSON.stringify(misspelt.errors)]).toEqual([422, expect.stringContaining('provdier')]);
  });

  test('a usual period that ends after today says why to those who are told whole weeks, and to no others', async () => {
    const why = 'The period ends after today';
    const read = async (role: 'manager' | 'administrator', query = '') =>
      (await (await it.signIn(role)).get(`/card?questionnaire=one-item${query}`).expect(200)).text;
    expect(await read('manager')).toContain(why);
    expect(await read('manager', '&from=2026-03-01&to=2026-03-31')).not.toContain(why);
    expect(await read('administrator')).not.toContain(why);
  });

  test('a name that several have is not guessed at: its code or id tells them apart, where the reader knows of both', async () => {
    const key = await it.apiKey(['cards:read', 'responses:read']);
    const { knex } = it.db;
    const [haifa, eilat]: { id: string }[] = await Promise.all(
      ['Haifa', 'Eilat'].map((name) => knex('branches').where({ name }).first('id')),
    );
    const eilatOnly = await it.signIn('manager', { branchIds: [eilat?.id ?? ''] });
    await knex('branches')
      .where({ id: eilat?.id })
      .update({ name: 'Haifa', name_key: 'haifa', code: 'E1', code_key: 'e1' });
    const days = 'from=2026-03-01&to=2026-03-31';
    const several = await card(key, `${days}&branch=haifa`);
    expect(several).toMatchObject({ status: 422, code: 'ambiguous_place', errors: { branch: expect.any(String) } });
    const page = await (await it.signIn('manager'))
      .get(`/card?questionnaire=one-item&${days}&branch=haifa`)
      .expect(422);
    expect(page.text).toContain('Several are called so');
    expect((await card(key, `${days}&branch=E1`)).responses).toBe(3);
    expect((await card(key, `${days}&branch=${haifa?.id}`)).responses).toBe(48);
    await eilatOnly.get(`/card?questionnaire=one-item&${days}&branch=haifa`).expect(200);
    await eilatOnly.get(`/card?questionnaire=one-item&${days}&branch=${haifa?.id}`).expect(404);
    // Out of use it no longer stands in the way of the one that is in use.
    await knex('branches').where({ id: eilat?.id }).update({ active: false });
    expect((await card(key, `${days}&branch=haifa`)).responses).toBe(48);
    await knex('branches')
      .where({ id: eilat?.id })
      .update({ name: 'Eilat', name_key: 'eilat', code: null, code_key: null, active: true });
  });
});
