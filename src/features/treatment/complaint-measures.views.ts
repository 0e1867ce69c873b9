import { SEVERITIES } from '../../domain/complaint/complaint.ts';
import { HANDLING_GRADES, HANDLING_STEPS, IN_TIME_TARGET } from '../../domain/complaint/handling-measures.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Estimate, Interval } from '../../domain/statistics/estimate.ts';
import type { Moments } from '../../domain/statistics/integer-moments.ts';
import { welchDifference } from '../../domain/statistics/mean-differences.ts';
import { meanInterval } from '../../domain/statistics/mean-interval.ts';
import type { Quantile } from '../../domain/statistics/quantile-interval.ts';
import { rateInterval } from '../../domain/statistics/rate-interval.ts';
import { longDayText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { percent } from '../../platform/i18n/numbers.ts';
import type { DataColumn, DataTable, DataValue } from '../../platform/tables/data-table.ts';
import { toPageTable } from '../../platform/tables/page-table.ts';
import { toTakeAway } from '../../platform/tables/take-away.ts';
import { complaintsMessages } from '../complaints/index.ts';
import { type Filters, periodText } from '../figures/index.ts';
import type { Place } from '../organisation/index.ts';
import { complaintMeasureMessages } from './complaint-measures.messages.ts';
import type { ComplaintMeasures, MeasuredScope } from './complaint-measures.queries.ts';

/** Under so many a figure is withheld, under so many more it has no interval; all is shown to those with row access. */
const SHOWN_FROM = 5;
const INTERVAL_FROM = 10;

/** How much of a figure a reader may see. */
interface Shown {
  value: boolean;
  interval: boolean;
}

const shownOf = (n: number, rowAccess: boolean): Shown => ({
  value: rowAccess || n >= SHOWN_FROM,
  interval: rowAccess || n >= INTERVAL_FROM,
});

export interface MeasuresInput {
  locale: Locale;
  scope: MeasuredScope;
  measures: ComplaintMeasures;
  rowAccess: boolean;
}

/** Every table of the page, whole, for the page and for files. */
export function measureTables(input: MeasuresInput): DataTable[] {
  return [
    rateTable(input),
    timesTable(input),
    inTimeTable(input),
    gradesTable(input),
    endingsTable(input),
    groupsTable(input),
  ];
}

const words = ({ locale }: MeasuresInput) => complaintMeasureMessages.in(locale);

const col = (head: string, kind: DataColumn['kind'], more: Partial<DataColumn> = {}): DataColumn => ({
  ...{ head, kind },
  ...more,
});

const ends = (interval: Interval | null | undefined, { interval: may }: Shown): DataValue[] =>
  interval == null || !may ? [null, null] : [interval[0], interval[1]];

function rateTable(input: MeasuresInput): DataTable {
  const { measures } = input;
  const t = words(input);
  const { n } = measures.handling;
  const rate = rateInterval(n, measures.contacts / 1000);
  const found = 'value' in rate ? rate.value : undefined;
  return {
    key: 'rate',
    title: t('handling.rate'),
    columns: [
      col(t('handling.col.what'), 'text'),
      col(t('handling.col.n'), 'count'),
      col(t('handling.col.value'), 'number', { digits: 1 }),
      col(t('handling.col.low'), 'number', { digits: 1 }),
      col(t('handling.col.high'), 'number', { digits: 1 }),
    ],
    rows: [
      [t('handling.rate.complaints'), n, null, null, null],
      [t('handling.rate.concerns'), measures.concerns, null, null, null],
      [
        t('handling.rate.perThousand'),
        measures.contacts,
        found?.value ?? null,
        found?.ci95[0] ?? null,
        found?.ci95[1] ?? null,
      ],
    ],
    notes: [t('handling.rate.note')],
  };
}

const MINUTES = 60;

function timesTable(input: MeasuresInput): DataTable {
  const { measures, rowAccess } = input;
  const t = words(input);
  const hours = (estimate: Estimate<Quantile, 'no_answers'>): DataValue[] => {
    const shown = shownOf(estimate.n, rowAccess);
    if (!('value' in estimate) || !shown.value) return [null, null, null];
    const { value, ci95 } = estimate.value;
    return [value / MINUTES, ...ends(ci95 && [ci95[0] / MINUTES, ci95[1] / MINUTES], shown)];
  };
  const low = t('handling.col.low');
  const high = t('handling.col.high');
  const hour = { digits: 1 };
  return {
    key: 'times',
    title: t('handling.times'),
    columns: [
      col(t('handling.step'), 'text'),
      col(t('handling.col.n'), 'count'),
      col(t('handling.col.median'), 'number', hour),
      col(low, 'number', hour),
      col(high, 'number', hour),
      col(t('handling.col.ninetieth'), 'number', hour),
      col(low, 'number', hour),
      col(high, 'number', hour),
    ],
    rows: HANDLING_STEPS.map((step) => {
      const { n, median, ninetieth } = measures.handling.times[step];
      return [t(`handling.step.${step}`), n, ...hours(median), ...hours(ninetieth)];
    }),
    notes: [t('handling.times.note'), ...smallNote(input)],
  };
}

function inTimeTable(input: MeasuresInput): DataTable {
  const { measures, rowAccess } = input;
  const t = words(input);
  return {
    key: 'in-time',
    title: t('handling.inTime'),
    columns: [
      col(t('handling.step'), 'text'),
      col(t('handling.col.target'), 'count'),
      col(t('handling.col.due'), 'count'),
      col(t('handling.col.share'), 'percent'),
      col(t('handling.col.low'), 'percent'),
      col(t('handling.col.high'), 'percent'),
      col(t('handling.col.openPast'), 'count'),
      col(t('handling.col.verdict', { target: percent(IN_TIME_TARGET) }), 'text'),
    ],
    rows: (['acknowledge', 'answer'] as const).map((step) => {
      const { openPast, share } = measures.handling.inTime[step];
      const target = step === 'acknowledge' ? measures.targets.acknowledgeHours : measures.targets.answerHours;
      const shown = shownOf(share.n, rowAccess);
      const told = 'value' in share && shown.value ? share.value : undefined;
      return [
        ...[t(`handling.step.${step}`), target, share.n, told?.value ?? null, ...ends(told?.ci95, shown), openPast],
        told === undefined || !shown.interval ? null : t(`handling.verdict.${told.verdict}`),
      ];
    }),
    notes: [t('handling.inTime.note'), ...smallNote(input)],
  };
}

/** n, mean and interval of a group, as far as the reader may see them. */
function meanCells(moments: Moments, rowAccess: boolean): DataValue[] {
  const shown = shownOf(moments.n, rowAccess);
  if (!shown.value) return [moments.n, null, null, null];
  return [moments.n, moments.mean, ...ends(meanInterval(moments), shown)];
}

function meanColumns(input: MeasuresInput, more: Partial<DataColumn> = {}): DataColumn[] {
  const t = words(input);
  return [
    col(t('handling.col.what'), 'text'),
    col(t('handling.col.n'), 'count'),
    col(t('handling.col.mean'), 'number', more),
    col(t('handling.col.low'), 'number', more),
    col(t('handling.col.high'), 'number', more),
  ];
}

function gradesTable(input: MeasuresInput): DataTable {
  const t = words(input);
  return {
    key: 'grades',
    title: t('handling.grades'),
    columns: meanColumns(input),
    rows: HANDLING_GRADES.map((grade) => [
      t(`handling.grade.${grade}`),
      ...meanCells(input.measures.handling.grades[grade], input.rowAccess),
    ]),
    notes: [t('handling.grades.note'), ...smallNote(input)],
  };
}

function endingsTable(input: MeasuresInput): DataTable {
  const { endings, netRecovery } = input.measures.handling;
  const t = words(input);
  const count = (word: 'settled' | 'unsettled' | 'unconfirmed'): DataValue[] => [
    ...[t(`handling.ending.${word}`), endings[word], null, null, null],
  ];
  return {
    key: 'endings',
    title: t('handling.endings'),
    columns: meanColumns(input, { signed: true }),
    rows: [
      count('settled'),
      count('unsettled'),
      count('unconfirmed'),
      [t('handling.ending.net'), ...meanCells(netRecovery, input.rowAccess)],
    ],
    notes: [t('handling.endings.note'), ...smallNote(input)],
  };
}

function groupsTable(input: MeasuresInput): DataTable {
  const { handling, neverFailed } = input.measures;
  const { rowAccess, locale } = input;
  const t = words(input);
  const severity = complaintsMessages.in(locale);
  const both = ['recovered', 'unrecovered'] as const;
  const { recovered } = handling.groups;
  const lift =
    neverFailed !== null && (rowAccess || (recovered.n >= INTERVAL_FROM && neverFailed.n >= INTERVAL_FROM))
      ? welchDifference(recovered, neverFailed)
      : undefined;
  return {
    key: 'groups',
    title: t('handling.groups'),
    columns: meanColumns(input),
    rows: [
      ...both.map((group) => [t(`handling.group.${group}`), ...meanCells(handling.groups[group], rowAccess)]),
      [
        t('handling.group.neverFailed'),
        ...(neverFailed === null ? [null, null, null, null] : meanCells(neverFailed, rowAccess)),
      ],
      ...(lift !== undefined && 'value' in lift
        ? [[t('handling.group.lift'), lift.n, lift.value.value, lift.value.ci95[0], lift.value.ci95[1]]]
        : []),
      ...SEVERITIES.flatMap((level) =>
        both
          .filter((group) => handling.bySeverity[level][group].n > 0)
          .map((group) => [
            t('handling.group.of', {
              group: t(`handling.group.${group}`),
              severity: severity(`complaints.severity.${level}`),
            }),
            ...meanCells(handling.bySeverity[level][group], rowAccess),
          ]),
      ),
    ],
    notes: [t('handling.groups.note'), ...smallNote(input)],
  };
}

const smallNote = (input: MeasuresInput): string[] => (input.rowAccess ? [] : [words(input)('handling.small')]);

/** Which complaints the page is about. */
export function toMeasureFilters(locale: Locale, scope: MeasuredScope, branches: readonly Place[]): Filters {
  const t = complaintMeasureMessages.in(locale);
  return {
    action: '/complaints/measures',
    summary: dotted([
      periodText(scope, locale),
      branches.find(({ id }) => id === scope.branch)?.name ?? t('handling.filter.branch.all'),
    ]),
    fields: [
      { name: 'from', kind: 'date', label: t('handling.filter.from'), value: scope.from },
      { name: 'to', kind: 'date', label: t('handling.filter.to'), value: scope.to },
      {
        name: 'branch',
        kind: 'select',
        label: t('handling.filter.branch'),
        value: scope.branch ?? '',
        options: [
          { value: '', label: t('handling.filter.branch.all') },
          ...branches.map(({ id, name }) => ({ value: id, label: name })),
        ],
      },
    ],
    hidden: [],
  };
}

/** What views/treatment/measures.ejs shows. */
export function toMeasuresPage(
  input: MeasuresInput & { branches: readonly Place[]; mayChangeTargets: boolean },
  href: string,
) {
  const { locale, scope, measures, branches } = input;
  const t = words(input);
  const { n } = measures.handling;
  const tables = measureTables(input);
  return {
    lead: t('handling.lead', { n, from: longDayText(scope.from, locale), to: longDayText(scope.to, locale) }),
    targetsHref: input.mayChangeTargets ? '/complaints/targets' : null,
    filters: toMeasureFilters(locale, scope, branches),
    empty:
      n + measures.concerns > 0
        ? null
        : {
            small: true,
            title: t('handling.empty.title'),
            text: t('handling.empty.text'),
            steps: [{ href: '/complaints', label: t('handling.empty.step') }],
          },
    tables: tables.map((table) => toPageTable(table, locale)),
    takeAway: toTakeAway(href, tables),
  };
}
