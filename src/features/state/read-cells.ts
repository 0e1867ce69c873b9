import type { Knex } from 'knex';
import { type AnswerSource, ORIGINS_OF } from '../../domain/answers/answer-source.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import type { FigureKey } from '../../domain/state/figure-counts.ts';
import { mergeState } from '../../domain/state/merge-state.ts';
import { emptyState, type State } from '../../domain/state/state.ts';
import { createTextSum, type TextSum } from '../../domain/state/sum-texts.ts';
import { dayAfter } from '../../domain/time/days.ts';
import { chunks } from '../../platform/db/chunks.ts';
import type { Database } from '../../platform/db/database.ts';
import { joinedLines } from '../../platform/db/joined-lines.ts';
import { getVersion } from '../questionnaires/index.ts';
import { isMonth } from './cell-sums.ts';
import { daysIn, periodsOf, wholeMonthsIn } from './periods.ts';
import type { SliceSums, VersionSums } from './stretch-sums.ts';

export interface CellsQuery {
  /** Of all versions of the questionnaire. */
  versionIds: readonly string[];
  slices: readonly string[];
  source: AnswerSource;
  /** Only these are read, besides the numbers of answers; undefined: all. */
  figures: readonly FigureKey[] | undefined;
}

/** As many cells as are held at once, of up to some kB each. */
const CELLS_AT_ONCE = 4000;
const MONTHS_AT_ONCE = 300;

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
  const plan = planReading(stretches);
  const sums = new Map(slices.map((slice) => [slice, startingSums(plan.known, months.get(slice))]));
  const read = async (periods: number, narrow: (cells: Knex.QueryBuilder) => Knex.QueryBuilder): Promise<void> => {
    for (const some of chunks(slices, Math.ceil(CELLS_AT_ONCE / periods))) {
      const cells = tx('state_cells')
        .whereIn('version_id', versionIds)
        .whereIn('slice', some)
        .whereIn('origin', ORIGINS_OF[source])
        .groupBy('version_id', 'slice')
        .select('version_id', 'slice', tx.raw(`${joinedLines(db.dialect, "period || ' ' || state")} as lines`));
      const rows: { version_id: string; slice: string; lines: string }[] = await narrow(cells);
      for (const { version_id: versionId, slice, lines } of rows) {
        const [into, sum] = [sums.get(slice), textSums.get(versionId)];
        if (into === undefined || sum === undefined) continue;
        for (const [{ from, sign }, texts] of byTarget(lines, plan.targets)) {
          for (const text of texts) sum.add(text);
          mergeState(stateIn(into, from, versionId), sum.take(), sign);
        }
      }
    }
  };
  for (const some of chunks(plan.months, MONTHS_AT_ONCE)) {
    await read(some.length, (cells) => cells.whereIn('period', some));
  }
  // Days side by side are found in one go, where a list of them is looked up one by one. By their text months stand among them.
  for (const { from, to, days } of plan.runs) {
    await read(days, (cells) => cells.whereBetween('period', [from, to]).whereRaw(`length(period) = ${from.length}`));
  }
  return sums;
}

/** Where a period counts: in the stretch that begins with `from`, added or taken out. */
interface Target {
  readonly from: string;
  readonly sign: 1 | -1;
}

interface Plan {
  readonly targets: ReadonlyMap<string, readonly Target[]>;
  readonly months: readonly string[];
  /** Days side by side, and how many there are. */
  readonly runs: readonly (Days & { days: number })[];
  /** Stretches by their first day whose whole months are not read here, and the first day of these. */
  readonly known: readonly { from: string; months: string }[];
}

function planReading(stretches: readonly Days[]): Plan {
  const targets = new Map<string, Target[]>();
  const known: { from: string; months: string }[] = [];
  const aim = (periods: readonly string[], target: Target): void => {
    for (const period of periods) targets.set(period, [...(targets.get(period) ?? []), target]);
  };
  for (const stretch of stretches) {
    const { from } = stretch;
    const periods = periodsOf(stretch);
    const whole = wholeMonthsIn(periods);
    if (whole === undefined) aim(periods.months, { from, sign: 1 });
    else known.push({ from, months: whole.from });
    aim(periods.added.flatMap(daysIn), { from, sign: 1 });
    aim(periods.subtracted.flatMap(daysIn), { from, sign: -1 });
  }
  const periods = [...targets.keys()];
  return {
    targets,
    months: periods.filter((period) => isMonth({ period })),
    runs: runsOf(periods.filter((period) => !isMonth({ period })).sort()),
    known,
  };
}

function runsOf(days: readonly string[]): (Days & { days: number })[] {
  const runs: (Days & { days: number })[] = [];
  let next = '';
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && day === next) runs[runs.length - 1] = { from: last.from, to: day, days: last.days + 1 };
    else runs.push({ from: day, to: day, days: 1 });
    next = dayAfter(day);
  }
  return runs;
}

/** The texts of lines "period state" by where they count. */
function byTarget(lines: string, targets: ReadonlyMap<string, readonly Target[]>): Map<Target, string[]> {
  const texts = new Map<Target, string[]>();
  for (const line of lines.split('\n')) {
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
