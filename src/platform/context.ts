import type { Actor } from '../domain/access/actor.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import type { Ids } from './ids.ts';
import type { Log } from './log.ts';

/** What every use case stands on: handed in, never imported, so that tests choose database, time and randomness. */
export interface Services {
  db: Database;
  clock: Clock;
  ids: Ids;
  log: Log;
  /** Address under which people reach the product, without a trailing slash. */
  baseUrl: string;
}

/** Services, and who is asking. The first argument of use cases. */
export interface Context extends Services {
  actor: Actor;
}

export function as(services: Services, actor: Actor): Context {
  return { ...services, actor };
}
