import type { ImportancePerformance, QuadrantPoint } from '../../domain/card/importance-performance.ts';
import { QUADRANTS } from '../../domain/card/importance-performance.ts';
import type { Interval } from '../../domain/statistics/estimate.ts';
import type { QuadrantChart, ValueAxis } from '../../platform/charts/chart-data.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, percent, wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DataTable, DataValue } from '../../platform/tables/data-table.ts';
import type { ScopePage } from '../figures/index.ts';
import { intervalValues, nText } from '../figures/index.ts';
import type { Priorities } from './priorities.queries.ts';
import type { Names, PrioritiesTranslate } from './priorities-words.ts';

/** What importance stands for: the level that should be, or the weight as a driver of satisfaction. */
export const BASES = ['expected', 'drivers'] as const;
export type Basis = (typeof BASES)[number];

export interface QuadrantSection {
  chart: QuadrantChart | null;
  /** Items by corner; corners without items are left out. */
  groups: { title: string; focus: boolean; rows: QuadrantRow[] }[];
  table: DataTable;
}

export interface QuadrantRow {
  no: string;
  name: string;
  /** The item's page, from which an action is planned. */
  href: string;
  received: string;
  importance: string;
  /** '' where there is none. */
  interval: string;
  n: string;
}

interface Input {
  priorities: Priorities;
  basis: Basis;
  names: Names;
  t: PrioritiesTranslate;
  rtl: boolean;
  hrefTo: ScopePage['hrefTo'];
}

type Corner = (typeof CORNERS)[number];
const CORNERS = [...QUADRANTS, 'undecided', 'unplaced'] as const;

/** Keys of the items that are surely important and surely weak, the most urgent first. */
export function focusOf(of: ImportancePerformance, order: readonly string[]): string[] {
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return of.points
    .filter(({ quadrant }) => quadrant === 'concentrate')
    .map(({ key }) => key)
    .sort((a, b) => place(a) - place(b));
}

export const QUADRANT_TABLE = 'quadrant';

export function toQuadrantSection(of: ImportancePerformance, input: Input): QuadrantSection {
  const { basis, names, t } = input;
  const numbered = of.points.map((point, at) => ({ point, no: at + 1 }));
  const focus = focusOf(of, input.priorities.order);
  const byUrgency = [...numbered].sort((a, b) => focus.indexOf(a.point.key) - focus.indexOf(b.point.key));
  const groups = CORNERS.flatMap((corner) => {
    const rows = byUrgency.filter(({ point }) => cornerOf(point) === corner).map((entry) => rowOf(entry, input));
    return rows.length === 0
      ? []
      : [{ title: t(`priorities.corner.${corner}`), focus: corner === 'concentrate', rows }];
  });
  const kind = basis === 'drivers' ? 'percent' : 'number';
  const digits = basis === 'drivers' ? 1 : 2;
  const importance = (value: number | undefined | null): DataValue => (value == null ? null : inUnits(value, basis));
  const table: DataTable = {
    key: QUADRANT_TABLE,
    title: t('priorities.quadrant.table'),
    columns: [
      { head: t('figure.col.item'), kind: 'text' },
      { head: t('priorities.col.no'), kind: 'count' },
      { head: t('priorities.col.corner'), kind: 'text' },
      { head: t('figure.col.received'), kind: 'number' },
      { head: t('priorities.col.received.from'), kind: 'number' },
      { head: t('priorities.col.received.to'), kind: 'number' },
      { head: t('priorities.col.importance'), kind, digits },
      { head: t('priorities.col.importance.from'), kind, digits },
      { head: t('priorities.col.importance.to'), kind, digits },
      { head: t('figure.col.n'), kind: 'count' },
    ],
    rows: numbered.map(({ point, no }) => [
      names.of(point.key),
      no,
      t(`priorities.corner.${cornerOf(point)}`),
      point.performance.value,
      ...intervalValues(point.performance.ci95),
      importance(point.importance.value),
      importance(point.importance.ci95?.[0]),
      importance(point.importance.ci95?.[1]),
      nOf(input, point.key),
    ]),
  };
  return { chart: chartOf(of, numbered, input), groups, table };
}

interface Numbered {
  point: QuadrantPoint;
  /** As in the chart. */
  no: number;
}

function cornerOf({ quadrant, importance, performance }: QuadrantPoint): Corner {
  if (quadrant === null || importance.ci95 === null || performance.ci95 === null) return 'unplaced';
  return quadrant;
}

const nOf = ({ priorities }: Input, key: string): number => priorities.items.find((item) => item.key === key)?.n ?? 0;

/** Weights are percents; a chart and a file take shares. */
const inUnits = (value: number, basis: Basis): number => (basis === 'drivers' ? value / 100 : value);

const written = (value: number, basis: Basis): string =>
  basis === 'drivers' ? percent(value / 100, 1) : decimal(value, 2);

const rangeText = ([lo, hi]: Interval, basis: Basis): string =>
  basis === 'drivers' ? `${decimal(lo, 1)}–${percent(hi / 100, 1)}` : `${decimal(lo, 2)}–${decimal(hi, 2)}`;

function rowOf({ point, no }: Numbered, input: Input): QuadrantRow {
  const { basis, names } = input;
  const { importance, performance } = point;
  return {
    no: String(no),
    name: names.of(point.key),
    href: input.hrefTo(`/items/${encodeURIComponent(point.key)}`, { importance: undefined, careless: undefined }),
    received: performance.value === null ? '–' : decimal(performance.value, 2),
    importance: importance.value === null ? '–' : written(importance.value, basis),
    interval: importance.ci95 === null ? '' : rangeText(importance.ci95, basis),
    n: wholeNumber(nOf(input, point.key)),
  };
}

function chartOf(of: ImportancePerformance, numbered: readonly Numbered[], input: Input): QuadrantChart | null {
  const { basis, names, t, rtl, priorities } = input;
  const { scale } = priorities.definition;
  const drawn = numbered.flatMap(({ point, no }) => {
    const { importance, performance, quadrant } = point;
    if (importance.ci95 === null || performance.ci95 === null) return [];
    if (importance.value === null || performance.value === null || quadrant === null) return [];
    const yInterval = [inUnits(importance.ci95[0], basis), inUnits(importance.ci95[1], basis)] as const;
    return [
      {
        no,
        label: names.of(point.key),
        x: performance.value,
        y: inUnits(importance.value, basis),
        xInterval: performance.ci95,
        yInterval,
        state: quadrant === 'concentrate' ? 'focus' : quadrant === 'undecided' ? 'open' : 'decided',
        named: quadrant === 'concentrate',
        said: [
          t(`priorities.corner.${quadrant}`),
          `${t('figure.col.received')} ${leftToRight(decimal(performance.value, 2))}`,
          `${t('priorities.col.importance')} ${leftToRight(written(importance.value, basis))}`,
          nText(nOf(input, point.key)),
        ],
      } as const,
    ];
  });
  if (of.crosshair === null || drawn.length === 0) return null;
  const counts = drawn.map(({ label: _, no }) => nOf(input, numbered[no - 1]?.point.key ?? ''));
  const limits = { min: scale.min, max: scale.max };
  const x = axisFor(
    drawn.flatMap(({ xInterval }) => xInterval),
    [0.1, 0.25, 0.5, 1],
    limits,
  );
  const y =
    basis === 'drivers'
      ? {
          ...axisFor(
            drawn.flatMap(({ yInterval }) => yInterval),
            [0.01, 0.02, 0.05, 0.1, 0.2],
            { min: 0, max: 1 },
          ),
          percent: true,
          digits: 0,
        }
      : axisFor(
          drawn.flatMap(({ yInterval }) => yInterval),
          [0.1, 0.25, 0.5, 1],
          limits,
        );
  return {
    kind: 'quadrant',
    id: 'quadrant',
    title: t('priorities.title'),
    caption: t('priorities.quadrant.caption', {
      ...limits,
      least: wholeNumber(Math.min(...counts)),
      most: wholeNumber(Math.max(...counts)),
    }),
    label: t('priorities.quadrant.label', { n: drawn.length }),
    legend: [
      { mark: 'focus', text: t('priorities.legend.focus') },
      { mark: 'decided', text: t('priorities.legend.decided') },
      { mark: 'open', text: t('priorities.legend.open') },
    ],
    rtl,
    data: {
      x: { ...x, mean: of.crosshair.performance, title: t('priorities.axis.received', limits) },
      y: {
        ...y,
        mean: inUnits(of.crosshair.importance, basis),
        title: t(basis === 'drivers' ? 'priorities.axis.weight' : 'priorities.axis.expected', limits),
      },
      items: drawn.map((item) => ({ ...item, said: [...item.said] })),
      corners: {
        lowHigh: t('priorities.corner.concentrate'),
        highHigh: t('priorities.corner.keep'),
        lowLow: t('priorities.corner.low_priority'),
        highLow: t('priorities.corner.possible_overkill'),
      },
    },
  };
}

const MOST_STEPS = 8;

/** The finest of these steps that takes all values in at most eight, its ends on whole steps within the limits. */
function axisFor(values: readonly number[], steps: readonly number[], limits: { min: number; max: number }): ValueAxis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const ends = (step: number): [number, number] => [Math.floor(low / step - 0.2), Math.ceil(high / step + 0.2)];
  const step = steps.find((size) => ends(size)[1] - ends(size)[0] <= MOST_STEPS) ?? steps.at(-1) ?? 1;
  const [first, last] = ends(step);
  const round = (value: number): number => Math.round(value * 1e6) / 1e6;
  return {
    min: Math.max(limits.min, round(first * step)),
    max: Math.min(limits.max, round(last * step)),
    step,
    digits: step < 0.1 || step === 0.25 ? 2 : 1,
  };
}
