import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { driversOfScope, openScope, readScope } from '../features/analysis/index.ts';
import { listQuestionnaires } from '../features/questionnaires/index.ts';
import type { BenchData } from './bench-data.ts';
import type { BenchInstallation } from './bench-stage.ts';

const NANOSECONDS_IN_MS = 1e6;
/** Other programs on the machine hold the loop up as well: as long again with nothing to do tells how much. */
const IDLE_MS = 3000;

/** Key drivers of all answers, as the server works them out: in a worker, asked for by a page and done by a job. */
export async function benchDrivers(
  { container, context }: BenchInstallation,
  { from, to }: BenchData,
): Promise<{ seconds: number; longestBlockMs: number; longestIdleMs: number }> {
  const { db } = context;
  const [questionnaire] = await listQuestionnaires(db.knex);
  const access = { rowAccess: true, branchIds: null };
  const scope = await openScope(context, { from, to, questionnaire: questionnaire?.questionnaire.key }, access);
  const reading = await db.snapshot((tx) => readScope(db, tx, scope));
  const ask = () => driversOfScope(container.services, scope, reading, false, 'waits');
  const longestIdleMs = await longestDelay(() => sleep(IDLE_MS).then(() => undefined));
  let seconds = 0;
  const longestBlockMs = await longestDelay(async () => {
    const started = performance.now();
    const first = await ask();
    if (first.status === 'working') await container.jobs.drain();
    seconds = (performance.now() - started) / 1000;
  });
  const then = await ask();
  if (then.status !== 'ready') throw new Error(`The drivers were not worked out: ${then.status}.`);
  return { seconds, longestBlockMs, longestIdleMs };
}

/** The longest time that the event loop stood still: what a page would have waited, whatever held it up. */
async function longestDelay(work: () => Promise<void>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  await work();
  delays.disable();
  return delays.max / NANOSECONDS_IN_MS;
}
