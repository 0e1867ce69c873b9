import type { Knex } from 'knex';
import { toSheet } from '../../domain/answers/stored-answers.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { addSheet } from '../../domain/state/add-sheet.ts';
import { emptyState, type State } from '../../domain/state/state.ts';
import { stateReader } from '../../domain/state/sum-texts.ts';
import { createTally, type Tally, type TallyEntries } from '../../domain/state/tally.ts';
import { getVersion } from '../questionnaires/index.ts';
import { slicesOf } from './slices.ts';
import type { StateChange } from './state-changes.store.ts';

/** Which figures a cell keeps: those of one slice and one day or month. */
export interface CellKey {
  versionId: string;
  slice: string;
  origin: string;
  /** YYYY-MM-DD or YYYY-MM */
  period: string;
}

const MONTH = 'YYYY-MM'.length;

/** Whether a cell is of a month, not of a day. */
export const isMonth = ({ period }: Pick<CellKey, 'period'>): boolean => period.length === MONTH;

/** The month that a day's cell, or a month's own, is in. */
export const monthOf = (key: CellKey): CellKey => ({ ...key, period: key.period.slice(0, MONTH) });

/** Changes, and cells as they were kept, gathered by the cell they count in. A cell is summed when it is asked for. */
export interface CellSums {
  addChange(tx: Knex, change: StateChange): Promise<void>;
  /** @param state the text of a kept cell */
  addKept(tx: Knex, key: CellKey, state: string): Promise<void>;
  /** All cells that anything was added to, by id. */
  readonly keys: ReadonlyMap<string, CellKey>;
  /** The text of the sum; undefined when nothing is counted. */
  sumOf(id: string): string | undefined;
}

interface GatheredCell extends CellKey {
  tally: Tally;
  parts: TallyEntries[];
}

interface SummedVersion {
  definition: QuestionnaireDefinition;
  tally: Tally;
  read: (text: string) => State;
}

export function createCellSums(): CellSums {
  const versions = new Map<string, SummedVersion>();
  const cells = new Map<string, GatheredCell>();
  const versionOf = async (tx: Knex, id: string): Promise<SummedVersion> => {
    const known = versions.get(id);
    if (known !== undefined) return known;
    const { definition } = await getVersion(tx, id);
    const version = { definition, tally: createTally(definition), read: stateReader(definition) };
    versions.set(id, version);
    return version;
  };
  const add = (key: CellKey, tally: Tally, part: TallyEntries): void => {
    const id = cellId(key);
    const cell = cells.get(id);
    if (cell === undefined) cells.set(id, { ...key, tally, parts: [part] });
    else cell.parts.push(part);
  };
  return {
    keys: cells,
    async addChange(tx, change) {
      const { versionId, origin, day } = change;
      const { definition, tally } = await versionOf(tx, versionId);
      const state = emptyState();
      addSheet(state, definition, toSheet(definition, change), change.sign);
      const part = tally.entriesOf(state);
      for (const slice of slicesOf(change)) {
        const key = { versionId, slice, origin, period: day };
        add(key, tally, part);
        add(monthOf(key), tally, part);
      }
    },
    async addKept(tx, key, state) {
      const { tally, read } = await versionOf(tx, key.versionId);
      add(key, tally, tally.entriesOf(read(state)));
    },
    sumOf(id) {
      const cell = cells.get(id);
      if (cell === undefined) return undefined;
      for (const part of cell.parts) cell.tally.add(part);
      return cell.tally.take();
    },
  };
}

/** By period first: what is folded day by day then comes to lie side by side, and in order a month after its days. */
export function cellId({ versionId, slice, origin, period }: CellKey): string {
  return `${versionId}/${period}/${slice}/${origin}`;
}
