import { UNIT_GROUPS } from '../../domain/card/unit-comparison.ts';
import { directionOf, type Locale } from '../../domain/locale.ts';
import type { ComparisonChart, ValueAxis } from '../../platform/charts/chart-data.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { intervalText, nText, signedText } from '../figures/index.ts';
import { comparisonWords, scoreText } from './comparison-words.ts';
import type { ComparedFigures, UnitsComparison } from './units-comparison.queries.ts';

interface ChartInput {
  /** Those in a group. */
  units: readonly ComparedFigures[];
  name: string;
  title: string;
  locale: Locale;
}

/** Each unit's difference to the rest with its interval, round the rest at zero; null where there is none. */
export function unitsChart(
  { measure }: UnitsComparison,
  { units, name, title, locale }: ChartInput,
): ComparisonChart | null {
  const t = comparisonWords.in(locale);
  const drawn = units.flatMap(({ name: label, n, mean, standing }) => {
    if (standing?.group == null || standing.difference === null || standing.ci95 === null) return [];
    const [lo, hi] = standing.ci95;
    const own = mean === null ? [] : [t('compare.row.own', { value: scoreText(measure, mean) })];
    const said = [
      `${t('compare.row.difference', { value: signedText(standing.difference) })} (${intervalText([lo, hi], t)})`,
      dotted([...own, nText(n ?? 0)]),
    ];
    return [{ side: standing.group, unit: { label, value: standing.difference, lo, hi, said } }];
  });
  if (drawn.length === 0) return null;
  return {
    kind: 'comparison',
    id: 'comparison-chart',
    title,
    caption: t('compare.chart.caption', { name, n: wholeNumber(units.reduce((sum, { n }) => sum + (n ?? 0), 0)) }),
    label: t('compare.chart.label', { n: drawn.length }),
    legend: [
      { mark: 'above-dot', text: t('compare.group.above') },
      { mark: 'received', text: t('compare.group.same') },
      { mark: 'below-dot', text: t('compare.group.below') },
      { mark: 'interval', text: t('figure.col.interval') },
      { mark: 'rest', text: t('compare.rest') },
    ],
    rtl: directionOf(locale) === 'rtl',
    data: {
      axis: axisRound(drawn.flatMap(({ unit }) => [unit.lo, unit.hi])),
      groups: UNIT_GROUPS.map((side) => ({
        side,
        text: t(`compare.group.${side}`),
        units: drawn.filter((one) => one.side === side).map(({ unit }) => unit),
      })),
      rest: { value: 0, text: t('compare.rest') },
    },
  };
}

const STEPS = [0.05, 0.1, 0.2, 0.5, 1];

/** A scale of round numbers, as far above zero as below it, so that both sides look alike. */
function axisRound(values: readonly number[]): ValueAxis {
  const furthest = Math.max(0.1, ...values.map(Math.abs));
  const step = STEPS.find((one) => furthest / one <= 4) ?? 2;
  const end = Number((Math.ceil(furthest / step) * step).toFixed(4));
  return { min: -end, max: end, step, digits: step < 0.1 ? 2 : step < 1 ? 1 : 0, signed: true };
}
