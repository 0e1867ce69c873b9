import type { LegendKey } from '../../platform/charts/chart-data.ts';
import type { FigureTranslate } from './figure-words.views.ts';

/** The marks of the drawings of gaps, in charts and in tables. */
export function gapLegend(t: FigureTranslate, withZone = false): LegendKey[] {
  return [
    { mark: 'expected', text: t('figure.col.expected') },
    { mark: 'received', text: t('figure.col.received') },
    { mark: 'below', text: t('figure.verdict.shortfall') },
    { mark: 'above', text: t('figure.verdict.surplus') },
    { mark: 'interval', text: t('figure.legend.interval') },
    ...(withZone ? [{ mark: 'tolerance' as const, text: t('figure.legend.tolerance') }] : []),
  ];
}
