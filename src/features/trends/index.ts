export { readTrend, type Trend } from './trend.queries.ts';
export { trendChart } from './trend-chart.views.ts';
export { recentSignal } from './trend-findings.views.ts';
export { trendsApi } from './trends.api.ts';
export { trendMessages } from './trends.messages.ts';
export { trendsRoutes } from './trends.routes.ts';
export { trendTable } from './trends.views.ts';
export { usualStart } from './usual-period.ts';
