import type { Knex } from 'knex';

const snapshots = new WeakSet<Knex>();

/** Says that nothing changes any more in what this transaction sees. */
export function markSnapshot(tx: Knex): void {
  snapshots.add(tx);
}

/**
 * For what the parts of a page ask again and again: within one snapshot, where the answer cannot change, the database is
 * asked once for each key; elsewhere each time.
 */
export function onceInSnapshot<T>(read: (tx: Knex, key: string) => Promise<T>): (tx: Knex, key: string) => Promise<T> {
  const answers = new WeakMap<Knex, Map<string, Promise<T>>>();
  return (tx, key) => {
    if (!snapshots.has(tx)) return read(tx, key);
    const known = answers.get(tx) ?? new Map<string, Promise<T>>();
    answers.set(tx, known);
    // A query of knex would run anew each time it is awaited.
    const answer = known.get(key) ?? Promise.resolve(read(tx, key));
    known.set(key, answer);
    return answer;
  };
}
