import type { ItemDistribution } from '../../domain/card/item-sums.ts';
import { directionOf, type Locale } from '../../domain/locale.ts';
import { wilsonShare } from '../../domain/statistics/wilson-interval.ts';
import type { DistributionChart } from '../../platform/charts/chart-data.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { percent, wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import { type PageTable, toPageTable } from '../../platform/tables/page-table.ts';
import { type ItemTranslate, itemWords } from './item-words.ts';

interface Scale {
  min: number;
  max: number;
}

/** How the answers to an item are spread. */
export interface ItemSpread {
  heading: string;
  detail: string;
  gaps: DistributionChart;
  gapTable: PageTable;
  levelsHeading: string;
  expected: DistributionChart;
  received: DistributionChart;
  levelTable: PageTable;
  missing: string;
}

export function itemSpread(distribution: ItemDistribution, scale: Scale, locale: Locale): ItemSpread {
  const t = itemWords.in(locale);
  const { n, expectation, performance, gap } = distribution;
  const count = (of: (value: number) => boolean): number =>
    [...gap].reduce((sum, [value, people]) => sum + (of(value) ? people : 0), 0);
  const below = count((value) => value < 0);
  const share = wilsonShare(below, n);
  const [lo, hi] = 'value' in share ? share.value.ci95 : [0, 1];
  const shown = (value: number): string => leftToRight(percent(value));
  const [levels, gaps] = spreadTables(distribution, scale, locale);
  const draw = drawing(distribution, locale, t);
  return {
    heading: t('item.spread.heading', { share: shown(below / n) }),
    detail: t('item.spread.detail', {
      below: wholeNumber(below),
      n: wholeNumber(n),
      lo: shown(lo),
      hi: shown(hi),
      same: wholeNumber(count((value) => value === 0)),
      above: wholeNumber(count((value) => value > 0)),
    }),
    gaps: draw('gap', t('item.levels.gaps'), barsOf(gap, gapRange(gap))),
    gapTable: toPageTable(gaps, locale),
    levelsHeading: t('item.levels.heading', { e: commonest(expectation), p: commonest(performance) }),
    expected: draw('expected', t('item.levels.expected'), barsOf(expectation, scale)),
    received: draw('received', t('item.levels.received'), barsOf(performance, scale)),
    levelTable: toPageTable(levels, locale),
    missing: t('item.levels.missing', {
      skipped: wholeNumber(distribution.skipped),
      na: wholeNumber(distribution.notApplicable),
      half: wholeNumber(distribution.halfRated),
    }),
  };
}

/** The spread as tables, for the page and to be taken away: by level, and by gap. */
export function spreadTables(
  { expectation, performance, gap }: ItemDistribution,
  scale: Scale,
  locale: Locale,
): [levels: DataTable, gaps: DataTable] {
  const t = itemWords.in(locale);
  const levels: DataTable = {
    key: 'levels',
    title: t('item.table.levels'),
    columns: [
      { head: t('item.table.level'), kind: 'text' },
      { head: t('item.levels.expected'), kind: 'count' },
      { head: t('item.levels.received'), kind: 'count' },
    ],
    rows: valuesOf(scale).map((level) => [String(level), expectation.get(level) ?? 0, performance.get(level) ?? 0]),
  };
  const gaps: DataTable = {
    key: 'gaps',
    title: t('item.table.gaps'),
    columns: [
      { head: t('figure.col.gap'), kind: 'number', digits: 0, signed: true },
      { head: t('item.chart.people'), kind: 'count' },
    ],
    rows: valuesOf(gapRange(gap)).map((value) => [value, gap.get(value) ?? 0]),
  };
  return [levels, gaps];
}

const drawing =
  ({ n }: ItemDistribution, locale: Locale, t: ItemTranslate) =>
  (of: DistributionChart['data']['of'], what: string, bars: DistributionChart['data']['bars']): DistributionChart => ({
    kind: 'distribution',
    id: `item-${of}`,
    title: what,
    caption: t('item.chart.caption', { n: wholeNumber(n) }),
    label: t('item.chart.label', { what }),
    legend: [],
    rtl: directionOf(locale) === 'rtl',
    data: { of, bars, title: what },
  });

const valuesOf = ({ min, max }: Scale): number[] => Array.from({ length: max - min + 1 }, (_, at) => min + at);

const barsOf = (counts: ReadonlyMap<number, number>, range: Scale): DistributionChart['data']['bars'] =>
  valuesOf(range).map((value) => ({ value, count: counts.get(value) ?? 0 }));

/** From the lowest gap that anyone has to the highest, 0 among them. */
const gapRange = (gaps: ReadonlyMap<number, number>): Scale => ({
  min: Math.min(0, ...gaps.keys()),
  max: Math.max(0, ...gaps.keys()),
});

function commonest(counts: ReadonlyMap<number, number>): number {
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
