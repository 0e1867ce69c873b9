import { addSeconds } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/jobs.store.ts';
import type { JobHandler } from '../../platform/jobs/runner.ts';
import { foldChanges } from './fold.ts';

const KIND = 'state.fold';
const EVERY_SECONDS = 15;

/** Folds waiting changes again and again. Cards are exact without it; it keeps them cheap. */
export const foldJob: JobHandler = {
  kind: KIND,
  concurrency: 1,
  maxAttempts: 'unlimited',
  async run(services) {
    await foldChanges(services);
    return { runAgainAt: addSeconds(services.clock.now(), EVERY_SECONDS) };
  },
};

/** Makes sure that the folding job is there: called at start. */
export async function scheduleFolding(services: Services): Promise<void> {
  await services.db.transaction((tx) =>
    enqueue(tx, services, { kind: KIND, payload: {}, runAt: services.clock.now(), uniqueKey: KIND }),
  );
}
