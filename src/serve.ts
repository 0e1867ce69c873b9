import { createServer } from 'node:http';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { type Container, createContainer } from './container.ts';
import { stopOnSignal } from './graceful-stop.ts';
import { UPLOAD_MS } from './platform/http/receive-in-time.ts';
import { openPort, requireFreePort } from './port.ts';
import { prepareInstallation } from './start-up.ts';

/** What never leaves the machine. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Time for the slowest upload; every other request has less, see receiveInTime. */
const LONGEST_REQUEST_MS = UPLOAD_MS + 60_000;

/** Migrates, serves, and runs jobs beside it unless JOBS=off. Comes back when it listens; ends by SIGTERM or SIGINT. */
export async function serve(config: Config): Promise<{ port: number }> {
  await requireFreePort(config);
  const container = createContainer(config);
  try {
    return await listen(container);
  } catch (error) {
    await container.close();
    throw error;
  }
}

async function listen(container: Container): Promise<{ port: number }> {
  const { config } = container;
  const { log } = container.services;
  await prepareInstallation(container);
  if (!container.web.https && !LOOPBACK.has(new URL(config.baseUrl).hostname)) {
    log.warn('BASE_URL is not https: passwords and session cookies cross the network in the clear');
  }
  const server = createServer({ requestTimeout: LONGEST_REQUEST_MS, headersTimeout: 60_000 }, createApp(container));
  const port = await openPort(server, config);
  stopOnSignal(log, async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await closed;
    await container.close();
  });
  log.info({ port, host: config.host, baseUrl: config.baseUrl }, 'listening');
  if (config.jobs === 'inline') await container.startJobs();
  return { port };
}
