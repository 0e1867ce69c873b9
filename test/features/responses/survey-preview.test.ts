import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm } from '../../support/invite.ts';
import { formOn } from '../../support/page-form.ts';

const KEY = DEFAULT_QUESTIONNAIRE.key;
const TABLES = [
  'responses',
  'state_changes',
  'survey_drafts',
  'link_visits',
  'invitations',
  'messages',
  'audit',
  'jobs',
];

describeOnEachDatabase('the preview of a questionnaire', (dialect) => {
  let it: TestApp;
  let administrator: Agent;
  let manager: Agent;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    administrator = await it.signIn('administrator');
    manager = await it.signIn('manager');
    const path = `/questionnaires/${KEY}/draft/dimensions/process`;
    await administrator.post(`/questionnaires/${KEY}/draft`).expect(303);
    const opened = formOn((await administrator.get(path)).text, path);
    const changes = { 'items.process.speed.text.en': 'Quick as a flash', 'items.process.speed.text.ms': '' };
    await administrator
      .post(path)
      .type('form')
      .send({ ...opened, ...changes, act: 'save' })
      .expect(303);
  });
  afterAll(() => it.close());

  const rows = async () =>
    Promise.all(TABLES.map(async (table) => Number((await it.db.knex(table).count({ n: '*' }))[0]?.n)));
  const text = async (path: string) => (await manager.get(path).expect(200)).text;

  test('shows the draft as customers would see it, in each language and after each channel', async () => {
    const form = `/questionnaires/${KEY}/draft/preview/form`;
    const english = await text(`${form}?in=en`);
    expect(english).toContain('This is a preview.');
    expect(english).toContain('Quick as a flash');
    expect(english).toContain('Item 15 of 15');
    expect(english).toContain('<html lang="en" dir="ltr">');
    const hebrew = await text(`${form}?in=he&channel=phone`);
    expect(hebrew).toContain('<html lang="he" dir="rtl">');
    expect(hebrew).toContain('איך היה השירות בשיחה שלכם?');
    expect(hebrew).not.toContain('מקום נקי ונעים');
    const frames = await text(`/questionnaires/${KEY}/draft/preview?in=ms`);
    expect(frames).toContain('One text is missing in this language');
    expect(frames).toContain(`src="${form}?in=ms&amp;channel=in_person"`);
    expect(await text(`/questionnaires/${KEY}/preview/form?version=1&in=en`)).toContain('Speed of service');
    expect((await manager.get(`/questionnaires/${KEY}/preview?version=9`)).status).toBe(404);
    expect((await manager.get('/questionnaires/none/draft/preview')).status).toBe(404);
  });

  test('may be framed by this site only, and has nothing that can be sent', async () => {
    const reply = await manager.get(`/questionnaires/${KEY}/draft/preview/form`);
    expect(reply.headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(reply.text).not.toMatch(/<form|formaction|survey\.js/);
    expect(reply.text.match(/<button(?! [^>]*type="button")(?![^>]*type="button")/g)).toBeNull();
  });

  test('records nothing, whatever is sent to it', async () => {
    const before = await rows();
    for (const path of ['preview', 'preview/form', 'draft/preview', 'draft/preview/form']) {
      await manager.get(`/questionnaires/${KEY}/${path}?satisfaction=1`).expect(200);
      const sent = await administrator.post(`/questionnaires/${KEY}/${path}`).type('form').send(filledForm());
      expect(sent.status).toBe(404);
    }
    expect(await rows()).toEqual(before);
  });
});
