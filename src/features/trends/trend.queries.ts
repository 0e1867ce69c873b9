import type { Knex } from 'knex';
import type { Days } from '../../domain/card/coarse-period.ts';
import type { State } from '../../domain/state/state.ts';
import type { IntegerSums } from '../../domain/statistics/integer-moments.ts';
import type { Counted } from '../../domain/statistics/share-difference.ts';
import { dayBefore } from '../../domain/time/days.ts';
import { chartPhases, TESTED_FROM } from '../../domain/trend/chart-phases.ts';
import type { ChartSignal } from '../../domain/trend/chart-signals.ts';
import type { ChartPoint, ControlChart } from '../../domain/trend/control-chart.ts';
import { meanChart, type SpreadPoint } from '../../domain/trend/mean-chart.ts';
import {
  type Measure,
  measuredFigure,
  perPoint,
  ratingSums,
  scoreIn,
  topBoxCount,
} from '../../domain/trend/measure.ts';
import { shareChart } from '../../domain/trend/share-chart.ts';
import type { Database } from '../../platform/db/database.ts';
import { type Action, begunActions } from '../actions/index.ts';
import { type Part, readScopeSeries, type Scope, stretchesOf, type TimeUnit } from '../analysis/index.ts';
import { countInvitedSeries } from '../invitations/index.ts';
import type { Segment } from '../state/index.ts';
import { usualStart } from './usual-period.ts';

export interface TrendPoint extends ChartPoint {
  period: Days;
  /** How far people differed within the period; null for shares. */
  spread: SpreadPoint | null;
  /** Invitations that may still be answered, so that a response rate is not final. */
  stillOpen: number;
}

/** The points before the first action. */
export interface Baseline {
  /** Those that limits rest on; where there are none, those with a figure. */
  points: number;
  /** So many points, from the first one that is shown, belong to it. */
  shown: number;
}

/** An action begun within the periods of a trend. */
export interface TrendMark {
  /** Position of the first point that it touches; it is drawn before it. */
  at: number;
  action: Action;
}

/** A measure over time against what chance alone would do. */
export interface Trend {
  measure: Measure;
  unit: TimeUnit;
  /** X-bar and s for means; p, or Laney's p′ where shares vary by more than chance, for shares. */
  method: 'xbar' | 'p' | 'laney';
  limits: ControlChart['limits'];
  centre: number | null;
  /** From the first period with answers on, the oldest first; `size` is the number of answers. */
  points: readonly TrendPoint[];
  signals: readonly ChartSignal[];
  /** Actions on what is measured, the oldest first. */
  marks: readonly TrendMark[];
  /** Where limits come from, when that is not all points: those before the first action. */
  baseline: Baseline | null;
}

/**
 * A measure week by week or month by month, as the reader of the scope may know it, with limits from all of its points, or
 * from those of the year (two, by months) before the first action within the period: they stand still from there on, and
 * do not move with the period that is looked at. Call it inside `db.snapshot`.
 *
 * @throws AppError as `readScopeSeries`
 */
export async function readTrend(
  db: Database,
  tx: Knex,
  scope: Scope,
  { measure, unit }: { measure: Measure; unit: TimeUnit },
  part: Part = {},
): Promise<Trend> {
  if (measure.kind === 'rate') return rateTrend(tx, scope, unit, part);
  const figures = [measuredFigure(measure)];
  const shown = part.period ?? scope.period;
  const actions = await actionsMarked(tx, scope, measure, { period: shown, segment: part.segment ?? scope.segment });
  const period = withBaseline(shown, actions, unit, scope);
  const series = await readScopeSeries(db, tx, scope, unit, { ...part, period, figures });
  const states = new Map(series.points.map((point) => [point.period.from, point.state]));
  const periods = withinData(
    series.stretches.map((stretch) => ({ period: stretch, state: states.get(stretch.from) })),
    ({ state }) => state !== undefined && sumsOf(state, measure).n > 0,
    scope.today,
  );
  const marks = marksAt(periods, actions);
  const { baselineTo = periods.length } =
    chartPhases(periods.length, { actions: marks.flatMap(({ at }) => (at > 0 ? [at] : [])), changes: [] })[0] ?? {};
  const first = periods.findIndex((one) => one.period.to >= shown.from);
  const cut = (trend: Omit<Trend, 'measure' | 'unit' | 'marks' | 'baseline'>): Trend =>
    fromPoint({ measure, unit, ...trend, marks, baseline: baselineOf(trend, baselineTo) }, Math.max(0, first));
  if (measure.kind === 'topbox') {
    const shares = periods.map(({ state }) => topBoxCount(state?.questions[measure.question.key], measure.question));
    return cut(shareTrend(periods, shares));
  }
  const sums = periods.map(({ state }) => (state === undefined ? NO_ANSWERS : sumsOf(state, measure)));
  const unitsPerPoint = 'question' in measure ? 1 : perPoint(measure, series.unit);
  const { spread, ...chart } = meanChart(sums, baselineTo, unitsPerPoint);
  return cut({
    method: 'xbar',
    limits: chart.limits,
    centre: chart.center,
    points: toPoints(periods, chart, (at) => ({ spread: spread[at] ?? null, stillOpen: 0 })),
    signals: chart.signals,
  });
}

/** Actions on what is measured: on the item, on the items of the dimension, on any item. Other questions have none. */
async function actionsMarked(
  tx: Knex,
  { questionnaireId, definition, today }: Scope,
  measure: Exclude<Measure, { kind: 'rate' }>,
  { period, segment }: { period: Days; segment: Segment },
): Promise<Action[]> {
  if ('question' in measure) return [];
  const { of } = measure;
  const key = of.slice(of.indexOf(':') + 1);
  const inDimension = definition.items.filter(({ dimension }) => dimension === key);
  const itemKeys = of.startsWith('item:') ? [key] : inDimension.map((item) => item.key);
  const figures = { questionnaireId, segment, ...(of === 'overall' ? {} : { itemKeys }) };
  return begunActions(tx, today, figures, period);
}

/** The period with the usual time before the first action in it, which limits then come from. */
function withBaseline(period: Days, actions: readonly Action[], unit: TimeUnit, scope: Scope): Days {
  const start = actions[0]?.plan.startOn;
  if (start === undefined) return period;
  const begun = stretchesOf(period, unit, scope).find(({ to }) => start <= to) ?? period;
  const before = dayBefore(begun.from);
  const from = usualStart(unit)(before, scope.settings);
  return from < period.from ? { from, to: period.to } : period;
}

/** Where actions stand between the points; one that began after the last point stands behind it. */
function marksAt(periods: readonly { period: Days }[], actions: readonly Action[]): TrendMark[] {
  return actions.map((action) => {
    const at = periods.findIndex(({ period }) => action.plan.startOn <= period.to);
    return { at: at < 0 ? periods.length : at, action };
  });
}

function baselineOf({ points, centre }: Pick<Trend, 'points' | 'centre'>, baselineTo: number): Trend['baseline'] {
  if (baselineTo >= points.length) return null;
  const counted = points
    .slice(0, baselineTo)
    .filter(({ tested, value, size }) => (centre === null ? value !== null && size >= TESTED_FROM : tested));
  return { points: counted.length, shown: baselineTo };
}

/** A trend without the points before one: these only gave their limits. */
function fromPoint(trend: Trend, first: number): Trend {
  const { points, signals, marks, baseline } = trend;
  const later = <T extends { at: number }>(all: readonly T[]): T[] =>
    all.flatMap((one) => (one.at >= first ? [{ ...one, at: one.at - first }] : []));
  return {
    ...trend,
    points: points.slice(first),
    signals: later(signals),
    marks: later(marks),
    baseline: baseline && { ...baseline, shown: Math.max(0, baseline.shown - first) },
  };
}

const NO_ANSWERS: IntegerSums = { n: 0, sum: 0, sumOfSquares: 0 };

function sumsOf(state: State, measure: Exclude<Measure, { kind: 'rate' }>): IntegerSums {
  return 'question' in measure ? ratingSums(state.questions[measure.question.key]) : scoreIn(state, measure);
}

/**
 * Answered of delivered, by when the invitation was sent. While invitations of a period are open its rate can only grow:
 * such a period, and what follows it, stands outside the test.
 */
async function rateTrend(tx: Knex, scope: Scope, unit: TimeUnit, part: Part): Promise<Trend> {
  const { questionnaireId, access, threshold } = scope;
  const stretches = stretchesOf(part.period ?? scope.period, unit, scope);
  const query = { questionnaireId, segment: part.segment ?? scope.segment };
  // Those who come by open links were not asked.
  const counts = scope.source === 'asked' ? await countInvitedSeries(tx, query, stretches) : [];
  const periods = withinData(
    stretches.map((period, at) => ({ period, invited: counts[at] })),
    ({ invited }) => invited !== undefined && invited.delivered > 0,
    scope.today,
  );
  const least = access.rowAccess ? 1 : threshold;
  const shares = periods.map(({ invited }): Counted => {
    if (invited === undefined || invited.delivered < least) return { count: 0, n: 0 };
    return { count: invited.answered, n: invited.delivered };
  });
  const firstOpen = periods.findIndex(({ invited }) => (invited?.stillOpen ?? 0) > 0);
  const closed = firstOpen < 0 ? periods.length : firstOpen;
  const tested = shareTrend(periods.slice(0, closed), shares.slice(0, closed));
  const open = periods.slice(closed).map(({ period, invited }, at): TrendPoint => {
    const { count, n } = shares[closed + at] ?? { count: 0, n: 0 };
    const value = n > 0 ? count / n : null;
    const untested = { tested: false, lower: null, upper: null, z: null, spread: null };
    return { period, size: n, value, ...untested, stillOpen: invited?.stillOpen ?? 0 };
  });
  return { measure: { kind: 'rate' }, unit, ...tested, points: [...tested.points, ...open], marks: [], baseline: null };
}

function shareTrend(
  periods: readonly { period: Days }[],
  shares: readonly Counted[],
): Omit<Trend, 'measure' | 'unit' | 'marks' | 'baseline'> {
  const chart = shareChart(shares, shares.length);
  return {
    method: chart.kind ?? 'p',
    limits: chart.limits,
    centre: chart.center,
    points: toPoints(periods, chart, () => ({ spread: null, stillOpen: 0 })),
    signals: chart.signals,
  };
}

function toPoints(
  periods: readonly { period: Days }[],
  { points }: ControlChart,
  besides: (at: number) => Pick<TrendPoint, 'spread' | 'stillOpen'>,
): TrendPoint[] {
  return points.flatMap((point, at) => {
    const period = periods[at]?.period;
    return period === undefined ? [] : [{ ...point, ...besides(at), period }];
  });
}

/** Without what lies before the first data, what is still to come, and a last period that is not over and has none yet. */
function withinData<T extends { period: Days }>(all: readonly T[], hasData: (one: T) => boolean, today: string): T[] {
  const begun = all.filter((one) => one.period.from <= today);
  const first = begun.findIndex(hasData);
  if (first < 0) return [];
  const last = begun.at(-1);
  const waiting = last !== undefined && last.period.to >= today && !hasData(last);
  return begun.slice(first, waiting ? -1 : undefined);
}
