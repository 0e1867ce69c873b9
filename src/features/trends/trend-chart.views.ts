import { directionOf, type Locale } from '../../domain/locale.ts';
import { FIRM_FROM } from '../../domain/trend/chart-phases.ts';
import type { ControlChart, ControlPoint, LegendKey, ValueAxis } from '../../platform/charts/chart-data.ts';
import { shortMonth } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, wholeNumber } from '../../platform/i18n/numbers.ts';
import type { Trend, TrendPoint } from './trend.queries.ts';
import { figureText, periodName, spanText, type TrendTranslate, trendWords } from './trend-words.ts';
import { axisOver, drawnOn, isOffScale, valuesToScale } from './value-axis.ts';

export interface TrendChartInput {
  trend: Trend;
  /** Unique on the page. */
  id: string;
  /** The finding. */
  title: string;
  /** What the measure is called. */
  name: string;
  scale: { min: number; max: number };
  locale: Locale;
}

/** A trend as a control chart; null where no point has a value. */
export function trendChart({ trend, id, title, name, scale, locale }: TrendChartInput): ControlChart | null {
  const t = trendWords.in(locale);
  const known = valuesToScale(trend.points);
  if (known.length === 0) return null;
  const axis = axisOfTrend(trend, known);
  const signals = new Set(trend.signals.map(({ at }) => at));
  return {
    kind: 'control',
    id,
    title,
    caption: dotted([captionOf(trend, scale, name, t), ...offScaleText(trend.points, axis, locale)]),
    label: t('trend.chart.label', { measure: name, span: spanText(trend.unit, trend.points.length, t) }),
    legend: legendOf(trend, axis, t),
    rtl: directionOf(locale) === 'rtl',
    data: {
      axis,
      points: trend.points.map((point, at) => ({
        ...tickOf(trend, at, locale),
        ...drawnOn(axis, point),
        signal: signals.has(at),
        hollow: !point.tested && trend.centre !== null,
        said: saidOf(trend, point, locale, t),
      })),
      centre: centreOf(trend, t),
      ...doneOf(trend, t),
    },
  };
}

/** What was done, between the points: the baseline before it, and a flag with a name for each action. */
function doneOf(
  { marks, baseline, unit }: Trend,
  t: TrendTranslate,
): Pick<ControlChart['data'], 'baseline' | 'actions'> {
  // The band covers what is shown of the baseline; its name tells all of it, as the caption does.
  const named = baseline && t('trend.baseline', { span: spanText(unit, baseline.points, t) });
  return {
    baseline: baseline && named && baseline.shown > 0 ? { points: baseline.shown, text: named } : null,
    actions: marks.map(({ at, action }) => ({ at: at - 0.5, text: action.title })),
  };
}

/** How far people differ within each period: the s chart beside the means. null where there are no limits. */
export function spreadChart({ trend, id, title, name, locale }: TrendChartInput): ControlChart | null {
  const t = trendWords.in(locale);
  const limits = trend.points.flatMap(({ spread }) => (spread?.value == null ? [] : [spread.value, spread.upper]));
  const known = limits.filter((value) => value !== null);
  const last = trend.points.findLast(({ spread }) => spread?.center != null)?.spread?.center;
  if (known.length === 0 || last == null) return null;
  return {
    kind: 'control',
    id,
    title,
    caption: t('trend.spread.caption', { limits: limitsText(trend, t) }),
    label: t('trend.spread.label', { measure: name, span: spanText(trend.unit, trend.points.length, t) }),
    legend: [
      { mark: 'received', text: t('trend.spread.legend') },
      { mark: 'limit', text: t('trend.legend.limit') },
      { mark: 'signal', text: t('trend.legend.signal') },
    ],
    rtl: directionOf(locale) === 'rtl',
    data: {
      axis: axisOver(known, { from: 0 }),
      points: trend.points.map(({ period, size, spread }, at) => ({
        ...tickOf(trend, at, locale),
        value: spread?.value ?? null,
        lower: spread?.lower ?? null,
        upper: spread?.upper ?? null,
        signal: isSpreadOut(trend.points[at]),
        hollow: false,
        said: [
          periodName(trend.unit, period, locale),
          ...(spread?.value == null ? [] : [leftToRight(decimal(spread.value, 2))]),
          t('trend.chart.n', { n: wholeNumber(size) }),
        ],
      })),
      centre: { value: last, text: t('trend.chart.centre', { value: leftToRight(decimal(last, 2)) }) },
      ...doneOf(trend, t),
    },
  };
}

/** Whether people of this period differed by more or less than chance makes them. */
export function isSpreadOut(point: TrendPoint | undefined): boolean {
  if (point === undefined || point.spread === null || !point.tested) return false;
  const { value, lower, upper } = point.spread;
  return value !== null && lower !== null && upper !== null && (value > upper || value < lower);
}

/** The chart leaves out what the table has: said, so that nobody misses it. */
function offScaleText(points: readonly TrendPoint[], axis: ValueAxis, locale: Locale): string[] {
  const n = points.filter((point) => isOffScale(axis, point)).length;
  return n === 0 ? [] : [trendWords.in(locale)('trend.chart.caption.offScale', { n })];
}

function captionOf(trend: Trend, { min, max }: { min: number; max: number }, name: string, t: TrendTranslate): string {
  const sizes = trend.points.flatMap(({ size, value }) => (value === null ? [] : [size]));
  const { measure } = trend;
  const scale = 'question' in measure ? measure.question : { min, max };
  const isShare = trend.method !== 'xbar';
  return dotted([
    `${name}, ${isShare ? t('trend.chart.caption.share') : t('trend.chart.caption.points', { min: scale.min, max: scale.max })}`,
    t('trend.chart.caption.counts', {
      least: wholeNumber(Math.min(...sizes)),
      most: wholeNumber(Math.max(...sizes)),
    }),
    ...(trend.centre === null ? [] : [limitsText(trend, t)]),
  ]);
}

function limitsText({ limits, points, baseline }: Trend, t: TrendTranslate): string {
  if (baseline !== null) {
    const firmness = limits === 'provisional' ? 'provisional' : 'firm';
    return t(`trend.chart.caption.before.${firmness}`, { n: baseline.points, firm: FIRM_FROM });
  }
  const n = points.filter(({ tested }) => tested).length;
  return limits === 'provisional'
    ? t('trend.chart.caption.provisional', { n, firm: FIRM_FROM })
    : t('trend.chart.caption.firm', { n });
}

function legendOf(trend: Trend, axis: ValueAxis, t: TrendTranslate): LegendKey[] {
  const legend: LegendKey[] = [
    { mark: 'received', text: t(trend.method === 'xbar' ? 'trend.legend.value' : 'trend.legend.share') },
  ];
  if (trend.marks.length > 0) legend.push({ mark: 'action', text: t('trend.legend.action') });
  if ((trend.baseline?.shown ?? 0) > 0) legend.push({ mark: 'baseline', text: t('trend.legend.baseline') });
  if (trend.centre === null) return legend;
  legend.push({ mark: 'limit', text: t('trend.legend.limit') }, { mark: 'centre', text: t('trend.legend.centre') });
  if (trend.signals.length > 0) legend.push({ mark: 'signal', text: t('trend.legend.signal') });
  if (trend.points.some((point) => !point.tested && drawnOn(axis, point).value !== null)) {
    legend.push({ mark: 'expected', text: t('trend.legend.hollow') });
  }
  return legend;
}

/** Gaps are measured from 0, which is "as it should be"; shares end at all and nobody. */
function axisOfTrend({ measure, method }: Trend, values: readonly number[]): ValueAxis {
  if (method !== 'xbar') return { ...axisOver(values, { least: 0, most: 1 }), digits: 0, percent: true };
  if (measure.kind !== 'gap') return axisOver(values, {});
  return { ...axisOver([...values, 0], {}), signed: true };
}

/** The month's name under its first week; the year's as well where it begins. */
function tickOf({ unit, points }: Trend, at: number, locale: Locale): Pick<ControlPoint, 'tick'> {
  const day = points[at]?.period.from;
  const before = points[at - 1]?.period.from;
  if (day === undefined) return {};
  if (unit === 'week' && before?.slice(0, 7) === day.slice(0, 7)) return {};
  // A first week that ends a month leaves its place to the name of the next.
  if (unit === 'week' && before === undefined && Number(day.slice(8)) > 14) return {};
  const newYear = before !== undefined && before.slice(0, 4) !== day.slice(0, 4);
  return { tick: newYear ? day.slice(0, 4) : shortMonth(day, locale) };
}

function centreOf({ measure, centre }: Trend, t: TrendTranslate): ControlChart['data']['centre'] {
  return centre === null
    ? null
    : { value: centre, text: t('trend.chart.centre', { value: figureText(measure, centre) }) };
}

function saidOf({ measure, unit, centre }: Trend, point: TrendPoint, locale: Locale, t: TrendTranslate): string[] {
  const { value, lower, upper, size, stillOpen } = point;
  const said = [periodName(unit, point.period, locale)];
  if (value !== null) said.push(dotted([figureText(measure, value), t('trend.chart.n', { n: wholeNumber(size) })]));
  if (lower !== null && upper !== null) {
    said.push(t('trend.chart.within', { lower: figureText(measure, lower), upper: figureText(measure, upper) }));
  }
  if (stillOpen > 0) said.push(t('trend.chart.open', { n: stillOpen }));
  else if (value !== null && !point.tested && centre !== null) said.push(t('trend.chart.untested'));
  return said;
}
