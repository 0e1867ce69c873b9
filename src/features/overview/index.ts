export { overviewMessages } from './overview.messages.ts';
export { overviewRoutes } from './overview.routes.ts';
