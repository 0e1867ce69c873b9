import type { Knex } from 'knex';
import { type AnswerSource, ORIGINS_OF } from '../../domain/answers/answer-source.ts';
import { eachCount, figuresOf, readDayCounts } from '../../domain/state/day-counts.ts';
import { lastOfMonth } from '../../domain/time/days.ts';
import { weekNumber } from '../../domain/time/weeks.ts';
import type { Weekday } from '../../domain/time/zone.ts';
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

interface MonthRow {
  period: string;
  version_id: string;
  day_counts: string;
}

export interface WeeklyQuery {
  questionnaireId: string;
  slice: string;
  source: AnswerSource;
  weekStart: Weekday;
}

/** Some 20 kB each, for three years of 30 figures. */
const MOST_KEPT = 500;
const MONTH = 'YYYY-MM'.length;

/**
 * How many people stand behind each figure of one slice, week by week, read from the months. Kept in memory until answers
 * are folded into the slice: looking again costs next to nothing, whatever the length of the history. Only folded answers
 * count. Call it inside `db.snapshot`.
 */
export async function weeklyCounts(db: Database, tx: Knex, query: WeeklyQuery): Promise<WeeklyCounts> {
  const { questionnaireId, slice, source, weekStart } = query;
  const memory = memoryOf(db);
  const key = `${questionnaireId}/${slice}/${source}/${weekStart}`;
  const now = await revisionOf(tx, questionnaireId);
  if (now === undefined) return NOBODY;
  const known = memory.get(key);
  const usable = known?.epoch === now.epoch && known.revision <= now.revision ? known : undefined;
  const stands = usable !== undefined && (usable.revision === now.revision || !(await hasChanged(tx, query, usable)));
  const kept = { ...(stands ? usable : await readMonths(tx, query)), ...now };
  memory.set(key, kept);
  return kept;
}

async function hasChanged(tx: Knex, query: WeeklyQuery, { revision }: Revision): Promise<boolean> {
  return (await cellsOf(tx, query).where('revision', '>', revision).first('id')) !== undefined;
}

function cellsOf(tx: Knex, { questionnaireId, slice, source }: WeeklyQuery) {
  return tx('state_cells')
    .whereIn('version_id', tx('questionnaire_versions').where({ questionnaire_id: questionnaireId }).select('id'))
    .where({ slice })
    .whereIn('origin', ORIGINS_OF[source]);
}

async function readMonths(tx: Knex, query: WeeklyQuery): Promise<WeeklyCounts> {
  const months: MonthRow[] = await cellsOf(tx, query)
    .whereRaw(`length(period) = ${MONTH}`)
    .orderBy('period')
    .select('period', 'version_id', 'day_counts');
  const [earliest, latest] = [months[0], months.at(-1)];
  if (earliest === undefined || latest === undefined) return NOBODY;
  const { weekStart } = query;
  const first = weekNumber(`${earliest.period}-01`, weekStart);
  const weeks = weekNumber(lastOfMonth(latest.period), weekStart) - first + 1;
  const figures = new Map<string, Int32Array>();
  const names = new Map<string, readonly string[]>();
  for (const id of new Set(months.map((month) => month.version_id))) {
    names.set(id, figuresOf((await getVersion(tx, id)).definition));
  }
  for (const { period, version_id, day_counts } of months) {
    const figuresHere = names.get(version_id) ?? [];
    for (const [day, counts] of readDayCounts(day_counts)) {
      const week = weekNumber(`${period}-${day}`, weekStart) - first;
      eachCount(counts, (at, n) => {
        const figure = figuresHere[at];
        if (figure === undefined) throw new RangeError('There are counts of more figures than there are.');
        const series = figures.get(figure) ?? new Int32Array(weeks);
        figures.set(figure, series);
        series[week] = (series[week] ?? 0) + n;
      });
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
