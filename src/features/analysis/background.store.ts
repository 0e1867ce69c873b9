import type { Knex } from 'knex';
import type { Database } from '../../platform/db/database.ts';
import { lockUntilCommit } from '../../platform/db/lock.ts';
import type { EraseHandler } from '../customers/index.ts';

/** What a figure is of. */
export interface FigureKey {
  kind: string;
  questionnaireId: string;
  /** Filters and whatever else the figure depends on but the days; one text for one scope. */
  segment: string;
  /** First and last day. */
  period: string;
}

export interface StoredFigure {
  dataVersion: string;
  computedAt: string;
  /** JSON of the kind's own shape. */
  result: string;
}

/** Periods of one segment that are kept: the default period ends today, so each day brings a new one. */
const PERIODS_KEPT = 5;

const columns = ({ kind, questionnaireId, segment }: FigureKey) => ({
  kind,
  questionnaire_id: questionnaireId,
  segment,
});

export async function findFigure(db: Knex, key: FigureKey): Promise<StoredFigure | undefined> {
  const row = await db('background_figures')
    .where({ ...columns(key), period: key.period })
    .first();
  return row && { dataVersion: row.data_version, computedAt: row.computed_at, result: row.result };
}

/** What was worked out of answers that are deleted goes too: it can be of one alone. */
export const eraseFigures: EraseHandler = async (tx, context, _recordIds, answers) => {
  if (answers !== 'delete') return;
  await lockFigures(tx, context.db);
  await tx('background_figures').delete();
};

/** Held until the end of a transaction that saves figures or deletes them: what is deleted is not saved once more. */
export const lockFigures = (tx: Knex, db: Database): Promise<void> => lockUntilCommit(tx, db, 'background figures');

/** Keeps a figure in the place of an older one, and of the segment's periods only the newest. */
export async function saveFigure(tx: Knex, key: FigureKey, stored: StoredFigure): Promise<void> {
  await tx('background_figures')
    .insert({
      ...columns(key),
      period: key.period,
      data_version: stored.dataVersion,
      computed_at: stored.computedAt,
      result: stored.result,
    })
    .onConflict(['kind', 'questionnaire_id', 'segment', 'period'])
    .merge();
  const others = () => tx('background_figures').where(columns(key)).whereNot('period', key.period);
  const kept: { period: string }[] = await others()
    .orderBy([{ column: 'computed_at', order: 'desc' }, 'period'])
    .limit(PERIODS_KEPT - 1)
    .select('period');
  await others()
    .whereNotIn(
      'period',
      kept.map(({ period }) => period),
    )
    .delete();
}
