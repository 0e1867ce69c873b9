export { comparisonApi } from './comparison.api.ts';
export { comparisonMessages } from './comparison.messages.ts';
export { comparisonRoutes } from './comparison.routes.ts';
