import type { Locale } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { type Measure, measureKey, measuresOf } from '../../domain/trend/measure.ts';
import type { ControlChart } from '../../platform/charts/chart-data.ts';
import { longDayText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import type { DataTable, DataValue } from '../../platform/tables/data-table.ts';
import { type PageTable, toPageTable } from '../../platform/tables/page-table.ts';
import { type TakeAway, toTakeAway } from '../../platform/tables/take-away.ts';
import { actionWords, whereText } from '../actions/index.ts';
import type { TimeUnit } from '../analysis/index.ts';
import { type Filters, type MeasureChooser, type ScopePage, toMeasureChooser } from '../figures/index.ts';
import type { Trend } from './trend.queries.ts';
import { isSpreadOut, spreadChart, trendChart } from './trend-chart.views.ts';
import { findingText, type SignalText, signalTexts } from './trend-findings.views.ts';
import { inPeriod, measureName, type TrendTranslate, trendWords } from './trend-words.ts';

export interface TrendPageInput {
  locale: Locale;
  trend: Trend;
  definition: QuestionnaireDefinition;
  /** The reader has no row access: figures wait for so many answers. */
  waitsFor: number | null;
  /** The address names days of its own. */
  ownPeriod: boolean;
  page: Pick<ScopePage, 'filters' | 'hrefTo' | 'subject' | 'periodText'>;
}

/** What `views/trends/trends.ejs` shows, as `trends`. */
export interface TrendPage {
  filters: Filters;
  units: { label: string; href: string; current: boolean }[];
  chooser: MeasureChooser;
  headline: string;
  lead: string;
  subject: string;
  /** Stands instead of everything below when there is nothing to show. */
  nothing: string | null;
  chart: ControlChart | null;
  signalsHeading: string;
  signals: SignalText[];
  /** Why there are no signals. */
  signalsNote: string | null;
  /** What was done within the period; null where nothing was. */
  marks: { heading: string; rows: { title: string; href: string; about: string }[] } | null;
  spread: { heading: string; text: string | null; chart: ControlChart | null } | null;
  table: PageTable;
  takeAway: TakeAway;
  notes: string[];
}

/** Lays out the page of a measure over time: whether it changed, what stands out, the numbers. */
export function toTrendPage(input: TrendPageInput): TrendPage {
  const { locale, trend, definition, page } = input;
  const t = trendWords.in(locale);
  const name = measureName(trend.measure, definition, locale);
  const chartInput = { trend, name, scale: definition.scale, locale };
  const chart = trendChart({ ...chartInput, id: 'trend', title: chartTitle(trend, t) });
  const signals = signalTexts(trend, locale);
  const table = trendTable(trend, name, locale);
  return {
    filters: page.filters,
    units: unitLinks(input, t),
    chooser: chooserOf(input, t),
    headline:
      chart === null
        ? t('trend.none.title', { measure: name })
        : t('trend.headline', { measure: name, finding: findingText(trend, locale) }),
    lead: dotted([page.periodText, ...(trend.measure.kind === 'gap' ? [t('figure.convention')] : [])]),
    subject: page.subject,
    nothing: chart === null ? t('trend.none.text') : null,
    chart,
    signalsHeading: signalsHeading(trend, signals.length, t),
    signals,
    signalsNote: signals.length > 0 ? null : quietNote(trend, t),
    marks: marksOf(trend, locale),
    spread: spreadOf(chartInput, t),
    table: toPageTable(table, locale),
    takeAway: toTakeAway(page.hrefTo('/trends'), [table]),
    notes: notesOf(input, t),
  };
}

function chartTitle({ limits, signals }: Trend, t: TrendTranslate): string {
  if (limits === 'too_few_points') return t('trend.chart.early');
  if (limits === 'no_spread') return t('trend.chart.alike');
  return t(signals.length > 0 ? 'trend.chart.ringed' : 'trend.chart.steady');
}

const hasLimits = ({ centre }: Trend): boolean => centre !== null;

function signalsHeading(trend: Trend, n: number, t: TrendTranslate): string {
  if (n > 0) return t('trend.signals.count', { n });
  return t(hasLimits(trend) ? `trend.signals.none.${trend.unit}` : 'trend.signals.early');
}

const quietNote = (trend: Trend, t: TrendTranslate): string =>
  t(hasLimits(trend) ? 'trend.signals.none.text' : `trend.signals.early.text.${trend.unit}`);

function unitLinks({ trend, ownPeriod, page }: TrendPageInput, t: TrendTranslate): TrendPage['units'] {
  const usual = ownPeriod ? {} : { from: undefined, to: undefined };
  return (['week', 'month'] satisfies TimeUnit[]).map((unit) => ({
    label: t(`trend.unit.${unit}`),
    href: page.hrefTo('/trends', { ...usual, unit }),
    current: unit === trend.unit,
  }));
}

function chooserOf({ trend, definition, locale, ownPeriod, page }: TrendPageInput, t: TrendTranslate): MeasureChooser {
  const usual = ownPeriod ? {} : { from: undefined, to: undefined };
  return toMeasureChooser({
    action: '/trends',
    address: page.hrefTo('', { ...usual, measure: undefined }),
    label: t('trend.measure.label'),
    groups: GROUPS.map((group) => ({
      label: t(group === 'gap' || group === 'performance' ? `figure.group.${group}` : `trend.group.${group}`),
      measures: measuresOf(definition).filter((measure) => groupOf(measure) === group),
    })),
    chosen: measureKey(trend.measure),
    nameOf: (measure) => measureName(measure, definition, locale),
  });
}

const GROUPS = ['gap', 'performance', 'questions', 'rate'] as const;
const groupOf = ({ kind }: Measure): (typeof GROUPS)[number] =>
  kind === 'mean' || kind === 'topbox' ? 'questions' : kind;

function spreadOf(
  input: Omit<Parameters<typeof spreadChart>[0], 'id' | 'title'>,
  t: TrendTranslate,
): TrendPage['spread'] {
  const { trend, locale } = input;
  if (trend.method !== 'xbar' || trend.centre === null) return null;
  const out = trend.points.findLast((point) => isSpreadOut(point));
  if (out === undefined) {
    return { heading: t('trend.spread.steady'), text: t('trend.spread.steady.text'), chart: null };
  }
  const more = (out.spread?.value ?? 0) > (out.spread?.upper ?? 0);
  const heading = t(more ? 'trend.spread.more' : 'trend.spread.less', {
    when: inPeriod(trend.unit, out.period, locale),
  });
  return { heading, text: null, chart: spreadChart({ ...input, id: 'spread', title: heading }) };
}

function marksOf({ marks }: Trend, locale: Locale): TrendPage['marks'] {
  if (marks.length === 0) return null;
  const t = trendWords.in(locale);
  return {
    heading: t('trend.marks.heading', { n: marks.length }),
    rows: marks.map(({ action }) => ({
      title: action.title,
      href: `/actions/${action.id}`,
      about: dotted([
        t('trend.marks.since', { start: longDayText(action.plan.startOn, locale) }),
        whereText(action, actionWords.in(locale)),
      ]),
    })),
  };
}

/** A trend as a table, for the page and to be taken away. */
export function trendTable(trend: Trend, title: string, locale: Locale): DataTable {
  const t = trendWords.in(locale);
  const { measure, points, signals, marks, method } = trend;
  const figure =
    method === 'xbar' ? { kind: 'number' as const, signed: measure.kind === 'gap' } : { kind: 'percent' as const };
  const withSpread = method === 'xbar';
  const said = (at: number): DataValue =>
    signals
      .filter((signal) => signal.at === at)
      .map(({ rule, side }) => t(`trend.rule.${rule}.${side}`))
      .join(', ') || null;
  const done = (at: number): DataValue =>
    marks.flatMap((mark) => (mark.at === at ? [mark.action.title] : [])).join(', ') || null;
  return {
    key: 'trend',
    title,
    columns: [
      { head: t('trend.table.from'), kind: 'date' },
      { head: t('trend.table.to'), kind: 'date' },
      { head: title, ...figure },
      { head: t('trend.table.lower'), ...figure },
      { head: t('trend.table.upper'), ...figure },
      { head: t(measure.kind === 'rate' ? 'trend.table.delivered' : 'trend.table.n'), kind: 'count' },
      ...(withSpread ? [{ head: t('trend.table.sd'), kind: 'number' as const }] : []),
      { head: t('trend.table.signal'), kind: 'text' },
      ...(marks.length > 0 ? [{ head: t('trend.table.action'), kind: 'text' as const }] : []),
    ],
    rows: points.map(({ period, value, lower, upper, size, spread }, at) => [
      period.from,
      period.to,
      value,
      lower,
      upper,
      value === null ? null : size,
      ...(withSpread ? [spread?.value ?? null] : []),
      said(at),
      ...(marks.length > 0 ? [done(at)] : []),
    ]),
  };
}

function notesOf({ trend, waitsFor }: TrendPageInput, t: TrendTranslate): string[] {
  return [
    t('trend.notes.limits'),
    t('trend.notes.rules'),
    ...(trend.marks.length > 0 ? [t('trend.notes.actions')] : []),
    ...(trend.method === 'laney' ? [t('trend.notes.widened')] : []),
    ...(trend.measure.kind === 'rate' ? [t('trend.notes.rate')] : []),
    ...(waitsFor === null || trend.measure.kind === 'rate' ? [] : [t('trend.notes.runs', { threshold: waitsFor })]),
  ];
}
