export { mailApi } from './mail.api.ts';
export { mailMessages } from './mail.messages.ts';
export { mailRoutes } from './mail.routes.ts';
export type { StopHandler } from './returned-mail.service.ts';
export { isPersonSuppressed, suppressPerson, unsuppressPerson } from './suppress-person.ts';
export { suppressionsMessages } from './suppressions.messages.ts';
export { suppressionsRoutes } from './suppressions.routes.ts';
export {
  findSuppression,
  listSuppressed,
  type Suppression,
} from './suppressions.store.ts';
export { testMailKind } from './test-mail.kind.ts';
