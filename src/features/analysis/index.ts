export { cardJson } from './card-json.ts';
export { type CardQuery, readCardQuery } from './card-query.ts';
export { checkSums, type SumDifference } from './check-sums.ts';
export { reliabilityJob } from './reliability.service.ts';
export { type CardAccess, type CardSegment, type ReportCard, reportCard } from './report-card.queries.ts';
