import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire/definition.ts';
import {
  findQuestionnaire,
  getQuestionnaireDraft,
  latestVersion,
  seedDefaultQuestionnaire,
} from '../../../src/features/questionnaires/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { formOn } from '../../support/page-form.ts';

const SMALL: QuestionnaireDefinition = {
  key: 'small',
  title: { en: 'Small survey', he: 'סקר קטן' },
  scale: { min: 1, max: 5, low: { en: 'Low', he: 'נמוך' }, high: { en: 'High', he: 'גבוה' } },
  minimumAsked: false,
  dimensions: [{ key: 'care', title: { en: 'Care', he: 'יחס' } }],
  items: [{ key: 'care.kind', dimension: 'care', text: { en: 'Kindness', he: 'אדיבות' } }],
  questions: [],
};
const reworded = (en: string): QuestionnaireDefinition => ({
  ...SMALL,
  items: [{ key: 'care.kind', dimension: 'care', text: { en, he: 'אדיבות' } }],
});

describeOnEachDatabase('questionnaires', (dialect) => {
  let it: TestApp;
  let key: string;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    await it.db.transaction((tx) => seedDefaultQuestionnaire(tx, it.context));
    key = await it.apiKey(['questionnaires:write']);
  });
  afterAll(() => it.close());

  const post = (body: object) => it.agent.post('/api/v1/questionnaires').set('Authorization', key).send(body);
  const answerNewest = async () => {
    const questionnaire = await findQuestionnaire(it.db.knex, 'small');
    const { id } = await latestVersion(it.db.knex, questionnaire?.id ?? '');
    await it.db.knex('responses').insert({
      id: it.context.ids.unordered(),
      questionnaire_id: questionnaire?.id,
      version_id: id,
      origin: 'imported',
      day: '2026-03-01',
      confidentiality: 'confidential',
      ratings: '',
      questions: '{}',
      contact_wanted: false,
    });
  };

  test('a version gives way until it is answered, and stays from then on', async () => {
    const first = await post(SMALL);
    expect([first.status, first.body.version, first.body.outcome]).toEqual([201, 1, 'created']);
    const again = await post(SMALL);
    expect([again.status, again.body.version, again.body.outcome]).toEqual([200, 1, 'unchanged']);
    const changed = await post(reworded('Kindness shown'));
    expect([changed.status, changed.body.version, changed.body.outcome]).toEqual([200, 1, 'replaced']);

    await answerNewest();
    const next = await post(reworded('Kindness of staff'));
    expect([next.status, next.body.version, next.body.outcome]).toEqual([201, 2, 'new_version']);
    const versions = await it.db.knex('questionnaire_versions').where('definition', 'like', '%care.kind%');
    expect(versions.map((row) => JSON.parse(row.definition).items[0].text.en).sort()).toEqual([
      'Kindness of staff',
      'Kindness shown',
    ]);
  });

  test('two programs that load the same key at once get one questionnaire', async () => {
    const both = await Promise.all([post({ ...SMALL, key: 'twice' }), post({ ...SMALL, key: 'twice' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(await it.db.knex('questionnaires').where({ key: 'twice' })).toHaveLength(1);
  });

  test('all faults are told at once, by their place, and nothing is written', async () => {
    const response = await post({
      ...SMALL,
      key: 'faulty',
      scale: { ...SMALL.scale, max: 6 },
      items: [{ key: 'x', dimension: 'nowhere', text: { en: 'X', he: 'X' } }],
    });
    expect(response.status).toBe(422);
    expect(response.type).toBe('application/problem+json');
    expect(Object.keys(response.body.errors)).toEqual(expect.arrayContaining(['scale.max', 'items[0].dimension']));
    expect(await findQuestionnaire(it.db.knex, 'faulty')).toBeUndefined();
  });

  test('keys without the scope are refused', async () => {
    const reader = await it.apiKey(['questionnaires:read']);
    const refused = await it.agent.post('/api/v1/questionnaires').set('Authorization', reader).send(SMALL);
    expect(refused.status).toBe(403);
    const listed = await it.agent.get('/api/v1/questionnaires').set('Authorization', reader);
    expect(listed.body.questionnaires.map((one: { key: string }) => one.key)).toContain('service-three-dimensions');
    const one = await it.agent.get('/api/v1/questionnaires/service-three-dimensions').set('Authorization', reader);
    expect(one.body.definition).toEqual(DEFAULT_QUESTIONNAIRE);
    expect((await it.agent.get('/api/v1/questionnaires/none').set('Authorization', reader)).status).toBe(404);
  });

  test('the pages show the texts in three languages, and give the file', async () => {
    const manager = await it.signIn('manager');
    const list = await manager.get('/questionnaires');
    expect(list.text).toContain('Service, three dimensions');
    expect(list.text).not.toContain('name="json"');
    const page = await manager.get('/questionnaires/service-three-dimensions');
    for (const text of ['Speed of service', 'מהירות השירות', 'Kepantasan perkhidmatan'])
      expect(page.text).toContain(text);
    const file = await manager.get('/questionnaires/service-three-dimensions/definition.json');
    expect(file.headers['content-disposition']).toContain('service-three-dimensions.v1.json');
    expect(JSON.parse(file.text)).toEqual(DEFAULT_QUESTIONNAIRE);
    expect((await manager.get('/questionnaires/service-three-dimensions?version=9')).status).toBe(404);
    expect((await (await it.signIn('staff')).get('/questionnaires')).status).toBe(403);
    expect((await manager.post('/questionnaires').type('form').send({ json: '{}' })).status).toBe(403);
  });

  test('on the page a file is looked at first, and then becomes a draft, never at once a version', async () => {
    const administrator = await it.signIn('administrator', { locale: 'en' });
    const send = (fields: object) => administrator.post('/questionnaires').type('form').send(fields);
    const make = async (json: string) => {
      const looked = await send({ json });
      expect(looked.status).toBe(200);
      return { looked, fields: { ...formOn(looked.text, '/questionnaires'), step: 'draft' } };
    };
    const count = async () => (await it.db.knex('questionnaire_versions').select('id')).length;
    const versions = await count();
    const json = JSON.stringify({ ...SMALL, key: 'by-page' });
    const { looked, fields } = await make(json);
    expect(looked.text).toContain('the file makes a new one');
    expect(await it.db.knex('questionnaire_drafts').select('key')).toEqual([]);
    const path = '/questionnaires/by-page/draft?done=loaded';
    // Pressed twice it is made once.
    for (let press = 0; press < 2; press += 1) expect((await send(fields)).headers.location).toBe(path);
    expect((await administrator.get(path)).text).toContain('A draft was made of the file');
    expect((await getQuestionnaireDraft(it.db.knex, 'by-page')).draft.items).toEqual(SMALL.items);
    expect(await count()).toBe(versions);

    // A draft that is there gives way only to who has seen that it is there.
    const again = await make(JSON.stringify({ ...SMALL, key: 'by-page', minimumAsked: true }));
    expect(again.looked.text).toContain('A draft is being written already');
    const meanwhile = await make(JSON.stringify({ ...SMALL, key: 'by-page', title: { en: 'Meanwhile' } }));
    expect((await send(meanwhile.fields)).status).toBe(303);
    const refused = await send(again.fields);
    expect([refused.status, refused.text.includes('Somebody changed the draft')]).toEqual([409, true]);
    expect((await getQuestionnaireDraft(it.db.knex, 'by-page')).draft.title).toEqual({ en: 'Meanwhile' });
  });

  test('what a file changes is told in sentences; the same again changes nothing', async () => {
    const administrator = await it.signIn('administrator', { locale: 'en' });
    const look = async (definition: object) =>
      (
        await administrator
          .post('/questionnaires')
          .type('form')
          .send({ json: JSON.stringify(definition) })
      ).text;
    const [first, ...others] = DEFAULT_QUESTIONNAIRE.items;
    const changed = await look({ ...DEFAULT_QUESTIONNAIRE, items: others, minimumAsked: true });
    expect(changed).toContain('Since version 1');
    expect(changed).toContain(first?.short?.en ?? first?.text.en ?? '');
    expect(changed).toContain('value="draft"');
    expect(await look(DEFAULT_QUESTIONNAIRE)).not.toContain('value="draft"');
    expect(await look({ ...SMALL, key: 'new' })).toContain('address of another page');
  });

  test('what was typed and its faults come back', async () => {
    const administrator = await it.signIn('administrator', { locale: 'he' });
    const send = (json: string) => administrator.post('/questionnaires').type('form').send({ json });

    for (const [json, said] of [
      ['', 'יש להדביק'],
      ['{"key": ', 'This is not valid JSON'],
      ['{"key": "Bad Key"}', '<code class="mono">key</code>'],
      ['[]', 'Give the questionnaire as an object in braces.'],
    ] as const) {
      const refused = await send(json);
      expect(refused.status).toBe(422);
      expect(refused.text).toContain(said);
      if (json !== '') expect(refused.text).toContain(json.replaceAll('"', '&#34;'));
    }
  });
});
