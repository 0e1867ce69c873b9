import type { Knex } from 'knex';
import { type AnswerSource, ORIGINS_OF } from '../../domain/answers/answer-source.ts';
import { countsReader } from '../../domain/state/counts-in-text.ts';
import { weekDays, weekNumber } from '../../domain/time/weeks.ts';
import type { Weekday } from '../../domain/time/zone.ts';
import { chunks } from '../../platform/db/chunks.ts';
import type { Database } from '../../platform/db/database.ts';
import { rememberedOf } from '../../platform/db/remembered.ts';
import { getVersion } from '../questionnaires/index.ts';
import { type Revision, revisionOf } from './revision.ts';

/** People behind figures, week by week. */
export interface WeeklyCounts {
  /** Number of the first week (see `weekNumber`). */
  readonly first: number;
  /** By figure, a number for each week from the first on; figures without anyone may be absent. */
  readonly figures: ReadonlyMap<string, Int32Array>;
}

/** How many people stand behind a figure in each of so many weeks, from the week `from` on. */
export function countsFrom({ first, figures }: WeeklyCounts, figure: string, from: number, weeks: number): number[] {
  const series = figures.get(figure);
  return Array.from({ length: weeks }, (_, at) => series?.[from + at - first] ?? 0);
}

/** The first week in which anyone stands behind a figure; Infinity where nobody does. */
export function firstWeekOf({ first, figures }: WeeklyCounts, figure: string): number {
  const at = figures.get(figure)?.findIndex((n) => n !== 0) ?? -1;
  return at < 0 ? Infinity : first + at;
}

/** Of several slices without overlap as one. */
export function sumOfCounts(all: readonly WeeklyCounts[]): WeeklyCounts {
  const weeks = all.flatMap(weeksOf);
  if (weeks.length === 0) return NOBODY;
  const [first, end] = [Math.min(...weeks), Math.max(...weeks)];
  const figures = new Map<string, Int32Array>();
  for (const counts of all) {
    for (const [figure, series] of counts.figures) {
      const sum = figures.get(figure) ?? new Int32Array(end - first + 1);
      figures.set(figure, sum);
      series.forEach((n, at) => {
        const week = counts.first + at - first;
        sum[week] = (sum[week] ?? 0) + n;
      });
    }
  }
  return { first, figures };
}

type Kept = WeeklyCounts & Revision;

interface CellRow {
  period: string;
  version_id: string;
  state: string;
}

export interface WeeklyQuery {
  questionnaireId: string;
  slice: string;
  source: AnswerSource;
  weekStart: Weekday;
}

/** Some 20 kB each, for three years of 30 figures. */
const MOST_KEPT = 500;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WEEKS_AT_ONCE = 50;

/**
 * How many people stand behind each figure of one slice, week by week. Kept in memory and brought up to date by reading
 * the weeks that changed since: looking again costs next to nothing, whatever the length of the history. Only folded
 * answers count. Call it inside `db.snapshot`.
 */
export async function weeklyCounts(db: Database, tx: Knex, query: WeeklyQuery): Promise<WeeklyCounts> {
  const { questionnaireId, slice, source, weekStart } = query;
  const memory = memoryOf(db);
  const key = `${questionnaireId}/${slice}/${source}/${weekStart}`;
  const now = await revisionOf(tx, questionnaireId);
  if (now === undefined) return NOBODY;
  const known = memory.get(key);
  const usable = known?.epoch === now.epoch && known.revision <= now.revision ? known : undefined;
  const kept = usable?.revision === now.revision ? usable : await readAnew(tx, query, usable, now);
  memory.set(key, kept);
  return kept;
}

/** The counts as they are now: all weeks, or those of before and the weeks that have changed. */
async function readAnew(tx: Knex, query: WeeklyQuery, before: Kept | undefined, now: Revision): Promise<Kept> {
  const { weekStart } = query;
  if (before === undefined) {
    const rows: CellRow[] = await cellsOf(tx, query).select('period', 'version_id', 'state');
    return { ...now, ...(await countCells(tx, rows, weekStart)) };
  }
  const periods: string[] = await cellsOf(tx, query).where('revision', '>', before.revision).pluck('period');
  const changed = new Set(periods.filter((period) => DAY.test(period)).map((day) => weekNumber(day, weekStart)));
  const rows: CellRow[] = [];
  for (const weeks of chunks([...changed], WEEKS_AT_ONCE)) {
    const days = weeks.map((week) => weekDays(week, weekStart));
    const of = cellsOf(tx, query).where((any) => {
      for (const { from, to } of days) any.orWhereBetween('period', [from, to]);
    });
    rows.push(...(await of.select('period', 'version_id', 'state')));
  }
  return { ...now, ...(await countCells(tx, rows, weekStart, { counts: before, except: changed })) };
}

function cellsOf(tx: Knex, { questionnaireId, slice, source }: WeeklyQuery) {
  return tx('state_cells')
    .whereIn('version_id', tx('questionnaire_versions').where({ questionnaire_id: questionnaireId }).select('id'))
    .where({ slice })
    .whereIn('origin', ORIGINS_OF[source]);
}

/** Counts cells into fresh numbers, beside those of before in weeks that did not change. */
async function countCells(
  tx: Knex,
  rows: readonly CellRow[],
  weekStart: Weekday,
  before?: { counts: WeeklyCounts; except: ReadonlySet<number> },
): Promise<WeeklyCounts> {
  const cells = rows
    .filter(({ period }) => DAY.test(period))
    .map((row) => ({ ...row, week: weekNumber(row.period, weekStart) }));
  const weeks = [...cells.map(({ week }) => week), ...(before === undefined ? [] : weeksOf(before.counts))];
  if (weeks.length === 0) return NOBODY;
  const first = weeks.reduce((one, other) => Math.min(one, other));
  const end = weeks.reduce((one, other) => Math.max(one, other));
  const figures = new Map<string, Int32Array>();
  const seriesOf = (figure: string): Int32Array => {
    const series = figures.get(figure) ?? new Int32Array(end - first + 1);
    figures.set(figure, series);
    return series;
  };
  for (const [figure, numbers] of before?.counts.figures ?? []) {
    const series = seriesOf(figure);
    series.set(numbers, (before?.counts.first ?? first) - first);
    for (const week of before?.except ?? []) if (week <= end) series[week - first] = 0;
  }
  const readers = new Map<string, (text: string) => Record<string, number>>();
  for (const id of new Set(cells.map((cell) => cell.version_id))) {
    readers.set(id, countsReader((await getVersion(tx, id)).definition));
  }
  for (const { version_id, state, week } of cells) {
    const counts = readers.get(version_id)?.(state) ?? {};
    for (const figure in counts) {
      const series = seriesOf(figure);
      series[week - first] = (series[week - first] ?? 0) + (counts[figure] ?? 0);
    }
  }
  return { first, figures };
}

const NOBODY: WeeklyCounts = { first: 0, figures: new Map() };

/** The first and the last week that are counted. */
function weeksOf({ first, figures }: WeeklyCounts): number[] {
  const [any] = figures.values();
  return any === undefined ? [] : [first, first + any.length - 1];
}

const memoryOf = rememberedOf<Kept>({ max: MOST_KEPT });
