import type { Knex } from 'knex';
import { type AnswerSource, ORIGINS_OF } from '../../domain/answers/answer-source.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import type { FigureKey } from '../../domain/state/figure-counts.ts';
import { mergeState } from '../../domain/state/merge-state.ts';
import { emptyState, type State } from '../../domain/state/state.ts';
import { createTextSum, type TextSum } from '../../domain/state/sum-texts.ts';
import { chunks } from '../../platform/db/chunks.ts';
import type { Database } from '../../platform/db/database.ts';
import { joinedLines } from '../../platform/db/joined-lines.ts';
import { getVersion } from '../questionnaires/index.ts';
import { periodsOf, wholeMonthsIn } from './periods.ts';
import type { SliceSums, VersionSums } from './stretch-sums.ts';

export interface CellsQuery {
  /** Of all versions of the questionnaire. */
  versionIds: readonly string[];
  slices: readonly string[];
  source: AnswerSource;
  /** Only these are read, besides the numbers of answers; undefined: all. */
  figures: readonly FigureKey[] | undefined;
}

/** As many cells as are held at once, of up to some kB each, and as many parameters as a statement takes. */
const CELLS_AT_ONCE = 4000;
const PERIODS_AT_ONCE = 300;

/**
 * Sums of kept slices by stretch of time, from their cells.
 *
 * @param stretches in order, without overlap
 * @param months sums of the whole months of those stretches that have days beside them (`wholeMonthsIn`)
 */
export async function readCells(
  db: Database,
  tx: Knex,
  query: CellsQuery,
  stretches: readonly Days[],
  months: SliceSums,
): Promise<SliceSums> {
  const { versionIds, slices, source, figures } = query;
  const only = figures && new Set(figures);
  const textSums = new Map<string, TextSum>();
  for (const id of versionIds) textSums.set(id, createTextSum((await getVersion(tx, id)).definition, only));
  const runs = stretches.flatMap((stretch) => {
    const whole = wholeMonthsIn(stretch);
    return whole === undefined ? [] : [{ from: stretch.from, months: whole.from }];
  });
  const sums = new Map(slices.map((slice) => [slice, startingSums(runs, months.get(slice))]));
  const targets = targetsOf(stretches);
  for (const periods of chunks([...targets.keys()], PERIODS_AT_ONCE)) {
    for (const some of chunks(slices, Math.ceil(CELLS_AT_ONCE / periods.length))) {
      const rows: { version_id: string; slice: string; cells: string }[] = await tx('state_cells')
        .whereIn('version_id', versionIds)
        .whereIn('slice', some)
        .whereIn('period', periods)
        .whereIn('origin', ORIGINS_OF[source])
        .groupBy('version_id', 'slice')
        .select('version_id', 'slice', tx.raw(`${joinedLines(db.dialect, "period || ' ' || state")} as cells`));
      for (const { version_id: versionId, slice, cells } of rows) {
        const [into, sum] = [sums.get(slice), textSums.get(versionId)];
        if (into === undefined || sum === undefined) continue;
        for (const [{ from, sign }, texts] of byTarget(cells, targets)) {
          for (const text of texts) sum.add(text);
          mergeState(stateIn(into, from, versionId), sum.take(), sign);
        }
      }
    }
  }
  return sums;
}

/** Where a period counts: in the stretch that begins with `from`, added or taken out. */
interface Target {
  readonly from: string;
  readonly sign: 1 | -1;
}

function targetsOf(stretches: readonly Days[]): Map<string, Target[]> {
  const targets = new Map<string, Target[]>();
  const aim = (periods: readonly string[], target: Target): void => {
    for (const period of periods) targets.set(period, [...(targets.get(period) ?? []), target]);
  };
  for (const stretch of stretches) {
    const { from } = stretch;
    const { months, added, subtracted } = periodsOf(stretch);
    aim(wholeMonthsIn(stretch) === undefined ? [...months, ...added] : added, { from, sign: 1 });
    aim(subtracted, { from, sign: -1 });
  }
  return targets;
}

/** The texts of lines "period state" by where they count. */
function byTarget(cells: string, targets: ReadonlyMap<string, readonly Target[]>): Map<Target, string[]> {
  const texts = new Map<Target, string[]>();
  for (const line of cells.split('\n')) {
    const space = line.indexOf(' ');
    const text = line.slice(space + 1);
    for (const target of targets.get(line.slice(0, space)) ?? []) {
      const some = texts.get(target);
      if (some === undefined) texts.set(target, [text]);
      else some.push(text);
    }
  }
  return texts;
}

type ReadSums = Map<string, Map<string, State>>;

/** What stretches begin with before their days are read: their whole months, where these are known. */
function startingSums(
  runs: readonly { from: string; months: string }[],
  known: ReadonlyMap<string, VersionSums> | undefined,
): ReadSums {
  const sums: ReadSums = new Map();
  for (const { from, months } of runs) {
    for (const [versionId, state] of known?.get(months) ?? []) mergeState(stateIn(sums, from, versionId), state);
  }
  return sums;
}

function stateIn(sums: ReadSums, from: string, versionId: string): State {
  const versions = sums.get(from) ?? new Map<string, State>();
  sums.set(from, versions);
  const state = versions.get(versionId) ?? emptyState();
  versions.set(versionId, state);
  return state;
}
