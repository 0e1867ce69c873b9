import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { changeProgram, listPrograms } from '../../../src/features/invitations/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm, invite, NINE_ITEMS, type TestInvitation } from '../../support/invite.ts';
import { readState } from '../../support/read-state.ts';

describeOnEachDatabase('the survey', (dialect) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp(dialect);
  });
  afterAll(async () => {
    await app.close();
  });

  const get = (invited: TestInvitation, query = '') => app.agent.get(`/s/${invited.token}${query}`);
  const post = (invited: TestInvitation, fields: Record<string, string | string[]>, query = '') =>
    app.agent.post(`/s/${invited.token}${query}`).type('form').send(fields);
  const count = async (table: string): Promise<number> => {
    const [row] = await app.db.knex(table).count({ n: '*' });
    return Number(row?.n);
  };
  const responseOf = async ({ invitation }: TestInvitation) =>
    app.db
      .knex('responses as r')
      .join('response_identity as i', 'i.response_id', 'r.id')
      .where('i.invitation_id', invitation.id)
      .first('r.*', 'i.revision');
  const stateNow = async (invited: TestInvitation) => {
    const version = await app.db.knex('questionnaire_versions').where({ id: invited.invitation.versionId }).first();
    const query = {
      questionnaireId: version.questionnaire_id,
      from: '2026-01-01',
      to: '2026-12-31',
      segment: {},
      source: 'asked' as const,
    };
    return (await readState(app.db, query))?.state;
  };

  test('opens in the language of the invitation, without a cookie, and can be read in another', async () => {
    const invited = await invite(app, { locale: 'he' });
    const opened = await get(invited).expect(200);
    expect(opened.headers['set-cookie']).toBeUndefined();
    expect(opened.headers['cache-control']).toContain('no-store');
    expect(opened.text).toContain('<html lang="he" dir="rtl">');
    expect(opened.text).toContain('התשובות חסויות');
    expect(opened.text).toContain('name="E.provider.courtesy"');
    expect(opened.text).not.toContain('name="E.process.corrections"');
    const inMalay = await get(invited, '?lang=ms').expect(200);
    expect(inMalay.text).toContain('<html lang="ms" dir="ltr">');
    expect(inMalay.text).toContain(`action="/s/${invited.token}?lang=ms"`);
  });

  test('opens, where it is not whole in the customer’s language, in what the browser prefers of the rest', async () => {
    const { settings } = await app.db.knex('organisation').first('settings');
    const languages = async (offered: string[]) => {
      const stored = typeof settings === 'string' ? JSON.parse(settings) : settings;
      await app.db.knex('organisation').update({ settings: JSON.stringify({ ...stored, languages: offered }) });
    };
    const invited = await invite(app, { locale: 'ms' });
    await languages(['he', 'en']);
    expect((await get(invited).set('Accept-Language', 'ms-MY,ms;q=0.9,en;q=0.8').expect(200)).text).toContain(
      '<html lang="en" dir="ltr">',
    );
    expect((await get(invited).set('Accept-Language', 'fr').expect(200)).text).toContain('<html lang="he" dir="rtl">');
    await languages(['he', 'en', 'ms']);
    expect((await get(invited).set('Accept-Language', 'en').expect(200)).text).toContain('<html lang="ms" dir="ltr">');
  });

  test('opening writes no answer, whoever opens it and how often', async () => {
    const invited = await invite(app);
    const before = await Promise.all(['responses', 'state_changes', 'survey_drafts', 'response_identity'].map(count));
    for (const query of [
      '',
      '?satisfaction=2',
      '?satisfaction=5',
      '?satisfaction=99',
      '?satisfaction=<b>',
      '?change=1',
    ]) {
      await get(invited, query).expect(200);
    }
    await app.agent.head(`/s/${invited.token}?satisfaction=1`).expect(200);
    const after = await Promise.all(['responses', 'state_changes', 'survey_drafts', 'response_identity'].map(count));
    expect(after).toEqual(before);
    const visits = await app.db.knex('link_visits').where({ invitation_id: invited.invitation.id }).orderBy('id');
    const noted = visits.map(({ satisfaction, kind, times }) => [satisfaction, kind, times]);
    // Those that came alike are one row; the last one asked for the head only.
    expect(noted).toEqual([
      [null, 'scanner', 4],
      [2, 'scanner', 1],
      [5, 'scanner', 1],
      [1, 'probe', 1],
    ]);
    const row = await app.db.knex('invitations').where({ id: invited.invitation.id }).first();
    expect(row.status).toBe('sent');
  });

  test('the score of the link stands chosen', async () => {
    const invited = await invite(app);
    const { text } = await get(invited, '?satisfaction=4').expect(200);
    expect(text).toMatch(/name="satisfaction" value="4" checked/);
    expect(text).toContain('You marked this in the mail');
  });

  test('an answer is taken once, sealed from who gave it, and counted at once', async () => {
    const invited = await invite(app, { customer: { email: 'sealed@example.org', name: 'Rut Sealed' } });
    const before = (await stateNow(invited))?.responses ?? 0;
    const fields = filledForm({
      comment: '  Thank you\r\nso much ',
      wrong: 'yes',
      wrong_mode: 'coldness',
      contact: 'yes',
    });
    const sent = await post(invited, fields).expect(303);
    expect(sent.headers.location).toBe(`/s/${invited.token}/thanks?contact=1`);

    const response = await responseOf(invited);
    expect(response).toMatchObject({
      origin: 'invited',
      day: '2026-03-04',
      channel: 'in_person',
      locale: 'en',
      confidentiality: 'confidential',
      comment: 'Thank you\nso much',
      imported_id: null,
    });
    expect(response.promise).toContain('Your answers are confidential');
    expect(JSON.parse(response.questions)).toEqual({ satisfaction: 4, wrong: true, wrong_mode: ['coldness'] });
    expect(Object.keys(response).filter((name) => /customer|contact_id|invitation/.test(name))).toEqual([]);
    expect(response.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect((await stateNow(invited))?.responses).toBe(before + 1);
    const row = await app.db.knex('invitations').where({ id: invited.invitation.id }).first();
    expect([row.status, row.answered_on]).toEqual(['answered', '2026-03-04']);
    expect(await app.db.knex('link_visits').where({ invitation_id: invited.invitation.id })).toEqual([]);

    const thanks = await app.agent.get(sent.headers.location ?? '').expect(200);
    expect(thanks.text).toContain('We have your answer.');
    expect(thanks.text).toContain('can open your name and address');
    expect(thanks.text).toContain('We invite nobody to a survey more than once in 90 days.');
    expect(thanks.text).toContain('change=1');
    const again = await get(invited).expect(200);
    expect(again.text).toContain('This survey has been answered');
    expect(again.text).not.toContain('so much');
    for (const page of [thanks.text, again.text]) {
      expect(page).not.toContain(response.id);
      expect(page).not.toContain(invited.invitation.customerId);
      expect(page).not.toContain('Rut Sealed');
    }
  });

  test('twenty presses at the same moment make one response', async () => {
    const invited = await invite(app);
    const before = (await stateNow(invited))?.responses ?? 0;
    const replies = await Promise.all(Array.from({ length: 20 }, () => post(invited, filledForm())));
    expect(replies.map((reply) => reply.status)).toEqual(Array(20).fill(303));
    expect((await stateNow(invited))?.responses).toBe(before + 1);
    const identities = await app.db.knex('response_identity').where({ invitation_id: invited.invitation.id });
    expect(identities).toHaveLength(1);
  });

  test('twenty different forms at the same moment make one response, and nineteen are told', async () => {
    const invited = await invite(app);
    const before = (await stateNow(invited))?.responses ?? 0;
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, at) => post(invited, filledForm({ comment: `number ${at}` }))),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([303, ...Array(19).fill(409)]);
    expect((await stateNow(invited))?.responses).toBe(before + 1);
  });

  test('an answer can be changed until the survey closes, and the old one is not shown', async () => {
    const invited = await invite(app);
    const before = await stateNow(invited);
    await post(invited, filledForm({ comment: 'first words' })).expect(303);
    const first = await responseOf(invited);
    app.clock.set('2026-03-06T09:00:00.000Z');

    const form = await get(invited, '?change=1').expect(200);
    expect(form.text).toContain('name="revision" value="1"');
    expect(form.text).not.toContain('checked');
    expect(form.text).not.toContain('first words');
    const change = filledForm({ revision: '1', satisfaction: '2', 'P.process.speed': 'NA', comment: 'second words' });
    await post(invited, change).expect(303);
    await post(invited, change).expect(303);
    const second = await responseOf(invited);
    expect(second).toMatchObject({ id: first.id, day: '2026-03-04', comment: 'second words', revision: 2 });

    const stale = await post(invited, filledForm({ revision: '1', satisfaction: '5' })).expect(409);
    expect(stale.text).toContain('We already have an answer');
    expect(stale.text).toContain('change=1');
    expect((await responseOf(invited)).comment).toBe('second words');

    const after = await stateNow(invited);
    expect(after?.responses).toBe((before?.responses ?? 0) + 1);
    expect(after?.questions.satisfaction?.['2'] ?? 0).toBe((before?.questions.satisfaction?.['2'] ?? 0) + 1);
    expect(after?.questions.satisfaction?.['4'] ?? 0).toBe(before?.questions.satisfaction?.['4'] ?? 0);
    app.clock.set('2026-03-04T09:00:00.000Z');
  });

  test('an answer with fewer ratings takes the place of a fuller one only when the person says so', async () => {
    const invited = await invite(app);
    await post(invited, filledForm({ comment: 'first words' })).expect(303);
    const first = await responseOf(invited);
    const { 'P.process.speed': _left, ...less } = filledForm({ revision: '1', comment: 'second words', wrong: 'yes' });
    const modes = ['coldness', 'apathy'];
    const asked = await post(invited, { ...less, wrong_mode: modes }).expect(422);
    expect(asked.text).toContain('Your earlier answer holds more ratings');
    expect(asked.text).not.toContain('first words');
    expect(asked.text.match(/name="wrong_mode"/g)).toHaveLength(2);
    expect(await responseOf(invited)).toEqual(first);
    for (const [lang, words] of [
      ['he', 'בתשובה הקודמת יש יותר דירוגים'],
      ['ms', 'Jawapan terdahulu mengandungi lebih banyak penilaian'],
    ] as const) {
      const page = await app.agent.post(`/s/${invited.token}?lang=${lang}`).type('form').send(less).expect(422);
      expect(page.text).toContain(words);
    }

    const back = await app.agent.post(`/s/${invited.token}/draft`).type('form').send(less).expect(303);
    expect(back.headers.location).toBe(`/s/${invited.token}?change=1&saved=1`);
    expect((await app.agent.get(back.headers.location ?? '').expect(200)).text).toContain('second words');

    await post(invited, { ...less, wrong_mode: modes, holds_less: '1' }).expect(303);
    expect(await responseOf(invited)).toMatchObject({ comment: 'second words', revision: 2 });
    await post(invited, filledForm({ revision: '2', comment: 'third words' })).expect(303);
    expect(await responseOf(invited)).toMatchObject({ comment: 'third words', revision: 3 });
  });

  test('nothing is said of a rest that no program keeps', async () => {
    const invited = await invite(app);
    await post(invited, filledForm()).expect(303);
    const [program] = await listPrograms(app.db.knex);
    await changeProgram(app.context, program!.id, { minDaysBetween: 0 });
    const thanks = await get(invited, '/thanks').expect(200);
    expect(thanks.text).not.toContain('more than once');
    await changeProgram(app.context, program!.id, { minDaysBetween: 90 });
  });

  test('what is saved waits behind the same link, and goes with the answer', async () => {
    const invited = await invite(app);
    const saved = await app.agent
      .post(`/s/${invited.token}/draft`)
      .type('form')
      .send({ 'E.process.speed': '6', comment: 'half <b>written', wrong_mode: ['apathy', 'coldness'], stray: 'x' })
      .expect(303);
    expect(saved.headers.location).toBe(`/s/${invited.token}?saved=1`);
    const kept = await app.agent.get(saved.headers.location ?? '').expect(200);
    expect(kept.text).toContain('Saved. You can close this page');
    expect(kept.text).toContain('25 March');
    const resumed = await get(invited, '?lang=he').expect(200);
    expect(resumed.text).toMatch(/name="E.process.speed" value="6" checked/);
    expect(resumed.text).toMatch(/name="wrong_mode" value="coldness" checked/);
    expect(resumed.text).toContain('half &lt;b&gt;written');
    expect(resumed.text).toContain('כאן מה ששמרתם');

    await app.agent
      .post(`/s/${invited.token}/draft`)
      .set('Accept', 'application/json')
      .type('form')
      .send({ 'E.process.speed': '5' })
      .expect(204);
    expect((await get(invited)).text).toMatch(/name="E.process.speed" value="5" checked/);
    await post(invited, filledForm()).expect(303);
    expect(await app.db.knex('survey_drafts').where({ invitation_id: invited.invitation.id })).toEqual([]);

    // The page's own last save, arriving after the press.
    await app.agent
      .post(`/s/${invited.token}/draft`)
      .set('Accept', 'application/json')
      .type('form')
      .send(filledForm())
      .expect(409);
    expect(await app.db.knex('survey_drafts').where({ invitation_id: invited.invitation.id })).toEqual([]);
  });

  test('a mistake gives the same page back with everything typed', async () => {
    const invited = await invite(app);
    const fields = filledForm({
      'P.process.speed': '9',
      satisfaction: 'lots',
      comment: '<script>alert(1)</script> & "quotes" שלום',
      contact: 'yes',
    });
    const refused = await post(invited, fields).expect(422);
    expect(refused.text).toContain('2 things to look at before sending');
    expect(refused.text).toContain('href="#P.process.speed"');
    expect(refused.text).toMatch(/name="E.process.speed" value="7" checked/);
    expect(refused.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;quotes&#34; שלום');
    expect(refused.text).not.toContain('<script>alert');
    expect(await responseOf(invited)).toBeUndefined();

    await post(invited, { revision: '0' }).expect(422);
    const unasked = await post(invited, filledForm({ 'P.process.corrections': '4' })).expect(422);
    expect(unasked.text).toContain('does not ask about that');
    await post(invited, filledForm({ 'E.no.such.item': '4' })).expect(422);
    await post(invited, filledForm({ comment: 'x'.repeat(4001) })).expect(422);
    expect(await responseOf(invited)).toBeUndefined();
  });

  test('a body that no form sends is refused, and never a fault of ours', async () => {
    const invited = await invite(app);
    await post(invited, { comment: 'x'.repeat(300_000) }).expect(413);
    const many = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`x${at}`, '1']));
    await post(invited, many).expect(413);
    await app.agent.post(`/s/${invited.token}`).send({ satisfaction: 4 }).expect(415);
    await app.agent.post(`/s/${invited.token}`).type('text/plain').send('satisfaction=4').expect(415);
    await app.agent.post(`/s/${invited.token}`).type('form').expect(422);
    await app.agent.post(`/s/${invited.token}/draft`).send({ satisfaction: 4 }).expect(415);
    await post(invited, { satisfaction: ['4', '5'] }).expect(422);
    await post(invited, { ...filledForm(), __proto__: 'x', revision: '-1e99' }).expect(303);
  });

  test('every wrong link opens the same page', async () => {
    const pages = [];
    for (const token of ['x', 'a'.repeat(22), 'a'.repeat(3000), '%00', '..%2f..', '%F0%9F%92%A9']) {
      pages.push((await app.agent.get(`/s/${token}`).expect(404)).text);
      expect((await app.agent.post(`/s/${token}`).type('form').send(filledForm()).expect(404)).text).toBe(pages[0]);
      expect((await app.agent.get(`/s/${token}/thanks`).expect(404)).text).toBe(pages[0]);
    }
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain('This link does not open a survey');
  });

  test('after its time a survey takes nothing, and says so kindly', async () => {
    const open = await invite(app);
    const answered = await invite(app);
    const withdrawn = await invite(app, { status: 'skipped' });
    await post(answered, filledForm()).expect(303);
    expect((await get(withdrawn).expect(410)).text).toContain('This survey is closed');
    app.clock.set('2026-04-01T09:00:00.000Z');
    for (const invited of [open, answered]) {
      const late = await post(invited, filledForm({ comment: 'late' })).expect(410);
      expect(late.text).toContain('This survey has ended');
      expect(late.text).toContain('25 March');
    }
    expect((await get(open).expect(410)).text).toContain('This survey has ended');
    const seen = await get(answered).expect(200);
    expect(seen.text).toContain('This survey has been answered');
    expect(seen.text).not.toContain('change=1');
    await get(answered, '?change=1').expect(200);
    await app.agent.post(`/s/${open.token}/draft`).type('form').send(filledForm()).expect(410);
    expect((await responseOf(answered)).comment).toBeNull();
    app.clock.set('2026-03-04T09:00:00.000Z');
  });

  test('an anonymous answer has no link to anyone, and so cannot be changed', async () => {
    const invited = await invite(app, { confidentiality: 'anonymous' });
    const form = await get(invited).expect(200);
    expect(form.text).not.toContain('name="contact"');
    const before = await count('response_identity');
    const fields = filledForm({ comment: 'nobody knows me', contact: 'yes' });
    await post(invited, fields).expect(303);
    expect(await count('response_identity')).toBe(before);
    const row = await app.db.knex('responses').where({ comment: 'nobody knows me' }).first();
    expect(row).toMatchObject({ confidentiality: 'anonymous' });
    expect(Boolean(row.contact_wanted)).toBe(false);
    const again = await post(invited, fields).expect(409);
    expect(again.text).toContain('anonymous');
    expect(again.text).not.toContain('change=1');
    expect((await get(invited, '?change=1').expect(200)).text).toContain('it cannot be changed');
    expect(await app.db.knex('responses').where({ comment: 'nobody knows me' })).toHaveLength(1);
  });

  test('the form is small: under 30 kB compressed, in at most three requests', async () => {
    const invited = await invite(app, { locale: 'he', form: NINE_ITEMS });
    const page = await get(invited).set('Accept-Encoding', 'br').expect(200);
    expect(page.headers['content-encoding']).toBe('br');
    const assets = [...page.text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, url]) => url ?? '');
    expect(assets.length).toBeLessThanOrEqual(2);
    let bytes = Number(page.headers['content-length']);
    for (const url of assets) {
      const asset = await app.agent.get(url).set('Accept-Encoding', 'br').expect(200);
      const size = Number(asset.headers['content-length'] ?? 0);
      bytes += size > 0 ? size : Buffer.byteLength(asset.text ?? '');
    }
    expect(bytes).toBeLessThan(30_000);
    process.stdout.write(`survey page: ${bytes} bytes in ${1 + assets.length} requests\n`);
  });
});
