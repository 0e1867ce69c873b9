import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { createContainer } from './container.ts';
import { stopOnSignal } from './graceful-stop.ts';
import { prepareInstallation } from './start-up.ts';

/** Migrates, serves, and runs jobs beside it unless JOBS=off. Comes back when it listens; ends by SIGTERM or SIGINT. */
export async function serve(config: Config): Promise<{ port: number }> {
  const container = createContainer(config);
  const { log } = container.services;
  await prepareInstallation(container);
  if (!container.web.https) {
    log.warn('BASE_URL is not https: passwords and session cookies cross the network in the clear');
  }
  const server = createServer(createApp(container));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  log.info({ port, host: config.host, baseUrl: config.baseUrl }, 'listening');
  if (config.jobs === 'inline') await container.startJobs();

  stopOnSignal(log, async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await closed;
    await container.close();
  });
  return { port };
}
