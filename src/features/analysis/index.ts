export { backgroundJob, type Patience } from './background.service.ts';
export { eraseFigures } from './background.store.ts';
export { cardJson } from './card-json.ts';
export { type CardQuery, LONGEST_DAYS, readCardQuery } from './card-query.ts';
export { checkSums } from './check-sums.ts';
export type { DriverEstimate } from './driver-figures.ts';
export { keyAccess } from './key-access.ts';
export { type OpenLinkAnswers, openLinkAnswers } from './open-link-answers.queries.ts';
export {
  type Part,
  readScope,
  readScopeSegments,
  readScopeSeries,
  stretchesOf,
  type TimeUnit,
} from './readings.queries.ts';
export { type ReportCard, reportCard } from './report-card.queries.ts';
export { type CardAccess, type CardSegment, openScope, type Scope, type UsualStart } from './scope.queries.ts';
export { type DriversOfScope, driversOfScope } from './scope-drivers.queries.ts';
export { readScopeUnits, type ScopeUnit } from './units.queries.ts';
export type { WhoAnswered } from './who-answered.queries.ts';
