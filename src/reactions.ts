// What reacts upwards: a feature that knows nothing of later ones is handed here what they do about it, in its transaction.

import { moveUsersOnMerge, stopAccountMailByToken } from './features/accounts/index.ts';
import { type JudgedHandler, moveActionsOnMerge } from './features/actions/index.ts';
import { eraseFigures } from './features/analysis/index.ts';
import { eraseOutcomes, outcomesData, stopOutcomesByToken, tellOutcome } from './features/chain/index.ts';
import {
  commitmentHistory,
  commitmentsOfPerson,
  eraseFromCommitments,
  moveCommitmentsOnMerge,
} from './features/commitments/index.ts';
import {
  answerIntake,
  type ComplaintHandler,
  complaintHistory,
  complaintsData,
  contactIntake,
  eraseComplaints,
  hasOpenComplaint,
  moveComplaintsOnMerge,
} from './features/complaints/index.ts';
import { contactWishesData, eraseContactWishes, keepContactWish } from './features/contact-wishes/index.ts';
import {
  type ContactHooks,
  contactHistory,
  contactsOfPerson,
  customersInBranches,
  eraseFromContacts,
  moveContactsOnMerge,
} from './features/contacts/index.ts';
import type { CustomerParts } from './features/customers/index.ts';
import {
  eraseFromFocusGroups,
  focusGroupsData,
  moveFocusGroupsOnMerge,
  stopFocusByToken,
} from './features/focus-groups/index.ts';
import {
  considerInvitation,
  describeInvitation,
  eraseInvitations,
  invitationHistory,
  invitationsData,
  moveInvitationsOnMerge,
  moveProgramsOnMerge,
  unsubscribeByToken,
} from './features/invitations/index.ts';
import type { StopHandler } from './features/mail/index.ts';
import { moveOpenLinksOnMerge } from './features/open-links/index.ts';
import type { PlacesMergedHandler } from './features/organisation/index.ts';
import {
  type AnswerHandler,
  eraseResponses,
  moveResponsesOnMerge,
  responsesDataPart,
} from './features/responses/index.ts';
import { moveSchedulesOnMerge, pauseCardByToken } from './features/scheduled-cards/index.ts';
import { movePlace } from './features/state/index.ts';
import { eraseTreatment, startTreatment, treatmentOfPerson } from './features/treatment/index.ts';

/** What a new complaint sets going. */
export const ON_COMPLAINT: ComplaintHandler[] = [startTreatment];

/** What a contact sets going, when it is written down and when it is completed. */
export const CONTACT_HOOKS: ContactHooks = {
  onRecorded: contactIntake(ON_COMPLAINT),
  onCompleted: (tx, context, contact, origin) => considerInvitation(tx, context, hasOpenComplaint, contact, origin),
  describeInvitation,
};

const complaintOfAnswer = answerIntake(ON_COMPLAINT);

/** What hangs on an answer. */
export const ON_ANSWERED: AnswerHandler[] = [
  async (tx, context, event) => {
    const complaint = await complaintOfAnswer(tx, context, event);
    // Who is to be contacted about a complaint stands there, and not a second time among the wishes.
    const wish = complaint?.kind === 'complaint' && complaint.state !== 'closed';
    const response = wish ? { ...event.response, contactWanted: false } : event.response;
    await keepContactWish(tx, context, { ...event, response });
  },
];

/** What the verdict on an action sets going. */
export const ON_JUDGED: JudgedHandler[] = [tellOutcome];

/** What goes along when one place becomes part of another. */
export const ON_PLACES_MERGED: PlacesMergedHandler[] = [
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

/** What all features hold about a person: to be shown, exported and erased. */
export const CUSTOMER_PARTS: CustomerParts = {
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
    eraseFigures,
  ],
};

/** Takes requests to stop mail, in the order in which the pages of links are asked. */
export const ON_STOP: StopHandler[] = [
  stopAccountMailByToken,
  pauseCardByToken,
  stopOutcomesByToken,
  stopFocusByToken,
  unsubscribeByToken,
];
