import type { Knex } from 'knex';
import type { Days } from '../../domain/card/coarse-period.ts';
import { earlierPeriods } from '../../domain/card/earlier-periods.ts';
import { meanChange, type PeriodChange } from '../../domain/card/period-change.ts';
import { momentsFromSums } from '../../domain/statistics/integer-moments.ts';
import { perPoint, type ScoreMeasure, scoreIn } from '../../domain/trend/measure.ts';
import type { Database } from '../../platform/db/database.ts';
import { readScope, type Scope } from '../analysis/index.ts';
import { type MeanFigure, toFigure } from './units-comparison.queries.ts';

export interface EarlierFigures {
  name: 'before' | 'year_ago';
  period: Days;
  figure: MeanFigure;
  /** Of the scope's period against this one. */
  change: PeriodChange;
}

export interface PeriodsComparison {
  of: 'period';
  measure: ScoreMeasure;
  period: Days;
  now: MeanFigure;
  earlier: EarlierFigures[];
}

/**
 * The scope's period against the one before and the same a year ago, as its reader may know them. Call it inside
 * `db.snapshot`.
 *
 * @throws AppError as `readScope`
 */
export async function readPeriodsComparison(
  db: Database,
  tx: Knex,
  scope: Scope,
  measure: ScoreMeasure,
): Promise<PeriodsComparison> {
  const read = async (period: Days) => {
    const { state, unit } = await readScope(db, tx, scope, { period, figures: [measure.of] });
    const [sums, scale] = [scoreIn(state, measure), perPoint(measure, unit)];
    return { moments: momentsFromSums(sums, scale), figure: toFigure(sums, scale, scope.threshold) };
  };
  const now = await read(scope.period);
  const { before, yearAgo } = earlierPeriods(scope.period);
  const earlier: EarlierFigures[] = [];
  for (const [name, period] of [
    ['before', before],
    ['year_ago', yearAgo],
  ] as const) {
    if (period === null) continue;
    const then = await read(period);
    earlier.push({ name, period, figure: then.figure, change: meanChange(now.moments, then.moments) });
  }
  return { of: 'period', measure, period: scope.period, now: now.figure, earlier };
}
