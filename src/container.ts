import { type RequestHandler, Router } from 'express';
import { allWords } from './all-words.ts';
import type { Config } from './config.ts';
import {
  type AccountHooks,
  accountMailKinds,
  accountRoutes,
  accountUnsubscribeRoutes,
  frameOf,
  interfaceLanguage,
  moveUsersOnMerge,
  type NavCounts,
  passwordLinkJob,
  sessionMiddleware,
  stopAccountMailByToken,
} from './features/accounts/index.ts';
import { actionsApi, actionsRoutes, judgeActionsJob, moveActionsOnMerge } from './features/actions/index.ts';
import { backgroundJob } from './features/analysis/index.ts';
import { apiAccessApi, apiKeyMiddleware, apiKeysRoutes } from './features/api-access/index.ts';
import { calendarRoutes, seedOpeningHours } from './features/calendar/index.ts';
import {
  chainRoutes,
  eraseOutcomes,
  outcomeMailKind,
  outcomesData,
  stopOutcomesByToken,
  stopOutcomesRoutes,
  tellOutcome,
  youSaidRoutes,
} from './features/chain/index.ts';
import { commentsRoutes } from './features/comments/index.ts';
import {
  commitmentHistory,
  commitmentsApi,
  commitmentsOfPerson,
  commitmentsRoutes,
  countDueCommitments,
  eraseFromCommitments,
  moveCommitmentsOnMerge,
} from './features/commitments/index.ts';
import { comparisonApi, comparisonRoutes } from './features/comparison/index.ts';
import {
  answerIntake,
  type ComplaintHandler,
  complainRoutes,
  complaintHistory,
  complaintsApi,
  complaintsData,
  complaintsRoutes,
  contactIntake,
  eraseComplaints,
  hasOpenComplaint,
  listComplaintSpans,
  moveComplaintsOnMerge,
} from './features/complaints/index.ts';
import {
  contactWishesApi,
  contactWishesData,
  contactWishesRoutes,
  countWishes,
  eraseContactWishes,
  keepContactWish,
} from './features/contact-wishes/index.ts';
import {
  type ContactHooks,
  type Contacts,
  contactHistory,
  contactImportJob,
  contactsApi,
  contactsOfPerson,
  contactsRoutes,
  createContacts,
  customersInBranches,
  eraseFromContacts,
  moveContactsOnMerge,
} from './features/contacts/index.ts';
import { type CustomerParts, customersApi, customersRoutes } from './features/customers/index.ts';
import {
  answerFocusRoutes,
  eraseFromFocusGroups,
  focusFindingsRoutes,
  focusGroupsApi,
  focusGroupsData,
  focusGroupsRoutes,
  focusGuideRoutes,
  focusMailKinds,
  focusReminderJob,
  focusSessionRoutes,
  moveFocusGroupsOnMerge,
  noAnswerJob,
  stopFocusByToken,
} from './features/focus-groups/index.ts';
import {
  considerInvitation,
  describeInvitation,
  dryRunRoutes,
  eraseInvitations,
  expireInvitationsJob,
  invitationHistory,
  invitationMailKind,
  invitationsData,
  invitationsRoutes,
  linkProbeRoutes,
  moveInvitationsOnMerge,
  moveProgramsOnMerge,
  outboxRoutes,
  programLinksApi,
  programLinksRoutes,
  programsApi,
  programsRoutes,
  reminderMailKind,
  remindInvitationsJob,
  scheduleExpiry,
  scheduleReminders,
  seedDefaultProgram,
  unsubscribeByToken,
  unsubscribeRoutes,
} from './features/invitations/index.ts';
import { issuedCardsApi, issuedCardsRoutes } from './features/issued-cards/index.ts';
import { itemsRoutes } from './features/items/index.ts';
import { mailApi, mailRoutes, type StopHandler, suppressionsRoutes, testMailKind } from './features/mail/index.ts';
import { moveOpenLinksOnMerge, openLinksApi, openLinksRoutes, openSurveyRoutes } from './features/open-links/index.ts';
import {
  organisationApi,
  organisationRoutes,
  type PlacesMergedHandler,
  placeRoutes,
  publicOrganisationRoutes,
} from './features/organisation/index.ts';
import { overviewRoutes } from './features/overview/index.ts';
import { prioritiesApi, prioritiesRoutes } from './features/priorities/index.ts';
import { questionnairesApi, questionnairesRoutes, seedDefaultQuestionnaire } from './features/questionnaires/index.ts';
import { questionsRoutes } from './features/questions/index.ts';
import { reportsApi, reportsRoutes } from './features/reports/index.ts';
import {
  type AnswerHandler,
  eraseResponses,
  moveResponsesOnMerge,
  responsesApi,
  responsesDataPart,
  responsesRoutes,
  surveyPreviewRoutes,
  surveyRoutes,
} from './features/responses/index.ts';
import {
  cardMailKind,
  moveSchedulesOnMerge,
  pauseCardByToken,
  pauseCardRoutes,
  scheduledCardsJob,
  scheduledCardsRoutes,
} from './features/scheduled-cards/index.ts';
import { foldJob, movePlace, scheduleFolding } from './features/state/index.ts';
import {
  closeSilentJob,
  complaintMailKinds,
  complaintMeasuresRoutes,
  customerAnswerRoutes,
  eraseTreatment,
  escalateJob,
  replyRoutes,
  startTreatment,
  treatmentOfPerson,
  treatmentRoutes,
} from './features/treatment/index.ts';
import { trendsApi, trendsRoutes } from './features/trends/index.ts';
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
  const onComplaint: ComplaintHandler[] = [startTreatment];
  const contactHooks: ContactHooks = {
    onRecorded: contactIntake(onComplaint),
    onCompleted: (tx, context, contact, origin) => considerInvitation(tx, context, hasOpenComplaint, contact, origin),
    describeInvitation,
  };
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
    contactImportJob(contactHooks),
    expireInvitationsJob,
    remindInvitationsJob,
    foldJob,
    backgroundJob,
    scheduledCardsJob,
    escalateJob,
    closeSilentJob,
    judgeActionsJob([tellOutcome]),
    noAnswerJob,
    focusReminderJob,
  ];
  const mailJob = mailJobHandler(mailKinds, sender ?? 'capture', {
    messageIdHost: messageIdHost(config),
    allowedInTrial: config.mailAllow,
  });
  const jobs = createJobRunner(services, [mailJob, ...laterJobs]);
  const web: Web = { services, render, wakeJobs: jobs.wake, https: config.baseUrl.startsWith('https:') };

  // What reacts upwards is named here and handed down.
  const accountHooks: AccountHooks = {
    afterwards: [seedOpeningHours, seedDefaultQuestionnaire, seedDefaultProgram],
    hasData: async (knex) => (await knex('contacts').first('id')) !== undefined,
    pageExists,
  };
  const onPlacesMerged: PlacesMergedHandler[] = [
    moveUsersOnMerge,
    moveContactsOnMerge,
    moveCommitmentsOnMerge,
    moveInvitationsOnMerge,
    moveProgramsOnMerge,
    moveResponsesOnMerge,
    moveOpenLinksOnMerge,
    moveSchedulesOnMerge,
    moveFocusGroupsOnMerge,
    moveActionsOnMerge,
    moveComplaintsOnMerge,
    (tx, context, { kind, fromId, intoId }) => movePlace(tx, context.db, kind, fromId, intoId),
  ];
  const customerParts: CustomerParts = {
    history: [contactHistory, commitmentHistory, invitationHistory, complaintHistory],
    inBranches: customersInBranches,
    dataParts: [
      contactsOfPerson,
      commitmentsOfPerson,
      invitationsData,
      responsesDataPart,
      contactWishesData,
      complaintsData,
      treatmentOfPerson,
      focusGroupsData,
      outcomesData,
    ],
    // Focus groups before all: they are locked before their people, everywhere.
    // Invitations first of the rest: they are locked, so that an answer under way is there to be erased, or comes too late.
    // Wishes and complaints before answers: what they hang on is the link that goes with the answers.
    eraseHandlers: [
      eraseFromFocusGroups,
      eraseFromContacts,
      eraseFromCommitments,
      eraseInvitations,
      eraseTreatment,
      eraseContactWishes,
      eraseComplaints,
      eraseOutcomes,
      eraseResponses,
    ],
  };
  const complaintOfAnswer = answerIntake(onComplaint);
  const onAnswered: AnswerHandler[] = [
    async (tx, context, event) => {
      const complaint = await complaintOfAnswer(tx, context, event);
      // Who is to be contacted about a complaint stands there, and not a second time among the wishes.
      const wish = complaint?.kind === 'complaint' && complaint.state !== 'closed';
      const response = wish ? { ...event.response, contactWanted: false } : event.response;
      await keepContactWish(tx, context, { ...event, response });
    },
  ];
  // In the order in which the pages of links are asked.
  const onStop: StopHandler[] = [
    stopAccountMailByToken,
    pauseCardByToken,
    stopOutcomesByToken,
    stopFocusByToken,
    unsubscribeByToken,
  ];
  const { mailUrl, mailFrom, dkim, mailAllow: allowedInTrial } = config;
  const contacts = createContacts(contactHooks);

  for (const routes of [
    organisationApi(web),
    customersApi(web, customerParts),
    mailApi({ kinds: mailKinds, onStop, messageIdHost: messageIdHost(config) }),
    questionnairesApi(web),
    contactsApi(web, contacts),
    programLinksApi(hasOpenComplaint),
    commitmentsApi(web),
    programsApi(web),
    openLinksApi(web),
    responsesApi(web),
    contactWishesApi(web),
    actionsApi(web),
    trendsApi(web),
    prioritiesApi(web),
    comparisonApi(web),
    complaintsApi(web, onComplaint),
    focusGroupsApi(web),
    reportsApi(web),
    issuedCardsApi(web),
    apiAccessApi(web, sender),
  ]) {
    api.use(routes);
  }

  for (const routes of [
    publicOrganisationRoutes(web),
    linkProbeRoutes(web),
    youSaidRoutes(web),
    // Links that stop mails, each of its own kind of mail; what is nobody else's goes on to the invitations'.
    accountUnsubscribeRoutes(web),
    pauseCardRoutes(web),
    stopOutcomesRoutes(web),
    customerAnswerRoutes(web),
    answerFocusRoutes(web, addressOf(config.mailFrom)),
    unsubscribeRoutes(web),
    surveyRoutes(web, onAnswered),
    complainRoutes(web, onComplaint),
    openSurveyRoutes(web, onAnswered),
  ]) {
    respondentPages.use(routes);
  }

  for (const routes of [
    // First: until there is an organisation it leads every page to the set-up.
    accountRoutes(web, accountHooks),
    organisationRoutes(web),
    placeRoutes(web, onPlacesMerged),
    calendarRoutes(web),
    customersRoutes(web, customerParts),
    questionnairesRoutes(web),
    contactsRoutes(web, contacts),
    commitmentsRoutes(web),
    programsRoutes(web),
    programLinksRoutes(web, hasOpenComplaint),
    dryRunRoutes(web, listComplaintSpans),
    invitationsRoutes(web),
    outboxRoutes(web, { captured: sender === undefined }),
    mailRoutes(web, { mailUrl, mailFrom, dkim, allowedInTrial }, overrides.askTxt ?? askTxt),
    suppressionsRoutes(web),
    surveyPreviewRoutes(web),
    responsesRoutes(web),
    contactWishesRoutes(web),
    commentsRoutes(web),
    actionsRoutes(web, pageExists),
    trendsRoutes(web),
    prioritiesRoutes(web),
    comparisonRoutes(web),
    questionsRoutes(web),
    openLinksRoutes(web),
    complaintsRoutes(web, onComplaint, pageExists),
    complaintMeasuresRoutes(web),
    replyRoutes(web),
    treatmentRoutes(web),
    focusGroupsRoutes(web),
    focusSessionRoutes(web),
    focusGuideRoutes(web),
    focusFindingsRoutes(web),
    reportsRoutes(web),
    overviewRoutes(web),
    itemsRoutes(web),
    scheduledCardsRoutes(web),
    issuedCardsRoutes(web),
    chainRoutes(web, pageExists),
    apiKeysRoutes(web),
  ]) {
    staffPages.use(routes);
  }

  return {
    config,
    services,
    web,
    assets,
    jobs,
    laterJobs,
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
      await scheduleReminders(services);
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
