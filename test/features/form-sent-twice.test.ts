import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../src/domain/questionnaire/default-questionnaire.ts';
import { type Agent, startTestApp, type TestApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';

const questionnaire = (key: string) => JSON.stringify({ ...DEFAULT_QUESTIONNAIRE, key });

describeOnEachDatabase('a form that is pressed twice', (dialect) => {
  let it: TestApp;
  let administrator: Agent;
  let providerId: string;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    administrator = await it.signIn('administrator');
    const { contact } = await it.container.contacts.recordContact(
      it.context,
      {
        customer: { name: 'First' },
        places: { provider: 'Eli Levi' },
        channel: 'phone',
        kind: 'request',
        completed: true,
      },
      { origin: 'api', createUnknown: true },
    );
    providerId = contact.providerId;
  });
  afterAll(() => it.close());

  const keyIn = (html: string): string => /name="formKey" value="([\w-]{22})"/.exec(html)?.[1] ?? 'no key in the form';
  const keyOf = async (page: string) => keyIn((await administrator.get(page).expect(200)).text);
  const post = (path: string, fields: object) => administrator.post(path).type('form').send(fields);
  const count = async (table: string): Promise<number> => {
    const [row] = await it.db.knex(table).count({ n: '*' });
    return Number(row?.n);
  };

  /** A form that makes one row of a table; `fields` differ with the word. */
  const forms: [name: string, page: string, action: string, table: string, fields: (word: string) => object][] = [
    [
      'a contact',
      '/contacts/new',
      '/contacts',
      'contacts',
      (word) => ({
        ...{ customerName: word, provider: providerId, channel: 'phone', kind: 'request', externalId: `id of ${word}` },
        ...{ requestedAt: '2026-03-04T10:00', completedAt: '2026-03-04T11:00', completed: 'yes' },
      }),
    ],
    ['a place', '/topics/new', '/topics/new', 'topics', (word) => ({ name: word, active: 'yes' })],
    [
      'a user',
      '/users/new',
      '/users/new',
      'users',
      (word) => ({ name: word, email: `${word}@example.org`, locale: 'en', role: 'staff', providerId: '' }),
    ],
    [
      'a program',
      '/programs/new',
      '/programs/new',
      'programs',
      (word) => ({
        ...{ name: word, questionnaire: DEFAULT_QUESTIONNAIRE.key, samplePercent: '100', delayMinutes: '60' },
        ...{ itemsPerDimension: '3', minDaysBetween: '90', maxContactAgeDays: '7', expiresAfterDays: '21' },
        ...{ reminders: '1', reminderAfterDays: '4', dailyCeiling: '', confidentiality: 'confidential' },
      }),
    ],
    ['an API key', '/api-keys', '/api-keys', 'api_keys', (word) => ({ name: word, scopes: ['cards:read'] })],
    [
      'a promise',
      '/commitments/new',
      '/commitments',
      'commitments',
      (word) => ({ words: word, due: '2026-03-05T16:00', owner: it.lastUserId() }),
    ],
    [
      'a questionnaire',
      '/questionnaires/new',
      '/questionnaires/new',
      'questionnaire_drafts',
      (word) => ({ source: 'blank', 'title.he': word, key: word }),
    ],
  ];

  test.each(forms)('makes %s once, also when both arrive at once', async (name, page, action, table, fields) => {
    const before = await count(table);
    const sent = { ...fields('once'), formKey: await keyOf(page) };
    const answers = await Promise.all([post(action, sent), post(action, sent), post(action, sent)]);
    expect(await count(table)).toBe(before + 1);
    const later = await post(action, sent).expect(303);
    expect(await count(table)).toBe(before + 1);
    if (name === 'an API key') {
      // The page with the secret is the answer to one of them alone.
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 303, 303]);
      const told = await administrator.get(later.headers.location ?? '');
      expect(told.text).toContain('its secret was shown that once');
    } else {
      expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
      const places = new Set([...answers, later].map(({ headers }) => headers.location));
      expect(places.size).toBe(1);
    }
  });

  test('makes a draft from a file once, with the key that comes with the look at it', async () => {
    const json = questionnaire('from-file');
    const look = await post('/questionnaires', { json, step: 'look' }).expect(200);
    const seen = /name="seen" value="([^"]*)"/.exec(look.text)?.[1] ?? 'no mark';
    const before = await count('questionnaire_drafts');
    const sent = { json, step: 'draft', seen, formKey: keyIn(look.text) };
    const answers = await Promise.all([1, 2, 3].map(() => post('/questionnaires', sent)));
    expect(await count('questionnaire_drafts')).toBe(before + 1);
    expect(answers.map(({ status, headers }) => [status, headers.location])).toEqual(
      answers.map(() => [303, '/questionnaires/from-file/draft?done=loaded']),
    );
    const other = { ...sent, json: questionnaire('from-another-file') };
    const back = await post('/questionnaires', other).expect(409);
    expect(back.text).toContain('This form was sent before');
    expect(await count('questionnaire_drafts')).toBe(before + 1);
  });

  test.each(forms)('sent again with other content, %s is neither lost nor made unasked', async (...form) => {
    const [, page, action, table, fields] = form;
    const formKey = await keyOf(page);
    const first = await post(action, { ...fields('before'), formKey });
    const made = await count(table);
    const back = await post(action, { ...fields('after'), formKey }).expect(409);
    expect(await count(table)).toBe(made);
    expect(back.text).toContain('This form was sent before');
    const path = first.headers.location ?? '/api-keys?done=made';
    expect(back.text).toContain(`href="${path.replaceAll('&', '&amp;')}"`);
    expect(back.text).toMatch(/after|id of after/);
    const fresh = keyIn(back.text);
    expect(fresh).not.toBe(formKey);
    const again = await post(action, { ...fields('after'), formKey: fresh });
    expect([200, 303]).toContain(again.status);
    expect(await count(table)).toBe(made + 1);
  });

  test('an empty form is kept for "Back", so that it comes with its key; one that names a customer is not', async () => {
    for (const page of ['/contacts/new', '/customers/new', '/topics/new', '/users/new', '/programs/new']) {
      expect((await administrator.get(page).expect(200)).headers['cache-control']).toBe('private, no-cache');
    }
    const { id } = await it.db.knex('customers').first('id');
    const named = await administrator.get(`/contacts/new?customer=${id}`).expect(200);
    expect(named.headers['cache-control']).toBe('no-store');
  });

  test('what is refused makes nothing and can be put right under the same key', async () => {
    const formKey = await keyOf('/topics/new');
    const refused = await post('/topics/new', { name: '', active: 'yes', formKey }).expect(422);
    expect(keyIn(refused.text)).toBe(formKey);
    await post('/topics/new', { name: 'once', active: 'yes', formKey }).expect(422);
    await post('/topics/new', { name: 'Put right', active: 'yes', formKey }).expect(303);
  });

  test('a key is of one form: on another page it is no second sending', async () => {
    const formKey = await keyOf('/topics/new');
    await post('/topics/new', { name: 'Of topics', active: 'yes', formKey }).expect(303);
    const other = await post('/branches/new', { name: 'Of topics', active: 'yes', formKey }).expect(409);
    await post('/branches/new', { name: 'Of topics', active: 'yes', formKey: keyIn(other.text) }).expect(303);
  });

  test('keys tell nothing of what was typed, and old ones go', async () => {
    const formKey = await keyOf('/topics/new');
    await post('/topics/new', { name: 'Kept a while', active: 'yes', formKey }).expect(303);
    const kept = JSON.stringify(await it.db.knex('page_forms'));
    expect(kept).not.toContain(formKey);
    expect(kept).not.toContain('Kept a while');
    const then = await count('page_forms');
    expect(then).toBeGreaterThan(2);
    it.clock.advance(31 * 86_400_000);
    const later = await it.signIn('administrator');
    const key = keyIn((await later.get('/topics/new').expect(200)).text);
    await later
      .post('/topics/new')
      .type('form')
      .send({ name: 'A month later', active: 'yes', formKey: key })
      .expect(303);
    expect(await count('page_forms')).toBe(1);
  });
});
