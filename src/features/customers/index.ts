export { type CustomerRecord, findCustomer, getCustomer } from './customer.store.ts';
export { type CustomerDataPart, type EraseHandler, eraseCustomer, exportCustomer } from './customer-data.service.ts';
export { addressHash } from './customer-identity.ts';
export { type CustomerDetails, matchCustomer } from './match-customer.ts';
export { getPerson, type Person, personRecordIds } from './person.ts';
