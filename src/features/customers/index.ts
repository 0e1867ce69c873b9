export { CustomerInput } from './customer.forms.ts';
export type { InBranches } from './customer.queries.ts';
export { addCustomer, type CustomerChange, changeCustomer } from './customer.service.ts';
export { type CustomerRecord, findCustomer, getCustomer } from './customer.store.ts';
export { type CustomerDataPart, type EraseHandler, eraseCustomer, exportCustomer } from './customer-data.service.ts';
export { addressHash } from './customer-identity.ts';
export { type CustomerDetails, matchCustomer } from './match-customer.ts';
export { mergeCustomers, unmergeCustomers } from './merge.service.ts';
export { getPerson, type Person, personRecordIds } from './person.ts';
