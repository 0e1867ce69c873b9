export {
  type CompletedContact,
  considerInvitation,
  INVITATION_MAIL,
  type InvitationOutcome,
} from './consider-invitation.ts';
export { describeInvitation } from './describe-invitation.ts';
export { eraseInvitations, invitationsData } from './erase-invitations.ts';
export { expireInvitations, expireInvitationsJob, scheduleExpiry } from './expire-invitations.job.ts';
export { claimAnswer, recordVisit, standingOf } from './invitation.service.ts';
export { findInvitation, type Invitation, type InvitationStatus } from './invitation.store.ts';
export {
  activeProgram,
  activeQuestionnaireId,
  countInvited,
  type InvitedCounts,
  type InvitedSegment,
} from './invitation-counts.queries.ts';
export { findInvitationByToken, mintToken } from './invitation-links.store.ts';
export { invitationMailKind } from './invitation-mail.kind.ts';
export { invitationMailMessages } from './invitation-mail.messages.ts';
export { invitationsMessages } from './invitations.messages.ts';
export { programsApi } from './programs.api.ts';
export { changeProgram, DEFAULT_PROGRAM_NAME, seedDefaultProgram } from './programs.service.ts';
export { findProgram, listPrograms, type StoredProgram } from './programs.store.ts';
export { type UnsubscribeHooks, type Unsubscribing, unsubscribeRoutes } from './unsubscribe.routes.ts';
