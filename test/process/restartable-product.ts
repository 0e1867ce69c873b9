import { expect } from '@jest/globals';
import type { Database, Dialect } from '../../src/platform/db/database.ts';
import { createTestDatabase } from '../support/database.ts';
import { startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { type ProductProcess, startProduct, until } from '../support/product-process.ts';

const ADMIN = { email: 'admin@example.org', password: 'a long password' };

/** One installation whose process is killed and started again, with a real mail server beside it. */
export interface RestartableProduct {
  /** The same database, opened by the test. */
  db: Database;
  databaseUrl: string;
  mail: TestMailServer;
  apiKey: string;
  /** Where it listens now. */
  url(): string;
  /** What any of its processes logged as an error. */
  errors(): string[];
  kill(): Promise<void>;
  /** @returns how many jobs the killed processes held, all of which are free soon after */
  startAgain(): Promise<number>;
  stop(): Promise<number | null>;
  /** A request of the API that has to succeed. @returns the body */
  api(path: string, init?: RequestInit): ReturnType<typeof JSON.parse>;
  /** @returns the session's cookie */
  signIn(): Promise<string>;
  /** Kills what runs, and takes everything away. */
  remove(): Promise<void>;
}

/** Mail leaves at once: the program has no delay, no quiet hours and no resting period. */
export async function startRestartable(dialect: Dialect): Promise<RestartableProduct> {
  const apiKey = 'restarted-product-0123456789';
  const database = await createTestDatabase(dialect);
  const db = database.open();
  const mail = await startMailServer();
  const killed = new Set<number>();
  const errors: string[] = [];
  const start = (): Promise<ProductProcess> =>
    startProduct({
      DATABASE_URL: database.url,
      BASE_URL: 'http://survey.example.org',
      MAIL_URL: mail.url,
      MAIL_FROM: 'Service <service@example.org>',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      API_KEY: apiKey,
    });
  let product = await start();

  async function leasesOfTheKilled(): Promise<number> {
    const rows: { lease_owner: string }[] = await db.knex('jobs').whereNotNull('lease_owner').select('lease_owner');
    return rows.filter((row) => killed.has(Number(row.lease_owner.split(':')[1]))).length;
  }

  async function api(path: string, init: RequestInit = {}) {
    const headers = { authorization: `Bearer ${apiKey}`, ...init.headers };
    const response = await fetch(`${product.url}/api/v1${path}`, { ...init, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }

  async function kill(): Promise<void> {
    await product.kill();
    killed.add(product.pid);
    errors.push(...product.errors);
  }

  const { items } = await api('/programs');
  await api(`/programs/${items[0].id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ delayMinutes: 0, quiet: null, minDaysBetween: 0 }),
  });

  return {
    db,
    databaseUrl: database.url,
    mail,
    apiKey,
    url: () => product.url,
    errors: () => [...errors, ...product.errors],
    kill,
    async startAgain() {
      const left = await leasesOfTheKilled();
      product = await start();
      await until('the jobs of the killed process are free', async () => (await leasesOfTheKilled()) === 0);
      return left;
    },
    stop: () => product.stop(),
    api,
    async signIn() {
      const body = new URLSearchParams(ADMIN);
      const response = await fetch(`${product.url}/sign-in`, { method: 'POST', body, redirect: 'manual' });
      expect(response.status).toBe(303);
      return (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    },
    async remove() {
      await product.kill();
      await mail.close();
      await db.close();
      await database.remove();
    },
  };
}
