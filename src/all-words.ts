import { accountMailMessages, accountsMessages, doorMessages, frameMessages } from './features/accounts/index.ts';
import { actionMessages } from './features/actions/index.ts';
import { apiKeysMessages } from './features/api-access/index.ts';
import { calendarMessages } from './features/calendar/index.ts';
import { chainMessages, outcomeMailMessages } from './features/chain/index.ts';
import { commentsMessages } from './features/comments/index.ts';
import { commitmentsMessages } from './features/commitments/index.ts';
import { comparisonMessages } from './features/comparison/index.ts';
import { complaintFormMessages, complaintsMessages } from './features/complaints/index.ts';
import { wishesMessages } from './features/contact-wishes/index.ts';
import { contactImportMessages, contactLineMessages, contactsMessages } from './features/contacts/index.ts';
import { customersMessages } from './features/customers/index.ts';
import { figureMessages } from './features/figures/index.ts';
import { answerFocusMessages, focusGroupsMessages, focusMailMessages } from './features/focus-groups/index.ts';
import {
  dryRunMessages,
  invitationHistoryMessages,
  invitationMailMessages,
  invitationsMessages,
  outboxMessages,
  programsMessages,
  waitingMessages,
} from './features/invitations/index.ts';
import { issuedCardsMessages } from './features/issued-cards/index.ts';
import { itemMessages } from './features/items/index.ts';
import { mailMessages, suppressionsMessages } from './features/mail/index.ts';
import { openLinksMessages } from './features/open-links/index.ts';
import { organisationMessages, placeMessages } from './features/organisation/index.ts';
import { overviewMessages } from './features/overview/index.ts';
import { prioritiesMessages } from './features/priorities/index.ts';
import { editorMessages, questionnairesMessages } from './features/questionnaires/index.ts';
import { questionMessages } from './features/questions/index.ts';
import { cardMessages } from './features/reports/index.ts';
import { responsesMessages, surveyMessages, surveyPreviewMessages } from './features/responses/index.ts';
import { scheduledCardsMessages } from './features/scheduled-cards/index.ts';
import {
  complaintMailMessages,
  complaintMeasureMessages,
  customerAnswerMessages,
  treatmentMessages,
} from './features/treatment/index.ts';
import { trendMessages } from './features/trends/index.ts';
import { formMessages, mergeMessages } from './platform/i18n/messages.ts';
import { shellMessages } from './platform/i18n/shell.messages.ts';

/** The words of all features together; two of one key are a fault at start. */
export const allWords = mergeMessages([
  shellMessages,
  formMessages,
  accountsMessages,
  accountMailMessages,
  doorMessages,
  frameMessages,
  organisationMessages,
  placeMessages,
  calendarMessages,
  customersMessages,
  mailMessages,
  suppressionsMessages,
  questionnairesMessages,
  editorMessages,
  contactsMessages,
  contactLineMessages,
  contactImportMessages,
  commitmentsMessages,
  programsMessages,
  dryRunMessages,
  invitationsMessages,
  invitationHistoryMessages,
  invitationMailMessages,
  waitingMessages,
  outboxMessages,
  surveyMessages,
  surveyPreviewMessages,
  responsesMessages,
  wishesMessages,
  treatmentMessages,
  complaintMailMessages,
  complaintMeasureMessages,
  customerAnswerMessages,
  figureMessages,
  commentsMessages,
  actionMessages,
  trendMessages,
  prioritiesMessages,
  comparisonMessages,
  questionMessages,
  complaintsMessages,
  complaintFormMessages,
  focusGroupsMessages,
  focusMailMessages,
  answerFocusMessages,
  cardMessages,
  overviewMessages,
  itemMessages,
  issuedCardsMessages,
  scheduledCardsMessages,
  openLinksMessages,
  chainMessages,
  outcomeMailMessages,
  apiKeysMessages,
]);
