import { directionOf, type Locale } from '../../domain/locale.ts';
import { FAILURE_MODES, type FailureModeKey } from '../../domain/questionnaire/failure-modes.ts';
import { weekDays, weekNumber } from '../../domain/time/weeks.ts';
import type { Weekday } from '../../domain/time/zone.ts';
import { type Occurrences, rateChart } from '../../domain/trend/rate-chart.ts';
import type { ControlChart, ParetoChart } from '../../platform/charts/chart-data.ts';
import { dayText, shortMonth } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, percent, wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import { axisOver } from '../trends/index.ts';
import { complaintsMessages } from './complaints.messages.ts';

/** So much of what goes wrong is "most of it". */
const MOST = 0.8;

export interface Pareto {
  heading: string;
  /** Null where nothing was confirmed. */
  chart: ParetoChart | null;
  table: DataTable;
}

/** Failure modes by how often they were confirmed, the most frequent first, with what they add up to. */
export function toPareto(counts: ReadonlyMap<FailureModeKey, number>, locale: Locale): Pareto {
  const t = complaintsMessages.in(locale);
  const modes = FAILURE_MODES.flatMap(({ key, label }) => {
    const count = counts.get(key) ?? 0;
    return count === 0 ? [] : [{ label: label[locale], count }];
  }).sort((a, b) => b.count - a.count);
  const total = modes.reduce((sum, { count }) => sum + count, 0);
  let sum = 0;
  const bars = modes.map(({ label, count }) => {
    sum += count;
    return { label, count, share: count / total, cumulated: sum / total };
  });
  const most = bars.findIndex(({ cumulated }) => cumulated >= MOST);
  const table: DataTable = {
    key: 'modes',
    title: t('complaints.table.modes'),
    columns: [
      { head: t('complaints.col.mode'), kind: 'text' },
      { head: t('complaints.col.count'), kind: 'count' },
      { head: t('complaints.col.share'), kind: 'percent' },
      { head: t('complaints.col.cumulated'), kind: 'percent' },
    ],
    rows: bars.map(({ label, count, share, cumulated }) => [label, count, share, cumulated]),
  };
  if (bars.length === 0) return { heading: t('complaints.pareto.none'), chart: null, table };
  const heading = t('complaints.pareto.heading', {
    n: most + 1,
    share: leftToRight(percent(bars[most]?.cumulated ?? 1, 0)),
  });
  return {
    heading,
    table,
    chart: {
      kind: 'pareto',
      id: 'pareto',
      title: heading,
      caption: t('complaints.pareto.caption', { n: wholeNumber(total) }),
      label: t('complaints.pareto.label'),
      legend: [
        { mark: 'below', text: t('complaints.pareto.bar') },
        { mark: 'expected', text: t('complaints.pareto.line') },
      ],
      rtl: directionOf(locale) === 'rtl',
      data: {
        total,
        bars: bars.map(({ label, count, share, cumulated }) => ({
          label,
          count,
          said: [
            t('complaints.pareto.said', {
              count: wholeNumber(count),
              share: leftToRight(percent(share, 0)),
              cumulated: leftToRight(percent(cumulated, 0)),
            }),
          ],
        })),
      },
    },
  };
}

export interface WeeklyCounts {
  complaints: readonly { day: string; n: number }[];
  contacts: readonly { day: string; n: number }[];
}

interface Week extends Occurrences {
  from: string;
}

/**
 * Counts put together by week, from the first week with contacts on. The week that is not over is left out: its few contacts
 * would stretch the scale, and what they bring comes later.
 */
export function toWeeks({ complaints, contacts }: WeeklyCounts, weekStart: Weekday, today: string): Week[] {
  const sums = (counts: readonly { day: string; n: number }[]): Map<number, number> => {
    const byWeek = new Map<number, number>();
    for (const { day, n } of counts) {
      const week = weekNumber(day, weekStart);
      byWeek.set(week, (byWeek.get(week) ?? 0) + n);
    }
    return byWeek;
  };
  const [found, served] = [sums(complaints), sums(contacts)];
  const known = [...served.keys()].filter((week) => weekDays(week, weekStart).to < today);
  if (known.length === 0) return [];
  const [first, last] = [Math.min(...known), Math.max(...known)];
  return Array.from({ length: last - first + 1 }, (_, at) => ({
    from: weekDays(first + at, weekStart).from,
    count: found.get(first + at) ?? 0,
    contacts: served.get(first + at) ?? 0,
  }));
}

export interface RateSection {
  heading: string;
  /** Null where there is no week with contacts. */
  chart: ControlChart | null;
  table: DataTable;
}

/** Complaints and concerns per 1,000 contacts by week, against what chance alone would do. */
export function toRate(weeks: readonly Week[], locale: Locale, { anyState }: { anyState: boolean }): RateSection {
  const t = complaintsMessages.in(locale);
  const { points, center, limits, signals } = rateChart(weeks, weeks.length);
  const figure = (value: number): string => leftToRight(decimal(value, 1));
  const table: DataTable = {
    key: 'weeks',
    title: t('complaints.table.weeks'),
    columns: [
      { head: t('complaints.col.week'), kind: 'date' },
      { head: t('complaints.col.count'), kind: 'count' },
      { head: t('complaints.col.contacts'), kind: 'count' },
      { head: t('complaints.col.rate'), kind: 'number', digits: 1 },
      { head: t('complaints.col.lower'), kind: 'number', digits: 1 },
      { head: t('complaints.col.upper'), kind: 'number', digits: 1 },
    ],
    rows: weeks.map(({ from, count, contacts }, at) => {
      const { value = null, lower = null, upper = null } = points[at] ?? {};
      return [from, count, contacts, value, lower, upper];
    }),
  };
  const shown = points.flatMap(({ value, lower, upper }) => (value === null ? [] : [value, lower, upper]));
  const known = shown.filter((value) => value !== null);
  if (known.length === 0) return { heading: t('complaints.rate.none'), chart: null, table };
  const striking = new Set(signals.map(({ at }) => at));
  const few = limits === 'too_few_points' || limits === 'no_spread';
  const heading = few
    ? t('complaints.rate.heading.few')
    : striking.size === 0
      ? t('complaints.rate.heading.steady')
      : t('complaints.rate.heading.signal', { n: striking.size });
  return {
    heading,
    table,
    chart: {
      kind: 'control',
      id: 'rate',
      title: heading,
      caption: dotted([
        t('complaints.rate.caption', { n: wholeNumber(weeks.reduce((n, { contacts }) => n + contacts, 0)) }),
        ...(anyState ? [t('complaints.rate.anyState')] : []),
      ]),
      label: t('complaints.rate.label', { n: weeks.length }),
      legend: [
        { mark: 'received', text: t('complaints.rate.value') },
        ...(few
          ? []
          : ([
              { mark: 'limit', text: t('complaints.rate.limit') },
              { mark: 'centre', text: t('complaints.rate.middle') },
            ] as const)),
        ...(striking.size === 0 ? [] : ([{ mark: 'signal', text: t('complaints.rate.signal') }] as const)),
      ],
      rtl: directionOf(locale) === 'rtl',
      data: {
        axis: axisOver(known, { from: 0 }),
        centre:
          center === null ? null : { value: center, text: t('complaints.rate.centre', { value: figure(center) }) },
        baseline: null,
        actions: [],
        points: points.map(({ value, lower, upper, tested }, at) => {
          const week = weeks[at];
          const from = week?.from ?? '';
          const newMonth =
            at === 0 ? Number(from.slice(8)) <= 14 : weeks[at - 1]?.from.slice(0, 7) !== from.slice(0, 7);
          return {
            ...{ value, lower, upper, signal: striking.has(at), hollow: !tested && center !== null },
            ...(newMonth ? { tick: shortMonth(from, locale) } : {}),
            said: [
              t('complaints.week', { day: dayText(from, locale) }),
              ...(value === null
                ? []
                : [
                    t('complaints.rate.said', {
                      value: figure(value),
                      count: wholeNumber(week?.count ?? 0),
                      contacts: wholeNumber(week?.contacts ?? 0),
                    }),
                  ]),
              ...(lower === null || upper === null
                ? []
                : [t('complaints.rate.within', { lower: figure(lower), upper: figure(upper) })]),
            ],
          };
        }),
      },
    },
  };
}
