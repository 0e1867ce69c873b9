import type { Config } from './config.ts';
import { createContainer } from './container.ts';
import { stopOnSignal } from './graceful-stop.ts';
import { prepareInstallation } from './start-up.ts';

/** Runs jobs (mail, expiry, sums) without serving: beside servers with JOBS=off. Ends by SIGTERM or SIGINT. */
export async function work(config: Config): Promise<void> {
  const container = createContainer(config);
  const { log } = container.services;
  await prepareInstallation(container);
  await container.startJobs();
  log.info('running jobs');
  stopOnSignal(log, () => container.close());
}
