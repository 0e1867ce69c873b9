import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire/definition.ts';
import { findQuestionnaire, latestVersion } from '../../../src/features/questionnaires/index.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { formOn } from '../../support/page-form.ts';

const KEY = 'run-on';
const text = (en: string) => ({ en });
const FIRST: QuestionnaireDefinition = {
  key: KEY,
  title: text('Run on'),
  scale: { min: 1, max: 5, low: text('Low'), high: text('High') },
  minimumAsked: false,
  dimensions: [{ key: 'care', title: text('Care') }],
  items: [
    { key: 'care.kind', dimension: 'care', text: text('Kindness') },
    { key: 'care.ear', dimension: 'care', text: text('Listening') },
  ],
  questions: [],
};
const EACH = 12;

describeOnEachDatabase('a card over versions', (dialect) => {
  let it: TestApp;
  let administrator: Agent;
  let key: string;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    administrator = await it.signIn('administrator');
    key = await it.apiKey(['questionnaires:write', 'responses:write', 'cards:read', 'responses:read']);
  });
  afterAll(() => it.close());

  const api = (path: string) => it.agent.get(`/api/v1${path}`).set('Authorization', key).expect(200);

  /** Answers with the newest version: every item expected at 5 and received at this level. */
  async function answer(day: string, received: number, items: readonly string[]): Promise<void> {
    const columns = items.flatMap((item) => [`E.${item}`, `P.${item}`]);
    const rows = Array.from({ length: EACH }, (_, at) =>
      [`r-${received}-${at}`, day, ...items.flatMap(() => ['5', String(received)])].join(','),
    );
    const csv = [['response_id', 'responded_at', ...columns].join(','), ...rows].join('\n');
    await administrator.post('/responses/import').type('form').send({ questionnaire: KEY, csv }).expect(200);
  }

  async function edit(changes: object): Promise<void> {
    await administrator.post(`/questionnaires/${KEY}/draft`).expect(303);
    for (const [path, fields] of [
      [`/questionnaires/${KEY}/draft/dimensions/care`, changes],
      [`/questionnaires/${KEY}/draft/publish`, {}],
    ] as const) {
      const opened = formOn((await administrator.get(path)).text, path);
      await administrator
        .post(path)
        .type('form')
        .send({ ...opened, act: 'save', ...fields })
        .expect(303);
    }
  }

  test('items keep their key: a new wording runs on, an added item begins, a removed one stays in what it was asked in', async () => {
    await it.agent.post('/api/v1/questionnaires').set('Authorization', key).send(FIRST).expect(201);
    await answer('2026-03-02', 3, ['care.kind', 'care.ear']);
    await edit({
      'items.care.kind.text.en': 'Kindness of staff',
      'new.text.en': 'Patience',
      'new.key': 'care.patience',
    });
    await answer('2026-03-03', 4, ['care.kind', 'care.ear', 'care.patience']);
    await edit({ remove: 'care.ear' });
    await answer('2026-03-04', 5, ['care.kind', 'care.patience']);

    const questionnaire = await findQuestionnaire(it.db.knex, KEY);
    expect((await latestVersion(it.db.knex, questionnaire?.id ?? '')).version).toBe(3);
    const card = (await api(`/report-card?questionnaire=${KEY}&from=2026-03-01&to=2026-03-31`)).body;
    expect(card.questionnaire).toMatchObject({ version: 3, versions: [1, 2, 3] });
    expect(card.responses).toBe(3 * EACH);
    const items = card.items.map((item: { key: string; n: number; performance: { mean: number } }) => [
      item.key,
      item.n,
      item.performance.mean,
    ]);
    expect(items).toEqual([
      ['care.kind', 3 * EACH, 4],
      ['care.patience', 2 * EACH, 4.5],
    ]);
    // Each version was counted by its own items; all of them stand in the dimension.
    expect(card.dimensions[0]).toMatchObject({ key: 'care', n: 3 * EACH, performance: { mean: 4 } });
    const earlier = (await api(`/report-card?questionnaire=${KEY}&from=2026-03-01&to=2026-03-03`)).body;
    expect(earlier.questionnaire).toMatchObject({ version: 2, versions: [1, 2] });
    expect(earlier.items).toContainEqual(expect.objectContaining({ key: 'care.ear', n: 2 * EACH }));
    await it.jobs.drain();
    const folded = (await api(`/report-card?questionnaire=${KEY}&from=2026-03-01&to=2026-03-31`)).body;
    expect(folded.items).toEqual(card.items);
    expect((await administrator.get(`/card?questionnaire=${KEY}&from=2026-03-01&to=2026-03-31`)).text).toContain(
      'Kindness of staff',
    );
  });
});
