export {
  type Contact,
  findContact,
} from './contact.store.ts';
export type { ContactHooks } from './contact-hooks.ts';
export { contactImportJob } from './contact-import.jobs.ts';
export { contactImportMessages } from './contact-import.messages.ts';
export {
  type ContactImportOptions,
  importContacts,
} from './contact-import.service.ts';
export { contactLineMessages } from './contact-line.messages.ts';
export { contactsOfPerson, customersInBranches, eraseFromContacts, moveContactsOnMerge } from './contact-parts.ts';
export { mayReachBranch, mayReachCustomer } from './contact-reach.ts';
export { contactsApi } from './contacts.api.ts';
export { contactsMessages } from './contacts.messages.ts';
export { completedByDay } from './contacts.queries.ts';
export { contactsRoutes } from './contacts.routes.ts';
export { type Contacts, createContacts } from './contacts.service.ts';
export { contactHistory } from './customer-history.ts';
