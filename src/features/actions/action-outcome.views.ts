import { verdictOf } from '../../domain/card/verdict.ts';
import { directionOf, type Locale } from '../../domain/locale.ts';
import type { DumbbellChart } from '../../platform/charts/chart-data.ts';
import { momentDayText } from '../../platform/i18n/dates.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import { type PageTable, toPageTable } from '../../platform/tables/page-table.ts';
import { gapLegend, intervalColumns, intervalValues, periodText, SIGNS, signedText } from '../figures/index.ts';
import type { Action } from './action.store.ts';
import type { ActionTranslate } from './action-words.ts';
import type { Definitions } from './actions.views.ts';
import type { Group } from './judgement.ts';
import { type ActionReader, type ToldFigures, toldVerdict } from './told-action.queries.ts';

/** What came of an action: its verdict, the change in words, in a chart and in a table. */
export interface Outcome {
  heading: string;
  lines: string[];
  chart: DumbbellChart | null;
  table: PageTable | null;
  notes: string[];
}

export interface OutcomeInput {
  locale: Locale;
  timeZone: string;
  action: Action;
  definitions: Definitions;
  reader: ActionReader;
  figures: ToldFigures | null;
  material: number;
}

export function toOutcome(input: OutcomeInput, t: ActionTranslate): Outcome {
  const { action, figures, locale, timeZone, reader } = input;
  const { judgement, judgedAt } = action;
  const verdict = toldVerdict(action, reader) ?? 'withheld';
  const heading = t(`action.verdict.${verdict}`);
  const dated =
    judgement === null || judgedAt === null
      ? []
      : [
          t('action.outcome.days', {
            judged: momentDayText(judgedAt, locale, timeZone),
            after: periodText(judgement.after, locale),
            before: periodText(judgement.before, locale),
          }),
        ];
  if (figures === null)
    return { heading, lines: [], chart: null, table: null, notes: [...dated, t('action.outcome.none')] };
  const table = outcomeTable(figures, t);
  return {
    heading,
    lines: [...changeLines(input, figures, t), ...gapLine(figures, t)],
    chart: outcomeChart(input, figures, t),
    table: toPageTable(table, locale),
    notes: [...dated, ...(figures.coarse ? [t('action.outcome.coarse')] : [])],
  };
}

/** What is told of whole weeks beside others is told to one digit. */
export const digitsOf = (figures: ToldFigures | null): number => (figures?.oneDigit ? 1 : 2);

function changeLines({ action }: OutcomeInput, figures: ToldFigures, t: ActionTranslate): string[] {
  const { change, detectable } = figures;
  if (change === null) return [];
  const digits = digitsOf(figures);
  const points = (value: number): string => leftToRight(signedAt(value, digits));
  const line = t(action.plan.compareWithout ? 'action.outcome.change.without' : 'action.outcome.change', {
    change: points(change.value),
    lo: points(change.ci95[0]),
    hi: points(change.ci95[1]),
  });
  const missed = action.verdict === 'no_detectable_change' && detectable !== null;
  return [line, ...(missed ? [t('action.outcome.detectable', { change: leftToRight(decimal(detectable, 1)) })] : [])];
}

const signedAt = (value: number, digits: number): string => {
  const text = decimal(Math.abs(value), digits);
  if (Number(text.replaceAll(',', '')) === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
};

function gapLine({ with: own, gapChange }: ToldFigures, t: ActionTranslate): string[] {
  const [before, after] = [own.before.gap, own.after.gap];
  if (before === null || after === null) return [];
  const shown = { before: signedText(before), after: signedText(after) };
  if (gapChange === null) return [t('action.outcome.gap', shown)];
  const [lo, hi] = gapChange.ci95;
  return [
    t('action.outcome.gap.change', {
      ...shown,
      change: signedText(gapChange.value),
      lo: signedText(lo),
      hi: signedText(hi),
    }),
  ];
}

function rowsOf({ with: own, without }: ToldFigures, t: ActionTranslate): { label: string; group: Group }[] {
  return [
    { label: t('action.group.before'), group: own.before },
    { label: t('action.group.after'), group: own.after },
    ...(without === null
      ? []
      : [
          { label: t('action.group.without.before'), group: without.before },
          { label: t('action.group.without.after'), group: without.after },
        ]),
  ];
}

function outcomeTable(figures: ToldFigures, t: ActionTranslate): DataTable {
  return {
    key: 'outcome',
    title: t('action.chart.title'),
    columns: [
      { head: t('action.table.answers'), kind: 'text' },
      { head: t('figure.col.received'), kind: 'number' },
      { head: t('figure.col.expected'), kind: 'number' },
      { head: t('figure.col.gap'), kind: 'number', signed: true },
      ...intervalColumns(t, { kind: 'number', signed: true }),
      { head: t('figure.col.n'), kind: 'count' },
    ],
    rows: rowsOf(figures, t).map(({ label, group: { performance, expectation, gap, gapCi95, n } }) => [
      label,
      performance,
      expectation,
      gap,
      ...intervalValues(gapCi95),
      n,
    ]),
  };
}

/** Expected, received and the gap between them, before and after. */
function outcomeChart(input: OutcomeInput, figures: ToldFigures, t: ActionTranslate): DumbbellChart | null {
  const { action, definitions, locale, material } = input;
  const scale = definitions.get(action.questionnaireId)?.scale;
  const rows = rowsOf(figures, t).flatMap(({ label, group }) => {
    const { expectation: e, performance: p, gap, gapCi95, n } = group;
    return e === null || p === null || gap === null || gapCi95 === null ? [] : [{ label, e, p, gap, gapCi95, n }];
  });
  if (scale === undefined || rows.length < 2) return null;
  const lowest = Math.floor(Math.min(...rows.flatMap(({ e, p, gapCi95 }) => [e, p, e + gapCi95[0]])));
  const counts = rows.map(({ n }) => n);
  return {
    kind: 'dumbbell',
    id: 'outcome',
    title: t('action.chart.title'),
    caption: t('action.chart.caption', {
      min: scale.min,
      max: scale.max,
      least: wholeNumber(Math.min(...counts)),
      most: wholeNumber(Math.max(...counts)),
    }),
    label: t('action.chart.label'),
    legend: gapLegend(t),
    rtl: directionOf(locale) === 'rtl',
    data: {
      // At least three points of the scale.
      min: Math.max(scale.min, Math.min(scale.max - 3, lowest)),
      max: scale.max,
      items: rows.map(({ label, e, p, gap, gapCi95: [lo, hi], n }) => ({
        label,
        kind: SIGNS[signOf(n, gap, [lo, hi], material)],
        e,
        p,
        lo: e + lo,
        hi: e + hi,
        said: [
          t('figure.bell', { e: leftToRight(decimal(e, 2)), p: leftToRight(decimal(p, 2)) }),
          t('figure.point', { gap: signedText(gap), lo: signedText(lo), hi: signedText(hi), n: wholeNumber(n) }),
        ],
      })),
    },
  };
}

/** How the gap of a single group is drawn: sure where its interval leaves 0 out. */
function signOf(n: number, mean: number, ci95: readonly [number, number], material: number) {
  const p = ci95[0] > 0 || ci95[1] < 0 ? 0 : 1;
  return verdictOf({ n, mean, ci95, pAdjusted: p }, material, 0);
}
