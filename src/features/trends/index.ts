export { trendsApi } from './trends.api.ts';
export { trendMessages } from './trends.messages.ts';
export { trendsRoutes } from './trends.routes.ts';
