import { type Locale, textIn } from '../../domain/locale.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import { gapColumns, gapValues, verdictWords } from '../figures/index.ts';
import { trendTable } from '../trends/index.ts';
import type { Overview } from './overview.queries.ts';
import { overviewWords } from './overview-words.ts';

/** Sure shortfalls in the order of priorities, then the rest by the end of the interval nearer surplus. */
export function rankedItems({ analysis }: Overview): Overview['analysis']['items'] {
  const place = new Map(analysis.priorities.map(({ key }, at) => [key, at]));
  const rank = (key: string): number => place.get(key) ?? analysis.items.length;
  return analysis.items
    .filter(({ gap }) => gap.ci95 !== null)
    .toSorted((a, b) => rank(a.key) - rank(b.key) || (a.gap.ci95?.[1] ?? 0) - (b.gap.ci95?.[1] ?? 0));
}

/** What can be taken away of the overview: the items in their order, and the trend. */
export function overviewTables(overview: Overview, threshold: number, locale: Locale): DataTable[] {
  const { definition, trend } = overview;
  const t = overviewWords.in(locale);
  const nameOf = (key: string): string => {
    const item = definition.items.find((one) => one.key === key);
    return item === undefined ? key : textIn(item.short ?? item.text, locale);
  };
  const items: DataTable = {
    key: 'items',
    title: t('overview.items.heading'),
    columns: [
      { head: t('figure.col.item'), kind: 'text' },
      ...gapColumns(t),
      { head: t('figure.col.verdict'), kind: 'text' },
    ],
    rows: rankedItems(overview).map((entry) => [
      nameOf(entry.key),
      ...gapValues(entry),
      verdictWords(entry, threshold, t).word,
    ]),
  };
  return [items, trendTable(trend, t('overview.trend.title'), locale)];
}
