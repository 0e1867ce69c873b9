import type { GapEntry } from '../../domain/card/gap-entry.ts';
import type { Interval } from '../../domain/statistics/estimate.ts';
import type { DataColumn, DataValue } from '../../platform/tables/data-table.ts';
import type { FigureTranslate } from './figure-words.views.ts';

/** The two columns that the 95% interval of a figure has in a table. @param like how the figure's own values are shown */
export function intervalColumns(
  t: FigureTranslate,
  like: Pick<DataColumn, 'kind' | 'digits' | 'signed'>,
): [low: DataColumn, high: DataColumn] {
  return [
    { head: t('figure.col.low'), ...like },
    { head: t('figure.col.high'), ...like },
  ];
}

/** What stands in them: nothing where there is no interval. */
export const intervalValues = (ci95: Interval | null | undefined): [low: DataValue, high: DataValue] =>
  ci95 == null ? [null, null] : [ci95[0], ci95[1]];

/** What people expected, what they received and the gap between them, with how many said so. */
export const gapColumns = (t: FigureTranslate): DataColumn[] => [
  { head: t('figure.col.n'), kind: 'count' },
  { head: t('figure.col.expected'), kind: 'number' },
  { head: t('figure.col.received'), kind: 'number' },
  { head: t('figure.col.gap'), kind: 'number', signed: true },
  ...intervalColumns(t, { kind: 'number', signed: true }),
];

export const gapValues = ({ n, expectation, performance, gap }: GapEntry): DataValue[] => [
  n,
  expectation.mean,
  performance.mean,
  gap.mean,
  ...intervalValues(gap.ci95),
];
