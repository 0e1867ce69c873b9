import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire/definition.ts';
import { importQuestionnaire } from '../../../src/features/questionnaires/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm, invite } from '../../support/invite.ts';
import { importAnswers } from './card-answers.ts';

const WITH_MINIMUM: QuestionnaireDefinition = { ...DEFAULT_QUESTIONNAIRE, key: 'with-minimum', minimumAsked: true };
const MARCH = 'from=2026-03-01&to=2026-03-31';

describeOnEachDatabase('the report card page', (dialect) => {
  let it: TestApp;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    await importQuestionnaire(it.context, WITH_MINIMUM);
    await importAnswers(it, { n: 40, day: '2026-03-03', low: ['process.speed'] });
    await importAnswers(it, { n: 12, day: '2026-03-03', provider: 'Avi' });
    await importAnswers(it, { n: 6, day: '2026-03-03', provider: 'Gal' });
    await importAnswers(it, { n: 30, day: '2026-03-03', questionnaire: WITH_MINIMUM, low: ['process.speed'] });
  });
  afterAll(() => it.close());

  test('its tables can be taken away, with the scope of the page', async () => {
    const admin = await it.signIn('administrator');
    const page = await admin.get(`/card?${MARCH}`);
    const link = /href="([^"]+format=csv&amp;table=items)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(link).toContain('from=2026-03-01&to=2026-03-31');
    const items = await admin.get(link);
    expect(items.headers['content-type']).toContain('text/csv');
    const speed = items.text.split('\n').find((line) => line.startsWith('Speed,'));
    expect(speed).toMatch(/^Speed,Process,58,6\.5,[345]\.\d+,-[12]\.\d+,/);
    const questions = await admin.get(`/card?${MARCH}&format=csv&table=questions`);
    expect(questions.text).toMatch(/I was passed from one to another,0\.34/);
    const book = await admin.get(`/card?${MARCH}&format=xlsx`);
    expect(book.headers['content-type']).toContain('spreadsheetml');
    expect((await admin.get(`/card?${MARCH}&format=csv&table=nothing`)).status).toBe(404);
  });

  test('shows on demand how answers are spread, and what went wrong with its interval', async () => {
    const admin = await it.signIn('administrator');
    const { text } = await admin.get(`/card?${MARCH}`);
    expect(text).toContain('id="table-levels-process.speed"');
    expect(text).toMatch(/Runaround[\s\S]{0,200}>34%[\s\S]{0,120}\d+%[\s\S]{0,10} to /);
    const gal = await it.db.knex('providers').where({ name: 'Gal' }).first('id');
    const few = await admin.get(`/card?${MARCH}&provider=${gal.id}`);
    expect(few.text).toContain('Gal');
    expect(few.text).not.toContain('table-levels');
  });

  test('tells how many promises were kept in time, and keeps that with an issued card', async () => {
    await it.signIn('staff', { providerId: (await it.db.knex('providers').where({ name: 'Gal' }).first('id')).id });
    const owner = it.lastUserId();
    const promise = { words: 'We call', source_kind: 'hand', owner_id: owner, created_at: '2026-03-01T09:00:00.000Z' };
    const due = ['kept', 'kept', 'kept', 'late', 'open', 'withdrawn'];
    const rows = due.map((state) => ({
      ...promise,
      id: it.context.ids.next(),
      due_at: '2026-03-02T09:00:00.000Z',
      state,
    }));
    await it.db.knex('commitments').insert(rows);
    const admin = await it.signIn('administrator');
    const told = async (query: string): Promise<string> =>
      /Promises kept in time<\/dt> <dd>([^<]*)/.exec((await admin.get(`/card?${MARCH}${query}`)).text)?.[1] ?? 'none';
    const isolates = /[\u2066-\u2069]/g;
    expect((await told('')).replace(isolates, '')).toMatch(/^60% of 5 due \(95% interval \d+% to \d+%\)$/);
    const { id: gal } = await it.db.knex('providers').where({ name: 'Gal' }).first('id');
    expect(await told(`&provider=${gal}`)).toContain('of 5 due');
    const { id: avi } = await it.db.knex('providers').where({ name: 'Avi' }).first('id');
    expect(await told(`&provider=${avi}`)).toBe('none');
    expect(await told('&channel=phone')).toBe('none');
    const id = it.context.ids.next();
    await admin.post(`/cards?${MARCH}`).type('form').send({ id, readers: 'administrators' }).expect(303);
    await it.db.knex('commitments').delete();
    expect((await admin.get(`/cards/${id}`)).text).toContain('of 5 due');
    expect(await told('')).toBe('none');
  });

  test('shows the zone of tolerance where the least acceptable level was asked, and nowhere else', async () => {
    const admin = await it.signIn('administrator');
    const { text } = await admin.get(`/card?${MARCH}&questionnaire=with-minimum`);
    expect(text).toContain('id="table-zones"');
    expect(text).toContain('"minimum":4');
    expect((text.match(/class="k-zone"/g) ?? []).length).toBeGreaterThan(15);
    expect((await admin.get(`/card?${MARCH}`)).text).not.toMatch(/table-zones|k-zone/);
  });

  test('a provider’s own card has strengths first and hints tied to items', async () => {
    const { id } = await it.db.knex('providers').where({ name: 'Noa' }).first('id');
    // Whole weeks that are over are told to those without row access.
    it.clock.advance(14 * 86_400_000);
    const noa = await it.signIn('staff', { providerId: id });
    const { text } = await noa.get(`/card?${MARCH}`);
    const [strengths, coaching, grades] = ['Your strengths', 'ask for every document in one go', 'Grades by dimension'];
    expect([strengths, coaching, grades].map((words) => text.includes(words))).toEqual([true, true, true]);
    expect(text.indexOf(strengths)).toBeLessThan(text.indexOf(coaching));
    expect(text.indexOf(coaching)).toBeLessThan(text.indexOf(grades));
    expect(text).not.toContain('Avi');
    expect((await (await it.signIn('manager')).get(`/card?${MARCH}`)).text).not.toContain(strengths);
  });

  test('says who answered of those invited, small parts taken together', async () => {
    for (const [locale, sent, answered] of [
      ['en', 8, 7],
      ['he', 7, 5],
      ['ms', 3, 2],
    ] as const) {
      for (let at = 0; at < sent; at += 1) {
        const { token } = await invite(it, { locale });
        if (at < answered) await it.agent.post(`/s/${token}`).type('form').send(filledForm()).expect(303);
      }
    }
    const part = (text: string, name: string) =>
      new RegExp(`${name}[\\s\\S]{0,160}?>(\\d+)<[\\s\\S]{0,200}?>(\\d+)<`).exec(text)?.slice(1);
    const admin = await it.signIn('administrator');
    const exact = (await admin.get(`/card?${MARCH}`)).text;
    expect(part(exact, 'Bahasa Melayu')).toEqual(['3', '2']);
    const manager = await it.signIn('manager');
    const told = (await manager.get(`/card?${MARCH}`)).text;
    expect(told).not.toContain('Language: \u2068Bahasa Melayu');
    expect(part(told, 'others, taken together')).toEqual(['10', '7']);
    expect(told).toMatch(/By language, (those|there)/);
  });
});
