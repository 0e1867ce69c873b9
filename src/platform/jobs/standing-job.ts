import { addSeconds } from '../clock.ts';
import type { Services } from '../context.ts';
import { enqueue } from './jobs.store.ts';
import type { JobHandler } from './runner.ts';

/** A job that comes again for as long as the product runs. */
export interface StandingJob extends JobHandler {
  /** Makes sure that it is there: called at start. */
  schedule(services: Services): Promise<void>;
}

/** @param every pause between the end of a run and the next, in seconds */
export function standingJob(kind: string, every: number, work: (services: Services) => Promise<unknown>): StandingJob {
  return {
    kind,
    concurrency: 1,
    maxAttempts: 'unlimited',
    async run(services) {
      await work(services);
      return { runAgainAt: addSeconds(services.clock.now(), every) };
    },
    async schedule(services) {
      await services.db.transaction((tx) =>
        enqueue(tx, services, { kind, payload: {}, runAt: services.clock.now(), uniqueKey: kind }),
      );
    },
  };
}
