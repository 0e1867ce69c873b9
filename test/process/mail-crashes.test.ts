import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '../../src/platform/db/database.ts';
import { createTestDatabase } from '../support/database.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';
import { type ProductProcess, sleep, startProduct, until } from '../support/product-process.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type FaultyMailServer, IN_DOUBT, startFaultyMailServer } from './faulty-mail-server.ts';
import { queueMany } from './mail-queue.ts';

/** `npm run prove:mail` runs it whole; among the other tests it is shorter. */
const WHOLE = process.env.MAIL_PROOF === 'whole';
const MESSAGES = WHOLE ? 10_000 : 1_200;
const KILLS = WHOLE ? 10 : 3;
const CONNECTIONS = 4;
const SEED = 20_261_123;
const MINUTES = 60_000;
const API_KEY = 'mail-crashes-0123456789';
const ADMIN = { email: 'admin@example.org', password: 'a long password' };

describeOnEachDatabase('a mail queue whose server fails and whose process is killed', (dialect) => {
  const random = seededRandom(SEED);
  let server: FaultyMailServer;
  let db: Database;
  let start: () => Promise<ProductProcess>;
  let product: ProductProcess;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    server = await startFaultyMailServer(random);
    const database = await createTestDatabase(dialect);
    db = database.open();
    const environment = {
      DATABASE_URL: database.url,
      BASE_URL: 'http://survey.example.org',
      MAIL_URL: server.url,
      MAIL_FROM: 'Service <service@example.org>',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      API_KEY,
    };
    start = () => startProduct(environment);
    product = await startProduct({ ...environment, JOBS: 'off' });
    remove = async () => {
      await product.kill();
      await server.close();
      await db.close();
      await database.remove();
    };
    await queueOne();
    await product.kill();
    await queueMany(db, MESSAGES - 1);
    await db.knex('mail_flow').update({ per_minute: null, connections: CONNECTIONS });
  }, 5 * MINUTES);
  afterAll(() => remove?.());

  async function api(path: string, init: RequestInit = {}) {
    const headers = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' };
    const response = await fetch(`${product.url}/api/v1${path}`, { ...init, headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return JSON.parse(await response.text());
  }

  /** By the product itself; the others are copies of it. */
  async function queueOne(): Promise<void> {
    const { items } = await api('/programs');
    const rules = { delayMinutes: 0, quiet: null, minDaysBetween: 0 };
    await api(`/programs/${items[0].id}`, { method: 'PATCH', body: JSON.stringify(rules) });
    const customer = { email: 'customer.0@example.org', name: 'Dana Levi', locale: 'en' };
    await api('/contacts', { method: 'POST', body: JSON.stringify({ customer, provider: 'Noa', branch: 'Haifa' }) });
  }

  /** What was put off is due at once, and no pause lasts: hours pass in seconds. */
  async function letTimePass(): Promise<void> {
    const now = new Date().toISOString();
    await db.knex('jobs').where({ kind: 'mail.send' }).where('run_at', '>', now).update({ run_at: now });
    await db.knex('mail_flow').update({ paused_until: null });
  }

  const settled = async (): Promise<number> => {
    const [row] = await db.knex('messages').whereNotIn('status', ['queued', 'sending']).count({ n: '*' });
    return Number(row?.n);
  };

  test(
    'gives no invitation out twice, other mail at most once more for each connection and crash, and loses none',
    async () => {
      const began = Date.now();
      const underWayAtCrash: number[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        product = await start();
        const goal = server.taken.length + Math.floor((MESSAGES / (KILLS + 1)) * (0.4 + random() * 0.6));
        await until('some more were sent', async () => {
          await letTimePass();
          await sleep(40);
          return server.taken.length >= goal || (await settled()) === MESSAGES;
        });
        await sleep(random() * 30);
        await product.kill();
        const sending = await db.knex('messages').where({ status: 'sending' }).count({ n: '*' });
        underWayAtCrash.push(Number(sending[0]?.n));
      }
      server.allowHangs(false);
      product = await start();
      await until('all are settled', async () => {
        await letTimePass();
        await sleep(100);
        return (await settled()) === MESSAGES;
      });

      // What the server took, against what we wrote down.
      const copies = new Map<string, string[]>();
      for (const { to, messageId } of server.taken) copies.set(to, [...(copies.get(to) ?? []), messageId]);
      const isInvitation = (to: string): boolean => to.startsWith('customer.');
      const twice = [...copies].filter(([, ids]) => ids.length > 1);
      expect(twice.filter(([to]) => isInvitation(to))).toEqual([]);

      const doubts = IN_DOUBT.reduce((sum, fault) => sum + (server.faults.get(fault) ?? 0), 0);
      const more = twice.reduce((sum, [, ids]) => sum + ids.length - 1, 0);
      expect(more).toBeLessThanOrEqual(
        CONNECTIONS * KILLS + doubts + (server.faults.get('hang after body, taken') ?? 0),
      );
      expect(twice.filter(([, ids]) => new Set(ids).size > 1)).toEqual([]);
      expect(Math.max(...underWayAtCrash)).toBeLessThanOrEqual(CONNECTIONS);

      const statuses = await statusByAddress();
      expect(statuses.size).toBe(MESSAGES);
      const of = (status: string): string[] => [...statuses].filter(([, is]) => is === status).map(([to]) => to);
      const [sent, uncertain, failed] = [of('sent'), of('uncertain'), of('failed')];
      expect(sent.length + uncertain.length + failed.length).toBe(MESSAGES);
      expect(sent.filter((to) => !copies.has(to))).toEqual([]);
      expect(uncertain.filter((to) => !isInvitation(to))).toEqual([]);
      expect(uncertain.length).toBeLessThanOrEqual(
        CONNECTIONS * KILLS + doubts + (server.faults.get('hang after body, taken') ?? 0),
      );
      // Nothing that arrived counts as failed, but other mail whose first copy came in before it was refused.
      expect(failed.filter((to) => copies.has(to) && isInvitation(to))).toEqual([]);

      // What is in doubt is counted, and seen.
      const health = await api('/health');
      expect(health.mail.messages).toMatchObject({ uncertain: uncertain.length, queued: 0, sending: 0 });
      const page = await (await fetch(`${product.url}/mail`, { headers: { cookie: await signIn() } })).text();
      expect(page).toContain(`href="/outbox?status=uncertain"`);
      expect(new RegExp(`status=uncertain">[^<]*</a></dt><dd><bdi[^>]*>${uncertain.length}<`).test(page)).toBe(true);

      const list = [...server.faults].sort(([a], [b]) => (a < b ? -1 : 1)).map(([fault, n]) => `${fault} ${n}`);
      process.stdout.write(
        `${MESSAGES} messages on ${dialect}, killed ${KILLS} times, in ${((Date.now() - began) / 1000).toFixed(0)} s: ` +
          `${sent.length} sent, ${uncertain.length} in doubt, ${failed.length} refused; ` +
          `${twice.filter(([to]) => isInvitation(to)).length} invitations twice, ` +
          `${more} other mails once more with the same Message-ID; ` +
          `under way at the crashes: ${underWayAtCrash.join(', ')}. Faults: ${list.join(', ')}.\n`,
      );
    },
    WHOLE ? 30 * MINUTES : 10 * MINUTES,
  );

  async function signIn(): Promise<string> {
    const body = new URLSearchParams(ADMIN);
    const response = await fetch(`${product.url}/sign-in`, { method: 'POST', body, redirect: 'manual' });
    return (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  }

  async function statusByAddress(): Promise<Map<string, string>> {
    const rows: { status: string; customer: string | null; user: string | null }[] = await db
      .knex('messages as m')
      .leftJoin('invitations as i', 'i.id', 'm.subject_id')
      .leftJoin('customers as c', 'c.id', 'i.customer_id')
      .leftJoin('users as u', 'u.id', 'm.subject_id')
      .select('m.status', { customer: 'c.email', user: 'u.email' });
    return new Map(rows.map(({ status, customer, user }) => [customer ?? user ?? '', status]));
  }
});
