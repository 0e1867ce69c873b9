import { expect, test } from '@jest/globals';
import decodeQR from 'qr/decode.js';
import { checkSums } from '../../../src/features/analysis/index.ts';
import { OPEN_LINK_LIMITS } from '../../../src/features/open-links/open-link-throttle.ts';
import { foldChanges } from '../../../src/features/state/index.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm, invite } from '../../support/invite.ts';

describeOnEachDatabase('open links', (dialect) => {
  async function start(environment: Record<string, string> = {}) {
    const t = await startTestApp(dialect, { environment: { BASE_URL: 'https://survey.example.org', ...environment } });
    await invite(t); // brings questionnaire and places along
    const administrator = await t.signIn('administrator');
    return { t, administrator, link: await makeLink(t, administrator) };
  }

  /** Made as on the page. @returns its row */
  async function makeLink(t: TestApp, administrator: Agent, over: Record<string, string> = {}) {
    const { id: branch } = await t.db.knex('branches').where({ name: 'Haifa' }).first('id');
    const { key } = await t.db.knex('questionnaires').first('key');
    const fields = { branch, questionnaire: key, channel: 'in_person', locale: 'he', items: '3', ...over };
    const made = await administrator.post('/open-links').type('form').send(fields).expect(303);
    const id = /^\/open-links\/([\w-]+)\?done=added$/.exec(made.headers.location ?? '')?.[1];
    return t.db.knex('open_links').where({ id }).first();
  }

  /** The form as a browser shows it, and all that goes along with it unseen. */
  async function openForm(t: TestApp, path: string, language = 'en') {
    const page = await t.agent.get(path).set('Accept-Language', language).expect(200);
    const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
    const items = [...page.text.matchAll(/id="E\.([^"]+)"/g)].map(([, key]) => key ?? '');
    const action = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1] ?? '';
    return {
      page: page.text,
      action,
      items,
      hidden: Object.fromEntries(hidden.map(([, name, value]) => [name, value])),
    };
  }

  const answered = (form: { items: string[]; hidden: object }, over: Record<string, string> = {}) => {
    const { revision: _revision, ...fields } = filledForm(over, { items: form.items });
    return { ...form.hidden, ...fields };
  };
  const send = (t: TestApp, path: string, fields: object) => t.agent.post(path).type('form').send(fields);

  test('one answer for each form, however often the button is pressed; a kiosk goes on with the next form', async () => {
    const { t, link } = await start();
    const path = `/q/${link.slug}`;
    const form = await openForm(t, path);
    expect(form.items).toHaveLength(9);
    expect(form.page).toContain('Your answers are anonymous');
    expect(form.page).not.toMatch(/name="contact"|name="discussion"|data-draft|Stop these mails/);

    const first = answered(form, { comment: 'Very clean.' });
    const [one, two] = await Promise.all([send(t, form.action, first), send(t, form.action, first)]);
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(one.headers.location).toBe(`${path}/thanks?lang=en`);
    await send(t, form.action, first).expect(303);
    const rows = await t.db.knex('responses').where({ origin: 'open_link' });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ branch_id: link.branch_id, channel: 'in_person', day: '2026-03-04' });
    expect(rows[0]).toMatchObject({ confidentiality: 'anonymous', provider_id: null, comment: 'Very clean.' });
    expect(await t.db.knex('response_identity')).toEqual([]);
    expect(await t.db.knex('page_forms').whereNot({ result_path: '' })).toHaveLength(0); // nothing leads to the answer

    // Sent again with other answers it is not taken unasked, and nothing typed is lost.
    const again = await send(t, form.action, { ...first, comment: 'Somebody else.' }).expect(409);
    expect(again.text).toContain('A form was already sent from this page');
    expect(again.text).toContain('Somebody else.');
    const key = /name="formKey" value="([^"]+)"/.exec(again.text)?.[1] ?? '';
    await send(t, path, { ...first, formKey: key, comment: 'Somebody else.' }).expect(303);
    await send(t, path, answered(await openForm(t, path))).expect(303);
    expect(await t.db.knex('responses').where({ origin: 'open_link' })).toHaveLength(3);
    // Who is unhappy without a name leaves a concern; there is nobody to answer.
    const unhappy = await openForm(t, path);
    await send(t, unhappy.action, answered(unhappy, { satisfaction: '1', contact: 'yes' })).expect(303);
    expect(await t.db.knex('complaints').where({ kind: 'concern' })).not.toHaveLength(0);
    expect(await t.db.knex('complaints').where({ kind: 'complaint' })).toHaveLength(0);
    await foldChanges(t.container.services);
    expect(await checkSums(t.container.services)).toEqual([]);
    await t.close();
  });

  test('the language is the browser’s, else the link’s, and can be switched', async () => {
    const { t, administrator, link } = await start();
    const path = `/q/${link.slug}`;
    const languageOf = async (wanted: string | undefined, address = path) => {
      const asked = t.agent.get(address);
      if (wanted !== undefined) asked.set('Accept-Language', wanted);
      return /<html lang="(\w+)"/.exec((await asked.expect(200)).text)?.[1];
    };
    expect(await languageOf('ms-MY, en;q=0.5')).toBe('ms');
    expect(await languageOf('en')).toBe('en');
    expect(await languageOf('fr')).toBe('he');
    expect(await languageOf('fr, *;q=0.1')).toBe('he');
    expect(await languageOf(undefined)).toBe('he');
    expect(await languageOf('en', `${path}?lang=ms`)).toBe('ms');
    expect(await languageOf('en', `/q/${link.slug.toUpperCase().slice(0, 4)}-${link.slug.slice(4)}`)).toBe('en');
    const english = await makeLink(t, administrator, { locale: 'en' });
    expect(await languageOf('fr', `/q/${english.slug}`)).toBe('en');
    await t.close();
  });

  test('what a program fills in unseen counts for nothing, and a form without its secrets is taken', async () => {
    const { t, link } = await start();
    const path = `/q/${link.slug}`;
    const form = await openForm(t, path);
    expect(form.page).toMatch(/name="homepage" tabindex="-1"/);
    await send(t, path, answered(form, { homepage: 'http://spam.example' })).expect(303);
    expect(await t.db.knex('responses')).toEqual([]);
    const wrong = await send(t, path, answered(form, { 'E.process.speed': '99', comment: 'Kept.' })).expect(422);
    expect(wrong.text).toContain('Kept.');
    await send(t, path, { satisfaction: '5', 'E.process.speed': '7', 'P.process.speed': '6' }).expect(303);
    expect(await t.db.knex('responses').where({ origin: 'open_link' })).toHaveLength(1);
    await t.close();
  });

  test('so many answers and no more are taken from one address; what was typed stays', async () => {
    const { t, administrator, link } = await start();
    const path = `/q/${link.slug}`;
    const form = await openForm(t, path);
    for (let n = 0; n < OPEN_LINK_LIMITS.fromAddressInTenMinutes; n += 1) await send(t, path, {}).expect(422);
    const held = await send(t, form.action, answered(form, { comment: 'Too late?' })).expect(429);
    expect(held.text).toContain('Too late?');
    expect(held.text).toContain('wait a few minutes');
    expect(held.headers['retry-after']).toMatch(/^\d+$/);
    // Another link from the same address is another matter, and so is opening the form.
    await openForm(t, path);
    const other = await makeLink(t, administrator);
    await send(t, `/q/${other.slug}`, answered(await openForm(t, `/q/${other.slug}`))).expect(303);
    await t.close();
  });

  test('figures of those who were asked stay as they are, and the others have a card of their own', async () => {
    const { t, link } = await start();
    const authorization = await t.apiKey(['cards:read', 'responses:read']);
    const card = async (query = '') =>
      (
        await t.agent
          .get(`/api/v1/report-card?from=2026-03-01&to=2026-03-31${query}`)
          .set('Authorization', authorization)
          .expect(200)
      ).body;
    const before = await card();
    const path = `/q/${link.slug}`;
    for (let n = 0; n < 12; n += 1) {
      await send(t, path, answered(await openForm(t, path), { comment: `Open words ${n}` })).expect(303);
    }
    const after = await card();
    expect(after).toEqual({ ...before, openLinkResponses: 12 });
    const own = await card('&origin=open_link');
    expect(own).toMatchObject({ responses: 12, invited: 0, responseRate: null, segment: { origin: 'open_link' } });
    expect(await card(`&origin=open_link&branch=Haifa`)).toMatchObject({ responses: 12 });
    await t.agent.get('/api/v1/report-card?origin=all').set('Authorization', authorization).expect(422);

    // Folded, and by a reader to whom single answers are not told: these wait for the week's end.
    await foldChanges(t.container.services);
    t.clock.set('2026-03-16T09:00:00.000Z');
    const manager = await t.signIn('manager');
    const period = 'from=2026-03-01&to=2026-03-31';
    const page = (await manager.get(`/card?${period}`).expect(200)).text;
    expect(page).toContain('12 more answers came by open links. They are not counted here.');
    expect(page).toContain('origin=open_link');
    const apart = (await manager.get(`/card?${period}&origin=open_link`).expect(200)).text;
    expect(apart).toContain('nobody was asked in person');
    expect(apart).toContain('none: nobody was asked');
    expect((await manager.get(`/comments?${period}`).expect(200)).text).not.toContain('Open words');
    expect((await manager.get(`/comments?${period}&origin=open_link`).expect(200)).text).toContain('Open words');
    for (const address of [
      '/overview',
      '/priorities',
      '/trends',
      '/trends?measure=rate',
      '/compare',
      '/questions',
      '/items/process.speed',
    ]) {
      const other = address.includes('?') ? '&' : '?';
      await manager.get(`${address}${other}${period}&origin=open_link`).expect(200);
    }
    await t.close();
  });

  test('few answers by open links are not told to those who may not see single ones', async () => {
    const { t, link } = await start();
    const path = `/q/${link.slug}`;
    for (let n = 0; n < 3; n += 1) await send(t, path, answered(await openForm(t, path))).expect(303);
    await foldChanges(t.container.services);
    t.clock.set('2026-03-16T09:00:00.000Z');
    const manager = await t.signIn('manager');
    const page = (await manager.get('/card?from=2026-03-01&to=2026-03-31').expect(200)).text;
    expect(page).toContain('too few to be told');
    expect(page).not.toMatch(/[^\d]3 more answers/);
    const apart = (await manager.get('/card?from=2026-03-01&to=2026-03-31&origin=open_link').expect(200)).text;
    expect(apart).not.toMatch(/n = 3\b/);
    await t.close();
  });

  test('a link can be closed, ends on its day, and follows its place into another', async () => {
    const { t, administrator, link } = await start();
    const path = `/q/${link.slug}`;
    const settings = { channel: 'in_person', locale: 'he', items: '', closesOn: '2026-03-04', active: 'yes' };
    await administrator.post(`/open-links/${link.id}`).type('form').send(settings).expect(303);
    expect((await openForm(t, path)).items).toHaveLength(15);
    t.clock.set('2026-03-04T22:30:00.000Z'); // past midnight in Jerusalem
    await t.agent.get(path).expect(410);
    await send(t, path, { satisfaction: '5' }).expect(410);
    t.clock.set('2026-03-04T09:00:00.000Z');
    await t.agent.get(path).expect(200);
    const closed = { ...settings, closesOn: '', active: '' };
    await administrator.post(`/open-links/${link.id}`).type('form').send(closed).expect(303);
    await t.agent.get(path).expect(410);
    expect((await t.agent.get('/q/nothing').expect(404)).text).toContain('does not open a survey');
    await administrator
      .post(`/open-links/${link.id}`)
      .type('form')
      .send({ ...closed, items: 'x' })
      .expect(422);

    await administrator.post('/branches/new').type('form').send({ name: 'Haifa Bay', active: 'yes' }).expect(303);
    const { id: into } = await t.db.knex('branches').where({ name: 'Haifa Bay' }).first('id');
    await administrator.post(`/branches/${link.branch_id}/merge`).type('form').send({ into }).expect(303);
    expect((await t.db.knex('open_links').where({ id: link.id }).first()).branch_id).toBe(into);
    const acts = await t.db.knex('audit').where({ subject_id: link.id }).orderBy('id').pluck('action');
    expect(acts).toEqual(['open_link.added', ...Array(2).fill('open_link.changed')]);
    await t.close();
  });

  test('who may look and who may make; the form makes one; a place that is not there is refused', async () => {
    const { t, administrator, link } = await start();
    const manager = await t.signIn('manager');
    await administrator.post('/branches/new').type('form').send({ name: 'Eilat', active: 'yes' }).expect(303);
    const { id: eilat } = await t.db.knex('branches').where({ name: 'Eilat' }).first('id');
    const away = await t.signIn('manager', { branchIds: [eilat] });
    expect((await manager.get('/open-links').expect(200)).text).toContain(link.slug);
    expect((await manager.get(`/open-links/${link.id}`).expect(200)).text).not.toContain('<form class="form"');
    expect((await away.get('/open-links').expect(200)).text).not.toContain(link.slug);
    await away.get(`/open-links/${link.id}`).expect(404);
    await manager.get('/open-links/new').expect(403);
    await manager.post('/open-links').type('form').send({}).expect(403);
    await (await t.signIn('staff')).get('/open-links').expect(403);

    const page = (await administrator.get('/open-links/new').expect(200)).text;
    const formKey = /name="formKey" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const { key: questionnaire } = await t.db.knex('questionnaires').first('key');
    const fields = { formKey, questionnaire, branch: '', locale: 'en' };
    const press = () => administrator.post('/open-links').type('form').send(fields);
    const [one, two] = await Promise.all([press(), press()]);
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(await t.db.knex('open_links')).toHaveLength(2);
    const wrong = { ...fields, formKey: '', branch: 'nowhere' };
    expect((await administrator.post('/open-links').type('form').send(wrong).expect(422)).text).toContain(
      'Choose one from the list',
    );
    await t.close();
  });

  test('every printed code leads to the address of the link', async () => {
    const { t, administrator, link } = await start();
    const address = `https://survey.example.org/q/${link.slug}`;
    for (const [query, heading] of [
      ['size=a4&in=he', 'איך היה השירות?'],
      ['size=a4&in=all', 'Bagaimanakah perkhidmatan kami?'],
      ['size=small&in=en', 'How was the service?'],
    ] as const) {
      const page = (await administrator.get(`/open-links/${link.id}/print?${query}`).expect(200)).text;
      expect(page).toContain(heading);
      expect(page).toContain(`survey.example.org/<wbr>q/${link.slug}`);
      const codes = [...page.matchAll(/<svg class="qr" viewBox="0 0 (\d+) \1"[\s\S]*? d="([^"]+)"/g)];
      expect(codes).toHaveLength(query.includes('small') ? 10 : 1);
      for (const [, size, path] of codes) expect(decodeQR(pixels(Number(size), path ?? ''))).toBe(address);
    }
    await t.close();
  });

  test('by API they are listed, made, changed, closed and opened again, with the scopes of programs', async () => {
    const { t, link } = await start();
    const writes = await t.apiKey(['programs:write']);
    const reads = await t.apiKey(['programs:read']);
    const none = await t.apiKey(['cards:read']);
    const call = (method: 'get' | 'post' | 'patch', path: string, key: string, fields?: object) =>
      t.agent[method](`/api/v1/open-links${path}`).set('Authorization', key).send(fields);

    const made = await call('post', '', writes, { branch: 'Haifa', channel: 'in_person', closesOn: '2026-03-31' });
    expect([made.status, made.body]).toEqual([
      201,
      {
        ...{ id: expect.any(String), slug: expect.any(String), url: `https://survey.example.org/q/${made.body.slug}` },
        questionnaire: 'service-three-dimensions',
        ...{ branchId: link.branch_id, providerId: null, topicId: null, places: ['Haifa'] },
        ...{ channel: 'in_person', locale: 'he', itemsPerDimension: 3, closesOn: '2026-03-31', active: true },
        ...{ createdAt: '2026-03-04T09:00:00.000Z', takesAnswers: true },
      },
    ]);
    const listed = await call('get', '', reads);
    const ids: string[] = listed.body.items.map(({ id }: { id: string }) => id);
    expect(ids.sort()).toEqual([link.id, made.body.id].sort());
    await t.agent.get(`/q/${made.body.slug}`).expect(200);

    const path = `/${made.body.id}`;
    const closed = await call('patch', path, writes, { active: false });
    expect(closed.body).toEqual({ ...made.body, active: false, takesAnswers: false });
    await t.agent.get(`/q/${made.body.slug}`).expect(410);
    const again = await call('patch', path, writes, { active: true, closesOn: null, locale: 'ms' });
    expect(again.body).toEqual({ ...made.body, closesOn: null, locale: 'ms' });
    const audited: { action: string }[] = await t.db.knex('audit').where({ subject_id: made.body.id }).orderBy('id');
    const other = `/${link.id}`;
    for (let items = 1; items <= 8; items += 1) {
      await Promise.all([
        call('patch', other, writes, { itemsPerDimension: items }),
        call('patch', other, writes, { closesOn: `2026-04-0${items}` }),
      ]);
      const both = await t.db.knex('open_links').where({ id: link.id }).first();
      expect(both).toMatchObject({ items_per_dimension: items, closes_on: `2026-04-0${items}` });
    }
    expect(audited.map(({ action }) => action)).toEqual(
      ['added', 'changed', 'changed'].map((act) => `open_link.${act}`),
    );

    for (const [fields, field] of [
      [{ branch: 'Nowhere' }, 'branch'],
      [{ questionnaire: 'none' }, 'questionnaire'],
      [{ itemsPerDimension: 0 }, 'itemsPerDimension'],
      [{ closesOn: '2026-02-30' }, 'closesOn'],
      [{ colour: 'red' }, 'body'],
    ] as const) {
      const refused = await call('post', '', writes, fields);
      expect([refused.status, Object.keys(refused.body.errors)]).toEqual([422, [field]]);
    }
    expect((await call('patch', path, writes, { active: 'no' })).status).toBe(422);
    expect((await call('patch', '/01930000-0000-7000-8000-00000000000a', writes, { active: false })).status).toBe(404);
    for (const key of [reads, none]) expect((await call('post', '', key, {})).status).toBe(403);
    expect((await call('patch', path, reads, { active: false })).status).toBe(403);
    expect((await call('get', '', none)).status).toBe(403);
    await t.close();
  });

  test('the API gives them page by page, in as many statements for many as for few; the list as well', async () => {
    const { t, administrator } = await start();
    const key = await t.apiKey(['programs:read']);
    const read = async (query: string) =>
      (await t.agent.get(`/api/v1/open-links${query}`).set('Authorization', key).expect(200)).body;
    const statements = async (work: () => Promise<unknown>): Promise<number> => {
      let count = 0;
      const one = () => {
        count += 1;
      };
      t.db.knex.on('query', one);
      await work();
      t.db.knex.off('query', one);
      return count;
    };
    await read(''); // the first use of a key is written down
    const few = await statements(() => read(''));
    const fewShown = await statements(() => administrator.get('/open-links').expect(200));
    // Made in one moment of the clock: the order among them is that of their ids.
    for (let links = 1; links < 6; links += 1) await makeLink(t, administrator);
    expect(await statements(() => read(''))).toBe(few);
    expect(await statements(() => administrator.get('/open-links').expect(200))).toBe(fewShown);

    const all = await read('');
    expect([all.items.length, all.nextCursor]).toEqual([6, null]);
    const first = await read('?limit=4');
    const second = await read(`?limit=4&cursor=${first.nextCursor}`);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([4, 2, null]);
    expect([...first.items, ...second.items]).toEqual(all.items);
    for (const query of ['?cursor=nonsense', '?limit=0', '?limit=501'])
      await t.agent.get(`/api/v1/open-links${query}`).set('Authorization', key).expect(422);
    await t.close();
  });
});

/** The drawing as a camera would see it: eight pixels to a unit. */
function pixels(size: number, path: string) {
  const SCALE = 8;
  const side = size * SCALE;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row += 1) {
      const from = row * side + Number(x) * SCALE;
      for (let at = from; at < from + Number(length) * SCALE; at += 1) data.fill(0, at * 4, at * 4 + 3);
    }
  }
  return { width: side, height: side, data };
}
