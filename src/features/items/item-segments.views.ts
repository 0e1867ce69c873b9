import { isChannel } from '../../domain/channel.ts';
import type { Locale } from '../../domain/locale.ts';
import { CHANNEL_WORDS } from '../../domain/words/channel.words.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import { axisOf, type GapRow, gapColumns, gapRow, gapValues, type ScopePage } from '../figures/index.ts';
import { itemWords } from './item-words.ts';
import type { ItemReading, ItemSegment, SegmentKind } from './items.queries.ts';

/** An item in its branches, topics, channels or providers. */
export interface ItemSegments {
  heading: string;
  tabs: { label: string; href: string; current: boolean }[];
  axis: { title: string; ticks: { x: number; text: string }[] };
  rows: (GapRow & { href: string; group: string })[];
  /** How many are not shown, and why. */
  left: string | null;
}

interface SegmentsInput {
  itemKey: string;
  segments: NonNullable<ItemReading['segments']>;
  kinds: readonly SegmentKind[];
  scale: { min: number; max: number };
  rtl: boolean;
  threshold: number;
  locale: Locale;
  hrefTo: ScopePage['hrefTo'];
}

export function itemSegments(input: SegmentsInput): ItemSegments {
  const { itemKey, segments, kinds, scale, rtl, threshold, locale, hrefTo } = input;
  const t = itemWords.in(locale);
  const shown = segments.all.filter(({ entry }) => entry.gap.ci95 !== null);
  const axis = axisOf(
    shown.map(({ entry }) => entry),
    scale,
    rtl,
  );
  const path = `/items/${encodeURIComponent(itemKey)}`;
  const left = segments.all.length - shown.length;
  return {
    heading: headingOf(shown, locale),
    tabs: kinds.map((kind) => ({
      label: t(`item.by.${kind}`),
      href: `${hrefTo(path, { by: kind })}#segments`,
      current: kind === segments.kind,
    })),
    axis: { title: t('figure.col.scale', { min: scale.min, max: scale.max }), ticks: axis.ticks },
    rows: shown.map((segment) => ({
      ...gapRow(segment.id, nameOf(segment, locale), null, segment.entry, { t, axis, threshold }),
      href: hrefTo(path, { [segments.kind]: segment.id, by: undefined }),
      group: t(`item.group.${segment.group ?? 'none'}`),
    })),
    left:
      dotted([
        ...(left > 0 ? [t('item.segments.left', { n: wholeNumber(left) })] : []),
        ...(segments.hidden > 0 ? [t('item.segments.hidden', { n: wholeNumber(segments.hidden) })] : []),
      ]) || null,
  };
}

/** The same segments as a table to be taken away. */
export function segmentsTable({ kind, all }: NonNullable<ItemReading['segments']>, locale: Locale): DataTable {
  const t = itemWords.in(locale);
  return {
    key: 'segments',
    title: t(`item.by.${kind}`),
    columns: [
      { head: t(`item.by.${kind}`), kind: 'text' },
      ...gapColumns(t),
      { head: t('item.segments.group'), kind: 'text' },
    ],
    rows: all
      .filter(({ entry }) => entry.gap.ci95 !== null)
      .map(({ entry, group, ...segment }) => [
        nameOf(segment, locale),
        ...gapValues(entry),
        t(`item.group.${group ?? 'none'}`),
      ]),
  };
}

function headingOf(shown: readonly ItemSegment[], locale: Locale): string {
  const t = itemWords.in(locale);
  const compared = shown.filter(({ group }) => group !== null);
  if (compared.length === 0) return t('item.segments.few');
  const told = (['below', 'above'] as const).flatMap((group) => {
    const names = compared.filter((one) => one.group === group).map((one) => isolate(nameOf(one, locale)));
    return names.length === 0 ? [] : [t(`item.segments.${group}`, { names: names.join(', ') })];
  });
  return told.length === 0 ? t('item.segments.same') : dotted(told);
}

const nameOf = ({ id, name }: Pick<ItemSegment, 'id' | 'name'>, locale: Locale): string =>
  isChannel(id) ? CHANNEL_WORDS[id][locale] : name;
