export { cardAccessOf } from './card-access.ts';
export { gapColumns, gapValues, intervalColumns, intervalValues } from './figure-columns.views.ts';
export {
  type GradeWords,
  gradeWords,
  intervalText,
  NONE,
  nText,
  signedText,
  type VerdictWords,
  verdictWords,
} from './figure-words.views.ts';
export { figureMessages } from './figures.messages.ts';
export { gapLegend } from './gap-legend.views.ts';
export { type GapRow, gapRow, type RowContext } from './gap-row.views.ts';
export { type GapRuler, gapRuler } from './gap-ruler.views.ts';
export { type GradeRow, gradeRow } from './grade-row.views.ts';
export {
  type Axis,
  axisOf,
  type GradeAxis,
  gradeAxisOf,
  SIGNS,
} from './marks.views.ts';
export { type MeasureChooser, scoreName, toMeasureChooser } from './measure-chooser.views.ts';
export type { FilterField, Filters, Preset } from './scope-filters.views.ts';
export { openScopePage, periodText, type ScopePage } from './scope-page.ts';
export { segmentText } from './segment-text.ts';
export { notWorkedOut, patienceOf, type ToCome, toCome } from './to-come.ts';
