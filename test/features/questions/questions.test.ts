import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { importQuestionnaire } from '../../../src/features/questionnaires/index.ts';
import { importResponses } from '../../../src/features/responses/index.ts';
import { foldChanges } from '../../../src/features/state/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

const KEY = 'every-question';
const DAYS = 'from=2026-02-01&to=2026-02-28';
const FEBRUARY = `questionnaire=${KEY}&${DAYS}`;

describeOnEachDatabase('the other questions', (dialect) => {
  let it: TestApp;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    const questions = DEFAULT_QUESTIONNAIRE.questions.map((question) => ({ ...question, on: true }));
    await importQuestionnaire(it.context, { ...DEFAULT_QUESTIONNAIRE, key: KEY, questions });
    const row = (day: string, branch: string, at: number, satisfied: number) =>
      [
        day,
        branch,
        satisfied,
        at % 4 ? 9 : 3,
        6,
        6,
        at % 2 ? 3 : 4,
        at % 3 ? 'no' : 'yes',
        at % 5 ? 'no' : 'yes',
      ].join();
    const rows = [
      ...Array.from({ length: 60 }, (_, at) => row('2026-02-10', 'Haifa', at, at % 10 ? 5 : 2)),
      ...Array.from({ length: 60 }, (_, at) => row('2026-01-13', 'Haifa', at, at % 2 ? 5 : 2)),
      ...Array.from({ length: 3 }, (_, at) => row('2026-02-10', 'Eilat', at, 1)),
    ];
    const head = 'responded_at,branch,satisfaction,nps,ces,style_preferred,style_received,would_pay,wrong';
    const file = Readable.from([Buffer.from([head, ...rows].join('\n'))]);
    expect(await importResponses(it.context, file, { questionnaireKey: KEY })).toMatchObject({ refused: 0 });
    await foldChanges(it.container.services);
  });
  afterAll(() => it.close());

  test('say who is satisfied and whether that changed, first of all', async () => {
    const admin = await it.signIn('administrator');
    const { text } = await admin.get(`/questions?${FEBRUARY}&branch=Haifa`);
    expect(text).toMatch(
      /<h1>[^<]*90%[^<]* of those who answered are satisfied; more than in the period before\.<\/h1>/,
    );
    // 45 promoters and 15 detractors of 60.
    expect(text).toMatch(/Net promoter score [^<]*\+50/);
    expect(text).toContain('higher is easier');
    expect(text).toContain('The style received is more matter-of-fact than preferred');
    // All preferred 6 and got 3 or 4.
    expect(text).toContain('Received less preferred, within each person: ');
    expect(text).toMatch(/0%.*got the style they prefer.*0%.*got a warmer.*100%.*got a more matter-of-fact one/s);
    expect(text).not.toContain('switched off');
    // Neither end of the scale of styles is the better one: no share of its upper end.
    expect(text).toMatch(/id="q-style_preferred"[\s\S]*?6\.00[^<]* mean, scale 1 to 7/);
    expect(text).not.toMatch(/id="q-style_preferred"(?:(?!<\/section>)[\s\S])*answered \d to 7/);
  });

  test('are taken away with shares, intervals and changes', async () => {
    const admin = await it.signIn('administrator');
    const csv = await admin.get(`/questions?${FEBRUARY}&branch=Haifa&format=csv&table=answers`);
    expect(csv.text).toContain('Would you pay 5% more for service like this?,Yes,20,0.33');
    const style = await admin.get(`/questions?${FEBRUARY}&branch=Haifa&format=csv&table=style`);
    expect(style.text).toContain('got a more matter-of-fact one,60,1,');
    const manager = await it.signIn('manager');
    const { text } = await manager.get(`/questions?${FEBRUARY}&format=csv&table=style`);
    expect(text).toContain('got a more matter-of-fact one,63,1,');
    expect((await admin.get(`/questions?${FEBRUARY}&format=xlsx`)).status).toBe(200);
  });

  test('that a newer version does not ask any more are told of those who answered them', async () => {
    const key = 'fewer-questions';
    const questions = DEFAULT_QUESTIONNAIRE.questions.map((question) => ({ ...question, on: true }));
    await importQuestionnaire(it.context, { ...DEFAULT_QUESTIONNAIRE, key, questions });
    const rows = ['responded_at,branch,satisfaction,nps', ...Array.from({ length: 20 }, () => '2026-02-10,Haifa,5,10')];
    await importResponses(it.context, Readable.from([Buffer.from(rows.join('\n'))]), { questionnaireKey: key });
    await foldChanges(it.container.services);
    const fewer = questions.filter((question) => question.key !== 'nps');
    await importQuestionnaire(it.context, { ...DEFAULT_QUESTIONNAIRE, key, questions: fewer });
    for (const role of ['administrator', 'manager'] as const) {
      const { text } = await (await it.signIn(role)).get(`/questions?questionnaire=${key}&${DAYS}`);
      expect(text).toMatch(/Net promoter score [^<]*\+100/);
    }
  });

  test('are told of an option whose key is the name of something that every object has', async () => {
    const key = 'who-came';
    const options = ['architect', 'constructor'].map((option) => ({ key: option, text: { en: `The ${option}` } }));
    const whoCame = { kind: 'choice', key: 'who', text: { en: 'Who came?' }, options, on: true } as const;
    await importQuestionnaire(it.context, { ...DEFAULT_QUESTIONNAIRE, key, questions: [whoCame] });
    const came = async (day: string, who: string) => {
      const rows = ['responded_at,branch,who', ...Array.from({ length: 10 }, () => `${day},Haifa,${who}`)];
      await importResponses(it.context, Readable.from([Buffer.from(rows.join('\n'))]), { questionnaireKey: key });
    };
    const admin = await it.signIn('administrator');
    const table = async () =>
      (await admin.get(`/questions?questionnaire=${key}&from=2026-02-02&to=2026-02-27&format=csv&table=answers`)).text;
    await came('2026-02-01', 'architect');
    await came('2026-02-10', 'architect');
    await foldChanges(it.container.services);
    expect(await table()).toMatch(/The architect,10,1,[\s\S]*The constructor,0,0,/);
    await came('2026-02-28', 'constructor');
    await came('2026-02-11', 'constructor');
    expect(await table()).toMatch(/The architect,10,0\.5,[\s\S]*The constructor,10,0\.5,/);
    await foldChanges(it.container.services);
    expect(await table()).toMatch(/The architect,10,0\.5,[\s\S]*The constructor,10,0\.5,/);
  });

  test('of a few people are withheld', async () => {
    const manager = await it.signIn('manager');
    const { text } = await manager.get(`/questions?${FEBRUARY}&branch=Eilat`);
    expect(text).toContain('<h1>No answers to these questions in this period.</h1>');
    const admin = await it.signIn('administrator');
    const exact = await admin.get(`/questions?${FEBRUARY}&branch=Eilat`);
    expect(exact.text).toContain('Too few answers to say');
    expect(exact.text).not.toContain('data-chart');
  });

  test('of a manager of some branches are theirs alone', async () => {
    const eilat: { id: string } = await it.db.knex('branches').where({ name: 'Eilat' }).first('id');
    const manager = await it.signIn('manager', { branchIds: [eilat.id] });
    expect((await manager.get(`/questions?${FEBRUARY}`)).text).not.toContain('90%');
    expect((await manager.get(`/questions?${FEBRUARY}&branch=Haifa`)).status).toBe(404);
  });

  test('that are not asked are named, with how to ask them', async () => {
    const admin = await it.signIn('administrator');
    const { text } = await admin.get('/questions?questionnaire=service-three-dimensions');
    expect(text).toContain('It was easy to get my matter handled');
    expect(text).toContain('5 questions are switched off');
  });

  test.each(['he', 'en', 'ms'] as const)('read whole in %s, with and without answers', async (locale) => {
    const admin = await it.signIn('administrator', { locale });
    for (const query of [FEBRUARY, `questionnaire=${KEY}&from=2020-01-01&to=2020-01-31`]) {
      const { status, text } = await admin.get(`/questions?${query}`);
      expect(status).toBe(200);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test('are not for organisers or staff', async () => {
    expect((await (await it.signIn('organiser')).get('/questions')).status).toBe(403);
    expect((await (await it.signIn('staff')).get('/questions')).status).toBe(403);
  });
});
