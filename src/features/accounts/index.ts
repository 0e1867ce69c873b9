export { accountMailKinds } from './account-mail.kinds.ts';
export { accountMailMessages } from './account-mail.messages.ts';
export {
  accountUnsubscribeRoutes,
  stopAccountMailByToken,
} from './account-unsubscribe.routes.ts';
export { passwordLinkJob } from './accounts.jobs.ts';
export { accountsMessages } from './accounts.messages.ts';
export { type AccountHooks, accountRoutes } from './accounts.routes.ts';
export { createUser } from './accounts.service.ts';
export { doorMessages } from './door.messages.ts';
export { frameMessages } from './frame.messages.ts';
export { frameOf } from './frame.ts';
export { interfaceLanguage } from './interface-language.ts';
export { moveUsersOnMerge } from './move-users.ts';
export type { NavCounts, PageExists } from './nav.ts';
export { sessionCookieName, sessionMiddleware } from './session.middleware.ts';
export { insertSession } from './sessions.store.ts';
export { ensureFirstAdministrator, ensureOrganisation } from './setup.service.ts';
export { insertToken } from './tokens.store.ts';
export { userLabel } from './user-label.ts';
export { findUser, foldEmail, insertUser, listUsers, type User } from './users.store.ts';
