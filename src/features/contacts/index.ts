export {
  type Contact,
  type ContactOrigin,
  findContact,
  getContact,
  listContactsOfCustomer,
} from './contact.store.ts';
export { contactsOfPerson, customersInBranches, eraseFromContacts, moveContactsOnMerge } from './contact-parts.ts';
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
