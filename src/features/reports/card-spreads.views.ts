import { textIn } from '../../domain/locale.ts';
import { signed, wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DataTable, DataValue } from '../../platform/tables/data-table.ts';
import { type PageTable, toPageTable } from '../../platform/tables/page-table.ts';
import type { CardPageInput, ShownCard } from './card.views.ts';
import { cardWords } from './card-words.ts';

/** How the answers to one item are spread, folded away until somebody asks. */
export interface SpreadRow {
  title: string;
  n: string;
  tables: PageTable[];
}

export function spreadRows({ definition, locale }: CardPageInput, { spreads }: ShownCard): SpreadRow[] {
  const t = cardWords.in(locale);
  return definition.items.flatMap(({ key, text, short }) => {
    const spread = spreads[key];
    if (spread === undefined) return [];
    const levels: DataTable = {
      key: `levels-${key}`,
      title: t('card.spread.levels'),
      columns: [
        { head: t('card.spread.level'), kind: 'text' },
        { head: t('figure.col.expected'), kind: 'count' },
        { head: t('figure.col.received'), kind: 'count' },
      ],
      rows: spread.levels.map(({ level, expected, received }) => [String(level), expected, received]),
    };
    const gaps: DataTable = {
      key: `gaps-${key}`,
      title: t('card.spread.gaps'),
      columns: [
        { head: t('figure.col.gap'), kind: 'text' },
        { head: t('card.spread.count'), kind: 'count' },
      ],
      rows: spread.gaps.map(({ gap, count }) => [signed(gap, 0), count]),
    };
    const tables = [levels, gaps].map((table) => toPageTable(table, locale));
    return [{ title: textIn(short ?? text, locale), n: wholeNumber(spread.n), tables }];
  });
}

/** The same in one table, to take away. */
export function spreadTable({ definition, locale }: CardPageInput, { spreads }: ShownCard): DataTable {
  const t = cardWords.in(locale);
  return {
    key: 'spread',
    title: t('card.spread.heading'),
    columns: [
      { head: t('figure.col.item'), kind: 'text' },
      { head: t('card.spread.level'), kind: 'count' },
      { head: t('figure.col.expected'), kind: 'count' },
      { head: t('figure.col.received'), kind: 'count' },
    ],
    rows: definition.items.flatMap(({ key, text }) =>
      (spreads[key]?.levels ?? []).map(({ level, expected, received }): DataValue[] => [
        textIn(text, locale),
        level,
        expected,
        received,
      ]),
    ),
  };
}
