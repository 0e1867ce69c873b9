import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createApp } from '../app.ts';
import { configOrExit } from '../config.ts';
import { type Container, createContainer } from '../container.ts';
import { DEFAULT_ORGANISATION_SETTINGS } from '../domain/settings/organisation-settings.ts';
import { changeProgram, listPrograms } from '../features/invitations/index.ts';
import { createOrganisation } from '../features/organisation/index.ts';
import { as, type Context } from '../platform/context.ts';
import { migrate } from '../platform/db/migrate.ts';
import { createLog } from '../platform/log.ts';
import type { MailSender } from '../platform/mail/mail.ts';
import { builtFolder } from '../platform/paths.ts';
import type { BenchOrder, BenchResult } from './bench-client.worker.ts';

/** An installation in a temporary folder, with nobody in it. */
export interface BenchInstallation {
  container: Container;
  context: Context;
  close(): Promise<void>;
}

export async function openInstallation(sender: MailSender): Promise<BenchInstallation> {
  const folder = mkdtempSync(join(tmpdir(), 'gapcard-bench-'));
  const config = configOrExit({
    DATABASE_URL: `sqlite:${join(folder, 'bench.sqlite')}`,
    MAIL_URL: undefined,
    ADMIN_EMAIL: undefined,
    ADMIN_PASSWORD: undefined,
    API_KEY: undefined,
  });
  const container = createContainer(config, { log: createLog('silent'), sender });
  const context = as(container.services, { kind: 'command' });
  const { db } = container.services;
  await migrate(db.knex);
  await db.knex('mail_flow').update({ per_minute: null });
  await db.transaction(async (tx) => {
    await createOrganisation(tx, context, { ...DEFAULT_ORGANISATION_SETTINGS, name: 'Bench', timeZone: 'UTC' });
    for (const afterwards of container.afterwards) await afterwards(tx, context);
  });
  return {
    container,
    context,
    async close() {
      await container.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A sender that keeps nothing but the paths of survey links, in the order of sending. */
export function linkCollector(): { sender: MailSender; links: string[] } {
  const links: string[] = [];
  const sender: MailSender = {
    compose: async (mail) => ({
      send: async () => {
        links.push(/\/s\/[\w-]+/.exec(mail.text)?.[0] ?? '');
        return { outcome: 'sent', detail: '' };
      },
    }),
    check: async () => ({ ok: true, detail: '' }),
    close: async () => undefined,
  };
  return { sender, links };
}

/** Logs contacts of as many customers, and sends their invitations, or leaves them in the outbox. */
export async function inviteMany(
  { container, context }: BenchInstallation,
  n: number,
  { drain = true }: { drain?: boolean } = {},
): Promise<void> {
  const [program] = await listPrograms(context.db.knex);
  if (program === undefined) throw new Error('There is no program.');
  await changeProgram(context, program.id, { delayMinutes: 0, quiet: null, minDaysBetween: 0 });
  for (let at = 0; at < n; at += 1) {
    await container.contacts.recordContact(
      context,
      {
        customer: { email: `customer${at}@example.org` },
        places: { provider: `Provider ${at % 8}`, branch: `Branch ${at % 3}`, topic: `Topic ${at % 6}` },
        channel: 'phone',
        kind: 'request',
        completed: true,
      },
      { origin: 'api', createUnknown: true },
    );
  }
  if (drain) await container.jobs.drain();
}

export interface Listening {
  port: number;
  close(): Promise<void>;
}

export const listenApp = (container: Container): Promise<Listening> => listen(createApp(container));

export async function listen(handler: RequestListener): Promise<Listening> {
  const server = createServer(handler);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

export interface BenchClient {
  /** @throws when any answer had another status than `status` */
  run(order: BenchOrder, status: number): Promise<number[]>;
  close(): Promise<void>;
}

export function startClient(): BenchClient {
  const worker = new Worker(join(builtFolder, 'src/commands/bench-client.worker.js'));
  return {
    async run(order, status) {
      worker.postMessage(order);
      const [result]: BenchResult[] = await once(worker, 'message');
      const statuses = Object.keys(result?.statuses ?? {});
      if (result === undefined || statuses.length !== 1 || statuses[0] !== String(status)) {
        throw new Error(`Expected only answers ${status}, got ${JSON.stringify(result?.statuses)}.`);
      }
      return result.milliseconds;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
