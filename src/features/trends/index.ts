export { readTrend, type Trend } from './trend.queries.ts';
export { trendChart } from './trend-chart.views.ts';
export { findingText, recentSignal } from './trend-findings.views.ts';
export { measureName } from './trend-words.ts';
export { trendsApi } from './trends.api.ts';
export { trendMessages } from './trends.messages.ts';
export { trendsRoutes } from './trends.routes.ts';
export { trendTable } from './trends.views.ts';
export { usualWeeks } from './usual-period.ts';
