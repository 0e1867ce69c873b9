import { AsyncLocalStorage } from 'node:async_hooks';
import PostgresClient from 'knex/lib/dialects/postgres/index.js';
import SqliteTransaction from 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js';
import SqliteClient from 'knex/lib/dialects/sqlite3/index.js';

/** Set while a transaction's function runs, so that a query outside it can be refused instead of hanging. */
export const transactionScope = new AsyncLocalStorage<true>();

function refuseInsideTransaction(): void {
  if (transactionScope.getStore()) {
    throw new Error('A query was sent outside the open transaction: pass the transaction (tx) to the store function.');
  }
}

/**
 * SQLite takes one writer at a time. A plain BEGIN asks for the write lock only at the first write, where SQLite
 * refuses at once instead of waiting if another process wrote meanwhile; BEGIN IMMEDIATE waits its turn at the start.
 */
class ImmediateTransaction extends SqliteTransaction {
  override begin(connection: unknown): unknown {
    return this.query(connection, this.readOnly ? 'BEGIN;' : 'BEGIN IMMEDIATE;', undefined, undefined);
  }
}

export class GuardedSqliteClient extends SqliteClient {
  override transaction(container: unknown, config: unknown, outer: unknown): ImmediateTransaction {
    return new ImmediateTransaction(this, container, config, outer);
  }
  // knex calls this on the root client only; a transaction's client has its own.
  override acquireConnection(): Promise<unknown> {
    refuseInsideTransaction();
    return super.acquireConnection();
  }
}

export class GuardedPostgresClient extends PostgresClient {
  override acquireConnection(): Promise<unknown> {
    refuseInsideTransaction();
    return super.acquireConnection();
  }
}
