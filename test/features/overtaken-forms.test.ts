import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Agent, startTestApp, type TestApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';
import { formOn } from '../support/page-form.ts';

type Fields = Record<string, string | string[] | undefined>;

interface OvertakenForm {
  /** Where it stands. */
  page: string;
  /** Where it is sent to, if not there. */
  action?: string;
  /** What the first of two saves. */
  first: Fields;
  /** What the second types, where the first saved something else. */
  second: Fields;
  /** What the second reads of what the first saved. */
  told: RegExp;
}

describeOnEachDatabase('two people save the same form', (dialect) => {
  let it: TestApp;
  let one: Agent;
  let other: Agent;
  const made: Record<string, string> = {};

  beforeAll(async () => {
    it = await startTestApp(dialect);
    one = await it.signIn('administrator', { name: 'Tamar' });
    made.one = it.lastUserId();
    other = await it.signIn('administrator');
    made.other = it.lastUserId();
    const { contact } = await it.container.contacts.recordContact(
      it.context,
      {
        customer: { name: 'Dana Levi', email: 'dana@example.org' },
        places: { provider: 'Eli Levi', branch: 'Haifa', topic: 'Repairs' },
        channel: 'phone',
        kind: 'request',
        completed: true,
      },
      { origin: 'api', createUnknown: true },
    );
    const { id, customerId, branchId, providerId, topicId } = contact;
    Object.assign(made, { contact: id, customer: customerId, branch: branchId, provider: providerId, topic: topicId });
    await it.signIn('manager', { name: 'Noa', branchIds: [branchId ?? ''] });
    made.user = it.lastUserId();
    made.program = (await it.db.knex('programs').first('id')).id;
    const { key } = await it.db.knex('questionnaires').first('key');
    const link = { branch: made.branch, questionnaire: key, channel: 'in_person', locale: 'he', items: '3' };
    made.link = await madeBy('/open-links', link);
    made.promise = await madeBy('/commitments', { words: 'We call', due: '2026-03-04T16:00', owner: made.one });
  });
  afterAll(() => it.close());

  const post = (path: string, fields: object, agent = one) => agent.post(path).type('form').send(fields);
  const madeBy = async (path: string, fields: object): Promise<string> => {
    const { headers } = await post(path, fields).expect(303);
    return new RegExp(`^${path}/([\\w-]{36})`).exec(headers.location ?? '')?.[1] ?? '';
  };

  const FORMS: Record<string, () => OvertakenForm> = {
    'the note of a contact': () => ({
      page: `/contacts/${made.contact}`,
      action: `/contacts/${made.contact}/note`,
      first: { note: 'She rang <b>twice</b>' },
      second: { note: 'She will come on Monday' },
      told: /<dd[^>]*><bdi[^>]*>She rang &lt;b&gt;twice&lt;\/b&gt;</,
    }),
    'a program': () => ({
      page: `/programs/${made.program}`,
      first: { samplePercent: '40', branches: made.branch },
      second: { delayMinutes: '90', active: undefined },
      told: /<dd[^>]*><bdi[^>]*>Haifa<[\s\S]*<dd[^>]*><bdi[^>]*>40</,
    }),
    'the settings': () => ({
      page: '/settings',
      first: { name: 'Alon and Sons', 'privacyNotice-he': 'שומרים על הפרטיות' },
      second: { threshold: '0.7', restDays: ['1', '2'] },
      told: /<dd[^>]*><bdi[^>]*>Alon and Sons<[\s\S]*שומרים על הפרטיות</,
    }),
    'how mail leaves': () => ({
      page: '/mail',
      first: { connections: '7' },
      second: { returnAddress: 'returned@example.org' },
      told: /<dd[^>]*><bdi[^>]*>7</,
    }),
    'a customer': () => ({
      page: `/customers/${made.customer}/edit`,
      first: { relationship: 'do_not_survey', relationshipReason: 'Asked us not to' },
      second: { name: 'Dana Levi-Cohen', locale: 'he' },
      told: /<dd[^>]*><bdi[^>]*>Asked us not to</,
    }),
    'a branch': () => ({
      page: `/branches/${made.branch}`,
      first: { code: 'HFA', timeZone: 'Europe/Athens' },
      second: { name: 'Haifa port', active: undefined },
      told: /<dd[^>]*><bdi[^>]*>HFA<[\s\S]*Europe\/Athens</,
    }),
    'a provider': () => ({
      page: `/providers/${made.provider}`,
      first: { name: 'Eli Levi-Cohen' },
      second: { code: 'E7' },
      told: /<dd[^>]*><bdi[^>]*>Eli Levi-Cohen</,
    }),
    'a topic': () => ({
      page: `/topics/${made.topic}`,
      first: { active: undefined },
      second: { name: 'Repairs at home' },
      told: /<dd[^>]*><bdi[^>]*>—</,
    }),
    'a user': () => ({
      page: `/users/${made.user}`,
      first: { role: 'staff' },
      second: { name: 'Noa Bar', branchIds: undefined },
      told: /<dd[^>]*><bdi[^>]*>Staff</,
    }),
    'an open link': () => ({
      page: `/open-links/${made.link}`,
      first: { items: '5' },
      second: { active: undefined, closesOn: '2026-05-01' },
      told: /<dd[^>]*><bdi[^>]*>5</,
    }),
    'the hours of the week': () => ({
      page: '/calendar',
      first: { 'hours-1': '09:00-13:00' },
      second: { 'hours-2': '' },
      told: /<dd[^>]*><bdi[^>]*>09:00.13:00</,
    }),
    'how fast complaints are treated': () => ({
      page: '/complaints/targets',
      first: { acknowledgeHours: '4' },
      second: { answerHours: '24' },
      told: /<dd[^>]*><bdi[^>]*>4</,
    }),
    'who keeps a promise, and by when': () => ({
      page: `/commitments/${made.promise}`,
      action: `/commitments/${made.promise}/change`,
      first: { due: '2026-03-05T10:00' },
      second: { owner: made.other },
      told: /<dd[^>]*><bdi[^>]*>5 Mar 2026, 10:00</,
    }),
  };

  const wanted = (fields: Fields, form: object) =>
    Object.fromEntries(Object.keys(fields).map((name) => [name, new Map(Object.entries(form)).get(name)]));

  test.each(Object.entries(FORMS))('%s: the second reads what the first saved, and saves knowingly', async (_, of) => {
    const { page, action = page, first, second, told } = of();
    const shown = async () => formOn((await one.get(page).expect(200)).text, action);
    const opened = await shown();
    await post(action, { ...opened, ...first }).expect(303);
    // Who saves what stands already takes nothing away.
    await post(action, { ...opened, ...first }, other).expect(303);
    const saved = await shown();

    const typed = { ...opened, ...second };
    const late = await post(action, typed, other).expect(409);
    expect(late.text).toContain('Not saved yet');
    expect(late.text).toContain('Somebody saved something else here');
    expect(late.text).toMatch(new RegExp(`saved-meanwhile[\\s\\S]*${told.source}[\\s\\S]*</section>`));
    expect(await shown()).toEqual(saved);
    const again = formOn(late.text, action);
    expect(wanted(second, again)).toEqual(second);
    expect(wanted(first, again)).toEqual(wanted(first, typed));

    await post(action, again, other).expect(303);
    const now = await shown();
    expect(wanted(second, now)).toEqual(second);
    expect(wanted(first, now)).toEqual(wanted(first, typed));

    // Of two at the very same time one is saved, and the other one is asked.
    const sent = [post(action, { ...now, ...first }), post(action, { ...opened, seen: now.seen }, other)];
    const done = (await Promise.all(sent)).map(({ status }) => status);
    expect(done.sort()).toEqual([303, 409]);
  });

  test.each([
    { name: 'the settings', page: '/settings', fault: { threshold: 'much' }, right: { threshold: '0.8' } },
    { name: 'how mail leaves', page: '/mail', fault: { perMinute: '0' }, right: { perMinute: '9' } },
  ])('$name: a mistake that is put right first is no look at what was saved meanwhile', async (form) => {
    const { page, fault, right } = form;
    const opened = formOn((await one.get(page).expect(200)).text, page);
    const first = page === '/mail' ? { connections: '3' } : { name: 'Alon and Daughters' };
    await post(page, { ...opened, ...first }).expect(303);
    const refused = await post(page, { ...opened, ...fault }, other).expect(422);
    expect(refused.text).not.toContain('saved-meanwhile');
    const late = await post(page, { ...formOn(refused.text, page), ...right }, other).expect(409);
    expect(late.text).toContain('saved-meanwhile');
  });

  test('one’s own name and language, changed at the foot of another page meanwhile', async () => {
    const shown = async () => formOn((await one.get('/profile').expect(200)).text, '/profile');
    const opened = await shown();
    await post('/profile/language', { locale: 'ms' }).expect(303);
    const late = await post('/profile', { ...opened, name: 'Tamar Bar', mail: undefined }).expect(409);
    expect(late.text).toMatch(/saved-meanwhile[\s\S]*Bahasa Melayu[\s\S]*<\/section>/);
    const again = formOn(late.text, '/profile');
    expect(again).toMatchObject({ name: 'Tamar Bar', locale: 'en' });
    expect(again.mail).toBeUndefined();
    expect((await shown()).name).toBe('Tamar');
    await post('/profile', again).expect(303);
    expect(await shown()).toMatchObject({ name: 'Tamar Bar', locale: 'en' });
  });
});
