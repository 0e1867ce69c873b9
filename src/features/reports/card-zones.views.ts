import { textIn } from '../../domain/locale.ts';
import type { DataTable, DataValue } from '../../platform/tables/data-table.ts';
import { intervalColumns, intervalValues } from '../figures/index.ts';
import type { CardPageInput, ShownCard } from './card.views.ts';
import { cardWords } from './card-words.ts';

/** The zone of tolerance, item by item; null where the least acceptable level was not asked. */
export function zoneTable({ definition, locale }: CardPageInput, { zones }: ShownCard): DataTable | null {
  if (!definition.minimumAsked) return null;
  const t = cardWords.in(locale);
  return {
    key: 'zones',
    title: t('card.zones.heading'),
    columns: [
      { head: t('figure.col.item'), kind: 'text' },
      { head: t('card.zones.minimum'), kind: 'number' },
      { head: t('figure.col.expected'), kind: 'number' },
      { head: t('figure.col.received'), kind: 'number' },
      { head: t('card.zones.adequacy'), kind: 'number', signed: true },
      ...intervalColumns(t, { kind: 'number', signed: true }),
      { head: t('card.zones.position'), kind: 'percent' },
      { head: t('card.zones.below'), kind: 'percent' },
      { head: t('card.zones.inside'), kind: 'percent' },
      { head: t('card.zones.above'), kind: 'percent' },
      { head: t('figure.col.n'), kind: 'count' },
    ],
    rows: definition.items.flatMap(({ key, text, short }): DataValue[][] => {
      const zone = zones[key];
      if (zone === undefined) return [];
      const { detail } = zone;
      return [
        [
          textIn(short ?? text, locale),
          zone.minimum,
          zone.expectation,
          zone.performance,
          zone.adequacy,
          ...intervalValues(detail?.adequacy.ci95),
          detail?.position ?? null,
          detail?.below.value ?? null,
          detail?.inside.value ?? null,
          detail?.above.value ?? null,
          zone.n,
        ],
      ];
    }),
    notes: [t('card.zones.note')],
  };
}
