import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkSums } from '../../src/features/analysis/index.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';
import { startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { type ProductProcess, sleep, startProduct, until } from '../support/product-process.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { exampleQuestionnaire, largeResponsesFile } from '../support/survey-files.ts';
import { contactRequest, createTraffic, type Traffic } from './traffic.ts';

const API_KEY = 'kill-test-key-0123456789';
const ADMIN = { email: 'admin@example.org', password: 'a long password' };
/** When the process is killed: at any time, with messages at the mail server, or just before they are handed over. */
const ROUNDS = ['any', 'body', 'recipient', 'any', 'body', 'any'] as const;
/** So many messages are handed over at once, and so many can be left in doubt by one crash. */
const MAILS_AT_ONCE = 4;
const SEED = 20_261_121;
const MINUTES = 60_000;

describeOnEachDatabase('a product that is killed', (dialect) => {
  let database: TestDatabase;
  let db: Database;
  let mail: TestMailServer;
  let product: ProductProcess;
  const errors: string[] = [];
  const killed = new Set<number>();

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    db = database.open();
    mail = await startMailServer();
    product = await start();
    const { items } = await api('/programs');
    await api(`/programs/${items[0].id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ delayMinutes: 0, quiet: null, minDaysBetween: 0 }),
    });
  }, MINUTES);
  afterAll(async () => {
    await product?.kill();
    await mail?.close();
    await db?.close();
    await database?.remove();
  });

  function start(): Promise<ProductProcess> {
    return startProduct({
      DATABASE_URL: database.url,
      BASE_URL: 'http://survey.example.org',
      MAIL_URL: mail.url,
      MAIL_FROM: 'Service <service@example.org>',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      API_KEY,
    });
  }

  async function kill(): Promise<void> {
    await product.kill();
    killed.add(product.pid);
    errors.push(...product.errors);
  }

  /** Starts it again. @returns how many jobs the dead process held, all of which are free soon after */
  async function startAgain(): Promise<number> {
    const left = await leasesOfTheDead();
    product = await start();
    await until('the jobs of the dead process are free', async () => (await leasesOfTheDead()) === 0, 10_000);
    return left;
  }

  async function leasesOfTheDead(): Promise<number> {
    const rows: { lease_owner: string }[] = await db.knex('jobs').whereNotNull('lease_owner').select('lease_owner');
    return rows.filter((row) => killed.has(Number(row.lease_owner.split(':')[1]))).length;
  }

  async function api(path: string, init: RequestInit = {}) {
    const headers = { authorization: `Bearer ${API_KEY}`, ...init.headers };
    const response = await fetch(`${product.url}/api/v1${path}`, { ...init, headers });
    expect([path, response.status]).toEqual([path, response.ok ? response.status : 'a good status']);
    return JSON.parse(await response.text());
  }

  async function signIn(): Promise<string> {
    const response = await fetch(`${product.url}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams(ADMIN),
      redirect: 'manual',
    });
    expect(response.status).toBe(303);
    return (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  }

  async function moment(round: (typeof ROUNDS)[number], traffic: Traffic, random: () => number): Promise<void> {
    const events = traffic.events() + 8 + Math.floor(random() * 40);
    await until('the product is at work', () => traffic.events() >= events);
    if (round !== 'any') {
      const hold = round === 'body' ? 'hold after body' : 'hold at recipient';
      const held = mail.held.length + 1 + Math.floor(random() * MAILS_AT_ONCE);
      mail.answer(...Array.from({ length: MAILS_AT_ONCE }, () => hold as 'hold after body' | 'hold at recipient'));
      await until('messages are under way', () => mail.held.length >= held);
    }
    await sleep(random() * 25);
  }

  async function messagesByAddress(): Promise<{ status: string; email: string; sent_on: string | null }[]> {
    return db
      .knex('messages as m')
      .join('invitations as i', 'i.id', 'm.subject_id')
      .join('customers as c', 'c.id', 'i.customer_id')
      .select('m.status', 'c.email', 'i.sent_on');
  }

  test(
    'loses nothing that it accepted, and sends no invitation twice',
    async () => {
      const random = seededRandom(SEED);
      const traffic = createTraffic({ mail, apiKey: API_KEY, random });
      let leasesLeft = 0;
      for (const round of ROUNDS) {
        const day = traffic.run(product.url);
        await moment(round, traffic, random);
        await kill();
        await day;
        mail.answer();
        // Waiting changes are folded at the next start, not some seconds after it.
        await db.knex('jobs').where({ kind: 'state.fold' }).update({ run_at: '2026-01-01T00:00:00.000Z' });
        leasesLeft += await startAgain();
      }
      const underWay = () => db.knex('messages').whereIn('status', ['queued', 'sending']).first('id');
      await traffic.finish(product.url, async () => (await underWay()) !== undefined);

      // Nobody gets a second mail, and no reply is an error.
      const mails = new Map<string, number>();
      for (const { to } of mail.received) for (const address of to) mails.set(address, (mails.get(address) ?? 0) + 1);
      expect([...mails].filter(([, n]) => n > 1)).toEqual([]);
      expect(traffic.faults).toEqual([]);

      // Contacts: each accepted one once, and the same answer for whoever asks again.
      const counted: { external_id: string; n: number }[] = await db
        .knex('contacts')
        .groupBy('external_id')
        .select('external_id')
        .count({ n: '*' });
      const times = new Map(counted.map((row) => [row.external_id, Number(row.n)]));
      const accepted = traffic.contacts.filter(({ receipt }) => receipt !== undefined);
      expect(accepted.filter(({ externalId }) => times.get(externalId) !== 1)).toEqual([]);
      expect([...times.values()].filter((n) => n !== 1)).toEqual([]);
      for (const contact of accepted) {
        const again = await fetch(`${product.url}/api/v1/contacts`, contactRequest(contact, API_KEY));
        expect([again.status, await again.text()]).toEqual([200, contact.receipt]);
      }
      const contactCount = (await db.knex('contacts').count({ n: '*' }))[0]?.n;
      expect(Number(contactCount)).toBe(times.size);

      // Mails: one message for each contact, sent or left in doubt.
      const messages = await messagesByAddress();
      const uncertain = messages.filter(({ status }) => status === 'uncertain');
      expect(messages).toHaveLength(times.size);
      expect(new Set(messages.map(({ email }) => email)).size).toBe(times.size);
      expect(messages.filter(({ status }) => status !== 'sent' && status !== 'uncertain')).toEqual([]);
      expect(messages.filter(({ status, email }) => status === 'sent' && mails.get(email) !== 1)).toEqual([]);
      const doubted = new Set(uncertain.map(({ email }) => email));
      expect(mail.held.filter((address) => !doubted.has(address))).toEqual([]);
      expect(uncertain.length).toBeLessThanOrEqual(MAILS_AT_ONCE * ROUNDS.length);

      // What is in doubt is counted, and seen by staff.
      const health = await api('/health');
      expect(health.mail.messages).toMatchObject({ uncertain: uncertain.length, queued: 0, sending: 0, failed: 0 });
      const cookie = await signIn();
      const outbox = await fetch(`${product.url}/outbox?status=uncertain&limit=100`, { headers: { cookie } });
      expect(new Set((await outbox.text()).match(/\/outbox\/[0-9a-f-]{36}/g)).size).toBe(uncertain.length);

      // Answers: each acknowledged one counts once, as it was last acknowledged or sent after that.
      const comments: { comment: string }[] = await db.knex('responses').select('comment');
      const stored = new Map<string, string[]>();
      for (const { comment } of comments) {
        const email = comment.split(' ')[0] ?? '';
        stored.set(email, [...(stored.get(email) ?? []), comment]);
      }
      const answered = traffic.customers.filter(({ acknowledged }) => acknowledged !== undefined);
      for (const { email, acknowledged, sent } of traffic.customers) {
        const found = stored.get(email) ?? [];
        const possible = acknowledged === undefined ? sent : sent.slice(sent.indexOf(acknowledged));
        expect({ email, found: found.filter((comment) => possible.includes(comment)) }).toEqual({ email, found });
        expect([0, 1]).toContain(found.length);
        if (acknowledged !== undefined) expect({ email, n: found.length }).toEqual({ email, n: 1 });
      }
      const unacknowledged = traffic.customers.filter(
        ({ email, acknowledged }) => acknowledged === undefined && stored.has(email),
      );
      const card = await api(`/report-card?${periodAroundToday()}`);
      expect(card.responses).toBe(answered.length + unacknowledged.length);
      expect(card.satisfaction.n).toBe(card.responses);
      const unansweredInDoubt = uncertain.filter(({ email }) => !stored.has(email)).length;
      expect([card.invited, card.delivered]).toEqual([messages.length, messages.length - unansweredInDoubt]);
      expect(await checkSums({ db })).toEqual([]);

      await until('only the standing jobs are left', async () => (await jobsLeft()).length === 0, 10_000);
      expect(errors).toEqual([]);
      process.stdout.write(
        `Killed ${ROUNDS.length} times on ${dialect}: ${accepted.length} contacts accepted of ${traffic.contacts.length} ` +
          `sent, ${times.size} stored; ${mail.received.length} mails, ${uncertain.length} in doubt, none twice; ` +
          `${answered.length} answers acknowledged, ${card.responses} counted; ${leasesLeft} leases freed.\n`,
      );
    },
    3 * MINUTES,
  );

  /** Jobs that are held, or that are not those that come again and again. */
  async function jobsLeft(): Promise<unknown[]> {
    const standing = ['state.fold', 'invitations.expire'];
    return db
      .knex('jobs')
      .where((job) => job.whereNotIn('kind', standing).orWhereNotNull('lease_owner').orWhere('status', 'dead'))
      .select('kind', 'status', 'lease_owner');
  }

  test(
    'takes each row of a responses file once, when the file is sent again after each crash',
    async () => {
      await api('/questionnaires', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(exampleQuestionnaire('six-items')),
      });
      const table = gunzipSync(readFileSync('test/fixtures/large_given.csv.gz')).toString('utf8');
      const rows = 5500;
      const body = [...largeResponsesFile(table, rows)].join('');
      const send = (): Promise<unknown> =>
        api('/responses/import?questionnaire=six-items', {
          method: 'POST',
          headers: { 'content-type': 'text/csv' },
          body,
        });
      const imported = async (): Promise<number> =>
        Number((await db.knex('responses').where({ origin: 'imported' }).count({ n: '*' }))[0]?.n);
      const random = seededRandom(SEED + 1);

      // Between two batches, and where the figures are brought up to date.
      for (const enough of [1000, 5000]) {
        const sending = send().catch(() => undefined);
        await until(`${enough} rows are in`, async () => (await imported()) >= enough);
        await sleep(random() * 60);
        await kill();
        await sending;
        // Whole batches only; the last one is what was left over.
        const stored = await imported();
        expect(stored === rows || stored % 1000 === 0).toBe(true);
        expect(await checkSums({ db })).toEqual([]);
        await startAgain();
      }
      const before = await imported();
      expect(await send()).toMatchObject({ rows, added: rows - before, alreadyThere: before, refused: 0 });
      const different = await db.knex('responses').where({ origin: 'imported' }).countDistinct({ n: 'imported_id' });
      expect([await imported(), Number(different[0]?.n)]).toEqual([rows, rows]);
      const card = await api('/report-card?questionnaire=six-items&from=2025-01-01&to=2025-12-31');
      expect(card.responses).toBe(rows);
      expect(await checkSums({ db })).toEqual([]);
      expect(errors).toEqual([]);
    },
    2 * MINUTES,
  );

  test(
    'goes on by itself with a contacts file that it had received',
    async () => {
      const cookie = await signIn();
      const rows = 1000;
      const lines = Array.from({ length: rows }, (_, at) => `file-${at},person.${at}@example.org,Dan,Acre,Repairs`);
      const file = ['external_id,customer_email,provider,branch,topic', ...lines].join('\n');
      const received = await fetch(`${product.url}/contacts/import/file`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'text/csv' },
        body: file,
      });
      expect(received.status).toBe(201);
      const stored = async (): Promise<number> =>
        Number((await db.knex('contacts').where({ origin: 'import' }).count({ n: '*' }))[0]?.n);
      await until('the first rows are in', async () => (await stored()) >= 200);
      await kill();
      expect(await stored()).toBeLessThan(rows);
      await startAgain();
      const finished = () => db.knex('contact_imports').where({ status: 'finished' }).first();
      await until('the import is finished', async () => (await finished()) !== undefined);
      expect(JSON.parse((await finished()).report)).toMatchObject({ rows, added: rows, alreadyThere: 0, refused: 0 });
      expect(await stored()).toBe(rows);
      expect(errors).toEqual([]);
    },
    2 * MINUTES,
  );

  test('stops in order when it is asked to', async () => {
    expect(await product.stop()).toBe(0);
  });
});

function periodAroundToday(): URLSearchParams {
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  return new URLSearchParams({ from: day(-1), to: day(1) });
}
