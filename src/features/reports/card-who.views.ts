import type { Stratum } from '../../domain/card/representativeness.ts';
import { REST } from '../../domain/card/told-strata.ts';
import { isChannel } from '../../domain/channel.ts';
import { isLocale, LOCALE_NAMES, type Locale } from '../../domain/locale.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import type { DataTable, DataValue } from '../../platform/tables/data-table.ts';
import { type PageTable, toPageTable } from '../../platform/tables/page-table.ts';
import type { WhoAnswered } from '../analysis/index.ts';
import { intervalColumns, intervalValues } from '../figures/index.ts';
import type { ShownCard } from './card.views.ts';
import { type CardTranslate, cardWords } from './card-words.ts';

/** Who answered of those invited: a sentence for each way of telling them apart, and the rates. */
export interface WhoSection {
  sentences: string[];
  table: PageTable;
}

/** null where the invitations of the period tell nothing apart. */
export function whoSection(card: ShownCard, locale: Locale): WhoSection | null {
  const table = whoTable(card, locale);
  if (table.rows.length === 0) return null;
  const t = cardWords.in(locale);
  return {
    sentences: card.whoAnswered.map(({ by, verdict }) =>
      t(`card.who.${verdict}`, { by: t(byWord(by)).toLocaleLowerCase(locale) }),
    ),
    table: toPageTable(table, locale),
  };
}

export function whoTable({ whoAnswered }: ShownCard, locale: Locale): DataTable {
  const t = cardWords.in(locale);
  return {
    key: 'who-answered',
    title: t('card.who.table'),
    columns: [
      { head: t('card.who.part'), kind: 'text' },
      { head: t('card.who.delivered'), kind: 'count' },
      { head: t('card.who.answered'), kind: 'count' },
      { head: t('card.fact.rate'), kind: 'percent' },
      ...intervalColumns(t, { kind: 'percent' }),
    ],
    rows: whoAnswered.flatMap(({ by, strata }) =>
      strata.map(({ key, invited, answered, rate }): DataValue[] => [
        `${t(byWord(by))}: ${partName(by, key, t)}`,
        invited,
        answered,
        rate?.value ?? null,
        ...intervalValues(rate?.ci95),
      ]),
    ),
    notes: [t('card.who.note')],
  };
}

const byWord = (by: WhoAnswered['by']) => `figure.filter.${by}` as const;

function partName(by: WhoAnswered['by'], key: Stratum['key'], t: CardTranslate): string {
  if (key === REST) return t('card.who.rest');
  if (key === '') return t('card.who.none');
  if (by === 'channel' && isChannel(key)) return t(`figure.channel.${key}`);
  if (by === 'locale' && isLocale(key)) return isolate(LOCALE_NAMES[key]);
  return isolate(key);
}
