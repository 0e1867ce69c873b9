import { type RequestHandler, Router } from 'express';
import type { Config } from './config.ts';
import { interfaceLanguage, sessionMiddleware } from './features/accounts/index.ts';
import { apiKeyMiddleware } from './features/api-access/index.ts';
import { type CustomerParts, customersApi, customersMessages, customersRoutes } from './features/customers/index.ts';
import {
  organisationApi,
  organisationMessages,
  organisationRoutes,
  placeMessages,
  placeRoutes,
  publicOrganisationRoutes,
} from './features/organisation/index.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Services } from './platform/context.ts';
import { type Database, openDatabase } from './platform/db/database.ts';
import { type Assets, loadAssets } from './platform/http/assets.ts';
import { createRenderer } from './platform/http/render.ts';
import type { Web } from './platform/http/web.ts';
import { mergeMessages } from './platform/i18n/messages.ts';
import { shellMessages } from './platform/i18n/shell.messages.ts';
import { type Ids, systemIds } from './platform/ids.ts';
import { createJobRunner, type JobHandler, type JobRunner } from './platform/jobs/runner.ts';
import { createLog, type Log } from './platform/log.ts';
import { addressOf, type MailSender } from './platform/mail/mail.ts';
import { type MailKind, mailJobHandler } from './platform/mail/outbox.ts';
import { createSmtpSender } from './platform/mail/smtp-sender.ts';

/** What a test may choose for itself; the real ones by default. */
export interface Overrides {
  db?: Database;
  clock?: Clock;
  ids?: Ids;
  log?: Log;
  sender?: MailSender;
}

export interface Container {
  config: Config;
  services: Services;
  web: Web;
  assets: Assets;
  jobs: JobRunner;
  /** Where requests go, in the order in which app.ts mounts them. */
  features: {
    interfaceLanguage: RequestHandler;
    apiKey: RequestHandler[];
    api: Router;
    respondentPages: Router;
    session: RequestHandler;
    staffPages: Router;
  };
  close(): Promise<void>;
}

/** The one place where things are built and wired. */
export function createContainer(config: Config, overrides: Overrides = {}): Container {
  const log = overrides.log ?? createLog(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  const ids = overrides.ids ?? systemIds;
  const db = overrides.db ?? openDatabase(config.databaseUrl);
  const services: Services = { db, clock, ids, log, baseUrl: config.baseUrl };

  const assets = loadAssets();
  const words = mergeMessages([shellMessages, organisationMessages, placeMessages, customersMessages]);
  const render = createRenderer(words, assets, () => ({ nav: [] }));

  const sender =
    overrides.sender ??
    (config.mailUrl === undefined ? undefined : createSmtpSender(config.mailUrl, config.mailFrom, clock));
  const mailKinds: MailKind[] = [];
  const messageIdHost = addressOf(config.mailFrom).split('@')[1] ?? 'localhost';
  const handlers: JobHandler[] = [mailJobHandler(mailKinds, sender ?? 'capture', messageIdHost)];
  const jobs = createJobRunner(services, handlers);

  const web: Web = { services, render, wakeJobs: jobs.wake, https: config.baseUrl.startsWith('https:') };

  const customerParts: CustomerParts = {
    history: [],
    inBranches: (knex) => knex('customers').whereRaw('1 = 0').select('id'),
    dataParts: [],
    eraseHandlers: [],
  };
  const api = Router().use(organisationApi(web), customersApi(web));
  const respondentPages = Router().use(publicOrganisationRoutes(web));
  const staffPages = Router().use(organisationRoutes(web), placeRoutes(web, []), customersRoutes(web, customerParts));

  return {
    config,
    services,
    web,
    assets,
    jobs,
    features: {
      interfaceLanguage: interfaceLanguage(services),
      apiKey: apiKeyMiddleware(services),
      api,
      respondentPages,
      session: sessionMiddleware(services, web.https),
      staffPages,
    },
    async close() {
      await jobs.stop();
      await sender?.close();
      await db.close();
    },
  };
}
