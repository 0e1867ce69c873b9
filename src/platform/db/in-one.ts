import type { Knex } from 'knex';
import type { Context } from '../context.ts';
import type { Database } from './database.ts';

/** Does several use cases as one: all of them, or none. */
export function inOne<T>(context: Context, work: (inside: Context) => Promise<T>): Promise<T> {
  return context.db.transaction((tx) => work({ ...context, db: within(context.db, tx) }));
}

/** The database for use cases inside an open transaction: theirs are parts of it, each taken back alone if it fails. */
export function within(db: Database, tx: Knex.Transaction): Database {
  return {
    ...db,
    knex: tx,
    transaction: (work) => tx.transaction((inner) => work(inner)),
    snapshot: (work) => work(tx),
  };
}
