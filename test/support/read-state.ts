import type { Knex } from 'knex';
import { emptyState } from '../../src/domain/state/state.ts';
import { readSeries, type StateQuery, type StateReading } from '../../src/features/state/index.ts';

/** The exact state of one period; undefined where `readSeries` has none. */
export async function readState(tx: Knex, query: StateQuery): Promise<StateReading | undefined> {
  const series = await readSeries(tx, query, [query]);
  if (series === undefined) return undefined;
  const { states, ...shared } = series;
  return { ...shared, state: states.get(query.from) ?? emptyState() };
}
