import type { Priority } from '../../domain/card/priorities.ts';
import type { ScoredEntry } from '../../domain/card/report-card.ts';
import { directionOf, type Locale, textIn } from '../../domain/locale.ts';
import type { OrganisationSettings } from '../../domain/settings/organisation-settings.ts';
import type { ControlChart, LegendKey } from '../../platform/charts/chart-data.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, percent, wholeNumber } from '../../platform/i18n/numbers.ts';
import { type PageTable, toPageTable } from '../../platform/tables/page-table.ts';
import { type TakeAway, toTakeAway } from '../../platform/tables/take-away.ts';
import { type Quotes, toQuotes } from '../comments/index.ts';
import {
  axisOf,
  type Filters,
  type GapRow,
  type GapRuler,
  type GradeRow,
  gapRow,
  gapRuler,
  gradeAxisOf,
  gradeRow,
  gradeWords,
  nText,
  type Preset,
  periodText,
  type ScopePage,
  signedText,
} from '../figures/index.ts';
import { findingText, trendChart, trendTable } from '../trends/index.ts';
import { type NextSteps, nextSteps } from './next-steps.views.ts';
import type { Overview } from './overview.queries.ts';
import { overviewTables, rankedItems } from './overview-tables.views.ts';
import { type OverviewTranslate, overviewWords } from './overview-words.ts';

export interface OverviewInput {
  locale: Locale;
  overview: Overview;
  settings: Pick<OrganisationSettings, 'gradeBands'>;
  /** Figures under so many answers are withheld. */
  threshold: number;
  page: Pick<ScopePage, 'filters' | 'presets' | 'periodText' | 'subject' | 'hrefTo'>;
}

/** What `views/overview/overview.ejs` shows, as `overview`. */
export interface OverviewPage {
  filters: Filters;
  presets: Preset[];
  subject: string;
  headline: string;
  lead: string[];
  cardHref: string;
  /** Stands instead of everything below when there is nothing to show. */
  nothing: string | null;
  gradesHeading: string;
  grades: GradeRow[];
  gradeAxis: { title: string; letters: { x: number; text: string }[] };
  largest: Largest;
  change: { heading: string; detail: string; note: string | null };
  chart: ControlChart | null;
  /** What the chart tells: it looks at weeks, where the heading compares two periods. */
  weeks: string;
  /** What the chart shows, as a table. */
  trend: PageTable;
  takeAway: TakeAway;
  trendsHref: string;
  next: NextSteps;
  legend: LegendKey[];
  axis: { title: string; ticks: { x: number; text: string }[] };
  items: ItemRow[];
  more: string | null;
  quotes: Quotes;
  allQuotes: { href: string; text: string } | null;
}

interface Largest {
  heading: string;
  ruler: GapRuler | null;
  /** Interval and n, or why there is no ruler. */
  caption: string;
  /** What comes after it, or can't be told from it. */
  others: string | null;
  href: string | null;
}

export interface ItemRow extends GapRow {
  href: string;
  dimension: string;
}

const ITEMS_SHOWN = 8;
const OTHERS_NAMED = 3;

interface Names {
  items: ReadonlyMap<string, string>;
  dimensions: ReadonlyMap<string, string>;
}

/** Lays out the overview: how things are, where the largest gap is, whether it moves, what to do next. */
export function toOverviewPage(input: OverviewInput): OverviewPage {
  const { locale, page, threshold } = input;
  const { analysis, definition, trend, withheld } = input.overview;
  const t = overviewWords.in(locale);
  const rtl = directionOf(locale) === 'rtl';
  const { scale } = definition;
  const names: Names = {
    items: new Map(definition.items.map(({ key, text, short }) => [key, textIn(short ?? text, locale)])),
    dimensions: new Map(definition.dimensions.map(({ key, title }) => [key, textIn(title, locale)])),
  };
  const axis = axisOf(analysis.items, scale, rtl);
  const scored = [analysis.overall, ...analysis.dimensions];
  const gradeAxis = gradeAxisOf(
    scored.map(({ grade }) => grade),
    input.settings.gradeBands,
    rtl,
  );
  const context = { t, axis, threshold };
  const ranked = rankedItems(input.overview);
  const shown = ranked.slice(0, ITEMS_SHOWN);
  const quotes = toQuotes(input.overview.comments, locale);
  const left = definition.items.length - shown.length;
  return {
    filters: page.filters,
    presets: page.presets,
    subject: page.subject,
    headline: headlineOf(input, t, names),
    lead: leadOf(input, t),
    cardHref: page.hrefTo('/card'),
    nothing: nothingOf(input, t),
    gradesHeading: gradesHeading(analysis.overall, t),
    grades: [
      ...analysis.dimensions.map((entry) =>
        gradeRow(entry.key, names.dimensions.get(entry.key) ?? entry.key, entry, {
          ...context,
          gradeAxis,
          whole: false,
        }),
      ),
      gradeRow('overall', t('figure.overall'), analysis.overall, { ...context, gradeAxis, whole: true }),
    ],
    gradeAxis: { title: t('figure.col.strip', { start: gradeAxis.start }), letters: gradeAxis.letters },
    largest: largestOf(input, t, names, rtl),
    change: changeOf(input, t),
    chart: withheld
      ? null
      : trendChart({
          trend,
          id: 'overview-trend',
          title: t('overview.trend.title'),
          name: t('overview.trend.title'),
          scale,
          locale,
        }),
    weeks: t('overview.change.weeks', { finding: findingText(trend, locale) }),
    trend: toPageTable(trendTable(trend, t('overview.trend.title'), locale), locale),
    takeAway: toTakeAway(page.hrefTo('/overview'), overviewTables(input.overview, threshold, locale)),
    trendsHref: page.hrefTo('/trends', { from: undefined, to: undefined }),
    next: nextSteps({
      analysis,
      openWishes: input.overview.openWishes,
      duties: input.overview.duties,
      trend,
      names: names.items,
      locale,
      hrefTo: page.hrefTo,
    }),
    legend: [
      { mark: 'expected', text: t('figure.col.expected') },
      { mark: 'received', text: t('figure.col.received') },
      { mark: 'below', text: t('figure.verdict.shortfall') },
      { mark: 'above', text: t('figure.verdict.surplus') },
      { mark: 'interval', text: t('figure.legend.interval') },
    ],
    axis: { title: t('figure.col.scale', { min: scale.min, max: scale.max }), ticks: axis.ticks },
    items: shown.map((entry) => ({
      ...gapRow(entry.key, names.items.get(entry.key) ?? entry.key, null, entry, context),
      href: page.hrefTo(`/items/${encodeURIComponent(entry.key)}`),
      dimension: names.dimensions.get(entry.dimension) ?? entry.dimension,
    })),
    quotes,
    allQuotes:
      quotes.total > quotes.items.length
        ? {
            href: page.hrefTo('/comments', { mood: 'unhappy' }),
            text: t('overview.quotes.all', { n: wholeNumber(quotes.total) }),
          }
        : null,
    more: left > 0 ? t('overview.items.more', { n: left }) : null,
  };
}

function gradesHeading({ grade }: ScoredEntry, t: OverviewTranslate): string {
  const { letter, from, to } = gradeWords(grade, t);
  const score = grade.score === null ? '' : leftToRight(decimal(grade.score, 0));
  if (letter !== null) return t('overview.grades.letter', { grade: letter, score });
  return from === null || to === null ? t('overview.grades.none') : t('overview.grades.range', { from, to, score });
}

function headlineOf({ overview, threshold }: OverviewInput, t: OverviewTranslate, names: Names): string {
  const { analysis, withheld } = overview;
  if (withheld) return t('card.headline.withheld', { threshold });
  if (analysis.responses === 0) return t('card.empty.title');
  const whole = t(`card.headline.${analysis.overall.verdict}`, { threshold });
  const called = analysis.priorities.filter(({ amongLargest }) => amongLargest);
  const [first] = called;
  const gap = analysis.items.find(({ key }) => key === first?.key)?.gap.mean;
  if (first === undefined || gap == null) return whole;
  const item = `${names.items.get(first.key) ?? first.key}, ${signedText(gap)}`;
  return `${whole} ${t(called.length === 1 ? 'card.items.first' : 'card.items.among', { items: item })}.`;
}

function leadOf({ overview, page }: OverviewInput, t: OverviewTranslate): string[] {
  const { analysis, definition, rate, withheld } = overview;
  if (withheld) return [page.periodText];
  const { mean, ci95 } = analysis.overall.gap;
  const { min, max } = definition.scale;
  const parts = [page.periodText, t('overview.answers', { n: analysis.responses })];
  if (rate !== null) {
    const text = t('overview.rate', {
      rate: leftToRight(percent(rate.value)),
      delivered: wholeNumber(rate.delivered),
      lo: leftToRight(percent(rate.ci95[0])),
      hi: leftToRight(percent(rate.ci95[1])),
    });
    parts.push(rate.stillOpen > 0 ? `${text}, ${t('card.fact.open', { n: rate.stillOpen })}` : text);
  }
  if (mean === null) return [dotted(parts)];
  const gap = [t('card.overallLine', { gap: signedText(mean), min, max })];
  if (ci95) gap.push(t('figure.interval', { lo: signedText(ci95[0]), hi: signedText(ci95[1]) }));
  return [dotted(parts), dotted([...gap, t('figure.convention')])];
}

function nothingOf({ overview }: OverviewInput, t: OverviewTranslate): string | null {
  const { analysis, withheld } = overview;
  if (withheld) return t('card.withheld.text');
  if (analysis.responses === 0) return t('card.empty.text');
  return [analysis.overall, ...analysis.items].every(({ verdict }) => verdict === 'withheld')
    ? t('card.withheld.text')
    : null;
}

function largestOf({ overview, page }: OverviewInput, t: OverviewTranslate, names: Names, rtl: boolean): Largest {
  const { analysis, definition } = overview;
  const entryOf = ({ key }: Priority) => analysis.items.find((item) => item.key === key);
  const [first, ...rest] = analysis.priorities;
  const entry = first && entryOf(first);
  if (first === undefined || entry === undefined) {
    return {
      heading: t('overview.largest.none'),
      ruler: null,
      caption: t('overview.largest.none.text'),
      others: null,
      href: null,
    };
  }
  const item = names.items.get(first.key) ?? first.key;
  const overlapping = rest.filter(({ amongLargest }) => amongLargest);
  const named = (overlapping.length > 0 ? overlapping : rest).slice(0, OTHERS_NAMED).map((one) => {
    const gap = entryOf(one)?.gap.mean;
    return `${names.items.get(one.key) ?? one.key}${gap == null ? '' : `\u00a0${signedText(gap)}`}`;
  });
  const others = t(overlapping.length > 0 ? 'overview.largest.overlap' : 'overview.largest.then', {
    items: dotted(named),
  });
  const { ci95 } = entry.gap;
  return {
    heading: t(overlapping.length > 0 ? 'overview.largest.among' : 'overview.largest.is', { item }),
    ruler: gapRuler(entry, definition.scale, { rtl, t }),
    caption: dotted([
      ...(ci95 ? [t('figure.interval', { lo: signedText(ci95[0]), hi: signedText(ci95[1]) })] : []),
      nText(entry.n),
    ]),
    others: named.length > 0 ? others : null,
    href: page.hrefTo(`/items/${encodeURIComponent(first.key)}`),
  };
}

function changeOf({ overview, locale }: OverviewInput, t: OverviewTranslate): OverviewPage['change'] {
  const { gap, performance, before } = overview.change;
  const { difference } = gap;
  const counts = { n: wholeNumber(gap.n), before: wholeNumber(gap.before), period: periodText(before, locale) };
  if (difference === null) {
    return {
      heading: t('overview.change.not_enough'),
      detail: t('overview.change.counts', counts),
      note: null,
    };
  }
  const by = leftToRight(decimal(Math.abs(difference.value), 2));
  const [lo, hi] = difference.ci95.map(signedText);
  return {
    heading: t(`overview.change.${gap.verdict}`, { by }),
    detail: t('overview.change.detail', { value: signedText(difference.value), lo: lo ?? '', hi: hi ?? '', ...counts }),
    note: gap.verdict === 'improved' && performance.verdict !== 'improved' ? t('overview.change.expectations') : null,
  };
}
