import { emptyState } from '../../src/domain/state/state.ts';
import { readSeries, type StateQuery, type StateReading } from '../../src/features/state/index.ts';
import type { Database } from '../../src/platform/db/database.ts';

/** The exact state of one period; undefined where `readSeries` has none. */
export async function readState(db: Database, query: StateQuery): Promise<StateReading | undefined> {
  const series = await db.snapshot((tx) => readSeries(db, tx, query, [query]));
  if (series === undefined) return undefined;
  const { states, ...shared } = series;
  return { ...shared, state: states.get(query.from) ?? emptyState() };
}
