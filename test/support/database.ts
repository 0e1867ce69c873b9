import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, type Dialect, openDatabase } from '../../src/platform/db/database.ts';

/** Set by the global setup: where the migrated templates are. */
export const TEMPLATE_FILE = process.env.GAPCARD_TEST_TEMPLATE_FILE ?? '';
const SERVER_URL = process.env.TEST_DATABASE_URL ?? '';
export const TEMPLATE_DATABASE = process.env.GAPCARD_TEST_TEMPLATE_DATABASE ?? '';

export const dialects: Dialect[] = SERVER_URL === '' ? ['sqlite'] : ['sqlite', 'postgres'];

/** In memory where the machine has such a folder: tests write thousands of small transactions, each waiting for the disk. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export interface TestDatabase {
  url: string;
  /** Opens it again, as another process would. */
  open(): Database;
  remove(): Promise<void>;
}

/** A fresh database with the whole schema, copied from a template in milliseconds. */
export async function createTestDatabase(dialect: Dialect): Promise<TestDatabase> {
  if (dialect === 'sqlite') {
    const folder = mkdtempSync(join(SCRATCH, 'gapcard-test-'));
    const file = join(folder, 'gapcard.sqlite');
    if (existsSync(TEMPLATE_FILE)) copyFileSync(TEMPLATE_FILE, file);
    const url = `sqlite:${file}`;
    return {
      url,
      open: () => openDatabase(url),
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const name = `gapcard_test_${randomUUID().replaceAll('-', '')}`;
  await onServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`));
  const url = databaseUrl(name);
  return {
    url,
    open: () => openDatabase(url),
    remove: () => onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

export function databaseUrl(name: string): string {
  const url = new URL(SERVER_URL);
  url.pathname = `/${name}`;
  return url.href;
}

export async function onServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER_URL });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
