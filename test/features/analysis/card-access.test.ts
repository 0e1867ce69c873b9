import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { importQuestionnaire } from '../../../src/features/questionnaires/index.ts';
import { importResponses } from '../../../src/features/responses/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { exampleQuestionnaire } from '../../support/survey-files.ts';

describeOnEachDatabase('who may see how much of a card', (dialect) => {
  let t: TestApp;
  const card = (key: string, query: string) =>
    supertest(t.app).get(`/api/v1/report-card?questionnaire=six-items${query}`).set('Authorization', key);

  beforeAll(async () => {
    t = await startTestApp(dialect);
    await importQuestionnaire(t.context, exampleQuestionnaire('six-items'));
    const item = exampleQuestionnaire('six-items').items[0]?.key;
    const rows = Array.from({ length: 43 }, (_, at) => {
      const branch = at < 40 ? 'North' : 'South';
      const day = at === 0 ? '2026-02-03' : '2026-02-04';
      return `r${at},${day}T10:00:00Z,${branch},7,${(at % 7) + 1}`;
    });
    const file = `response_id,responded_at,branch,E.${item},P.${item}\n${rows.join('\n')}\n`;
    await importResponses(t.context, Readable.from([file]), { questionnaireKey: 'six-items' });
  });
  afterAll(() => t.close());

  test('a key that reads rows gets the days it asks for, and small segments', async () => {
    const key = await t.apiKey(['cards:read', 'responses:read']);
    const day = await card(key, '&from=2026-02-03&to=2026-02-03').expect(200);
    expect(day.body).toMatchObject({ responses: 1, period: { from: '2026-02-03', to: '2026-02-03' } });
    const south = await card(key, '&from=2026-02-01&to=2026-02-28&branch=South').expect(200);
    expect(south.body).toMatchObject({ responses: 3, withheld: false });
  });

  test('any other key gets whole weeks or months, and nothing that tells of a few people', async () => {
    const key = await t.apiKey(['cards:read']);
    const day = await card(key, '&from=2026-02-03&to=2026-02-03').expect(200);
    expect(day.body).toMatchObject({ responses: 43, period: { from: '2026-02-01', to: '2026-02-07' } });
    const south = await card(key, '&from=2026-02-01&to=2026-02-28&branch=South').expect(200);
    expect(south.body).toMatchObject({
      withheld: true,
      responses: null,
      invited: null,
      delivered: null,
      responseRate: null,
    });
    expect(south.body.items[0].gap.mean).toBeNull();
    // North is large, but all less North is South.
    const north = await card(key, '&from=2026-02-01&to=2026-02-28&branch=North').expect(200);
    expect(north.body).toMatchObject({ withheld: true, responses: null });
  });

  test('a filter that is not known, or a period upside down, is refused by name', async () => {
    const key = await t.apiKey(['cards:read']);
    const misspelt = await card(key, '&provdier=Noa').expect(422);
    expect(JSON.stringify(misspelt.body.errors)).toContain('provdier');
    await card(key, '&from=2026-03-30').expect(422);
  });
});
