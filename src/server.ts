import { createServer } from 'node:http';
import { createApp } from './app.ts';
import { configOrExit } from './config.ts';
import { createContainer } from './container.ts';
import { migrate } from './platform/db/migrate.ts';

const STOP_WITHIN_MS = 20_000;

const config = configOrExit();
const container = createContainer(config);
const { log, db } = container.services;

process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'uncaught exception');
  process.exit(1);
});

await migrate(db.knex);
const server = createServer(createApp(container));
server.listen(config.port, config.host, () => {
  log.info({ port: config.port, host: config.host, baseUrl: config.baseUrl }, 'listening');
});
if (config.jobs === 'inline') await container.startJobs();

function stop(signal: string): void {
  log.info({ signal }, 'stopping');
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  server.close(() => {
    container.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
  server.closeIdleConnections();
}
process.on('SIGTERM', () => stop('SIGTERM'));
process.on('SIGINT', () => stop('SIGINT'));
