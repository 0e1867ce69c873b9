export { cardMessages } from './card.messages.ts';
export { reportsApi } from './reports.api.ts';
export { reportsRoutes } from './reports.routes.ts';
