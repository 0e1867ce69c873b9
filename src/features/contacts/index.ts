export {
  type Contact,
  type ContactOrigin,
  findContact,
  getContact,
  listContactsOfCustomer,
} from './contact.store.ts';
export type { ContactHooks, InvitationOutcome, InvitationState } from './contact-hooks.ts';
export { contactImportJob } from './contact-import.jobs.ts';
export { contactImportMessages } from './contact-import.messages.ts';
export {
  type ContactImport,
  type ContactImportOptions,
  type ContactImportProgress,
  importContacts,
} from './contact-import.service.ts';
export { contactsOfPerson, customersInBranches, eraseFromContacts, moveContactsOnMerge } from './contact-parts.ts';
export { contactsApi } from './contacts.api.ts';
export { contactsMessages } from './contacts.messages.ts';
export { contactsRoutes } from './contacts.routes.ts';
export { type Contacts, createContacts, type Receipt, type Recorded, type RecordOptions } from './contacts.service.ts';
export { contactHistory } from './customer-history.ts';
export { newContactRoutes } from './new-contact.routes.ts';
export type { NewContact } from './new-contact.ts';
