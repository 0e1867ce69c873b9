import type { DroppedReason } from '../../domain/drivers/driver-columns.ts';
import type { KeyDrivers } from '../../domain/drivers/key-drivers.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Interval } from '../../domain/statistics/estimate.ts';
import type { ShareChart } from '../../platform/charts/chart-data.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { percent, wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DataColumn, DataTable, DataValue } from '../../platform/tables/data-table.ts';
import { intervalValues } from '../figures/index.ts';
import type { Priorities } from './priorities.queries.ts';
import type { Names, PrioritiesTranslate } from './priorities-words.ts';

export interface DriverSection {
  heading: string;
  chart: ShareChart | null;
  table: DataTable | null;
  /** Summed weights. */
  dimensions: DataTable | null;
  /** Warnings and what was left out, then how the weights were made. */
  notes: string[];
}

export interface DriverInput {
  priorities: Priorities;
  names: Names;
  t: PrioritiesTranslate;
  locale: Locale;
  timeZone: string;
  rtl: boolean;
}

const DROPPED: readonly DroppedReason[] = ['too_few_answers', 'no_spread', 'repeats_others'];

export function toDriverSection(input: DriverInput): DriverSection {
  const { priorities, names, t } = input;
  const { drivers, estimate } = priorities;
  const empty = { chart: null, table: null, dimensions: null, notes: [] };
  if (drivers.status === 'working') return { ...empty, heading: t('priorities.drivers.working') };
  if (drivers.status === 'too_few' || estimate === null) {
    const needed = drivers.status === 'too_few' ? drivers.needed : 0;
    const n = wholeNumber(priorities.responses);
    return {
      ...empty,
      heading: t('priorities.drivers.none.few', { needed: wholeNumber(needed), n }),
      notes: [t('priorities.drivers.none.few.note')],
    };
  }
  if ('insufficient' in estimate) {
    const few = estimate.insufficient === 'too_few_answers' || estimate.insufficient === 'under_two_items';
    return few
      ? {
          ...empty,
          heading: t('priorities.drivers.none.few', { needed: LEAST, n: wholeNumber(estimate.n) }),
          notes: [t('priorities.drivers.none.few.note')],
        }
      : { ...empty, heading: t('priorities.drivers.none.same') };
  }
  const { value, n } = estimate;
  return {
    heading: headingOf(value, names, t),
    chart: chartOf(value, n, input),
    table: itemTable(value, input),
    // One dimension alone weighs all there is, which says nothing.
    dimensions: value.dimensions.length > 1 ? dimensionTable(value, input) : null,
    notes: notesOf(value, input),
  };
}

/** No ranking of two items is printed under so many answers. */
const LEAST = 100;

function headingOf({ leadingItem, drivers }: KeyDrivers, names: Names, t: PrioritiesTranslate): string {
  if (leadingItem?.sure) return t('priorities.drivers.sure', { item: names.listed([leadingItem.first]) });
  return t('priorities.drivers.unsure', { items: names.listed(drivers.slice(0, 2).map(({ key }) => key)) });
}

function chartOf(value: KeyDrivers, n: number, { names, t, rtl }: DriverInput): ShareChart {
  const highest = Math.max(...value.drivers.map(({ weight, ci95 }) => ci95?.[1] ?? weight)) / 100;
  const max = Math.min(1, Math.ceil(highest / 0.05) * 0.05);
  return {
    kind: 'share',
    id: 'drivers',
    title: t('priorities.drivers.chart'),
    caption: t('priorities.drivers.caption', { n: wholeNumber(n), r2: leftToRight(percent(value.r2)) }),
    label: t('priorities.drivers.label', { n: value.drivers.length }),
    legend: [{ mark: 'interval', text: t('figure.col.interval') }],
    rtl,
    data: {
      parts: [{ text: t('priorities.drivers.weight'), tone: 'ink' }],
      max: Math.round(max * 100) / 100,
      bars: value.drivers.map(({ key, weight, ci95 }) => ({
        label: names.of(key),
        shares: [weight / 100],
        interval: inShares(ci95),
        said: [
          `${t('priorities.drivers.weight')} ${leftToRight(percent(weight / 100, 1))}`,
          ...(ci95 === null ? [] : [t('figure.interval', { lo: share(ci95[0]), hi: share(ci95[1]) })]),
        ],
      })),
    },
  };
}

const share = (weight: number): string => leftToRight(percent(weight / 100, 1));

const inShares = (ci95: Interval | null): [number, number] | null => ci95 && [ci95[0] / 100, ci95[1] / 100];

const weightColumns = (t: PrioritiesTranslate): DataColumn[] => [
  { head: t('priorities.drivers.weight'), kind: 'percent', digits: 1 },
  { head: t('priorities.drivers.from'), kind: 'percent', digits: 1 },
  { head: t('priorities.drivers.to'), kind: 'percent', digits: 1 },
];

const weightValues = ({ weight, ci95 }: { weight: number; ci95: Interval | null }): DataValue[] => [
  weight / 100,
  ...intervalValues(inShares(ci95)),
];

function itemTable({ drivers }: KeyDrivers, { names, t }: DriverInput): DataTable {
  return {
    key: 'drivers',
    title: t('priorities.drivers.table'),
    columns: [
      { head: t('figure.col.item'), kind: 'text' },
      ...weightColumns(t),
      { head: t('priorities.drivers.direction'), kind: 'text' },
      { head: t('priorities.drivers.overlap'), kind: 'text' },
    ],
    rows: drivers.map((driver) => [
      names.of(driver.key),
      ...weightValues(driver),
      t(driver.correlation < 0 ? 'priorities.drivers.down' : 'priorities.drivers.up'),
      t(`priorities.drivers.overlap.${driver.overlap}`),
    ]),
  };
}

function dimensionTable({ dimensions }: KeyDrivers, { names, t }: DriverInput): DataTable {
  return {
    key: 'dimensions',
    title: t('priorities.drivers.dimensions'),
    columns: [{ head: t('figure.col.dimension'), kind: 'text' }, ...weightColumns(t)],
    rows: dimensions.map((dimension) => [names.of(dimension.key), ...weightValues(dimension)]),
  };
}

function notesOf(value: KeyDrivers, { names, t, priorities, locale, timeZone }: DriverInput): string[] {
  const { drivers } = priorities;
  const overlapping = (['some', 'merge'] as const).flatMap((overlap) => {
    const keys = value.drivers.filter((driver) => driver.overlap === overlap).map(({ key }) => key);
    return keys.length === 0 ? [] : [t(`priorities.drivers.warn.${overlap}`, { items: names.listed(keys) })];
  });
  const dropped = DROPPED.flatMap((reason) => {
    const keys = value.dropped.filter((one) => one.reason === reason).map(({ key }) => key);
    return keys.length === 0 ? [] : [t(`priorities.drivers.dropped.${reason}`, { items: names.listed(keys) })];
  });
  const method = t(
    value.method === 'complete_rows' ? 'priorities.drivers.method.complete_rows' : 'priorities.drivers.method.em',
  );
  if (drivers.status !== 'ready') return [...overlapping, ...dropped, method];
  const when = momentText(drivers.computedAt, locale, timeZone);
  const age = t(drivers.current ? 'priorities.drivers.asOf' : 'priorities.drivers.asOf.old', { when });
  return [...overlapping, ...dropped, `${method} ${age}`];
}
