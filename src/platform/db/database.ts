import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import knexModule, { type Knex } from 'knex';
import pg from 'pg';
import { errorCode, errorText } from '../errors.ts';
import { GuardedPostgresClient, GuardedSqliteClient, transactionScope } from './clients.ts';
import { markSnapshot } from './once-in-snapshot.ts';

export type Dialect = 'sqlite' | 'postgres';

/** One open database. Store functions take a `Knex` (this `db.knex`, or a transaction) as their first argument. */
export interface Database {
  readonly knex: Knex;
  readonly dialect: Dialect;
  /** The address it was opened under, for opening it again in a worker thread. */
  readonly url: string;
  /** Path of the SQLite file; undefined on PostgreSQL. */
  readonly file: string | undefined;
  /** Runs `work` in one write transaction; what it throws rolls everything back. Retried when PostgreSQL asks for it. */
  transaction<T>(work: (tx: Knex.Transaction) => Promise<T>): Promise<T>;
  /** Runs `work` on one unchanging view of the data, without write locks. */
  snapshot<T>(work: (tx: Knex.Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`The database returned ${text}, beyond what can be held exactly.`);
  return value;
}

// pg gives bigint (counts) and numeric (sums of bigint) as text, and "1" + "2" is "12".
pg.types.setTypeParser(20, safeInteger);
pg.types.setTypeParser(1700, (text) => (text.includes('.') ? Number(text) : safeInteger(text)));

/** @param url `sqlite:PATH` or `postgres://…` */
export function openDatabase(url: string): Database {
  return url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openPostgres(url);
}

interface SqliteConnection {
  run(sql: string, done: (error: Error | null) => void): void;
}

/** What knex says of requests that got no connection it throws as well: printed, it would be a trace for each of them. */
const KNEX_LOG = {
  warn(message: unknown): void {
    const text = String(message);
    if (!text.startsWith('Acquire connection error')) process.stderr.write(`${text}\n`);
  },
};

function openSqlite(file: string): Database {
  mkdirSync(dirname(file), { recursive: true });
  const knex = knexModule({
    client: GuardedSqliteClient,
    connection: { filename: file },
    useNullAsDefault: true,
    log: KNEX_LOG,
    pool: {
      min: 1,
      max: 1,
      afterCreate(connection: SqliteConnection, done: (error: Error | null, connection: unknown) => void) {
        const pragmas = [
          'PRAGMA busy_timeout = 10000',
          'PRAGMA journal_mode = WAL',
          'PRAGMA synchronous = FULL',
          'PRAGMA foreign_keys = ON',
        ];
        const next = (index: number): void => {
          const pragma = pragmas[index];
          if (pragma === undefined) done(null, connection);
          else connection.run(pragma, (error) => (error ? done(error, connection) : next(index + 1)));
        };
        next(0);
      },
    },
    acquireConnectionTimeout: 60_000,
  });
  return toDatabase(knex, { dialect: 'sqlite', url: `sqlite:${file}`, file });
}

function openPostgres(url: string): Database {
  const knex = knexModule({
    client: GuardedPostgresClient,
    connection: url,
    pool: { min: 0, max: 10 },
    log: KNEX_LOG,
  });
  return toDatabase(knex, { dialect: 'postgres', url, file: undefined });
}

function toDatabase(knex: Knex, place: Pick<Database, 'dialect' | 'url' | 'file'>): Database {
  const inside = <T>(work: (tx: Knex.Transaction) => Promise<T>) => {
    // Awaited inside the scope: a bare query builder would only start once it is out of it.
    return (tx: Knex.Transaction): Promise<T> => transactionScope.run(true, async () => await work(tx));
  };
  return {
    knex,
    ...place,
    async transaction(work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await knex.transaction(inside(work));
        } catch (error) {
          // 40001 serialization failure, 40P01 deadlock: PostgreSQL rolled back and asks for another try.
          const code = errorCode(error);
          if (attempt >= 4 || (code !== '40001' && code !== '40P01')) throw error;
        }
      }
    },
    snapshot: (work) =>
      knex.transaction(
        inside((tx) => {
          markSnapshot(tx);
          return work(tx);
        }),
        place.dialect === 'postgres' ? { isolationLevel: 'repeatable read', readOnly: true } : { readOnly: true },
      ),
    close: () => knex.destroy(),
  };
}

/** Whether the database refused a row because another one has the same unique value. */
export function isUniqueViolation(error: unknown): boolean {
  const code = errorCode(error);
  return code === '23505' || (code === 'SQLITE_CONSTRAINT' && errorText(error).includes('UNIQUE'));
}

/** Whether the database refused to take away a row that another one points at, or to point at one that is gone. */
export function isReferenceViolation(error: unknown): boolean {
  const code = errorCode(error);
  return code === '23503' || (code === 'SQLITE_CONSTRAINT' && errorText(error).includes('FOREIGN KEY'));
}

/** Codes of SQLite: held by another process, disk full, not writable, or broken underneath. */
const AWAY_SQLITE = /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN)/;
/** Codes of PostgreSQL: shutting down or starting, no connection left, disk full; and of the way there. */
const AWAY_POSTGRES =
  /^(57P0[1-3]|53[1-4]00|08\w{3}|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH)$/;
/** What pg and knex say without a code. */
const AWAY_WORDS =
  /^(Connection (terminated|ended)|Client has encountered a connection error|Knex: Timeout acquiring a connection)/;

/** Whether the database cannot be reached, or cannot be written, at this moment: no fault of what was asked. */
export function isAway(error: unknown): boolean {
  // Node's words where whoever sent a request broke it off, which has the code of a broken connection too.
  if (errorText(error) === 'aborted') return false;
  const code = errorCode(error) ?? '';
  return AWAY_SQLITE.test(code) || AWAY_POSTGRES.test(code) || AWAY_WORDS.test(withoutStatement(errorText(error)));
}

/** knex puts the statement before the words of the database. */
const withoutStatement = (text: string): string => text.split(' - ').at(-1) ?? text;
