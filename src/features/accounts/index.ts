export { interfaceLanguage } from './interface-language.ts';
export { sessionCookieName, sessionMiddleware } from './session.middleware.ts';
export { insertSession } from './sessions.store.ts';
export { findUser, insertUser, type User } from './users.store.ts';
