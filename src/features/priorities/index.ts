export { prioritiesApi } from './priorities.api.ts';
export { prioritiesMessages } from './priorities.messages.ts';
export { prioritiesRoutes } from './priorities.routes.ts';
