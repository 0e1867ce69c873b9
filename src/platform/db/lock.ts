import type { Knex } from 'knex';
import type { Database } from './database.ts';

/**
 * Lets one transaction at a time past for each key, until it ends: for "look, and insert if it is not there" where a
 * unique index cannot decide. On SQLite write transactions take turns anyway.
 */
export async function lockUntilCommit(tx: Knex, db: Database, key: string): Promise<void> {
  if (db.dialect === 'postgres') await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [key]);
}
