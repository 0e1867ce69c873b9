import type { Knex } from 'knex';
import type { Database } from './database.ts';

/**
 * Lets one transaction at a time past for each key, until it ends: for "look, and insert if it is not there" where a
 * unique index cannot decide. On SQLite write transactions take turns anyway.
 */
export async function lockUntilCommit(tx: Knex, db: Database, key: string): Promise<void> {
  if (db.dialect === 'postgres') await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [key]);
}

/** The same for many keys at once; taken in their order, so that two that want the same ones do not block each other. */
export async function lockAllUntilCommit(tx: Knex, db: Database, keys: readonly string[]): Promise<void> {
  if (db.dialect !== 'postgres' || keys.length === 0) return;
  const ordered = [...new Set(keys)].sort();
  await tx.raw(
    `select pg_advisory_xact_lock(hashtextextended(key, 0))
     from unnest(?::text[]) with ordinality as wanted(key, place) order by place`,
    [ordered],
  );
}
