import { directionOf, type Locale, textIn } from '../../domain/locale.ts';
import { measureKey } from '../../domain/trend/measure.ts';
import type { ControlChart } from '../../platform/charts/chart-data.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import { type PageTable, toPageTable } from '../../platform/tables/page-table.ts';
import { type TakeAway, toTakeAway } from '../../platform/tables/take-away.ts';
import { type ActionLine, actionLines, actionWords } from '../actions/index.ts';
import { type Quotes, toQuotes } from '../comments/index.ts';
import { type ComplaintFilter, complaintsMessages, filterQuery } from '../complaints/index.ts';
import {
  type Filters,
  type GapRuler,
  gapRuler,
  nText,
  type Preset,
  type ScopePage,
  signedText,
  type VerdictWords,
  verdictWords,
} from '../figures/index.ts';
import { findingText, measureName, trendChart, trendTable } from '../trends/index.ts';
import { type ItemSegments, itemSegments, segmentsTable } from './item-segments.views.ts';
import { type ItemSpread, itemSpread, spreadTables } from './item-spread.views.ts';
import { type ItemTranslate, itemWords } from './item-words.ts';
import type { ItemReading, SegmentKind } from './items.queries.ts';

export interface ItemPageInput {
  locale: Locale;
  reading: ItemReading;
  kinds: readonly SegmentKind[];
  /** Figures under so many answers are withheld. */
  threshold: number;
  today: string;
  reader: Parameters<typeof actionLines>[1]['reader'];
  /** May plan actions. */
  mayPlan: boolean;
  /** The list of complaints that the page counts. */
  complaints: ComplaintFilter;
  page: Pick<ScopePage, 'filters' | 'presets' | 'periodText' | 'subject' | 'hrefTo'>;
}

/** What `views/items/item.ejs` shows, as `item`. */
export interface ItemPage {
  filters: Filters;
  presets: Preset[];
  subject: string;
  backHref: string;
  headline: string;
  lead: string[];
  verdict: VerdictWords;
  gapHeading: string;
  gapCaption: string;
  ruler: GapRuler | null;
  spread: ItemSpread | null;
  trend: { heading: string; chart: ControlChart | null; table: PageTable; href: string };
  segments: ItemSegments | null;
  quotes: Quotes;
  allQuotes: { href: string; text: string } | null;
  complaints: { heading: string; href: string; states: { text: string; n: string; href: string }[] };
  actions: { heading: string; lines: ActionLine[]; none: string | null; planHref: string | null };
  /** Null where there is nothing in it. */
  takeAway: TakeAway | null;
}

/** Lays out the page of one item: how large its gap is, for how many, since when, where, and in whose words. */
export function toItemPage(input: ItemPageInput): ItemPage {
  const { locale, reading, threshold, page } = input;
  const { definition, entry, distribution, trend, segments } = reading;
  const t = itemWords.in(locale);
  const rtl = directionOf(locale) === 'rtl';
  const { scale } = definition;
  const tables = itemTables(reading, locale).filter(({ rows }) => rows.length > 0);
  const path = `/items/${encodeURIComponent(entry.key)}`;
  const quotes = toQuotes(reading.comments, locale);
  const { mean, ci95 } = entry.gap;
  const name = measureName(trend.measure, definition, locale);
  const finding = t('item.trend.heading', { finding: findingText(trend, locale) });
  const chart = trendChart({ trend, id: 'item-trend', title: finding, name, scale, locale });
  return {
    filters: page.filters,
    presets: page.presets,
    subject: page.subject,
    backHref: page.hrefTo('/overview', { by: undefined }),
    headline: headlineOf(input, t),
    lead: leadOf(input, t),
    verdict: verdictWords(entry, threshold, t),
    gapHeading: mean === null ? t('item.headline.none.short') : t('item.gap.heading', { gap: signedText(mean) }),
    gapCaption: ci95
      ? dotted([
          t('figure.interval', { lo: signedText(ci95[0]), hi: signedText(ci95[1]) }),
          nText(entry.n),
          t('figure.convention'),
        ])
      : t('item.gap.few'),
    ruler: gapRuler(entry, scale, { rtl, t }),
    spread: distribution && itemSpread(distribution, scale, locale),
    trend: {
      heading: chart === null ? t('item.trend.none') : finding,
      chart,
      table: toPageTable(trendTable(trend, name, locale), locale),
      href: page.hrefTo('/trends', {
        measure: measureKey(trend.measure),
        from: undefined,
        to: undefined,
        by: undefined,
      }),
    },
    segments:
      segments === null
        ? null
        : itemSegments({
            itemKey: entry.key,
            segments,
            kinds: input.kinds,
            scale,
            rtl,
            threshold,
            locale,
            hrefTo: page.hrefTo,
          }),
    quotes,
    allQuotes:
      quotes.total > quotes.items.length
        ? {
            href: page.hrefTo('/comments', { low: `item:${entry.key}`, by: undefined }),
            text: t('item.quotes.all', { n: wholeNumber(quotes.total) }),
          }
        : null,
    complaints: complaintsOfItem(input, t),
    actions: actionsOfItem(input, t),
    takeAway: tables.length === 0 ? null : toTakeAway(page.hrefTo(path), tables),
  };
}

function complaintsOfItem({ reading, complaints, locale }: ItemPageInput, t: ItemTranslate): ItemPage['complaints'] {
  const words = complaintsMessages.in(locale);
  const total = reading.complaints.reduce((sum, { n }) => sum + n, 0);
  const listOf = (filter: ComplaintFilter): string => `/complaints?${filterQuery(filter)}`;
  return {
    heading: t('item.complaints.heading', { n: total }),
    href: listOf(complaints),
    states: reading.complaints.map(({ state, n }) => ({
      text: words(`complaints.state.${state}`),
      n: wholeNumber(n),
      href: listOf({ ...complaints, state }),
    })),
  };
}

function actionsOfItem(
  { reading, locale, today, reader, mayPlan, page }: ItemPageInput,
  t: ItemTranslate,
): ItemPage['actions'] {
  const { actions, entry, definition } = reading;
  const gap = { item: entry.key, questionnaire: definition.key, by: undefined, channel: undefined, locale: undefined };
  return {
    heading: actionWords.in(locale)('action.on.heading', { n: actions.length }),
    lines: actionLines(actions, { today, reader, locale }),
    none: actions.length === 0 ? t('item.actions.none') : null,
    planHref: mayPlan ? page.hrefTo('/actions/new', gap) : null,
  };
}

/** What can be taken away of an item. */
export function itemTables({ definition, distribution, trend, segments }: ItemReading, locale: Locale): DataTable[] {
  return [
    trendTable(trend, measureName(trend.measure, definition, locale), locale),
    ...(distribution === null ? [] : spreadTables(distribution, definition.scale, locale)),
    ...(segments === null ? [] : [segmentsTable(segments, locale)]),
  ];
}

function headlineOf({ reading, threshold, locale }: ItemPageInput, t: ItemTranslate): string {
  const { entry, withheld } = reading;
  const item = itemName(reading, locale);
  if (entry.n === 0) return t(withheld ? 'item.headline.withheld' : 'item.headline.none', { item, threshold });
  const by = entry.gap.mean === null ? '' : leftToRight(decimal(Math.abs(entry.gap.mean), 2));
  return t(`item.headline.${entry.verdict}`, { item, by, threshold });
}

function leadOf({ reading, locale, page }: ItemPageInput, t: ItemTranslate): string[] {
  const { definition, entry, priority } = reading;
  const item = definition.items.find(({ key }) => key === entry.key);
  const dimension = definition.dimensions.find(({ key }) => key === entry.dimension);
  const asked = t('item.asked', {
    text: isolate(item === undefined ? entry.key : textIn(item.text, locale)),
    dimension: dimension === undefined ? entry.dimension : textIn(dimension.title, locale),
  });
  const place =
    priority === null
      ? []
      : [
          priority.amongLargest
            ? t(priority.place === 1 ? 'item.priority.first' : 'item.priority.among')
            : t('item.priority.place', { place: priority.place, of: priority.of }),
        ];
  return [asked, dotted([page.periodText, ...place])];
}

function itemName({ definition, entry }: ItemReading, locale: Locale): string {
  const item = definition.items.find(({ key }) => key === entry.key);
  return item === undefined ? entry.key : textIn(item.short ?? item.text, locale);
}
