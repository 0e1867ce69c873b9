import { type RequestHandler, Router } from 'express';
import type { Config } from './config.ts';
import {
  type AccountHooks,
  accountMailKinds,
  accountMailMessages,
  accountRoutes,
  accountsMessages,
  accountUnsubscribeRoutes,
  doorMessages,
  frameMessages,
  frameOf,
  interfaceLanguage,
  moveUsersOnMerge,
  type NavCounts,
  passwordLinkJob,
  sessionMiddleware,
  stopAccountMailByToken,
} from './features/accounts/index.ts';
import { backgroundJob } from './features/analysis/index.ts';
import { apiAccessApi, apiKeyMiddleware, apiKeysMessages, apiKeysRoutes } from './features/api-access/index.ts';
import { commentsMessages, commentsRoutes } from './features/comments/index.ts';
import { comparisonApi, comparisonMessages, comparisonRoutes } from './features/comparison/index.ts';
import {
  contactWishesApi,
  contactWishesData,
  contactWishesRoutes,
  countWishes,
  eraseContactWishes,
  keepContactWish,
  wishesMessages,
} from './features/contact-wishes/index.ts';
import {
  type ContactHooks,
  type Contacts,
  contactHistory,
  contactImportJob,
  contactImportMessages,
  contactsApi,
  contactsMessages,
  contactsOfPerson,
  contactsRoutes,
  createContacts,
  customersInBranches,
  eraseFromContacts,
  moveContactsOnMerge,
} from './features/contacts/index.ts';
import { type CustomerParts, customersApi, customersMessages, customersRoutes } from './features/customers/index.ts';
import { figureMessages } from './features/figures/index.ts';
import {
  considerInvitation,
  describeInvitation,
  eraseInvitations,
  expireInvitationsJob,
  invitationMailKind,
  invitationMailMessages,
  invitationsData,
  invitationsMessages,
  invitationsRoutes,
  moveInvitationsOnMerge,
  outboxMessages,
  outboxRoutes,
  programsApi,
  programsMessages,
  programsRoutes,
  scheduleExpiry,
  seedDefaultProgram,
  unsubscribeByToken,
  unsubscribeRoutes,
  waitingMessages,
} from './features/invitations/index.ts';
import { issuedCardsApi, issuedCardsMessages, issuedCardsRoutes } from './features/issued-cards/index.ts';
import { itemMessages, itemsRoutes } from './features/items/index.ts';
import {
  mailApi,
  mailMessages,
  mailRoutes,
  type StopHandler,
  suppressionsMessages,
  suppressionsRoutes,
  testMailKind,
} from './features/mail/index.ts';
import {
  organisationApi,
  organisationMessages,
  organisationRoutes,
  type PlacesMergedHandler,
  placeMessages,
  placeRoutes,
  publicOrganisationRoutes,
} from './features/organisation/index.ts';
import { overviewMessages, overviewRoutes } from './features/overview/index.ts';
import { prioritiesApi, prioritiesMessages, prioritiesRoutes } from './features/priorities/index.ts';
import {
  questionnairesApi,
  questionnairesMessages,
  questionnairesRoutes,
  seedDefaultQuestionnaire,
} from './features/questionnaires/index.ts';
import { questionMessages, questionsRoutes } from './features/questions/index.ts';
import { cardMessages, reportsApi, reportsRoutes } from './features/reports/index.ts';
import {
  type AnswerHandler,
  eraseResponses,
  moveResponsesOnMerge,
  responsesApi,
  responsesDataPart,
  responsesMessages,
  responsesRoutes,
  surveyMessages,
  surveyRoutes,
} from './features/responses/index.ts';
import {
  cardMailKind,
  pauseCardByToken,
  pauseCardRoutes,
  scheduledCardsJob,
  scheduledCardsMessages,
  scheduledCardsRoutes,
} from './features/scheduled-cards/index.ts';
import { foldJob, movePlace, scheduleFolding } from './features/state/index.ts';
import { trendMessages, trendsApi, trendsRoutes } from './features/trends/index.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Services } from './platform/context.ts';
import { type Database, openDatabase } from './platform/db/database.ts';
import { type Assets, loadAssets } from './platform/http/assets.ts';
import { createRenderer } from './platform/http/render.ts';
import { routesOf } from './platform/http/routes-of.ts';
import type { Web } from './platform/http/web.ts';
import { mergeMessages } from './platform/i18n/messages.ts';
import { shellMessages } from './platform/i18n/shell.messages.ts';
import { type Ids, systemIds } from './platform/ids.ts';
import { type BatchHandler, createJobRunner, type JobHandler, type JobRunner } from './platform/jobs/runner.ts';
import { createLog, type Log } from './platform/log.ts';
import { type AskTxt, askTxt } from './platform/mail/ask-dns.ts';
import { addressOf, type MailSender } from './platform/mail/mail.ts';
import type { MailKind } from './platform/mail/outbox.ts';
import { mailJobHandler } from './platform/mail/send-mail.job.ts';
import { createSmtpSender } from './platform/mail/smtp-sender.ts';

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
  const words = mergeMessages([
    shellMessages,
    accountsMessages,
    accountMailMessages,
    doorMessages,
    frameMessages,
    organisationMessages,
    placeMessages,
    customersMessages,
    mailMessages,
    suppressionsMessages,
    questionnairesMessages,
    contactsMessages,
    contactImportMessages,
    programsMessages,
    invitationsMessages,
    invitationMailMessages,
    waitingMessages,
    outboxMessages,
    surveyMessages,
    responsesMessages,
    wishesMessages,
    figureMessages,
    commentsMessages,
    trendMessages,
    prioritiesMessages,
    comparisonMessages,
    questionMessages,
    cardMessages,
    overviewMessages,
    itemMessages,
    issuedCardsMessages,
    scheduledCardsMessages,
    apiKeysMessages,
  ]);
  const api = Router();
  const respondentPages = Router();
  const staffPages = Router();
  const pageExists = pagesOf(staffPages);
  const navCounts: NavCounts = {
    '/contact-wishes': (knex, { branchIds }) => countWishes(knex, 'open', branchIds),
  };
  const render = createRenderer(words, assets, frameOf(services, pageExists, navCounts));

  const sender =
    overrides.sender ??
    (config.mailUrl === undefined
      ? undefined
      : createSmtpSender(config.mailUrl, config.mailFrom, clock, { dkim: config.dkim }));
  const contactHooks: ContactHooks = { onCompleted: considerInvitation, describeInvitation };
  const mailKinds: MailKind[] = [
    ...accountMailKinds(render),
    testMailKind(render),
    invitationMailKind(render),
    cardMailKind(render),
  ];
  const handlers: (JobHandler | BatchHandler)[] = [
    mailJobHandler(mailKinds, sender ?? 'capture', {
      messageIdHost: messageIdHost(config),
      allowedInTrial: config.mailAllow,
    }),
    passwordLinkJob,
    contactImportJob(contactHooks),
    expireInvitationsJob,
    foldJob,
    backgroundJob,
    scheduledCardsJob,
  ];
  const jobs = createJobRunner(services, handlers);
  const web: Web = { services, render, wakeJobs: jobs.wake, https: config.baseUrl.startsWith('https:') };

  // What reacts upwards is named here and handed down.
  const accountHooks: AccountHooks = {
    afterwards: [seedDefaultQuestionnaire, seedDefaultProgram],
    hasData: async (knex) => (await knex('contacts').first('id')) !== undefined,
    pageExists,
  };
  const onPlacesMerged: PlacesMergedHandler[] = [
    moveUsersOnMerge,
    moveContactsOnMerge,
    moveInvitationsOnMerge,
    moveResponsesOnMerge,
    (tx, context, { kind, fromId, intoId }) => movePlace(tx, context.db, kind, fromId, intoId),
  ];
  const customerParts: CustomerParts = {
    history: [contactHistory],
    inBranches: customersInBranches,
    dataParts: [contactsOfPerson, invitationsData, responsesDataPart, contactWishesData],
    // Invitations first: they are locked, so that an answer under way is there to be erased, or comes too late.
    // Wishes before answers: what they hang on is the link that goes with the answers.
    eraseHandlers: [eraseFromContacts, eraseInvitations, eraseContactWishes, eraseResponses],
  };
  const onAnswered: AnswerHandler[] = [keepContactWish];
  // In the order in which the pages of links are asked.
  const onStop: StopHandler[] = [stopAccountMailByToken, pauseCardByToken, unsubscribeByToken];
  const { mailUrl, mailFrom, dkim, mailAllow: allowedInTrial } = config;
  const contacts = createContacts(contactHooks);

  api.use(organisationApi(web), customersApi(web, customerParts), questionnairesApi(web), contactsApi(web, contacts));
  api.use(programsApi(web), responsesApi(web), contactWishesApi(web), trendsApi(web), prioritiesApi(web));
  api.use(mailApi({ kinds: mailKinds, onStop, messageIdHost: messageIdHost(config) }));
  api.use(comparisonApi(web), reportsApi(web), issuedCardsApi(web), apiAccessApi(web, sender));

  respondentPages.use(publicOrganisationRoutes(web));
  // Links in mails to staff first: what is not theirs goes on to the customers'.
  respondentPages.use(accountUnsubscribeRoutes(web), pauseCardRoutes(web), unsubscribeRoutes(web));
  respondentPages.use(surveyRoutes(web, onAnswered));

  // The accounts' router stands first: until there is an organisation it leads every page to the set-up.
  staffPages.use(accountRoutes(web, accountHooks));
  staffPages.use(organisationRoutes(web), placeRoutes(web, onPlacesMerged), customersRoutes(web, customerParts));
  staffPages.use(questionnairesRoutes(web), contactsRoutes(web, contacts));
  staffPages.use(programsRoutes(web), invitationsRoutes(web), outboxRoutes(web, { captured: sender === undefined }));
  staffPages.use(
    mailRoutes(web, { mailUrl, mailFrom, dkim, allowedInTrial }, overrides.askTxt ?? askTxt),
    suppressionsRoutes(web),
  );
  staffPages.use(responsesRoutes(web), contactWishesRoutes(web), commentsRoutes(web));
  staffPages.use(trendsRoutes(web), prioritiesRoutes(web), reportsRoutes(web), overviewRoutes(web));
  staffPages.use(scheduledCardsRoutes(web), issuedCardsRoutes(web), itemsRoutes(web), comparisonRoutes(web));
  staffPages.use(questionsRoutes(web), apiKeysRoutes(web));

  return {
    config,
    services,
    web,
    assets,
    jobs,
    contacts,
    contactHooks,
    customerParts,
    onAnswered,
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
    async startJobs() {
      await scheduleFolding(services);
      await scheduleExpiry(services);
      await jobs.start();
    },
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
