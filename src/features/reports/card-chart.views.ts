import type { CardAnalysis } from '../../domain/card/report-card.ts';
import type { DumbbellChart, DumbbellItem } from '../../platform/charts/chart-data.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, wholeNumber } from '../../platform/i18n/numbers.ts';
import { type Axis, gapLegend, SIGNS, signedText } from '../figures/index.ts';
import type { CardTranslate } from './card-words.ts';

interface ChartInput {
  card: Pick<CardAnalysis, 'items'>;
  names: ReadonlyMap<string, string>;
  axis: Axis;
  scale: { min: number; max: number };
  rtl: boolean;
  /** The finding, which the page says above the chart. */
  title: string;
  t: CardTranslate;
  /** Per item, the mean of the least acceptable level where it was asked. */
  minimums: ReadonlyMap<string, number | null>;
}

/**
 * Items with an interval, the largest sure shortfall first: by the end of the interval nearer zero, so that few
 * answers never come first by chance. null where no item has one.
 */
export function chartOf({ card, names, axis, scale, rtl, title, t, minimums }: ChartInput): DumbbellChart | null {
  const ranked = card.items
    .flatMap((entry) => {
      const { expectation, performance, gap, n } = entry;
      if (expectation.mean === null || performance.mean === null || gap.mean === null || gap.ci95 === null) return [];
      const [lo, hi] = gap.ci95;
      const e = expectation.mean;
      const p = performance.mean;
      const item: DumbbellItem = {
        label: names.get(entry.key) ?? entry.key,
        kind: SIGNS[entry.verdict],
        e,
        p,
        lo: e + lo,
        hi: e + hi,
        ...minimumOf(minimums.get(entry.key)),
        said: [
          t('figure.bell', { e: leftToRight(decimal(e, 2)), p: leftToRight(decimal(p, 2)) }),
          t('figure.point', { gap: signedText(gap.mean), lo: signedText(lo), hi: signedText(hi), n: wholeNumber(n) }),
        ],
      };
      return [{ item, n, hi }];
    })
    .sort((a, b) => a.hi - b.hi);
  if (ranked.length === 0) return null;
  const counts = ranked.map(({ n }) => n);
  return {
    kind: 'dumbbell',
    id: 'card-chart',
    title,
    caption: t('card.chart.caption', {
      min: scale.min,
      max: scale.max,
      least: wholeNumber(Math.min(...counts)),
      most: wholeNumber(Math.max(...counts)),
    }),
    label: t('card.chart.label', { n: ranked.length }),
    legend: gapLegend(t, minimums.size > 0),
    rtl,
    data: { min: axis.min, max: axis.max, items: ranked.map(({ item }) => item) },
  };
}

const minimumOf = (minimum: number | null | undefined): Pick<DumbbellItem, 'minimum'> =>
  minimum == null ? {} : { minimum };
