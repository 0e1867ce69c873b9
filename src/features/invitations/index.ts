export {
  considerInvitation,
  type InvitationOutcome,
} from './consider-invitation.ts';
export { invitationHistory } from './customer-invitations.ts';
export { dryRunMessages } from './dry-run.messages.ts';
export { dryRunRoutes } from './dry-run.routes.ts';
export { expireInvitations, expireInvitationsJob } from './expire-invitations.job.ts';
export { claimAnswer, lockForAnswer, standingOf } from './invitation.service.ts';
export { findInvitation, type Invitation } from './invitation.store.ts';
export { lockPerson } from './invitation-case.ts';
export {
  activeProgram,
  activeQuestionnaireId,
  countInvited,
  countInvitedBy,
  countInvitedSeries,
  type InvitedBy,
} from './invitation-counts.queries.ts';
export { invitationHistoryMessages } from './invitation-history.messages.ts';
export { findInvitationByToken, mintToken } from './invitation-links.store.ts';
export { invitationMailKind } from './invitation-mail.kind.ts';
export { invitationMailMessages } from './invitation-mail.messages.ts';
export { eraseInvitations, invitationsData, moveInvitationsOnMerge } from './invitation-parts.ts';
export { invitationsMessages } from './invitations.messages.ts';
export { describeInvitation } from './invitations.queries.ts';
export { invitationsRoutes } from './invitations.routes.ts';
export { linkProbeRoutes } from './link-probes.routes.ts';
export { recordVisit, visitSigns } from './link-visits.store.ts';
export { outboxMessages } from './outbox.messages.ts';
export { outboxRoutes } from './outbox.routes.ts';
export { programLinksApi, programLinksRoutes } from './program-links.routes.ts';
export { addProgram, moveProgramsOnMerge } from './program-set.service.ts';
export { programsApi } from './programs.api.ts';
export { programsMessages } from './programs.messages.ts';
export { programsRoutes } from './programs.routes.ts';
export { changeProgram, seedDefaultProgram } from './programs.service.ts';
export { findProgram, listPrograms } from './programs.store.ts';
export { queueReminders, remindInvitationsJob } from './remind-invitations.job.ts';
export { reminderMailKind } from './reminder-mail.kind.ts';
export { unsubscribeRoutes } from './unsubscribe.routes.ts';
export { unsubscribeByToken } from './unsubscribe.service.ts';
export { waitingMessages } from './waiting.messages.ts';
