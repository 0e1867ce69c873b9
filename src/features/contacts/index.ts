export {
  type Contact,
  type ContactOrigin,
  findContact,
  getContact,
  listContactsOfCustomer,
} from './contact.store.ts';
export { contactsOfPerson, customersInBranches, eraseFromContacts, moveContactsOnMerge } from './contact-parts.ts';
export { contactsApi } from './contacts.api.ts';
export { contactsMessages } from './contacts.messages.ts';
export { contactsRoutes } from './contacts.routes.ts';
export {
  type ContactHooks,
  type Contacts,
  createContacts,
  type InvitationOutcome,
  type InvitationState,
  type NewContact,
  type Receipt,
  type Recorded,
  type RecordOptions,
} from './contacts.service.ts';
export { newContactRoutes } from './new-contact.routes.ts';
