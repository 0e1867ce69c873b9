import type { Router } from 'express';
import type { Config } from './config.ts';
import type { PageExists } from './features/accounts/index.ts';
import { type AccountHooks, accountRoutes, accountUnsubscribeRoutes } from './features/accounts/index.ts';
import { actionsApi, actionsRoutes } from './features/actions/index.ts';
import { apiAccessApi, apiKeysRoutes } from './features/api-access/index.ts';
import { calendarRoutes } from './features/calendar/index.ts';
import { chainRoutes, stopOutcomesRoutes, youSaidRoutes } from './features/chain/index.ts';
import { commentsRoutes } from './features/comments/index.ts';
import { commitmentsApi, commitmentsRoutes } from './features/commitments/index.ts';
import { comparisonApi, comparisonRoutes } from './features/comparison/index.ts';
import {
  complainRoutes,
  complaintsApi,
  complaintsRoutes,
  hasOpenComplaint,
  listComplaintSpans,
} from './features/complaints/index.ts';
import { contactWishesApi, contactWishesRoutes } from './features/contact-wishes/index.ts';
import { type Contacts, contactsApi, contactsRoutes } from './features/contacts/index.ts';
import { customersApi, customersRoutes } from './features/customers/index.ts';
import {
  answerFocusRoutes,
  changeGroupRoutes,
  focusFindingsRoutes,
  focusGroupsApi,
  focusGroupsRoutes,
  focusGuideRoutes,
  focusSessionRoutes,
} from './features/focus-groups/index.ts';
import {
  dryRunRoutes,
  invitationsRoutes,
  linkProbeRoutes,
  outboxRoutes,
  programLinksApi,
  programLinksRoutes,
  programsApi,
  programsRoutes,
  unsubscribeRoutes,
} from './features/invitations/index.ts';
import { issuedCardsApi, issuedCardsRoutes } from './features/issued-cards/index.ts';
import { itemsRoutes } from './features/items/index.ts';
import { mailApi, mailRoutes, suppressionsRoutes } from './features/mail/index.ts';
import { openLinksApi, openLinksRoutes, openSurveyRoutes } from './features/open-links/index.ts';
import {
  organisationApi,
  organisationRoutes,
  placeRoutes,
  publicOrganisationRoutes,
} from './features/organisation/index.ts';
import { overviewRoutes } from './features/overview/index.ts';
import { prioritiesApi, prioritiesRoutes } from './features/priorities/index.ts';
import { questionnairesApi, questionnairesRoutes } from './features/questionnaires/index.ts';
import { questionsRoutes } from './features/questions/index.ts';
import { reportsApi, reportsRoutes } from './features/reports/index.ts';
import { responsesApi, responsesRoutes, surveyPreviewRoutes, surveyRoutes } from './features/responses/index.ts';
import { pauseCardRoutes, scheduledCardsRoutes } from './features/scheduled-cards/index.ts';
import {
  complaintMeasuresRoutes,
  customerAnswerRoutes,
  replyRoutes,
  treatmentApi,
  treatmentRoutes,
} from './features/treatment/index.ts';
import { trendsApi, trendsRoutes } from './features/trends/index.ts';
import type { Web } from './platform/http/web.ts';
import type { AskTxt } from './platform/mail/ask-dns.ts';
import { addressOf, type MailSender } from './platform/mail/mail.ts';
import type { MailKind } from './platform/mail/outbox.ts';
import { CUSTOMER_PARTS, ON_ANSWERED, ON_COMPLAINT, ON_PLACES_MERGED, ON_STOP } from './reactions.ts';

/** What routes are built from. */
export interface Built {
  config: Config;
  web: Web;
  /** The way out for mail; undefined: mail is captured. */
  sender: MailSender | undefined;
  mailKinds: readonly MailKind[];
  messageIdHost: string;
  contacts: Contacts;
  accountHooks: AccountHooks;
  pageExists: PageExists;
  askTxt: AskTxt;
}

/** For other systems, under /api/v1. */
export function apiRoutes({ web, contacts, sender, mailKinds, messageIdHost }: Built): Router[] {
  return [
    organisationApi(web),
    customersApi(web, CUSTOMER_PARTS),
    mailApi({ kinds: mailKinds, onStop: ON_STOP, messageIdHost }),
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
    complaintsApi(web, ON_COMPLAINT),
    treatmentApi(web),
    focusGroupsApi(web),
    reportsApi(web),
    issuedCardsApi(web),
    apiAccessApi(web, sender),
  ];
}

/** For customers, without a session. */
export function respondentRoutes({ config, web }: Built): Router[] {
  return [
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
    surveyRoutes(web, ON_ANSWERED),
    complainRoutes(web, ON_COMPLAINT),
    openSurveyRoutes(web, ON_ANSWERED),
  ];
}

/** For those who sign in. */
export function staffRoutes({ config, web, contacts, sender, accountHooks, pageExists, askTxt }: Built): Router[] {
  const { mailUrl, mailFrom, dkim, mailAllow: allowedInTrial } = config;
  return [
    // First: until there is an organisation it leads every page to the set-up.
    accountRoutes(web, accountHooks),
    organisationRoutes(web),
    placeRoutes(web, ON_PLACES_MERGED),
    calendarRoutes(web),
    customersRoutes(web, CUSTOMER_PARTS),
    questionnairesRoutes(web),
    contactsRoutes(web, contacts),
    commitmentsRoutes(web),
    programsRoutes(web),
    programLinksRoutes(web, hasOpenComplaint),
    dryRunRoutes(web, listComplaintSpans),
    invitationsRoutes(web),
    outboxRoutes(web, { captured: sender === undefined }),
    mailRoutes(web, { mailUrl, mailFrom, dkim, allowedInTrial }, askTxt),
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
    complaintsRoutes(web, ON_COMPLAINT, pageExists),
    complaintMeasuresRoutes(web),
    replyRoutes(web),
    treatmentRoutes(web),
    focusGroupsRoutes(web),
    changeGroupRoutes(web),
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
  ];
}
