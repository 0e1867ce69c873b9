import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EMPTY_IMPORT } from '../../../src/features/contacts/contact-import.service.ts';
import { type ContactImportOptions, importContacts } from '../../../src/features/contacts/index.ts';
import { seedDefaultProgram } from '../../../src/features/invitations/index.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

const HEADER =
  'external_id,requested_at,completed_at,customer_email,customer_name,locale,provider,branch,topic,channel,note';
const DAY = '2026-03-03T09:00';

describeOnEachDatabase('contacts files', (dialect) => {
  let it: TestApp;
  let manager: Agent;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    await it.db.transaction(async (tx) => {
      if ((await tx('programs').first('id')) === undefined) await seedDefaultProgram(tx, it.context);
    });
    manager = await it.signIn('manager');
  });
  afterAll(() => it.close());

  const take = (text: string, options: Partial<ContactImportOptions> = {}) =>
    importContacts(it.context, it.container.contacts, Readable.from([Buffer.from(text)]), {
      invite: false,
      ...options,
    });
  const counts = ({ rows, added, alreadyThere, refused }: Awaited<ReturnType<typeof take>>) => [
    rows,
    added,
    alreadyThere,
    refused,
  ];
  const contactOf = (externalId: string) => it.db.knex('contacts').where({ external_id: externalId }).first();

  test('good rows come in once, bad ones are told by line, column and reason', async () => {
    const file = [
      `\uFEFF${HEADER}`,
      `A-1,${DAY},2026-03-03T10:30,dana@example.org,דנה שלו,he,אלי לוי,חיפה,תיקון,phone,"אמרה ""תודה"",\r\nוחזרה"`,
      `A-2,${DAY},2026-02-30T10:30,gil@example.org,,,אלי לוי,,,,`,
      `A-3,${DAY},,siti,,fr,,,,fax,`,
      `A-4,${DAY},2026-03-03T08:00,gil@example.org,,,אלי לוי,,,,`,
      `A-5,${DAY}`,
      `A-6,${DAY},,gil@example.org,,,אלי לוי,,,,'=1+1`,
      `,${DAY},2026-03-03T10:30,noa@example.org,,,אלי לוי,,,,`,
      `,${DAY},2026-03-03T10:30,noa@example.org,,,אלי לוי,,,,`,
      '',
    ].join('\r\n');
    const first = await take(file);
    expect(counts(first)).toEqual([8, 4, 0, 4]);
    expect(first.problems.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual([
      '4 completed_at impossible_time',
      '5 customer_email not_an_email',
      '5 locale unknown_language',
      '5 channel unknown_channel',
      '5 provider required',
      '6 completed_at out_of_order',
      '7  cell_count',
    ]);
    expect(await contactOf('A-1')).toMatchObject({
      provider_name: 'אלי לוי',
      branch_name: 'חיפה',
      channel: 'phone',
      note: 'אמרה "תודה",\nוחזרה',
      completed_at: '2026-03-03T08:30:00.000Z',
      completed_on: '2026-03-03',
      origin: 'import',
    });
    expect(await contactOf('A-6')).toMatchObject({ note: '=1+1', completed_at: null });

    const again = await take(file);
    expect(counts(again)).toEqual([8, 0, 4, 4]);
    expect(await it.db.knex('providers').where({ name: 'אלי לוי' })).toHaveLength(1);
  });

  test('wrong columns are told by name before any row is read', async () => {
    const report = await take('external_id,colour,provider,provider\nB-1,red,Eli,Eli\n');
    expect(report.rows).toBe(0);
    expect(report.problems.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'colour unknown_column',
      'provider repeated_column',
      ' no_customer_column',
    ]);
    const [nobody] = (await take('external_id,provider\nB-4,Eli\n')).problems;
    expect(nobody?.message).toBe(
      'The file has none of the columns customer_external_id, customer_email, customer_name. Add one of them.',
    );
    expect((await take('')).problems.map(({ code }) => code)).toEqual(['empty_file']);
    const torn = await take(`${HEADER}\nB-2,,,b@example.org,,,Eli,,,,\nB-3,"never closed`);
    expect(torn.problems.map(({ code }) => code)).toEqual(['unreadable']);
  });

  test.each([
    ['semicolons', 'S-1', 'external_id;customer_email;provider;note\r\nS-1;a@b.example;Eli;"No, never"\r\n'],
    ['tabs', 'T-1', 'external_id\tcustomer_email\tprovider\tnote\nT-1\ta@b.example\tEli\tNo, never\n'],
    [
      'semicolons, each cell in quotes',
      'Q-1',
      '"external_id";"customer_email";"provider";"note"\r\n"Q-1";"a@b.example";"Eli";"No, never"',
    ],
  ])('cells may be separated by %s, as spreadsheets of other countries write them', async (_, id, file) => {
    expect(await take(file)).toMatchObject({ rows: 1, added: 1, problems: [] });
    expect(await contactOf(id)).toMatchObject({ note: 'No, never' });
  });

  test('customers are surveyed only where that was asked for', async () => {
    const row = (id: string) =>
      `external_id,customer_email,provider,completed_at\n${id},${id}@example.org,Eli,${DAY}\n`;
    const statusOf = async (externalId: string) => {
      const { id } = await contactOf(externalId);
      const invitation = await it.db.knex('invitations').where({ contact_id: id }).first('status', 'reason');
      return [invitation?.status, invitation?.reason];
    };
    await take(row('quiet'));
    expect(await statusOf('quiet')).toEqual([undefined, undefined]);
    const { id } = await contactOf('quiet');
    expect((await manager.get(`/contacts/${id}`)).text).toContain('The contact was imported without invitations.');
    await take(row('asked'), { invite: true });
    expect(await statusOf('asked')).toEqual(['scheduled', null]);
  });

  test('without the column of completion contacts are completed', async () => {
    await take(`external_id,requested_at,customer_name,provider\nD-1,${DAY},Dana,Eli\nD-2,,Dana,Eli\n`);
    expect((await contactOf('D-1')).completed_at).toBe('2026-03-03T07:00:00.000Z');
    expect((await contactOf('D-2')).completed_at).toBe('2026-03-04T09:00:00.000Z');
  });

  test('several imports of one file at once add it once', async () => {
    const rows = Array.from({ length: 450 }, (_, n) => `E-${n},e${n % 40}@example.org,Provider ${n % 7}`);
    const file = `external_id,customer_email,provider\n${rows.join('\n')}\n`;
    const reports = await Promise.all([take(file), take(file), take(file)]);
    expect(reports.reduce((sum, { added }) => sum + added, 0)).toBe(450);
    const [found] = await it.db.knex('contacts').where('external_id', 'like', 'E-%').count({ n: '*' });
    expect(Number(found?.n)).toBe(450);
    expect(await it.db.knex('customers').where('email', 'like', 'e%@example.org')).toHaveLength(40);
  });

  test('an interrupted import goes on where it stopped, and counts everything once', async () => {
    const rows = Array.from({ length: 700 }, (_, n) => (n % 100 === 5 ? `,F-${n},` : `,F-${n},Eli`));
    const file = `external_id,customer_external_id,provider\n${rows.join('\n')}\n`;
    let saved = EMPTY_IMPORT;
    let batches = 0;
    const stopped = take(file, {
      async inBatch(_tx, report) {
        batches += 1;
        if (batches === 3) throw new Error('pulled the plug');
        saved = report;
      },
    });
    await expect(stopped).rejects.toThrow('pulled the plug');
    expect(saved.rows).toBeGreaterThan(300);
    const whole = await take(file, { resume: saved });
    expect(counts(whole)).toEqual([700, 693, 0, 7]);
    expect(counts(await take(file))).toEqual([700, 0, 693, 7]);
  });

  test('someone limited to branches brings in only theirs', async () => {
    await take('customer_name,provider,branch\nA,Eli,Acre\nB,Eli,Jaffa\n');
    const acre = await it.db.knex('branches').where({ name: 'Acre' }).first('id');
    const limited = await it.signIn('manager', { branchIds: [acre.id] });
    const rows =
      'external_id,customer_name,provider,branch\nG-1,A,Eli,acre\nG-2,A,Eli,Jaffa\nG-3,A,Eli,\nG-4,A,Eli,New\n';
    const sent = await limited.post('/contacts/import').type('form').send({ rows });
    await it.jobs.drain();
    const page = await limited.get(sent.headers.location ?? '');
    expect(page.text).toContain('One contact was added');
    expect(page.text).toContain('“Jaffa” is none of your branches.');
    expect(await contactOf('G-1')).toBeDefined();
    expect(await contactOf('G-4')).toBeUndefined();
  });

  test('what a file adds to the directory is named on its page, and can be refused, also of a file sent as it is', async () => {
    const lines = (n: number) =>
      `external_id,customer_name,provider,branch,topic\nN-${n},Dana,Mira Ben,Karmiel,Printers\nN-${n + 1},Dana,mira ben,Karmiel,\n`;
    const pageOf = async (address: string) => {
      await it.jobs.drain();
      return (await manager.get(address).expect(200)).text.replaceAll(/[\u2068\u2069]/g, '');
    };
    const send = async (rows: string, fields: object = {}) => {
      const sent = await manager
        .post('/contacts/import')
        .type('form')
        .send({ rows, ...fields });
      return pageOf(sent.headers.location ?? '');
    };
    const sendFile = async (rows: string, query: string) => {
      const sent = await manager.post(`/contacts/import/file${query}`).set('Content-Type', 'text/csv').send(rows);
      return pageOf(sent.body.href);
    };
    for (const refused of [
      await send(lines(1), { knownPlaces: 'yes' }),
      await sendFile(lines(1), '?knownPlaces=yes'),
    ]) {
      expect(refused).toContain('No contact was added');
      expect(refused).not.toContain('New in the directory');
    }
    expect(await it.db.knex('branches').where({ name: 'Karmiel' })).toEqual([]);
    expect(await send(lines(1))).toContain(
      'New in the directory: Karmiel (branch), Mira Ben (provider), Printers (topic).',
    );
    const known = await send(lines(3), { knownPlaces: 'yes' });
    expect(known).toContain('2 contacts were added');
    expect(known).not.toContain('New in the directory');
    const form = (await manager.get('/contacts/import')).text;
    expect(form).toContain('Refuse unknown places');
    expect(form).toContain('Providers, branches and topics that are not in the directory yet are added to it');
    const empty = await manager.post('/contacts/import').type('form').send({ rows: '', knownPlaces: 'yes' });
    expect(empty.text).toMatch(/name="knownPlaces" value="yes" checked/);
  });

  test('of very many new places the first fifty are named', async () => {
    const rows = Array.from({ length: 260 }, (_, n) => `Many-${n},Dana,Helper ${n}`);
    const report = await take(`external_id,customer_name,provider\n${rows.join('\n')}\n`);
    expect([report.newPlaces.named.length, report.newPlaces.more]).toEqual([50, 210]);
  });

  test('rows can be pasted on the page, which shows what became of them', async () => {
    const rows =
      'external_id,customer_email,provider,completed_at\nP-1,p@example.org,Eli,2026-03-03T09:00\nP-2,p,Eli,\n';
    const sent = await manager.post('/contacts/import').type('form').send({ rows, invite: 'yes' });
    expect(sent.status).toBe(303);
    const address = sent.headers.location ?? '';
    const waiting = await manager.get(address);
    expect([waiting.headers.refresh, waiting.status]).toEqual(['2', 200]);
    await it.jobs.drain();
    const done = await manager.get(address);
    expect(done.headers.refresh).toBeUndefined();
    expect(done.text).toContain('One contact was added');
    expect(done.text).toContain('“p” is no e-mail address.');
    expect(await it.db.knex('contact_import_parts')).toEqual([]);
    expect((await manager.get('/contacts/import')).text).toContain(address);
    const other = await it.signIn('manager');
    expect((await other.get(address)).status).toBe(403);

    const nothing = await manager.post('/contacts/import').type('form').send({ rows: ' ' });
    expect([nothing.status, nothing.text.includes('Choose a file, or paste rows.')]).toEqual([422, true]);
  });

  test('a file is sent as it is', async () => {
    const rows = Array.from({ length: 1500 }, (_, n) => `H-${n},ח${n}@example.org,לקוח ${n},אלי לוי`);
    const file = `external_id,customer_external_id,customer_name,provider\n${rows.join('\n')}\n`;
    const sent = await manager.post('/contacts/import/file').set('Content-Type', 'text/csv').send(file);
    expect(sent.status).toBe(201);
    await it.jobs.drain();
    expect((await manager.get(sent.body.href)).text).toContain('1,500 contacts were added');

    const wrongType = await manager.post('/contacts/import/file').type('json').send('{}');
    expect(wrongType.status).toBe(415);
    const staff = await it.signIn('staff');
    expect((await staff.post('/contacts/import/file').set('Content-Type', 'text/csv').send(file)).status).toBe(403);
    const template = await manager.get('/contacts/import/template.csv');
    expect(template.text).toBe(
      '\uFEFFexternal_id,requested_at,first_replied_at,completed_at,customer_external_id,customer_email,customer_name,locale,provider,branch,topic,channel,kind,note\r\n',
    );
  });
});
