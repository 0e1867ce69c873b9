import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addPlace, type PlaceKind } from '../../../src/features/organisation/index.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { formOn } from '../../support/page-form.ts';

const KEY = 'a'.repeat(22);

describeOnEachDatabase('logging a contact in one line', (dialect) => {
  let it: TestApp;
  let manager: Agent;
  let key: string;
  const id: Record<string, string> = {};

  beforeAll(async () => {
    it = await startTestApp(dialect);
    manager = await it.signIn('manager');
    key = await it.apiKey(['contacts:write', 'directory:write']);
    const place = async (kind: PlaceKind, name: string, code: string | null = null) => {
      id[name] = await addPlace(it.context, kind, { name, code, timeZone: null, active: true });
    };
    await place('provider', 'אלי לוי', 'EL');
    await place('provider', 'Dana Azulai', 'DA');
    await place('topic', 'וירוסים', 'V2');
    await place('topic', 'Printers');
    await place('branch', 'Haifa', 'HFA');
    await place('branch', 'Eilat', 'ELT');
  });
  afterAll(() => it.close());

  const post = (line: string, fields: object = {}, agent = manager) =>
    agent
      .post('/contacts/line')
      .type('form')
      .send({ line, ...fields });
  const save = (line: string, fields: object = {}, agent = manager) =>
    post(line, { step: 'save', shown: line, ...fields }, agent);
  const contacts = () =>
    it.db
      .knex('contacts')
      .count({ n: '*' })
      .first()
      .then((row) => Number(row?.n));
  const newest = () => it.db.knex('contacts').orderBy('id', 'desc').first();

  test('the line of the article: shown first, saved then, in one row', async () => {
    const before = await contacts();
    const { text } = await post('רמי כהן. אלי לוי. וירוסים. 9:30').expect(200);
    for (const part of ['רמי כהן', 'אלי לוי', 'וירוסים', '4 Mar 2026, 09:30', 'no survey will go out'])
      expect(text).toContain(part);
    expect(await contacts()).toBe(before);
    const { headers } = await save('רמי כהן. אלי לוי. וירוסים. 9:30').expect(303);
    const contact = await newest();
    expect(headers.location).toBe(`/contacts/line?done=${contact.id}`);
    expect(contact).toMatchObject({
      ...{ provider_id: id['אלי לוי'], topic_id: id['וירוסים'], branch_id: null, note: null, origin: 'page' },
      ...{ completed_at: '2026-03-04T07:30:00.000Z', requested_at: null, kind: 'request' },
    });
    const customer = await it.db.knex('customers').where({ id: contact.customer_id }).first('name', 'email');
    expect(customer).toEqual({ name: 'רמי כהן', email: null });
    const done = await manager.get(headers.location ?? '').expect(200);
    expect(done.text).toContain(`href="/contacts/${contact.id}"`);
  });

  test('codes, channel, kind, branch, day and note, in whatever order they come', async () => {
    await save('dana@example.org. טלפון. V2. Haifa. EL. אתמול 16:05. Correction').expect(303);
    expect(await newest()).toMatchObject({
      ...{ provider_id: id['אלי לוי'], topic_id: id['וירוסים'], branch_id: id.Haifa },
      ...{ channel: 'phone', kind: 'correction', completed_at: '2026-03-03T14:05:00.000Z' },
    });
    await save('Dana Levi dana@example.org. DA. Printers. The tray broke. Twice. open').expect(303);
    expect(await newest()).toMatchObject({ note: 'The tray broke. Twice', completed_at: null });
    expect(
      Number((await it.db.knex('customers').where({ email: 'dana@example.org' }).count({ n: '*' }).first())?.n),
    ).toBe(1);
  });

  test('what is usual with the same provider is taken from their newest contact, and told', async () => {
    await save('dana@example.org. EL. V2. Eilat. chat. 10:40').expect(303);
    const { text } = await post('dana@example.org. EL. V2. 10:50');
    expect(text.replace(/\s+/g, ' ')).toMatch(/Eilat<\/bdi> <span class="quiet">\(as usual\)/);
    await save('dana@example.org. EL. V2. 10:50').expect(303);
    expect(await newest()).toMatchObject({ branch_id: id.Eilat, channel: 'chat' });
  });

  test('an unknown provider is asked, the nearest first, and never guessed', async () => {
    const line = 'dana@example.org. Dana Azulay. V2. 8:30';
    const before = await contacts();
    const refused = await save(line, { formKey: KEY }).expect(422);
    expect(refused.text).toContain('Nobody here is called');
    const form = formOn(refused.text, '/contacts/line');
    expect(refused.text.indexOf('Dana Azulai')).toBeLessThan(refused.text.indexOf('<span>אלי לוי'));
    expect(await contacts()).toBe(before);
    await save(line, { ...form, step: 'save', provider: id['Dana Azulai'] }).expect(303);
    expect(await newest()).toMatchObject({ provider_id: id['Dana Azulai'] });
    // The answer was to another name.
    const other = { providerSaid: 'Dana Azulay', provider: id['Dana Azulai'] };
    await save('dana@example.org. Somebody. V2. 8:30', other).expect(422);
    await save('dana@example.org. 8:30').expect(422);
  });

  test('an unknown topic is asked, or stays as a note', async () => {
    const line = 'dana@example.org. EL. Virusim. 8:40';
    expect((await post(line)).text).toContain('There is no topic');
    await save(line).expect(422);
    await save(line, { topicSaid: 'Virusim', topic: 'note' }).expect(303);
    expect(await newest()).toMatchObject({ topic_id: null, note: 'Virusim' });
    await save(line, { topicSaid: 'Virusim', topic: id['וירוסים'] }).expect(303);
    expect(await newest()).toMatchObject({ topic_id: id['וירוסים'], note: null });
  });

  test('a name alone is nobody who is known: which one is asked, or somebody new', async () => {
    const line = 'dana levi. EL. V2. 8:50';
    const { text } = await post(line);
    expect(text).toMatch(/<span>[^<]*dana@example\.org/);
    await save(line).expect(422);
    const known = (await it.db.knex('customers').where({ email: 'dana@example.org' }).first('id')).id;
    await save(line, { customerSaid: 'dana levi', customer: known }).expect(303);
    expect((await newest()).customer_id).toBe(known);
    await save(line, { customerSaid: 'dana levi', customer: 'new' }).expect(303);
    expect((await newest()).customer_id).not.toBe(known);
    // By the number that another system has for them it is.
    await it.db.knex('customers').where({ id: known }).update({ external_id: 'K-17' });
    await save('K-17. EL. V2. 8:55').expect(303);
    expect((await newest()).customer_id).toBe(known);
  });

  test('answers are kept from round to round, and count for what the line says alone', async () => {
    const line = 'dana levi. Dana Azulay. Virusim. 8:52';
    const first = await save(line, { providerSaid: 'Dana Azulay', provider: id['Dana Azulai'] }).expect(422);
    expect(first.text).not.toContain('Choose who served.');
    expect(first.text).toContain('Choose which customer it is.');
    const second = await save(line, { ...formOn(first.text, '/contacts/line'), topic: 'note', step: 'save' }).expect(
      422,
    );
    const form = formOn(second.text, '/contacts/line');
    expect(form).toMatchObject({ provider: id['Dana Azulai'], topic: 'note', shown: line });
    await save(line, { ...form, customer: 'new', step: 'save' }).expect(303);
    expect(await newest()).toMatchObject({ provider_id: id['Dana Azulai'], topic_id: null, note: 'Virusim' });
  });

  test('only what was shown is saved: a line that was changed since is shown first', async () => {
    const before = await contacts();
    const { text } = await save('dana@example.org. EL. V2. 8:53', { shown: 'dana@example.org. EL. V2. 8:54' }).expect(
      200,
    );
    expect(await contacts()).toBe(before);
    await save('dana@example.org. EL. V2. 8:53', { ...formOn(text, '/contacts/line'), step: 'save' }).expect(303);
  });

  test('words that are nearly a name are asked about, also where they need not stand', async () => {
    const own = await it.signIn('staff', { providerId: id['אלי לוי'] ?? null });
    expect((await post('dana@example.org. Dana Azulay. V2', {}, own)).text).toContain('Nobody here is called');
    expect((await post('dana@example.org. EL. V2. Haifaa')).text).toContain('There is no branch');
    const { text } = await post('dana@example.org. Virusim. 8:30');
    expect(text).toContain('Who served?');
    expect(text).toContain('There is no topic');
  });

  test('an address with another name is asked about; a new one there has none', async () => {
    const line = 'Avi Levi dana@example.org. EL. V2. 8:56';
    expect((await save(line).expect(422)).text).toContain('This address is of');
    const customerSaid = 'Avi Levi dana@example.org';
    await save(line, { customerSaid, customer: 'new' }).expect(303);
    const { customer_id } = await newest();
    const added = await it.db.knex('customers').where({ id: customer_id }).first('name', 'email');
    expect(added).toEqual({ name: 'Avi Levi', email: null });
  });

  test('pressed twice, it is logged once; the second need not be asked whether the first is meant', async () => {
    const before = await contacts();
    const once = { formKey: 'b'.repeat(22) };
    const [one, two] = [await save('Twice Only. EL. V2. 9:00', once), await save('Twice Only. EL. V2. 9:00', once)];
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(two.headers.location).toBe(one.headers.location);
    expect(await contacts()).toBe(before + 1);
    expect((await save('Twice Only. EL. Printers. 9:00', once)).status).toBe(409);
  });

  test.each([
    ['', 'Write who was served.'],
    ['. EL. V2', 'Begin with the customer'],
    ['dana@example.org. EL. 25:00', 'There is no such time.'],
    ['dana@example.org. EL. 31/2 8:00', 'There is no such time.'],
    ['dana@example.org. EL. 23:00', 'This time has not come yet.'],
    [`dana@example.org. EL. ${'x'.repeat(600)}`, 'within 500 characters'],
  ])('%s is refused in words, and stays in the field', async (line, sentence) => {
    const before = await contacts();
    const { text } = await save(line).expect(422);
    expect(text.includes(sentence)).toBe(true);
    expect(formOn(text, '/contacts/line').line).toBe(line);
    expect(await contacts()).toBe(before);
  });

  test('hostile text is text', async () => {
    const { text } = await post('<script>alert(1)</script>. EL. "><img src=x>. 8:00').expect(200);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x');
    await manager.post('/contacts/line').type('form').send('line=a&line=b&step=save').expect(422);
  });

  test('staff need not name themselves; people of one branch find nobody of another by name', async () => {
    const own = await it.signIn('staff', { providerId: id['אלי לוי'] ?? null });
    await save('dana@example.org. V2. 8:05', {}, own).expect(303);
    expect(await newest()).toMatchObject({ provider_id: id['אלי לוי'], topic_id: id['וירוסים'] });
    const haifa = await it.signIn('manager', { branchIds: [id.Haifa ?? ''] });
    await it.db.knex('contacts').where({ branch_id: id.Haifa }).update({ branch_id: id.Eilat });
    id.dana = (await it.db.knex('customers').where({ email: 'dana@example.org' }).first('id')).id;
    const asked = await post('dana levi. DA. V2. 8:05', {}, haifa);
    expect(asked.text).not.toContain('dana@example.org');
    await it.db.knex('contacts').where({ customer_id: id.dana }).update({ branch_id: id.Haifa, completed_at: null });
    const theirs = await post('dana levi. DA. V2. 8:05', {}, haifa);
    expect(theirs.text).toContain('not served yet');
    await it.db.knex('contacts').where({ customer_id: id.dana }).update({ branch_id: id.Eilat });
    await save('Only Here. DA. V2. 8:06', {}, haifa).expect(303);
    expect(await newest()).toMatchObject({ branch_id: id.Haifa });
    const organiser = await it.signIn('organiser');
    expect((await organiser.get('/contacts/line')).status).toBe(403);
    expect((await save('a@b.example. EL', {}, organiser)).status).toBe(403);
  });

  test('programs send the same line, and are told what a person would be asked', async () => {
    const log = (body: object) => it.agent.post('/api/v1/contacts/log').set('Authorization', key).send(body);
    const { body, headers } = await log({ line: 'sara@example.org. אלי לוי. וירוסים. 9:30', locale: 'ms' }).expect(201);
    expect(headers.location).toBe(`/api/v1/contacts/${body.id}`);
    expect(body.invitation).toMatchObject({ status: 'scheduled' });
    expect(await it.db.knex('customers').where({ id: body.customerId }).first('email', 'locale')).toEqual({
      email: 'sara@example.org',
      locale: 'ms',
    });
    const named = await log({ line: 'Dana Levi. EL. V2' }).expect(201);
    expect(named.body.invitation).toMatchObject({ status: 'skipped', reason: 'no_address' });
    const refused = await log({ line: 'sara@example.org. Dana Azulay. Printer. 23:30' }).expect(422);
    expect(refused.body).toMatchObject({ code: 'unclear_line' });
    expect(Object.keys(refused.body.errors).sort()).toEqual(['provider', 'time', 'topic']);
    expect(refused.body.errors.provider).toContain('DA');
    const blind = await it.apiKey(['contacts:write']);
    const told = await it.agent
      .post('/api/v1/contacts/log')
      .set('Authorization', blind)
      .send({ line: 'a@b.example. Dana Azulay. V2' });
    expect(told.body.errors.provider).not.toContain('DA');
    const more = await log({ line: 'sara@example.org. EL. V2. The tray broke' }).expect(422);
    expect(Object.keys(more.body.errors)).toEqual(['line']);
    const unsaid = await log({ line: '40021. EL. V2' }).expect(201);
    expect(await it.db.knex('customers').where({ id: unsaid.body.customerId }).first('name', 'external_id')).toEqual({
      name: null,
      external_id: '40021',
    });
    // Nothing is taken from earlier contacts where nobody sees it.
    expect(await newest()).toMatchObject({ branch_id: null, channel: 'in_person' });
    expect(await it.db.knex('providers').where({ name: 'Dana Azulay' })).toEqual([]);
    await log({ line: ' ' }).expect(422);
    await log({ line: 'sara@example.org. EL', extra: 1 }).expect(422);
    await log({ line: 'sara@example.org. EL', locale: 'fr' }).expect(422);
  });
});
