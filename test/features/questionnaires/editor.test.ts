import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { LIBRARY } from '../../../src/domain/questionnaire/library/library.ts';
import { findQuestionnaire, getQuestionnaireDraft, latestVersion } from '../../../src/features/questionnaires/index.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { invite } from '../../support/invite.ts';
import { formOn } from '../../support/page-form.ts';

const DEFAULT = DEFAULT_QUESTIONNAIRE.key;
const HOSTILE = '"><script>alert(1)</script> {{x}} \u202e $1';
const AT_ONCE = ['a', 'b', 'c'];

describeOnEachDatabase('the questionnaire editor', (dialect) => {
  let it: TestApp;
  let administrator: Agent;
  let count = 0;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    administrator = await it.signIn('administrator', { name: 'Tamar' });
  });
  afterAll(() => it.close());

  const post = (path: string, fields: object, agent = administrator) => agent.post(path).type('form').send(fields);
  const page = async (path: string, agent = administrator) => (await agent.get(path).expect(200)).text;
  const draftOf = async (key: string) => (await getQuestionnaireDraft(it.db.knex, key)).draft;
  const newest = async (key: string) => {
    const questionnaire = await findQuestionnaire(it.db.knex, key);
    return latestVersion(it.db.knex, questionnaire?.id ?? '');
  };
  const audited = async (): Promise<string[]> => (await it.db.knex('audit').orderBy('id')).map(({ action }) => action);

  /** Opens a page and sends its form with other things filled in, as a browser without scripts does. */
  async function send(path: string, changes: object = {}, agent = administrator) {
    return post(path, { act: 'save', ...formOn(await page(path, agent), path), ...changes }, agent);
  }

  async function startFrom(source: string, name = `Survey ${count++}`): Promise<string> {
    const reply = await send('/questionnaires/new', { source, 'title.en': name });
    expect(reply.status).toBe(303);
    return /questionnaires\/([\w-]+)\/draft/.exec(reply.headers.location ?? '')?.[1] ?? '';
  }

  async function publish(key: string) {
    return send(`/questionnaires/${key}/draft/publish`);
  }

  beforeEach(async () => {
    await it.db.knex('questionnaire_drafts').delete();
  });

  test('every ready questionnaire is started from and published in a few presses, and asked with by nobody before', async () => {
    for (const { definition } of LIBRARY.slice(1)) {
      const started = await send('/questionnaires/new', { source: `ready:${definition.key}` });
      expect(started.headers.location).toBe(`/questionnaires/${definition.key}/draft?done=started`);
      expect(await findQuestionnaire(it.db.knex, definition.key)).toBeUndefined();
      expect((await publish(definition.key)).headers.location).toContain('done=published_first');
      expect((await newest(definition.key)).definition).toEqual(definition);
    }
    const listed = await page('/questionnaires');
    expect(listed).toContain('Internal customer');
  });

  test('a questionnaire is written from nothing: parts, items, order, questions, until it can be published', async () => {
    const key = await startFrom('blank', 'Clinic visits');
    expect(key).toBe('clinic_visits');
    const base = `/questionnaires/${key}/draft`;
    expect(await page(`${base}/publish`)).toContain('There is no dimension yet.');
    expect((await publish(key)).status).toBe(422);

    for (const title of ['Doctors', 'Waiting']) {
      const added = await post(`${base}/dimensions`, { 'title.en': title, 'title.he': title });
      expect(added.status).toBe(303);
    }
    const doctors = `${base}/dimensions/doctors`;
    const first = await send(doctors, {
      'new.text.en': 'Clear explanations',
      'new.text.he': 'הסברים ברורים',
      act: 'add',
    });
    expect(first.headers.location).toContain('#item.doctors.clear_explanations');
    // The next item is written at once; whoever opens the part later sees what there is.
    expect(await page(String(first.headers.location))).toContain('<details class="more add" open>');
    expect(await page(doctors)).toContain('<details class="more add">');
    await send(doctors, { 'new.text.en': 'Patience', 'new.text.he': 'סבלנות', 'new.channels': ['in_person', 'phone'] });
    await send(doctors, { 'new.text.he': 'זמן', 'new.key': 'waiting.time', act: 'up:doctors.patience' });
    await send(doctors, { 'items.waiting.time.dimension': 'waiting', 'items.waiting.time.short.en': 'Time' });
    expect((await draftOf(key)).items).toEqual([
      {
        key: 'doctors.patience',
        dimension: 'doctors',
        text: { en: 'Patience', he: 'סבלנות' },
        channels: ['in_person', 'phone'],
      },
      {
        key: 'doctors.clear_explanations',
        dimension: 'doctors',
        text: { en: 'Clear explanations', he: 'הסברים ברורים' },
      },
      { key: 'waiting.time', dimension: 'waiting', text: { he: 'זמן' }, short: { en: 'Time' } },
    ]);

    await send(`${base}/general`, { scale: '0-10', minimumAsked: 'yes', 'low.en': 'Poor' });
    await send(`${base}/questions`, { on: ['nps', 'style_preferred'] });
    await send(`${base}/questions/nps`, { 'text.en': 'Would you recommend the clinic?' });
    await post(`${base}/order`, { ...formOn(await page(base), `${base}/order`), move: 'up:waiting' });
    const draft = await draftOf(key);
    expect(draft.dimensions.map((one) => one.key)).toEqual(['waiting', 'doctors']);
    expect([draft.scale.min, draft.scale.max, draft.scale.low.en, draft.minimumAsked]).toEqual([0, 10, 'Poor', true]);
    expect(draft.questions.filter(({ on }) => on).map((one) => one.key)).toEqual([
      'nps',
      'style_preferred',
      'style_received',
      'remember_style',
    ]);

    const looked = await page(`${base}/publish`);
    expect(looked).toContain('No language has all texts.');
    expect(looked).not.toContain('<button class="btn primary">');
    await send(`${base}/dimensions/waiting`, {
      'items.waiting.time.text.en': 'Waiting time',
      'items.waiting.time.short.en': '',
    });
    await send(`${base}/dimensions/doctors`, { act: 'next' });
    await send(`${base}/general`, { 'title.he': 'מרפאה' });
    expect((await publish(key)).headers.location).toContain('done=published_first');
    expect((await newest(key)).definition.items[0]?.text).toEqual({ en: 'Waiting time', he: 'זמן' });
    expect((await audited()).filter((action) => action.startsWith('questionnaire')).slice(-2)).toEqual([
      'questionnaire_draft.saved',
      'questionnaire.published',
    ]);
  });

  test('questions of one’s own are added, moved and taken out; the usual ones stay at hand', async () => {
    const key = await startFrom(`own:${DEFAULT}`, 'With questions');
    const path = `/questionnaires/${key}/draft/questions`;
    const orderNow = async () => (await draftOf(key)).questions.map((question) => question.key);
    const usual = await orderNow();

    const rating = { 'new.kind': 'rating', 'new.scale': '0-10', 'new.text.en': 'Parking', 'new.low.en': 'None' };
    const added = await send(path, { ...rating, act: 'add' });
    expect(added.headers.location).toBe(`${path}/parking?done=added`);
    const options = { 'new.options.en': 'Bus\nCar\n\n On foot ', 'new.options.he': 'אוטובוס\nמכונית\nברגל' };
    await send(path, {
      'new.kind': 'choice',
      'new.text.en': 'How did you come?',
      'new.text.he': 'איך הגעת?',
      ...options,
    });
    await send(path, { 'new.kind': 'text', 'new.text.he': 'ומה עוד?', 'new.key': 'what_else' });
    expect(await orderNow()).toEqual([...usual, 'parking', 'how_did_come', 'what_else']);
    const { questions } = await draftOf(key);
    expect(questions.slice(-3)).toEqual([
      {
        ...{ kind: 'rating', key: 'parking', text: { en: 'Parking' }, min: 0, max: 10, topBoxFrom: 9 },
        ...{ low: { en: 'None' }, on: true },
      },
      {
        ...{ kind: 'choice', key: 'how_did_come', text: { en: 'How did you come?', he: 'איך הגעת?' } },
        options: [
          { key: 'bus', text: { en: 'Bus', he: 'אוטובוס' } },
          { key: 'car', text: { en: 'Car', he: 'מכונית' } },
          { key: 'foot', text: { en: 'On foot', he: 'ברגל' } },
        ],
        on: true,
      },
      { kind: 'text', key: 'what_else', text: { he: 'ומה עוד?' }, on: true },
    ]);

    // Up, past a group that is asked together; what is switched on the same page is kept.
    await send(path, { act: 'up:what_else' });
    expect((await orderNow()).slice(-2)).toEqual(['what_else', 'how_did_come']);
    await send(path, { act: 'up:ces', on: ['ces', 'parking'] });
    await send(path, { act: 'down:style_preferred' });
    expect((await orderNow()).slice(0, 7)).toEqual([
      ...['satisfaction', 'ces', 'nps', 'would_pay'],
      ...['style_preferred', 'style_received', 'remember_style'],
    ]);
    expect((await draftOf(key)).questions.filter(({ on }) => on).map((one) => one.key)).toEqual(['ces', 'parking']);

    const gone = await send(path, { remove: ['what_else', 'satisfaction'] });
    expect(gone.headers.location).toBe(`${path}?done=removed`);
    expect(await orderNow()).not.toContain('what_else');
    expect(await orderNow()).toContain('satisfaction');
    expect(await page(path)).not.toContain('name="remove" value="satisfaction"');
  });

  test('a question of one’s own that is not right is told by field, with everything typed', async () => {
    const key = await startFrom(`own:${DEFAULT}`, 'Faulty questions');
    const path = `/questionnaires/${key}/draft/questions`;
    const before = await draftOf(key);
    for (const [typed, fault] of [
      [{ 'new.kind': 'choice', 'new.text.en': 'Which?', 'new.options.en': 'Only one' }, 'from 2 to 20 options'],
      [{ 'new.kind': 'rating', 'new.low.en': 'Poor' }, 'in at least one language'],
      [{ 'new.kind': 'essay', 'new.text.en': 'Which?' }, 'how it is answered'],
      [{ 'new.kind': 'rating', 'new.text.en': 'Which?', 'new.scale': '1-99' }, 'one of the scales'],
      [{ 'new.kind': 'text', 'new.text.en': 'Which?', 'new.key': 'branch' }, 'This key is or was in use'],
      [{ 'new.kind': 'text', 'new.text.en': 'Which?', 'new.key': 'nps' }, 'This key is or was in use'],
      [{ 'new.kind': 'text', 'new.text.en': 'x'.repeat(501) }, 'At most 500'],
    ] as const) {
      const reply = await send(path, typed);
      expect([reply.status, reply.text.includes(fault)]).toEqual([422, true]);
      for (const [name, words] of Object.entries(typed)) {
        if (!/kind|scale/.test(name)) expect(reply.text).toContain(words);
      }
    }
    // A name of the card or of a file is passed over when a key is made.
    await send(path, { 'new.kind': 'text', 'new.text.en': 'Branch' });
    expect(await draftOf(key)).toEqual({
      ...before,
      questions: [...before.questions, { kind: 'text', key: 'branch_2', text: { en: 'Branch' }, on: true }],
    });
    const stale = formOn(await page(path), path);
    await send(path, { act: 'down:satisfaction' });
    expect((await post(path, { ...stale, on: [], act: 'save' })).status).toBe(409);
  });

  test('what is missing is counted by language, marked, and led to', async () => {
    const key = await startFrom(`ready:${DEFAULT}`);
    const base = `/questionnaires/${key}/draft`;
    await send(`${base}/general`, { 'title.he': 'סקר', 'title.ms': 'Tinjauan' });
    await send(`${base}/dimensions/process`, {
      'items.process.speed.text.ms': '',
      'items.process.outcome.text.ms': '',
    });
    const overview = await page(base);
    expect(overview).toContain('2 texts missing');
    expect(overview).toContain(`${base}/dimensions/process#items.process.speed.text.ms`);
    const part = await page(`${base}/dimensions/process`);
    expect(part).toContain('href="#items.process.outcome.text.ms"');
    expect(part.match(/class="in lacking"/g)).toHaveLength(2);
    const next = await send(`${base}/dimensions/provider`, { act: 'next' });
    expect(next.headers.location).toBe(`${base}/dimensions/process#items.process.speed.text.ms`);
    expect(await page(`${base}/publish`)).toContain('Texts are still missing in: Bahasa Melayu.');
  });

  test('faults are told by field, and everything typed comes back', async () => {
    const key = await startFrom(`ready:${DEFAULT}`);
    const path = `/questionnaires/${key}/draft/dimensions/process`;
    const before = await draftOf(key);
    const refused = await send(path, {
      'title.en': 'x'.repeat(121),
      'items.process.speed.text.he': HOSTILE,
      'items.process.speed.channels': [],
      'new.text.en': 'Fair terms',
      'new.key': 'process.speed',
    });
    expect(refused.status).toBe(422);
    expect(formOn(refused.text, path)).toMatchObject({
      'title.en': 'x'.repeat(121),
      'items.process.speed.text.he': HOSTILE,
      'new.text.en': 'Fair terms',
      'new.key': 'process.speed',
    });
    for (const said of ['At most 120', 'at least one channel', 'is or was in use'])
      expect(refused.text).toContain(said);
    expect(refused.text).not.toContain('<script>alert');
    expect(await draftOf(key)).toEqual(before);

    for (const [source, fields] of [
      ['', {}],
      ['blank', { 'title.en': '' }],
      ['blank', { 'title.en': 'Again', key: DEFAULT }],
      ['blank', { 'title.en': 'Again', key: 'new' }],
      ['blank', { 'title.en': 'Again', key: 'No Key' }],
      ['own:nothing', {}],
    ] as const) {
      const again = await send('/questionnaires/new', { source, ...fields });
      expect(again.status).toBe(422);
      expect(formOn(again.text, '/questionnaires/new')).toMatchObject(fields);
    }
  });

  test('hostile texts are kept as they are, on every page', async () => {
    const key = await startFrom(`ready:${DEFAULT}`, HOSTILE);
    const base = `/questionnaires/${key}/draft`;
    await send(`${base}/dimensions/process`, { 'title.en': HOSTILE, 'items.process.speed.text.en': HOSTILE });
    await send(`${base}/questions/comment`, { 'text.en': HOSTILE });
    expect((await draftOf(key)).items.find((one) => one.key === 'process.speed')?.text.en).toBe(HOSTILE.trim());
    const pages = ['', '/general', '/dimensions/process', '/questions', '/questions/comment', '/publish', '/discard'];
    for (const path of [...pages, '/preview', '/preview/form?in=en']) {
      expect(await page(`${base}${path}`)).not.toContain('<script>alert');
    }
    expect((await publish(key)).status).toBe(303);
    expect(await page(`/questionnaires/${key}`)).not.toContain('<script>alert');
    // A body that no page sends is refused, and breaks nothing.
    const part = `/questionnaires/${DEFAULT}/draft/dimensions/process`;
    await post(part, { item: ['../x', '__proto__'], seen: 'x' }).expect(409);
    await post(part, { item: 'constructor', 'items.constructor.text.en': 'x', seen: 'x' }).expect(422);
    await post(`/questionnaires/${key}/draft/dimensions/%22x`, { act: 'save' }).expect(404);
    expect((await administrator.get('/questionnaires/nothing/draft')).status).toBe(404);
  });

  test('an asked version stays as it is: editing it makes a draft, publishing the next version; its scale is fixed', async () => {
    const { token } = await invite(it);
    const before = await newest(DEFAULT);
    const opened = await post(`/questionnaires/${DEFAULT}/draft`, {});
    expect(opened.headers.location).toBe(`/questionnaires/${DEFAULT}/draft?done=opened`);
    const base = `/questionnaires/${DEFAULT}/draft`;
    await send(`${base}/general`, { scale: '1-5', 'high.en': 'Excellent' });
    await send(`${base}/dimensions/process`, {
      'items.process.speed.text.en': 'Quick service',
      remove: 'process.outcome',
    });
    expect(await newest(DEFAULT)).toEqual(before);
    const looked = await page(`${base}/publish`);
    for (const change of ['Items removed: ', 'Items with new wording: ', 'Scale or its words changed']) {
      expect(looked).toContain(change);
    }

    expect((await publish(DEFAULT)).headers.location).toBe(`/questionnaires/${DEFAULT}?done=published`);
    const after = await newest(DEFAULT);
    expect([after.version, after.definition.scale]).toEqual([
      before.version + 1,
      { ...before.definition.scale, high: { ...before.definition.scale.high, en: 'Excellent' } },
    ]);
    // Whoever was asked before sees what they were asked with.
    expect((await it.agent.get(`/s/${token}?lang=en`)).text).toContain('Speed of service');
    const history = await page(`/questionnaires/${DEFAULT}`);
    expect(history).toContain('Items removed: ');
    expect(history).toContain('First version');

    // The item that was taken out can come back, with its key, and a new one never gets it.
    await post(`/questionnaires/${DEFAULT}/draft`, {});
    const taken = await send(`${base}/dimensions/process`, { 'new.text.en': 'Other', 'new.key': 'process.outcome' });
    expect(taken.status).toBe(422);
    await post(`${base}/former-items`, { item: 'process.outcome' }).expect(303);
    expect((await draftOf(DEFAULT)).items.find(({ key }) => key === 'process.outcome')?.dimension).toBe('process');
  });

  test('of two who edit the same part, the second is told and loses nothing; other parts do not stand in their way', async () => {
    const key = await startFrom(`ready:${DEFAULT}`);
    const [process, provider] = ['process', 'provider'].map(
      (name) => `/questionnaires/${key}/draft/dimensions/${name}`,
    );
    const other = await it.signIn('administrator', { name: 'Noa' });
    const opened = formOn(await page(process!, other), process!);
    const openedElsewhere = formOn(await page(provider!, other), provider!);
    await send(process!, { 'items.process.speed.text.en': 'Mine' });

    await post(provider!, { ...openedElsewhere, act: 'save', 'title.en': 'People' }, other).expect(303);
    const typed = { ...opened, act: 'save', 'items.process.speed.text.en': 'Theirs', 'new.text.en': 'Added by them' };
    const faulty = await post(process!, { ...typed, 'title.en': 'x'.repeat(121) }, other);
    expect(faulty.status).toBe(422);
    // Put right, it is still the page that was opened before the other one saved.
    const second = await post(
      process!,
      { ...formOn(faulty.text, process!), act: 'save', 'title.en': 'Process' },
      other,
    );
    expect(second.status).toBe(409);
    expect(second.text).toContain('Nothing was saved: this part was changed meanwhile.');
    expect(second.text).toContain('Noa');
    const again = formOn(second.text, process!);
    expect(again).toMatchObject({ 'items.process.speed.text.en': 'Theirs', 'new.text.en': 'Added by them' });
    expect((await draftOf(key)).items.find((one) => one.key === 'process.speed')?.text.en).toBe('Mine');
    await post(process!, { ...again, act: 'save' }, other).expect(303);
    const draft = await draftOf(key);
    expect(draft.items.find((one) => one.key === 'process.speed')?.text.en).toBe('Theirs');
    expect(draft.items.map((one) => one.text.en)).toContain('Added by them');
  });

  test('a draft that was published or discarded meanwhile is told, and what was typed starts a new one', async () => {
    const key = await startFrom(`ready:${DEFAULT}`);
    const path = `/questionnaires/${key}/draft/dimensions/process`;
    await publish(key);
    await post(`/questionnaires/${key}/draft`, {});
    await send(path, { 'items.process.speed.text.en': 'Published' });
    const opened = formOn(await page(path), path);
    await publish(key);
    const discarding = `/questionnaires/${key}/draft/discard`;
    await post(`/questionnaires/${key}/draft`, {});
    await send(path, { 'items.process.speed.text.en': 'Thrown away' });
    const seen = formOn(await page(discarding), discarding);
    const late = formOn(await page(path), path);
    await send(discarding);
    expect((await post(discarding, { ...seen, formKey: '' })).status).toBe(404);

    const told = await post(path, { ...late, act: 'save', 'title.en': 'Kept' });
    expect(told.status).toBe(409);
    expect(told.text).toContain('The draft was published or discarded');
    await post(path, { ...formOn(told.text, path), act: 'save' }).expect(303);
    const draft = await draftOf(key);
    expect([draft.dimensions[2]?.title.en, draft.items.find((one) => one.key === 'process.speed')?.text.en]).toEqual([
      'Kept',
      'Thrown away',
    ]);
    expect(opened).toMatchObject({ 'items.process.speed.text.en': 'Published' });
  });

  test('what is published is what was looked at', async () => {
    const key = await startFrom(`ready:${DEFAULT}`);
    const path = `/questionnaires/${key}/draft/publish`;
    const looked = formOn(await page(path), path);
    await send(`/questionnaires/${key}/draft/general`, { 'title.en': 'Renamed since' });
    const stale = await post(path, looked);
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('changed since this page was opened');
    expect(await findQuestionnaire(it.db.knex, key)).toBeUndefined();

    // A file that came in meanwhile is not overwritten unseen either.
    const api = await it.apiKey(['questionnaires:write']);
    const fresh = formOn(stale.text, path);
    await it.agent
      .post('/api/v1/questionnaires')
      .set('Authorization', api)
      .send({ ...DEFAULT_QUESTIONNAIRE, key });
    expect((await post(path, fresh)).status).toBe(409);
    expect(await page(path)).toContain('came after this draft was started');
    expect((await publish(key)).status).toBe(303);
    expect((await newest(key)).definition.title.en).toBe('Renamed since');
  });

  test('a press that comes twice or three times at once does it once', async () => {
    const fields = {
      ...formOn(await page('/questionnaires/new'), '/questionnaires/new'),
      source: 'blank',
      'title.en': 'Once',
    };
    const starts = await Promise.all(AT_ONCE.map(() => post('/questionnaires/new', fields)));
    expect(starts.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await it.db.knex('questionnaire_drafts')).toHaveLength(1);
    await post('/questionnaires/once/draft/dimensions', { 'title.en': 'Care' });
    const path = '/questionnaires/once/draft/dimensions/care';
    const item = {
      ...formOn(await page(path), path),
      act: 'add',
      'new.text.en': 'Kindness',
      'new.key': 'care.kindness',
    };
    const adds = await Promise.all(AT_ONCE.map(() => post(path, item)));
    expect(adds.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await draftOf('once')).items.map(({ key }) => key)).toEqual(['care.kindness']);
    const publishing = '/questionnaires/once/draft/publish';
    await send(`${path.replace('/dimensions/care', '/general')}`, { 'title.en': 'Once' });
    const last = formOn(await page(publishing), publishing);
    const ends = await Promise.all(AT_ONCE.map(() => post(publishing, last)));
    expect(ends.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await newest('once')).version).toBe(1);
    expect((await audited()).filter((action) => action === 'questionnaire.published').length).toBeGreaterThan(0);
    const opens = await Promise.all(AT_ONCE.map(() => post('/questionnaires/once/draft', {})));
    expect(opens.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await it.db.knex('questionnaire_drafts').where({ key: 'once' })).toHaveLength(1);
  });

  test('more dimensions than a questionnaire holds are refused with what was typed, and so is what is no form', async () => {
    const key = await startFrom('blank');
    const base = `/questionnaires/${key}/draft`;
    for (let n = 1; n <= 20; n += 1) {
      await post(`${base}/dimensions`, { 'title.en': `Dimension ${n}` }).expect(303);
    }
    const refused = await post(`${base}/dimensions`, { 'title.en': 'One too many' }).expect(422);
    expect(refused.text).toContain('A questionnaire holds at most 20 dimensions');
    expect(refused.text).toContain('One too many');
    expect((await draftOf(key)).dimensions).toHaveLength(20);

    const item = Array.from({ length: 201 }, (_, n) => `item${n}`);
    const texts = item.slice(0, 2).map((one) => [`items.${one}.text.en`, `Text of ${one}`]);
    const channels = item.map((one) => [`items.${one}.channels`, 'phone']);
    const dimension = `${base}/dimensions/dimension_1`;
    const many = { item, ...Object.fromEntries([...texts, ...channels]) };
    const full = await send(dimension, many);
    expect([full.status, full.text.includes('200 items'), full.text.includes('Text of item1')]).toEqual([
      422,
      true,
      true,
    ]);

    for (const part of ['dimensions', 'order', 'former-items', 'dimensions/dimension_1', 'questions', 'publish']) {
      const { status } = await administrator.post(`${base}/${part}`).set('Content-Type', 'text/plain').send('x');
      expect([part, status < 500]).toEqual([part, true]);
    }
  });

  test('managers look, and administrators alone write', async () => {
    const key = await startFrom(`ready:${DEFAULT}`);
    const manager = await it.signIn('manager');
    const listed = await page('/questionnaires', manager);
    expect(listed).toContain(`/questionnaires/${key}/draft/preview`);
    expect(listed).not.toContain('/questionnaires/new');
    await page(`/questionnaires/${key}/draft/preview`, manager);
    for (const path of [
      '/questionnaires/new',
      `/questionnaires/${key}/draft`,
      `/questionnaires/${key}/draft/publish`,
    ]) {
      expect((await manager.get(path)).status).toBe(403);
    }
    expect((await post(`/questionnaires/${DEFAULT}/draft`, {}, manager)).status).toBe(403);
    const shown = await page(`/questionnaires/${DEFAULT}`, manager);
    expect(shown).not.toContain(`action="/questionnaires/${DEFAULT}/draft"`);
    expect((await (await it.signIn('staff')).get(`/questionnaires/${key}/draft/preview`)).status).toBe(403);
  });

  test('a removed dimension takes its items along only when that is ticked', async () => {
    const key = await startFrom(`ready:${DEFAULT}`);
    const path = `/questionnaires/${key}/draft/dimensions/environment`;
    const asked = await send(path, { act: 'remove_dimension' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Tick the box first');
    expect((await send(path, { act: 'remove_dimension', removeAll: 'yes' })).status).toBe(303);
    const draft = await draftOf(key);
    expect(draft.dimensions.map((one) => one.key)).toEqual(['provider', 'process']);
    expect(draft.items).toHaveLength(10);
  });

  test('what is exported, by page or by API, is the same thing when it comes in again', async () => {
    const api = await it.apiKey(['questionnaires:write']);
    const one = async (query: string) =>
      it.agent.get(`/api/v1/questionnaires/${DEFAULT}${query}`).set('Authorization', api);
    const [first, latest] = [await one('?version=1'), await one('')];
    expect([first.body.version, latest.body.version]).toEqual([1, (await newest(DEFAULT)).version]);
    expect(latest.body.version).toBeGreaterThan(1);
    const file = await administrator.get(`/questionnaires/${DEFAULT}/definition.json?version=1`);
    expect(JSON.parse(file.text)).toEqual(first.body.definition);
    for (const definition of [first.body.definition, latest.body.definition]) {
      const copy = { ...definition, key: `copy-${count++}` };
      const taken = await it.agent.post('/api/v1/questionnaires').set('Authorization', api).send(copy);
      expect([taken.status, (await newest(copy.key)).definition]).toEqual([201, copy]);
    }
    const same = await it.agent.post('/api/v1/questionnaires').set('Authorization', api).send(latest.body.definition);
    expect([same.status, same.body.outcome]).toEqual([200, 'unchanged']);
    expect((await one('?version=99')).status).toBe(404);
    expect((await one('?version=x')).status).toBe(422);
  });

  test('a file with another scale is refused once people were asked', async () => {
    const api = await it.apiKey(['questionnaires:write']);
    const scale = { ...DEFAULT_QUESTIONNAIRE.scale, max: 10 };
    const reply = await it.agent
      .post('/api/v1/questionnaires')
      .set('Authorization', api)
      .send({ ...DEFAULT_QUESTIONNAIRE, scale });
    expect(reply.status).toBe(422);
    expect(reply.body.errors.scale).toContain('People were asked on 1–7');
  });

  test('publishing, the list of programs and the page of one say which languages a questionnaire lacks', async () => {
    const { id } = await it.db.knex('programs').first('id');
    const missing = /missing in: .{0,3}Bahasa Melayu/;
    for (const path of ['/programs', `/programs/${id}`]) expect(await page(path)).not.toContain('has texts missing');
    await post(`/questionnaires/${DEFAULT}/draft`, {});
    await send(`/questionnaires/${DEFAULT}/draft/dimensions/provider`, { 'items.provider.empathy.text.ms': '' });
    expect(await page('/programs')).not.toContain('has texts missing');
    expect(await page(`/questionnaires/${DEFAULT}/draft/publish`)).toMatch(missing);
    await publish(DEFAULT);
    for (const path of ['/programs', `/programs/${id}`]) expect(await page(path)).toMatch(missing);
    for (const path of ['/programs/new', `/programs/${id}`]) {
      expect(await page(path)).toMatch(/<option[^>]*>[^<]*texts missing: .{0,3}Bahasa Melayu/);
    }
  });
});
