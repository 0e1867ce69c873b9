export { type CellSums, createCellSums } from './cell-sums.ts';
export { foldChanges, movePlace } from './fold.ts';
export { dataVersion, joinVersions, readState, type StateQuery, type StateReading } from './read-state.ts';
export { type Place, type Segment, slicesFor, slicesOf } from './slices.ts';
export { foldJob, scheduleFolding } from './state.jobs.ts';
export { appendChanges, type StateChange, toSheet } from './state-changes.store.ts';
