import { addSeconds } from '../clock.ts';
import type { Services } from '../context.ts';
import { enqueue, runJobAtLatest } from './jobs.store.ts';
import type { JobHandler } from './runner.ts';

/**
 * A job that comes again for as long as the product runs.
 *
 * @param every pause between the end of a run and the next, in seconds
 */
export function standingJob(kind: string, every: number, work: (services: Services) => Promise<unknown>): JobHandler {
  return {
    kind,
    concurrency: 1,
    maxAttempts: 'unlimited',
    async run(services) {
      await work(services);
      return { runAgainAt: addSeconds(services.clock.now(), every) };
    },
    async schedule(services) {
      const now = services.clock.now();
      await services.db.transaction(async (tx) => {
        await enqueue(tx, services, { kind, payload: {}, runAt: now, uniqueKey: kind });
        // A clock that went ahead of time and was set back may have put it off for years.
        await runJobAtLatest(tx, kind, addSeconds(now, every));
      });
    },
  };
}
