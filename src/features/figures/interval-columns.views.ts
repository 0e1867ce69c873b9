import type { Interval } from '../../domain/statistics/estimate.ts';
import type { DataColumn, DataValue } from '../../platform/tables/data-table.ts';
import type { FigureTranslate } from './figure-words.views.ts';

/** The two columns that the 95% interval of a figure has in a table. @param like how the figure's own values are shown */
export function intervalColumns(
  t: FigureTranslate,
  like: Pick<DataColumn, 'kind' | 'digits' | 'signed'>,
): [low: DataColumn, high: DataColumn] {
  return [
    { key: 'low', head: t('figure.col.low'), ...like },
    { key: 'high', head: t('figure.col.high'), ...like },
  ];
}

/** What stands in them: nothing where there is no interval. */
export const intervalValues = (ci95: Interval | null | undefined): [low: DataValue, high: DataValue] =>
  ci95 == null ? [null, null] : [ci95[0], ci95[1]];
