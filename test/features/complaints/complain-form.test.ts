import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { matchCustomer } from '../../../src/features/customers/index.ts';
import { addPlace } from '../../../src/features/organisation/index.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { type ComplaintWorld, hiddenFields, startComplaintWorld } from './complaint-world.ts';

describeOnEachDatabase('the public form for complaints', (dialect) => {
  let w: ComplaintWorld;
  let place = 0;
  beforeAll(async () => {
    // Behind a proxy, so that each test comes from an address of its own.
    w = await startComplaintWorld(dialect, { environment: { TRUST_PROXY: '1' } });
  });
  beforeEach(async () => {
    w.clock.set('2026-03-04T09:00:00.000Z');
    place += 1;
    w.agent.set('X-Forwarded-For', `192.0.2.${place}`);
    await w.db.knex('complaints').delete();
  });
  afterAll(() => w.close());

  const all = () => w.db.knex('complaints').orderBy('received_on');
  const post = (fields: Record<string, unknown>) => w.agent.post('/complain').type('form').send(fields);

  test.each(['en', 'he', 'ms'])('stands open to everybody in %s, with every sentence of the taxonomy', async (lang) => {
    const { text } = await w.agent.get(`/complain?lang=${lang}`).expect(200);
    expect(text).toContain(`lang="${lang}"`);
    expect(text.match(/name="modes"/g)).toHaveLength(14);
    expect(text).not.toContain('<script');
  });

  test('with leave to contact and an address it is a complaint of the customer of that address', async () => {
    const dana = await w.db.transaction((tx) => matchCustomer(tx, w.context, { email: 'dana@example.org' }));
    const branch = await addPlace(w.context, 'branch', { name: 'Haifa', code: null, timeZone: null, active: true });
    const provider = await addPlace(w.context, 'provider', {
      name: 'Eli Levi',
      code: null,
      timeZone: null,
      active: true,
    });
    const location = await w.complain({
      ...{ words: 'I waited for two hours', modes: ['runaround', 'apathy'], contact: 'yes', invite: 'yes' },
      ...{ email: ' Dana@Example.org', name: 'Somebody Else', branch, provider: 'eli levi', day: '2026-03-01' },
    });
    const [complaint] = await all();
    expect(complaint).toMatchObject({
      ...{ kind: 'complaint', origin: 'form', customer_id: dana.id, words: 'I waited for two hours', state: 'open' },
      ...{ received_on: '2026-03-04', happened_on: '2026-03-01', branch_id: branch, provider_id: provider },
      ...{ received_at: '2026-03-04T09:01:00.000Z', severity: 2, locale: 'en' },
    });
    expect(Boolean(complaint.invite_consent)).toBe(true);
    expect(await w.tagsOf(complaint.id)).toEqual(['apathy customer', 'lost_time suggested', 'runaround customer']);
    // What anybody may type changes nothing of a known customer.
    expect((await w.db.knex('customers').where({ id: dana.id }).first('name')).name).toBeNull();
    const thanks = await w.agent.get(location).expect(200);
    expect(thanks.text).toContain(complaint.id.slice(0, 4).toUpperCase());
    expect(thanks.text).toContain('answer you by e-mail');
  });

  test('an unknown address makes a new customer, and the page tells no difference', async () => {
    await w.db.transaction((tx) => matchCustomer(tx, w.context, { email: 'known@example.org', name: 'Dana Levi' }));
    const shape = (location: string) => location.replace(/ref=[0-9A-F-]+/, 'ref=X');
    const known = await w.complain({ words: 'One', contact: 'yes', email: 'known@example.org' });
    const unknown = await w.complain({ words: 'Two', contact: 'yes', email: 'new@example.org', name: 'Dana Levi' });
    expect(shape(unknown)).toBe(shape(known));
    const rows = await w.db.knex('complaints').select('customer_id');
    expect(new Set(rows.map((row) => row.customer_id)).size).toBe(2);
  });

  test('without leave to contact it is a concern: no name, no address, no instant', async () => {
    const location = await w.complain({
      words: 'The floor was dirty',
      contact: 'no',
      email: 'x@example.org',
      name: 'Xenia',
      provider: 'Nobody Known',
    });
    const [concern] = await all();
    expect(concern).toMatchObject({
      ...{ kind: 'concern', customer_id: null, received_at: null, updated_at: '2026-03-04' },
      words: 'The floor was dirty\n\nServed by: Nobody Known',
    });
    expect(await w.db.knex('customers').where({ email: 'x@example.org' })).toEqual([]);
    expect(location).not.toContain('ref=');
    expect((await w.agent.get(location).expect(200)).text).toContain('no answer will come');
  });

  test('an address without the tick is asked about: neither dropped nor used without a word', async () => {
    const hidden = hiddenFields((await w.agent.get('/complain')).text);
    w.clock.advance(60_000);
    const fields = { ...hidden, words: 'Typed words', email: 'tal@example.org', name: 'Tal', invite: 'yes' };
    const asked = await post(fields).expect(422);
    for (const shown of ['Shall we answer you there?', 'Typed words', 'tal@example.org', 'value="Tal"']) {
      expect(asked.text).toContain(shown);
    }
    expect(
      [...asked.text.matchAll(/type="radio"[^>]*name="contact"[^>]*value="(\w+)"/g)].map(([, one]) => one),
    ).toEqual(['yes', 'no']);
    expect(await all()).toEqual([]);
    const { invite: _, ...bare } = fields;
    await post({ ...bare, contact: 'no' }).expect(303);
    expect(await all()).toMatchObject([{ kind: 'concern', customer_id: null }]);
    expect(await w.db.knex('customers').where({ email: 'tal@example.org' })).toEqual([]);
    await w.complain({ words: 'Others', email: 'tal@example.org', contact: 'yes' });
    expect((await all()).map(({ kind }) => kind).toSorted()).toEqual(['complaint', 'concern']);
  });

  test('what is missing is said on the same page, with all that was typed', async () => {
    const hidden = hiddenFields((await w.agent.get('/complain')).text);
    const none = await post({ ...hidden, words: '  ', name: 'Dana <b>' }).expect(422);
    expect(none.text).toContain('Write what happened');
    expect(none.text).toContain('Dana &lt;b&gt;');
    const noAddress = await post({ ...hidden, words: 'kept words', contact: 'yes', invite: 'yes' }).expect(422);
    expect(noAddress.text).toContain('we need an e-mail address');
    expect(noAddress.text).toContain('kept words');
    expect((await post({ ...hidden, words: 'a', invite: 'yes' }).expect(422)).text).toContain(
      'only if we may contact you',
    );
    expect((await post({ ...hidden, words: 'a', email: 'nonsense' }).expect(422)).text).toContain('no e-mail address');
    for (const day of ['2026-03-05', '1999-01-01', '2026-02-30']) {
      expect((await post({ ...hidden, words: 'a', day }).expect(422)).text).toContain('Choose a day that has been');
    }
    expect(await all()).toEqual([]);
  });

  test('programs: too quick, no seal of ours, or the field that nobody sees', async () => {
    const hidden = hiddenFields((await w.agent.get('/complain')).text);
    const quick = await post({ ...hidden, words: 'quick words' }).expect(422);
    expect(quick.text).toContain('very quick');
    expect(quick.text).toContain('quick words');
    expect(
      (await post({ ...hidden, opened: 'mtest.AAAAAAAAAAAAAAAAAAAAAA', words: 'forged' }).expect(422)).text,
    ).toContain('open for long');
    expect((await post({ words: 'bare' }).expect(422)).text).toContain('open for long');
    w.clock.advance(60_000);
    await post({ ...hidden, words: 'trapped', website: 'https://spam.example' }).expect(303);
    expect(await all()).toEqual([]);
    // A person who was quick presses again.
    await post({ ...hidden, words: 'quick words' }).expect(303);
    expect(await all()).toHaveLength(1);
  });

  test('pressed twice, or the same text sent twice, is one', async () => {
    const hidden = hiddenFields((await w.agent.get('/complain')).text);
    w.clock.advance(60_000);
    const fields = { ...hidden, words: 'Once only', contact: 'yes', email: 'dana@example.org' };
    const sent = await Promise.all([post(fields), post(fields)]);
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    expect(new Set(sent.map(({ headers }) => headers.location)).size).toBe(1);
    expect(await w.complain({ words: 'once  ONLY', contact: 'yes', email: 'dana@example.org' })).toBe(
      sent[0]?.headers.location,
    );
    expect(await all()).toHaveLength(1);
    await w.complain({ words: 'Once only', contact: 'yes', email: 'other@example.org' });
    expect(await all()).toHaveLength(2);
    // Gone back and changed: told that the first has come.
    expect((await post({ ...fields, words: 'Something else' }).expect(409)).text).toContain('has reached us');
  });

  test('hostile words stay words; ones that are no text, or far too long, are no fault of ours', async () => {
    const words = `<script>alert(1)</script> =cmd|'/c calc'!A1 '); drop table complaints; -- \u202e\u0000`;
    await w.complain({ words });
    const [row] = await all();
    expect(row.words).toBe(words.replace('\u0000', '').trim());
    const admin = await w.signIn('administrator');
    expect((await admin.get('/complaints').expect(200)).text).not.toContain('<script>alert');
    const csv = (await admin.get('/complaints?format=csv&table=complaints').expect(200)).text;
    expect(csv).toContain('<script>alert');
    const hidden = hiddenFields((await w.agent.get('/complain')).text);
    w.clock.advance(60_000);
    await post({ ...hidden, words: ['a', 'b'] }).expect(422);
    expect((await post({ ...hidden, words: 'x'.repeat(4001) }).expect(422)).text).toContain('4,000');
    await post({ ...hidden, words: 'x', modes: ['__proto__', 'apathy'], branch: 'no-such', name: ['a', 'b'] }).expect(
      303,
    );
  });

  test('a flood from one address is told to wait, and what was written stays', async () => {
    for (let sent = 0; sent < 20; sent += 1) await post({ words: '' }).expect(422);
    const flooded = await post({ words: 'kept through the flood' }).expect(429);
    expect(flooded.text).toContain('quarter of an hour');
    expect(flooded.text).toContain('kept through the flood');
  });
});
