import type { Knex } from 'knex';
import { type DayCounts, dayCounter, dayCountsText, readDayCounts } from '../../domain/state/day-counts.ts';
import { getVersion } from '../questionnaires/index.ts';
import { type CellKey, cellId, monthOf } from './cell-sums.ts';

/** People behind figures on days whose cells have changed, until the cell of their month is written. */
export class ChangedDays {
  readonly #counters = new Map<string, (state: string) => string>();
  readonly #byMonth = new Map<string, DayCounts>();

  /** @param state the text of a day's cell as it is now; undefined: nothing is counted there any more */
  async add(tx: Knex, key: CellKey, state: string | undefined): Promise<void> {
    const { versionId, period } = key;
    const counter = this.#counters.get(versionId) ?? dayCounter((await getVersion(tx, versionId)).definition);
    this.#counters.set(versionId, counter);
    const id = cellId(monthOf(key));
    const days = this.#byMonth.get(id) ?? new Map<string, string>();
    this.#byMonth.set(id, days.set(period.slice('YYYY-MM-'.length), state === undefined ? '' : counter(state)));
  }

  /** The counts of a month with its changed days, which are forgotten here. @param before its counts as they are kept */
  inMonth(id: string, before: string): string {
    const days = readDayCounts(before);
    for (const [day, counts] of this.#byMonth.get(id) ?? []) days.set(day, counts);
    this.#byMonth.delete(id);
    return dayCountsText(days);
  }
}
