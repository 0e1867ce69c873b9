import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { openDatabase } from '../../src/platform/db/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';

interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** Runs the built product, as `npm test` has built it. */
function gapcard(environment: Record<string, string>, ...args: string[]): Promise<Outcome> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      ['dist/src/cli.js', ...args],
      { env: { PATH: process.env.PATH, ...environment } },
      (error, out, err) => done({ code: error === null ? 0 : Number(error.code), out, err }),
    );
    child.stdin?.end('a fine password\n');
  });
}

// Every command is a process of its own.
jest.setTimeout(600_000);

/** Named and never opened. */
const UNTOUCHED = 'sqlite:/nowhere/at/all.sqlite';

test('explains itself, and tells wrong use (2) from failure (1)', async () => {
  expect(await gapcard({}, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('backup <file>') });
  expect(await gapcard({}, 'user', 'add', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--role') });
  expect((await gapcard({})).code).toBe(2);
  expect((await gapcard({}, 'nonsense')).code).toBe(2);
  expect((await gapcard({}, 'user', 'add', 'a@example.org', '--role', 'king')).code).toBe(2);
  const closed = await gapcard({ DATABASE_URL: 'nowhere', PORT: 'x' }, 'migrate');
  expect(closed.code).toBe(1);
  expect(closed.err).toMatch(/PORT must be.*\n.*DATABASE_URL must be/);
});

test('says what to do where the port is taken, before anything is made', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  for (const args of [['serve'], ['demo', '--fresh']]) {
    const refused = await gapcard({ DATABASE_URL: UNTOUCHED, PORT: port }, ...args);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^Port \d+ on 127\.0\.0\.1 is taken .* such as PORT=\d+\.\n$/);
  }
  taken.close();
});

describeOnEachDatabase('the command line', (dialect) => {
  let database: TestDatabase;
  let folder: string;
  const run = (...args: string[]) => gapcard({ DATABASE_URL: database.url }, ...args);

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    folder = mkdtempSync(join(tmpdir(), 'gapcard-cli-'));
  });
  afterAll(async () => {
    await database.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test('makes users and keys', async () => {
    const link = await run('user', 'add', 'Dana@Example.org', '--role', 'administrator');
    expect(link).toMatchObject({ code: 0, out: expect.stringMatching(/\/invite\/[\w-]{22}\n$/) });
    const again = await run('user', 'add', 'dana@example.org', '--role', 'staff', '--password-stdin');
    expect(again).toMatchObject({ code: 1, err: 'There is a user with this address already.\n' });
    expect((await run('user', 'add', 'eli@example.org', '--role', 'staff', '--password-stdin')).code).toBe(0);
    const key = await run('api-key', 'add', 'Desk', '--scope', 'cards:read', '--scope', 'contacts:write');
    expect(key).toMatchObject({ code: 0, out: expect.stringMatching(/^gap_[\w-]{43}\n$/) });
  });

  test('takes in a file, reports bad rows, and gives and erases what is held about a person', async () => {
    const file = join(folder, 'contacts.csv');
    const header = 'external_id,requested_at,completed_at,customer_email,provider';
    const good = '1,2026-01-01T10:00:00Z,2026-01-01T11:00:00Z,noa@example.org,Eli';
    writeFileSync(file, `${header}\n${good}\n2,soon,,x@example.org,Eli\n`);
    const taken = await run('import', 'contacts', file);
    expect(taken.code).toBe(1);
    expect(taken.err).toContain('line 3, column requested_at');
    expect(taken.err).toContain('1 added, 0 there already, 1 refused');
    expect(taken.err).toContain('New in the directory: Eli (provider).');
    writeFileSync(file, `${header}\n${good}\n`);
    expect(await run('import', 'contacts', file)).toMatchObject({
      code: 0,
      err: expect.stringContaining('1 there already'),
    });
    expect(await run('import', 'contacts', join(folder, 'none.csv'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be opened'),
    });
    const held = JSON.parse((await run('customer', 'export', 'noa@example.org')).out);
    expect(held.contacts).toHaveLength(1);
    expect((await run('customer', 'erase', 'noa@example.org')).code).toBe(2);
    expect((await run('customer', 'erase', 'noa@example.org', '--yes')).code).toBe(0);
    expect((await run('customer', 'export', 'noa@example.org')).code).toBe(1);
    expect(await run('export', 'responses')).toMatchObject({
      ...{ out: expect.stringContaining('response_id,responded_at'), err: '' },
    });
    const answersFile = join(folder, 'taken.csv');
    const written = await run('export', 'responses', '--output', answersFile);
    expect(written).toMatchObject({
      out: '',
      err: expect.stringMatching(/^\d+ answers? written to .*taken\.csv\.\n$/),
    });
    expect(existsSync(answersFile)).toBe(true);
    expect(await run('check', 'sums')).toMatchObject({ code: 0, err: 'All sums are right.\n' });
  });

  test('backs the whole database up into a new file', async () => {
    const file = join(folder, 'backup');
    expect(await run('backup', file)).toMatchObject({ code: 0 });
    expect(existsSync(file)).toBe(true);
    expect(await run('backup', file)).toMatchObject({ code: 1, err: expect.stringContaining('is there already') });
    if (dialect === 'sqlite') {
      const copy = openDatabase(`sqlite:${file}`);
      expect(await copy.knex('users')).toHaveLength(2);
      await copy.close();
    } else {
      const without = await gapcard({ DATABASE_URL: database.url, PATH: folder }, 'backup', join(folder, 'other'));
      expect(without).toMatchObject({ code: 1, err: expect.stringContaining('pg_dump is not installed') });
    }
  });

  test('a backup that was cut short has not the name of a whole one, and is no hindrance to the next', async () => {
    const file = join(folder, 'cut-short');
    const unfinished = `${file}.unfinished`;
    if (dialect === 'postgres') {
      const bin = join(folder, 'slow-bin');
      mkdirSync(bin);
      const slow =
        '#!/bin/sh\nfor arg; do case "$arg" in --file=*) echo half > "${arg#--file=}";; esac; done\nexec sleep 600\n';
      writeFileSync(join(bin, 'pg_dump'), slow, { mode: 0o755 });
      const env = { DATABASE_URL: database.url, PATH: `${bin}:${process.env.PATH}` };
      const child = spawn(process.execPath, ['dist/src/cli.js', 'backup', file], {
        env,
        stdio: 'ignore',
        detached: true,
      });
      const gone = once(child, 'exit');
      for (let tries = 0; tries < 600 && !(existsSync(unfinished) || existsSync(file)); tries += 1) await sleep(200);
      process.kill(-Number(child.pid), 'SIGKILL');
      await gone;
    } else {
      writeFileSync(unfinished, 'half');
    }
    expect([existsSync(file), existsSync(unfinished)]).toEqual([false, true]);
    expect(await run('backup', file)).toMatchObject({ code: 0 });
    expect([existsSync(file), existsSync(unfinished)]).toEqual([true, false]);
  });
});
