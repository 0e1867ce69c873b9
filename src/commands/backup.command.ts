import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { childEnvironment, configOrExit } from '../config.ts';
import { type Database, openDatabase } from '../platform/db/database.ts';
import { AppError, errorCode } from '../platform/errors.ts';
import { tell } from './installation.ts';

export function backupCommand(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'a new file to write to')
    .description('copy the whole database while it is in use: a SQLite file, or pg_dump’s custom format')
    .action(async (file: string) => {
      const { databaseUrl } = configOrExit();
      const path = resolve(file);
      await backUp(databaseUrl, path);
      const { size } = await stat(path);
      tell(`Backed up to ${path} (${Math.ceil(size / 1024)} kB).`);
      tell(
        databaseUrl.startsWith('sqlite:')
          ? 'To restore: stop the server, put this file in the place of the database and delete its -wal and -shm files.'
          : `To restore: stop the server, then pg_restore --clean --if-exists --dbname=… ${path}`,
      );
    });
}

/**
 * Writes one consistent copy of the database to a file that must not be there yet. Until it is whole and on the disk it has
 * another name: what is cut short by a crash must not pass for a backup. What fails leaves nothing behind.
 *
 * @throws AppError that says what to do: the file is there, there is no database, pg_dump is missing or refuses
 */
async function backUp(databaseUrl: string, path: string): Promise<void> {
  if (existsSync(path)) throw new AppError(409, 'file_exists', `${path} is there already. Name a new file.`);
  const unfinished = `${path}.unfinished`;
  await rm(unfinished, { force: true });
  try {
    if (databaseUrl.startsWith('sqlite:')) await backUpSqlite(databaseUrl, unfinished);
    else await backUpPostgres(databaseUrl, unfinished);
    await flush(unfinished);
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
}

async function backUpSqlite(databaseUrl: string, path: string): Promise<void> {
  const file = databaseUrl.slice('sqlite:'.length);
  if (!existsSync(file)) throw new AppError(404, 'no_database', `There is no database at ${file}. Check DATABASE_URL.`);
  const db: Database = openDatabase(databaseUrl);
  try {
    // A copy of the file alone would miss what is still in the write-ahead log.
    await db.knex.raw('VACUUM INTO ?', [path]);
  } finally {
    await db.close();
  }
}

function backUpPostgres(databaseUrl: string, path: string): Promise<void> {
  const args = ['--format=custom', '--no-owner', '--no-privileges', '--no-password', `--file=${path}`];
  // In the environment and not among the arguments, where every user of the machine could read the password.
  const child = spawn('pg_dump', args, {
    env: childEnvironment(connectionVariables(databaseUrl)),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said = (said + chunk).slice(-2000);
  });
  return new Promise((done, fail) => {
    child.once('error', (error) => {
      const missing = 'pg_dump is not installed here. Install the client programs of PostgreSQL (postgresql-client).';
      fail(errorCode(error) === 'ENOENT' ? new AppError(500, 'pg_dump_missing', missing) : error);
    });
    child.once('close', (code) => {
      if (code === 0) done();
      else fail(new AppError(500, 'pg_dump_failed', `pg_dump could not make the backup:\n${said.trim()}`));
    });
  });
}

/** The parts of a connection address as libpq reads them from its environment. */
function connectionVariables(databaseUrl: string): Record<string, string> {
  const url = new URL(databaseUrl);
  const sslMode = url.searchParams.get('sslmode');
  const given: [string, string | null][] = [
    ['PGHOST', url.hostname.replace(/^\[|\]$/g, '')],
    ['PGPORT', url.port],
    ['PGUSER', decodeURIComponent(url.username)],
    ['PGPASSWORD', decodeURIComponent(url.password)],
    ['PGDATABASE', decodeURIComponent(url.pathname.slice(1))],
    ['PGSSLMODE', sslMode],
  ];
  return Object.fromEntries(given.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
