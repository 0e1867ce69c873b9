export { type CellSums, createCellSums, isMonth } from './cell-sums.ts';
export { ChangedDays } from './changed-days.ts';
export { foldChanges, forgetRemembered, movePlace } from './fold.ts';
export { readSegments } from './read-segments.ts';
export {
  dataVersion,
  joinVersions,
  readAhead,
  readSeries,
  type StateQuery,
  type StateReading,
  type StateSeries,
  textVersion,
  versionIdsNewestFirst,
} from './read-state.ts';
export { revisionOf } from './revision.ts';
export { type Place, type Segment, slicesFor } from './slices.ts';
export { foldJob } from './state.jobs.ts';
export { appendChanges, type StateChange } from './state-changes.store.ts';
export { StretchSums } from './stretch-sums.ts';
export { countsFrom, firstWeekOf, sumOfCounts, type WeeklyCounts, weeklyCounts } from './weekly-counts.ts';
