import { LRUCache } from 'lru-cache';
import type { Database } from './database.ts';

/**
 * A memory of what was read of each database, within bounds: what was asked for longest ago is forgotten. Whether what it
 * holds is still so is for who reads it to know.
 */
export function rememberedOf<Value extends object>(
  options: LRUCache.Options<string, Value, unknown>,
): (db: Database) => LRUCache<string, Value> {
  const memories = new WeakMap<Database, LRUCache<string, Value>>();
  return (db) => {
    const memory = memories.get(db) ?? new LRUCache<string, Value>(options);
    memories.set(db, memory);
    return memory;
  };
}
