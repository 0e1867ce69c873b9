import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire/definition.ts';
import type { State } from '../../../src/domain/state/state.ts';
import { getQuestionnaire, importQuestionnaire } from '../../../src/features/questionnaires/index.ts';
import { exportResponses, importResponses, type ResponseImport } from '../../../src/features/responses/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { readState } from '../../support/read-state.ts';
import { exampleQuestionnaire, largeResponsesFile } from '../../support/survey-files.ts';

const HEADER = 'response_id,responded_at,provider,branch,topic,channel,locale,customer_email,comment,E.a.one,P.a.one';

const SMALL: QuestionnaireDefinition = {
  key: 'small',
  title: { en: 'Small' },
  scale: { min: 1, max: 5, low: { en: 'low' }, high: { en: 'high' } },
  minimumAsked: false,
  dimensions: [{ key: 'a', title: { en: 'A' } }],
  items: [
    { key: 'a.one', dimension: 'a', text: { en: 'One' } },
    { key: 'a.two', dimension: 'a', text: { en: 'Two' } },
  ],
  questions: [
    { kind: 'rating', key: 'satisfaction', text: { en: 'Satisfied?' }, min: 1, max: 5, topBoxFrom: 4, on: true },
    { kind: 'text', key: 'comment', text: { en: 'Comment' }, on: true },
    { kind: 'text', key: 'wish', text: { en: 'A wish' }, on: true },
    { kind: 'consent', key: 'contact', text: { en: 'Contact?' }, on: true },
  ],
};

const text = async (stream: Readable) => (await buffer(stream)).toString('utf8');
const file = (...lines: string[]) => Readable.from([Buffer.from(`${lines.join('\n')}\n`)]);

async function stateOf(app: TestApp, key: string): Promise<State | undefined> {
  const { id: questionnaireId } = await getQuestionnaire(app.db.knex, key);
  const query = { questionnaireId, from: '2020-01-01', to: '2026-12-31', segment: {}, source: 'asked' as const };
  return (await readState(app.db, query))?.state;
}

async function nameProgram(app: TestApp, key: string, confidentiality: 'named' | 'confidential'): Promise<void> {
  const { id } = await getQuestionnaire(app.db.knex, key);
  const { DEFAULT_PROGRAM_SETTINGS } = await import('../../../src/domain/program/program.ts');
  const { active, ...rules } = { ...DEFAULT_PROGRAM_SETTINGS, confidentiality };
  const at = '2026-01-01T00:00:00.000Z';
  await app.db.knex('programs').insert({
    ...{ id: app.context.ids.next(), name: 'Named', active, questionnaire_id: id, rules: JSON.stringify(rules) },
    ...{ created_at: at, updated_at: at },
  });
}

describeOnEachDatabase('files of answers', (dialect) => {
  let app: TestApp;
  let other: TestApp;
  beforeAll(async () => {
    app = await startTestApp(dialect);
    other = await startTestApp(dialect);
    for (const definition of [SMALL, { ...SMALL, key: 'named' }, { ...SMALL, key: 'paged' }]) {
      await importQuestionnaire(app.context, definition);
      await importQuestionnaire(other.context, definition);
    }
  });
  afterAll(async () => {
    await app.close();
    await other.close();
  });
  const take = (source: Readable, questionnaireKey = 'small'): Promise<ResponseImport> =>
    importResponses(app.context, source, { questionnaireKey });

  test('good rows go in once, bad ones are told by line, column and reason', async () => {
    const lines = [
      HEADER,
      'a1,2025-10-05,Noa,Haifa,Repairs,phone,he,,Fine,5,4',
      'a2,2025-13-05,Noa,Haifa,Repairs,phone,he,,,5,4',
      'a3,2025-10-06,noa,,,,,,"two',
      'lines",4,9',
      'a4,2025-10-06,Noa,,,,,,,4,4,extra',
      "a5,2025-10,NOA,haifa,,,en,,'=1+1,,2",
    ];
    const first = await take(file(...lines));
    expect(first).toMatchObject({ rows: 5, added: 2, alreadyThere: 0, refused: 3, moreProblems: 0 });
    expect(first.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'responded_at', 'impossible_time'],
      [4, 'P.a.one', 'out_of_range'],
      [6, '', 'cell_count'],
    ]);
    const rows = await app.db.knex('responses').orderBy('imported_id');
    expect(rows.map((row) => [row.imported_id, row.day, row.ratings, row.comment, row.origin])).toEqual([
      ['a1', '2025-10-05', '5,4;-', 'Fine', 'imported'],
      ['a5', '2025-10-01', ',2;-', '=1+1', 'imported'],
    ]);
    expect(rows[0].provider_id).toBe(rows[1].provider_id);
    expect(rows[0].branch_id).toBe(rows[1].branch_id);
    expect(rows.map((row) => row.confidentiality)).toEqual(['confidential', 'confidential']);
    expect((await stateOf(app, 'small'))?.responses).toBe(2);
    expect(await app.db.knex('state_changes')).toEqual([]);

    const again = await take(file(...lines));
    expect(again).toMatchObject({ rows: 5, added: 0, alreadyThere: 2, refused: 3 });
    expect((await stateOf(app, 'small'))?.responses).toBe(2);
  });

  test('rows without an id are known by their content, and two alike are two', async () => {
    const lines = ['E.a.one,P.a.one', '5,1', '5,1', '4,1'];
    expect(await take(file(...lines))).toMatchObject({ rows: 3, added: 3 });
    expect(await take(file(...lines))).toMatchObject({ rows: 3, added: 0, alreadyThere: 3 });
    expect(await take(file(...lines, '5,1'))).toMatchObject({ rows: 4, added: 1, alreadyThere: 3 });
  });

  test('a wrong header, an empty file and an open quote are told, and nothing is half taken', async () => {
    const before = await stateOf(app, 'small');
    const header = await take(file('E.a.one,E.a.nine,E.a.one', '5,5,5'));
    expect(header).toMatchObject({ rows: 0, added: 0 });
    expect(header.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [1, 'E.a.nine', 'unknown_column'],
      [1, 'E.a.one', 'repeated_column'],
    ]);
    const semicolons = await take(file('E.a.one;E.a.nine', '5;5'));
    expect(semicolons.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [1, 'E.a.nine', 'unknown_column'],
    ]);
    expect((await take(Readable.from([]))).problems.map(({ code }) => code)).toEqual(['empty_file']);
    const open = await take(file('response_id,E.a.one', 'q1,5', 'q2,"5'));
    expect(open).toMatchObject({ added: 1 });
    expect(open.problems.map(({ line, code }) => [line, code])).toEqual([[3, 'unreadable']]);
    expect((await stateOf(app, 'small'))?.responses).toBe((before?.responses ?? 0) + 1);
    await expect(take(file('E.a.one', '5'), 'nothing')).rejects.toMatchObject({ status: 404 });
  });

  test('two imports of one file at the same time add each row once', async () => {
    const lines = [
      'response_id,provider,E.a.one',
      ...Array.from({ length: 300 }, (_, at) => `twin${at},Twin ${at % 5},3`),
    ];
    const before = (await stateOf(app, 'small'))?.responses ?? 0;
    const [one, two] = await Promise.all([take(file(...lines)), take(file(...lines))]);
    expect(one.added + two.added).toBe(300);
    expect(one.alreadyThere + two.alreadyThere).toBe(300);
    expect((await stateOf(app, 'small'))?.responses).toBe(before + 300);
  });

  test('names stay out of answers given in confidence, and beside those given by name', async () => {
    const lines = [HEADER, 'c1,2025-10-05,Noa,,Repairs,,,dana@example.org,Hello,5,4'];
    expect(await take(file(...lines))).toMatchObject({ added: 1, customersLeftOut: 1 });
    expect(await app.db.knex('customers').where({ email: 'dana@example.org' })).toEqual([]);
    const sealed = await text(await exportResponses(app.db.knex, { questionnaireKey: 'small' }));
    expect(sealed).not.toContain('dana@');
    expect(sealed).not.toContain('Repairs');
    expect(sealed).not.toContain('customer_email');
    expect(sealed).not.toMatch(/2025-10-05/);
    expect(sealed).toContain(',2025-10,small,imported,Noa,Haifa,,phone,he,');
    expect(sealed).toContain("'=1+1");
    expect(sealed.startsWith('\uFEFFresponse_id,responded_at,')).toBe(true);

    await nameProgram(app, 'named', 'named');
    expect(await take(file(...lines), 'named')).toMatchObject({ added: 1, customersLeftOut: 0 });
    const open = await text(await exportResponses(app.db.knex, { questionnaireKey: 'named' }));
    expect(open).toContain(',2025-10-05,named,imported,Noa,,Repairs,');
    expect(open).toContain('dana@example.org');
  });

  test('an export taken in elsewhere gives the same figures, and at home nothing new', async () => {
    const exported = await text(await exportResponses(app.db.knex, { questionnaireKey: 'small' }));
    const count = (await stateOf(app, 'small'))?.responses;
    const there = await importResponses(other.context, Readable.from([Buffer.from(exported)]), {
      questionnaireKey: 'small',
    });
    expect(there).toMatchObject({ added: count, refused: 0 });
    expect(await stateOf(other, 'small')).toEqual(await stateOf(app, 'small'));
    const home = await take(Readable.from([Buffer.from(exported)]));
    expect(home).toMatchObject({ added: 0, alreadyThere: count, refused: 0 });
  });

  test('by API: with the scope, streamed, and told what is wrong', async () => {
    const writer = await app.apiKey(['responses:write']);
    const send = (query: string, body: string, key = writer, type = 'text/csv') =>
      app.agent.post(`/api/v1/responses/import${query}`).set('Authorization', key).type(type).send(body);
    const body = 'response_id,provider,E.a.one\napi1,Noa,4\napi2,Nobody Yet,4\n';
    const taken = await send('?questionnaire=small', body).expect(200);
    expect(taken.body).toMatchObject({ rows: 2, added: 1, refused: 1 });
    expect(taken.body.problems[0]).toMatchObject({ line: 3, column: 'provider', code: 'unknown_place' });
    const creator = await app.apiKey(['responses:write', 'directory:write']);
    expect((await send('?questionnaire=small', body, creator).expect(200)).body).toMatchObject({
      added: 1,
      alreadyThere: 1,
    });
    await send('?questionnaire=small', 'nonsense\n1\n').expect(422);
    await send('', body).expect(422);
    await send('?questionnaire=none', body).expect(404);
    await send('?questionnaire=small', '{}', writer, 'application/json').expect(415);
    await send('?questionnaire=small', body, await app.apiKey(['contacts:write'])).expect(403);
    await app.agent.post('/api/v1/responses/import?questionnaire=small').type('text/csv').send(body).expect(401);
  });

  test('the API lists answers without telling who gave them or when', async () => {
    const reader = await app.apiKey(['responses:read']);
    const list = (query: string) => app.agent.get(`/api/v1/responses${query}`).set('Authorization', reader);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await list(`?questionnaire=small&limit=50${cursor}`).expect(200);
      for (const response of body.responses) {
        seen.push(response.id);
        expect(response.receivedOn).toMatch(/^\d{4}-\d{2}$/);
        expect([response.topic, response.customer]).toEqual([null, null]);
      }
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toHaveLength((await stateOf(app, 'small'))?.responses ?? -1);
    expect(seen).toEqual([...seen].sort());
    // Asking for one day finds the whole month: else asking day by day would tell the day.
    const byDay = await list('?questionnaire=small&from=2025-10-20&to=2025-10-20').expect(200);
    expect(byDay.body.responses.length).toBeGreaterThanOrEqual(2);
    const named = await list('?questionnaire=named').expect(200);
    expect(named.body.responses[0]).toMatchObject({
      receivedOn: '2025-10-05',
      topic: 'Repairs',
      customer: { email: 'dana@example.org' },
      items: { 'a.one': { kind: 'rated', e: 5, p: 4 } },
    });
    expect((await list('?questionnaire=named&from=2025-10-06').expect(200)).body.responses).toEqual([]);
    await list('?questionnaire=named&from=yesterday').expect(422);
    await list('?limit=0').expect(422);
    await app.agent
      .get('/api/v1/responses')
      .set('Authorization', await app.apiKey(['responses:write']))
      .expect(403);
  });

  test('the page is for administrators: paste, upload, download, all of it audited', async () => {
    const admin = await app.signIn('administrator');
    const manager = await app.signIn('manager');
    await manager.get('/responses/import').expect(403);
    await manager.get('/responses/export.csv?questionnaire=small').expect(403);
    await app.agent.get('/responses/import').expect(303);

    const page = await admin.get('/responses/import').expect(200);
    expect(page.text).toContain('value="small"');
    await admin.post('/responses/import').type('form').send({ questionnaire: 'small', csv: ' ' }).expect(422);
    const pasted = await admin
      .post('/responses/import')
      .type('form')
      .send({ questionnaire: 'small', csv: 'response_id,E.a.one\np1,4\np2,<b>\n' })
      .expect(200);
    expect(pasted.text).toMatch(/&lt;b&gt;.*is no whole number/);
    const sent = await admin
      .post('/responses/import?questionnaire=small')
      .type('text/csv')
      .send('response_id,E.a.one\np1,4\np3,4\n')
      .expect(200);
    expect(sent.text).toContain('Already here');
    const withPlace = (query: string) =>
      admin
        .post(`/responses/import?questionnaire=small${query}`)
        .type('text/csv')
        .send('response_id,branch,E.a.one\np4,Karmiel,4\n');
    expect((await withPlace('&knownPlaces=yes').expect(422)).text).toContain('Karmiel');
    const added = await withPlace('').expect(200);
    expect(added.text.replaceAll(/[\u2068\u2069]/g, '')).toContain('New in the directory: Karmiel (branch).');
    expect(page.text).toContain('Refuse unknown places');
    await admin.post('/responses/import?questionnaire=small').type('text/plain').send('x').expect(415);
    await admin.post('/responses/import?questionnaire=none').type('text/csv').send('x\n').expect(404);

    const download = await admin.get('/responses/export.csv?questionnaire=small').expect(200);
    expect(download.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(download.headers['content-disposition']).toContain('responses-small.csv');
    expect(download.text.split('\n').length).toBeGreaterThan(300);
    await admin.get('/responses/export.csv').expect(422);
    const actions = await app.db.knex('audit').where('actor_kind', 'user').select('action');
    expect(actions.map(({ action }) => action).sort()).toEqual([
      'branch.created',
      'responses.exported',
      'responses.imported',
      'responses.imported',
      'responses.imported',
      'responses.imported',
    ]);
  });

  test('files longer than a batch', async () => {
    const lines = Array.from(
      { length: 2500 },
      (_, at) => `r${at},Branch ${at % 7},2025-0${1 + (at % 9)}-10,${1 + (at % 5)},3`,
    );
    const seen: number[] = [];
    const report = await importResponses(
      app.context,
      file('response_id,branch,responded_at,E.a.one,P.a.one', ...lines),
      {
        questionnaireKey: 'paged',
        onProgress: ({ rows }) => seen.push(rows),
      },
    );
    expect(report).toMatchObject({ rows: 2500, added: 2500, refused: 0 });
    expect(seen).toEqual([1000, 2000, 2500]);
    const exported = await text(await exportResponses(app.db.knex, { questionnaireKey: 'paged' }));
    expect(exported.trimEnd().split('\n')).toHaveLength(2501);
    expect((await stateOf(app, 'paged'))?.items['a.one']?.['3,3']).toBe(500);
  });
});

describeOnEachDatabase('the large example', (dialect) => {
  test('its first rows give the figures that adding them up by hand gives', async () => {
    const app = await startTestApp(dialect);
    await importQuestionnaire(app.context, exampleQuestionnaire('six-items'));
    const table = gunzipSync(readFileSync('test/fixtures/large_given.csv.gz')).toString('utf8');
    const report = await importResponses(
      app.context,
      Readable.from(largeResponsesFile(table, 3000), { objectMode: false }),
      {
        questionnaireKey: 'six-items',
      },
    );
    expect(report).toMatchObject({ rows: 3000, added: 3000, refused: 0 });
    const rows = table
      .split('\n')
      .slice(1, 3001)
      .map((line) => line.split(','));
    const pairs = rows.filter(([, , e, p]) => e !== '' && p !== '').length;
    const counts = (await stateOf(app, 'six-items'))?.items['service.item1'] ?? {};
    const paired = Object.entries(counts).filter(([cell]) => /^\d,\d$/.test(cell));
    expect(paired.reduce((sum, [, n]) => sum + n, 0)).toBe(pairs);
    await app.close();
  });
});
