import type { Knex } from 'knex';
import type { Days } from '../../domain/card/coarse-period.ts';
import { type Run, tellingRuns } from '../../domain/card/telling-runs.ts';
import { withheldUnder } from '../../domain/card/verdict.ts';
import { type FigureKey, figureCounts, isFigureKey, takeFigure } from '../../domain/state/figure-counts.ts';
import { emptyState, type State } from '../../domain/state/state.ts';
import { weekDays, weekNumber } from '../../domain/time/weeks.ts';
import type { Database } from '../../platform/db/database.ts';
import {
  countsFrom,
  firstWeekOf,
  readAhead,
  type Segment,
  type StateSeries,
  slicesFor,
  sumOfCounts,
  type WeeklyCounts,
  weeklyCounts,
} from '../state/index.ts';
import { exactSeries } from './exact-series.queries.ts';
import { oneStepWider, type Scope } from './scope.queries.ts';

/** A figure of a stretch of time, and the weeks in which it is told there. */
interface Told {
  stretch: Days;
  figure: FigureKey;
  weeks: Run;
}

/**
 * The answers of a segment as readers without row access may know them. Each figure is told in runs of whole weeks (see
 * `tellingRuns`), and a run stands in the stretch of time in which its last day lies; a week that is not over waits. So
 * each figure of a stretch is over whole weeks that follow one another, and these may begin before the stretch does.
 *
 * @param stretches in order, without overlap
 * @throws AppError as `exactSeries`
 */
export async function protectedSeries(
  db: Database,
  tx: Knex,
  scope: Scope,
  { segment, figures }: { segment: Segment; figures: readonly FigureKey[] | undefined },
  stretches: readonly Days[],
): Promise<StateSeries & { withheld: boolean }> {
  const plan = await planReading(db, tx, scope, { segment, figures }, stretches);
  return readPlanned(db, tx, scope, { segment, figures }, plan, stretches);
}

/** The same of several segments, in their order, over one stretch. */
export async function protectedSegments(
  db: Database,
  tx: Knex,
  scope: Scope,
  { segments, figures }: { segments: readonly Segment[]; figures: readonly FigureKey[] },
  stretch: Days,
): Promise<(StateSeries & { withheld: boolean })[]> {
  const plans: { segment: Segment; plan: ReadingPlan }[] = [];
  for (const segment of segments) {
    plans.push({ segment, plan: await planReading(db, tx, scope, { segment, figures }, [stretch]) });
  }
  // Most are told over the same weeks: read together, each is found remembered afterwards.
  const together = new Map<string, { weeks: Run; segments: Set<Segment> }>();
  for (const { segment, plan } of plans) {
    for (const { weeks } of plan.told) {
      const key = `${weeks.first} ${weeks.last}`;
      const one = together.get(key) ?? { weeks, segments: new Set() };
      together.set(key, { weeks, segments: one.segments.add(segment) });
    }
  }
  const { questionnaireId, source } = scope;
  for (const { weeks, segments: some } of together.values()) {
    await readAhead(db, tx, { questionnaireId, source, figures, segments: [...some] }, daysOf(weeks, scope));
  }
  const read: (StateSeries & { withheld: boolean })[] = [];
  for (const { segment, plan } of plans) {
    read.push(await readPlanned(db, tx, scope, { segment, figures }, plan, [stretch]));
  }
  return read;
}

/** What of a segment is told, and how many stand behind its figures. */
interface ReadingPlan {
  told: readonly Told[];
  own: WeeklyCounts;
}

async function planReading(
  db: Database,
  tx: Knex,
  scope: Scope,
  { segment, figures }: { segment: Segment; figures: readonly FigureKey[] | undefined },
  stretches: readonly Days[],
): Promise<ReadingPlan> {
  const { own, wider } = await countsAround(db, tx, scope, segment);
  const isWanted = (name: FigureKey): boolean => name === 'responses' || !figures || figures.includes(name);
  const told = [...own.figures.keys()].flatMap((name) =>
    isFigureKey(name) && isWanted(name) ? toldIn(stretches, name, { own, wider }, scope, segment) : [],
  );
  return { told, own };
}

async function readPlanned(
  db: Database,
  tx: Knex,
  scope: Scope,
  part: { segment: Segment; figures: readonly FigureKey[] | undefined },
  { told, own }: ReadingPlan,
  stretches: readonly Days[],
): Promise<StateSeries & { withheld: boolean }> {
  const series = await statesOf(db, tx, scope, part, told, stretches);
  return { ...series, withheld: told.length === 0 && isAnswered(own, stretches, scope) };
}

/**
 * The whole weeks over which readers without row access know one figure of a segment in the scope's period; undefined
 * where it is not told there.
 */
export async function toldDays(
  db: Database,
  tx: Knex,
  scope: Scope,
  segment: Segment,
  figure: FigureKey,
): Promise<Days | undefined> {
  const [told] = toldIn([scope.period], figure, await countsAround(db, tx, scope, segment), scope, segment);
  return told && daysOf(told.weeks, scope);
}

interface CountsAround {
  own: WeeklyCounts;
  /** Of each segment one step wider. */
  wider: readonly WeeklyCounts[];
}

async function countsAround(db: Database, tx: Knex, scope: Scope, segment: Segment): Promise<CountsAround> {
  const own = await countsOf(db, tx, scope, segment);
  const wider: WeeklyCounts[] = [];
  for (const next of oneStepWider(segment, scope.access)) wider.push(await countsOf(db, tx, scope, next));
  return { own, wider };
}

const daysOf = ({ first, last }: Run, { settings: { weekStart } }: Scope): Days => ({
  from: weekDays(first, weekStart).from,
  to: weekDays(last, weekStart).to,
});

/** The runs of one figure by the stretch in which they are told. */
function toldIn(
  stretches: readonly Days[],
  figure: FigureKey,
  { own, wider }: CountsAround,
  { settings: { weekStart }, today }: Scope,
  segment: Segment,
): Told[] {
  const first = Math.min(...[own, ...wider].map((counts) => firstWeekOf(counts, figure)));
  const weeksOver = Math.max(0, weekNumber(today, weekStart) - first);
  const [mine = [], ...around] = [own, ...wider].map((counts) => countsFrom(counts, figure, first, weeksOver));
  const runs = tellingRuns(mine, around, withheldUnder(segment.providerId !== undefined));
  return stretches.flatMap((stretch) => {
    // Of the weeks that end within the stretch, the first and the last.
    const earliest = weekNumber(stretch.from, weekStart);
    const end = weekNumber(stretch.to, weekStart);
    const latest = weekDays(end, weekStart).to === stretch.to ? end : end - 1;
    const inside = runs.filter(({ last }) => earliest <= first + last && first + last <= latest);
    const [begin, final] = [inside[0], inside.at(-1)];
    if (begin === undefined || final === undefined) return [];
    return [{ stretch, figure, weeks: { first: first + begin.first, last: first + final.last } }];
  });
}

/** Reads the weeks that are told, and puts the figures together by stretch. */
async function statesOf(
  db: Database,
  tx: Knex,
  scope: Scope,
  { segment, figures }: { segment: Segment; figures: readonly FigureKey[] | undefined },
  told: readonly Told[],
  stretches: readonly Days[],
): Promise<StateSeries> {
  const { questionnaireId, source } = scope;
  const query = { questionnaireId, segment, source, foldedOnly: true, ...(figures && { figures }) };
  const layers = layersOf(told.map(({ weeks }) => weeks));
  const read: StateSeries[] = [];
  for (const runs of layers.length > 0 ? layers : [[]]) {
    const weeks = runs.map((run) => daysOf(run, scope));
    read.push(await exactSeries(db, tx, query, weeks));
  }
  const states = new Map<string, State>(stretches.map(({ from }) => [from, emptyState()]));
  for (const { stretch, figure, weeks } of told) {
    const at = layers.findIndex((runs) => runs.some((run) => run.first === weeks.first && run.last === weeks.last));
    const [into, from] = [states.get(stretch.from), read[at]?.states.get(daysOf(weeks, scope).from)];
    if (into !== undefined && from !== undefined) takeFigure(into, from, figure);
  }
  const newest = read.reduce((one, other) => (last(other.versions) > last(one.versions) ? other : one));
  const versions = [...new Set(read.flatMap((series) => series.versions))].sort((a, b) => a - b);
  return { ...newest, states, versions };
}

const last = (versions: readonly number[]): number => versions.at(-1) ?? 0;

/** Different runs, in layers without overlap, each in order: what one reading can take. */
function layersOf(runs: readonly Run[]): Run[][] {
  const different = [...new Map(runs.map((run) => [`${run.first} ${run.last}`, run])).values()];
  const layers: Run[][] = [];
  for (const run of different.sort((a, b) => a.first - b.first || a.last - b.last)) {
    const free = layers.find((layer) => (layer.at(-1)?.last ?? -Infinity) < run.first);
    if (free === undefined) layers.push([run]);
    else free.push(run);
  }
  return layers;
}

/** Answers per figure and week; of crossings that are not kept ready, from the answers themselves. */
async function countsOf(db: Database, tx: Knex, scope: Scope, segment: Segment): Promise<WeeklyCounts> {
  const {
    questionnaireId,
    source,
    settings: { weekStart },
  } = scope;
  const slices = slicesFor(segment);
  if (slices === undefined) return crossingCounts(db, tx, scope, segment);
  const counts: WeeklyCounts[] = [];
  for (const slice of slices) counts.push(await weeklyCounts(db, tx, { questionnaireId, slice, source, weekStart }));
  return counts.length === 1 && counts[0] !== undefined ? counts[0] : sumOfCounts(counts);
}

async function crossingCounts(db: Database, tx: Knex, scope: Scope, segment: Segment): Promise<WeeklyCounts> {
  const {
    questionnaireId,
    source,
    settings: { weekStart },
    today,
  } = scope;
  const earliest: { day?: string | null } | undefined = await tx('responses')
    .where({ questionnaire_id: questionnaireId })
    .min({ day: 'day' })
    .first();
  if (earliest?.day == null) return { first: 0, figures: new Map() };
  const first = weekNumber(earliest.day, weekStart);
  const weeks = Array.from({ length: weekNumber(today, weekStart) - first + 1 }, (_, at) =>
    weekDays(first + at, weekStart),
  );
  const { states } = await exactSeries(db, tx, { questionnaireId, segment, source }, weeks);
  const figures = new Map<string, Int32Array>();
  for (const [from, state] of states) {
    for (const [figure, n] of Object.entries(figureCounts(state))) {
      const series = figures.get(figure) ?? new Int32Array(weeks.length);
      series[weekNumber(from, weekStart) - first] = n;
      figures.set(figure, series);
    }
  }
  return { first, figures };
}

/** Whether there is anything to withhold. */
function isAnswered(counts: WeeklyCounts, stretches: readonly Days[], { settings: { weekStart } }: Scope): boolean {
  const [first, end] = [stretches[0], stretches.at(-1)];
  if (first === undefined || end === undefined) return false;
  const [from, to] = [weekNumber(first.from, weekStart), weekNumber(end.to, weekStart)];
  const answers = counts.figures.get('responses') ?? new Int32Array();
  return answers.some((n, at) => n > 0 && from <= counts.first + at && counts.first + at <= to);
}
