import { type RequestHandler, Router } from 'express';
import { allWords } from './all-words.ts';
import type { Config } from './config.ts';
import {
  type AccountHooks,
  accountMailKinds,
  frameOf,
  interfaceLanguage,
  type NavCounts,
  passwordLinkJob,
  sessionMiddleware,
} from './features/accounts/index.ts';
import { judgeActionsJob } from './features/actions/index.ts';
import { backgroundJob } from './features/analysis/index.ts';
import { apiKeyMiddleware } from './features/api-access/index.ts';
import { seedOpeningHours } from './features/calendar/index.ts';
import { outcomeMailKind } from './features/chain/index.ts';
import { countDueCommitments } from './features/commitments/index.ts';
import { hasOpenComplaint } from './features/complaints/index.ts';
import { countWishes } from './features/contact-wishes/index.ts';
import { type ContactHooks, type Contacts, contactImportJob, createContacts } from './features/contacts/index.ts';
import type { CustomerParts } from './features/customers/index.ts';
import { focusMailKinds, focusReminderJob, noAnswerJob } from './features/focus-groups/index.ts';
import {
  expireInvitationsJob,
  invitationMailKind,
  reminderMailKind,
  remindInvitationsJob,
  seedDefaultProgram,
} from './features/invitations/index.ts';
import { testMailKind } from './features/mail/index.ts';
import { seedDefaultQuestionnaire } from './features/questionnaires/index.ts';
import type { AnswerHandler } from './features/responses/index.ts';
import { cardMailKind, scheduledCardsJob } from './features/scheduled-cards/index.ts';
import { foldJob } from './features/state/index.ts';
import { closeSilentJob, complaintMailKinds, escalateJob } from './features/treatment/index.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Services } from './platform/context.ts';
import { type Database, openDatabase } from './platform/db/database.ts';
import { type Assets, loadAssets } from './platform/http/assets.ts';
import { createRenderer } from './platform/http/render.ts';
import { routesOf } from './platform/http/routes-of.ts';
import type { Web } from './platform/http/web.ts';
import { type Ids, systemIds } from './platform/ids.ts';
import { createJobRunner, type JobHandler, type JobRunner } from './platform/jobs/runner.ts';
import { createLog, type Log } from './platform/log.ts';
import { type AskTxt, askTxt } from './platform/mail/ask-dns.ts';
import { addressOf, type MailSender } from './platform/mail/mail.ts';
import type { MailKind } from './platform/mail/outbox.ts';
import { mailJobHandler } from './platform/mail/send-mail.job.ts';
import { createSmtpSender } from './platform/mail/smtp-sender.ts';
import { CONTACT_HOOKS, CUSTOMER_PARTS, ON_ANSWERED, ON_JUDGED } from './reactions.ts';
import { apiRoutes, respondentRoutes, staffRoutes } from './routes.ts';

/** What a test may choose for itself; the real ones by default. */
export interface Overrides {
  db?: Database;
  clock?: Clock;
  ids?: Ids;
  log?: Log;
  sender?: MailSender;
  askTxt?: AskTxt;
}

export interface Container {
  config: Config;
  services: Services;
  web: Web;
  assets: Assets;
  jobs: JobRunner;
  /** What runs by itself when its time comes, except mail. */
  laterJobs: readonly JobHandler[];
  contacts: Contacts;
  contactHooks: ContactHooks;
  customerParts: CustomerParts;
  /** What hangs on an answer. */
  onAnswered: readonly AnswerHandler[];
  mailKinds: readonly MailKind[];
  /** What a new organisation starts with, besides its settings. */
  afterwards: AccountHooks['afterwards'];
  /** The way out for mail; undefined: mail is captured. */
  sender: MailSender | undefined;
  /** Where requests go, in the order in which app.ts mounts them. */
  features: {
    interfaceLanguage: RequestHandler;
    apiKey: RequestHandler;
    api: Router;
    respondentPages: Router;
    session: RequestHandler;
    staffPages: Router;
  };
  /** Puts the standing jobs in place and starts running what is due. */
  startJobs(): Promise<void>;
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
  const api = Router();
  const respondentPages = Router();
  const staffPages = Router();
  const pageExists = pagesOf(staffPages);
  const navCounts: NavCounts = {
    '/contact-wishes': (knex, { branchIds }) => countWishes(knex, 'open', branchIds),
    '/commitments': (knex, { id }) => countDueCommitments(knex, id, clock.now()),
  };
  const render = createRenderer(allWords, assets, frameOf(services, pageExists, navCounts));

  const sender =
    overrides.sender ??
    (config.mailUrl === undefined
      ? undefined
      : createSmtpSender(config.mailUrl, config.mailFrom, clock, { dkim: config.dkim }));
  const mailKinds: MailKind[] = [
    ...accountMailKinds(render),
    testMailKind(render),
    invitationMailKind(render, hasOpenComplaint),
    reminderMailKind(render, hasOpenComplaint),
    cardMailKind(render),
    ...complaintMailKinds(render),
    outcomeMailKind(render),
    ...focusMailKinds(render, addressOf(config.mailFrom)),
  ];
  const laterJobs: JobHandler[] = [
    passwordLinkJob,
    contactImportJob(CONTACT_HOOKS),
    foldJob,
    expireInvitationsJob,
    remindInvitationsJob,
    backgroundJob,
    scheduledCardsJob,
    escalateJob,
    closeSilentJob,
    judgeActionsJob(ON_JUDGED),
    noAnswerJob,
    focusReminderJob,
  ];
  const mailJob = mailJobHandler(mailKinds, sender ?? 'capture', {
    messageIdHost: messageIdHost(config),
    allowedInTrial: config.mailAllow,
  });
  const jobs = createJobRunner(services, [mailJob, ...laterJobs]);
  const web: Web = { services, render, wakeJobs: jobs.wake, https: config.baseUrl.startsWith('https:') };

  const accountHooks: AccountHooks = {
    afterwards: [seedOpeningHours, seedDefaultQuestionnaire, seedDefaultProgram],
    hasData: async (knex) => (await knex('contacts').first('id')) !== undefined,
    pageExists,
  };
  const contacts = createContacts(CONTACT_HOOKS);

  const built = {
    ...{ config, web, sender, mailKinds, messageIdHost: messageIdHost(config), contacts, accountHooks, pageExists },
    askTxt: overrides.askTxt ?? askTxt,
  };
  for (const routes of apiRoutes(built)) api.use(routes);
  for (const routes of respondentRoutes(built)) respondentPages.use(routes);
  for (const routes of staffRoutes(built)) staffPages.use(routes);

  return {
    config,
    services,
    web,
    assets,
    jobs,
    laterJobs,
    contacts,
    contactHooks: CONTACT_HOOKS,
    customerParts: CUSTOMER_PARTS,
    onAnswered: ON_ANSWERED,
    mailKinds,
    afterwards: accountHooks.afterwards,
    sender,
    features: {
      interfaceLanguage: interfaceLanguage(services),
      apiKey: apiKeyMiddleware(services),
      api,
      respondentPages,
      session: sessionMiddleware(services, web.https),
      staffPages,
    },
    startJobs: () => jobs.start(),
    async close() {
      await jobs.stop();
      await sender?.close();
      await db.close();
    },
  };
}

/** The right-hand side of Message-IDs: the domain that mail comes from. */
export function messageIdHost(config: Config): string {
  return addressOf(config.mailFrom).split('@')[1] ?? 'localhost';
}

/** Whether a page stands at a path; the routes are read at the first question, when all are mounted. */
function pagesOf(router: Router): (path: string) => boolean {
  let paths: Set<string> | undefined;
  return (path) => {
    paths ??= new Set(routesOf(router).flatMap((route) => (route.method === 'get' ? [route.path] : [])));
    return paths.has(path);
  };
}
