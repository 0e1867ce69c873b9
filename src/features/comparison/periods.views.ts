import type { PeriodChange } from '../../domain/card/period-change.ts';
import { JUDGED_FROM } from '../../domain/card/verdict.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import {
  intervalColumns,
  intervalText,
  intervalValues,
  nText,
  periodText,
  scoreName,
  signedText,
  type VerdictWords,
} from '../figures/index.ts';
import { type ComparisonPart, figureLine, type PartContext } from './comparison.views.ts';
import { type ComparisonTranslate, comparisonWords, scoreText } from './comparison-words.ts';
import type { EarlierFigures, PeriodsComparison } from './periods-comparison.queries.ts';

const SIGNS: Record<PeriodChange['word'], VerdictWords['sign']> = {
  up: 'above',
  down: 'below',
  no_difference: 'none',
  too_few: 'few',
};

/** A period against the one before and the same a year ago, in words. */
export function toPeriodsPart(
  comparison: PeriodsComparison,
  definition: QuestionnaireDefinition,
  context: PartContext,
): ComparisonPart {
  const { locale, page } = context;
  const t = comparisonWords.in(locale);
  const { measure, now, earlier } = comparison;
  const name = scoreName(measure, definition, locale);
  return {
    headline: now.n === 0 ? t('compare.periods.none') : headlineOf(earlier, t),
    lead: figureLine({
      name,
      value: now.mean === null ? null : scoreText(measure, now.mean),
      interval: now.ci95 && [scoreText(measure, now.ci95[0]), scoreText(measure, now.ci95[1])],
      n: nText(now.n),
      t,
    }),
    nothing: now.n === 0 ? t('compare.periods.none.text') : null,
    chartAsk: '',
    chartHeading: '',
    chart: null,
    groups: [
      {
        ask: t('compare.periods.ask'),
        heading: t('compare.periods.heading', { name }),
        note: null,
        rows: earlier.map((one) => ({
          name: t(`compare.period.${one.name}`),
          href: page.hrefTo('/card', { of: undefined, measure: undefined, ...one.period }),
          detail: dotted([
            periodText(one.period, locale),
            ...(one.figure.mean === null ? [] : [scoreText(measure, one.figure.mean), nText(one.figure.n)]),
          ]),
          verdict: changeWords(one.change, t),
        })),
      },
    ],
    table: periodsTable(comparison, name, t),
    notes: [
      t('compare.notes.periods', { needed: JUDGED_FROM }),
      t('compare.notes.month'),
      ...(context.rowAccess ? [] : [t('compare.notes.runs', { threshold: context.threshold })]),
    ],
  };
}

function headlineOf(earlier: readonly EarlierFigures[], t: ComparisonTranslate): string {
  const [first, second] = earlier;
  if (first === undefined) return t('compare.periods.none');
  const before = t(`compare.headline.before.${first.change.word}`);
  return second === undefined ? before : `${before} ${t(`compare.headline.year_ago.${second.change.word}`)}`;
}

function changeWords({ word, difference, ci95 }: PeriodChange, t: ComparisonTranslate): VerdictWords {
  if (difference === null || ci95 === null) return { sign: SIGNS[word], word: t(`compare.change.${word}`), note: null };
  return {
    sign: SIGNS[word],
    word: t(`compare.change.${word}`),
    note: `· ${signedText(difference)} (${intervalText(ci95, t)})`,
  };
}

function periodsTable(
  { measure, period, now, earlier }: PeriodsComparison,
  name: string,
  t: ComparisonTranslate,
): DataTable {
  const gap = measure.kind === 'gap';
  const rows = [{ name: 'this' as const, period, figure: now, change: null }, ...earlier];
  return {
    key: 'comparison',
    title: t('compare.table.title', { name, of: t('compare.of.period') }),
    columns: [
      { head: t('compare.one.period'), kind: 'text' },
      { head: t('figure.filter.from'), kind: 'date' },
      { head: t('figure.filter.to'), kind: 'date' },
      { head: name, kind: 'number', signed: gap },
      { head: t('figure.col.n'), kind: 'count' },
      { head: t('compare.table.change'), kind: 'number', signed: true },
      ...intervalColumns(t, { kind: 'number', signed: true }),
      { head: t('compare.table.word'), kind: 'text' },
    ],
    rows: rows.map((row) => [
      t(`compare.period.${row.name}`),
      row.period.from,
      row.period.to,
      row.figure.mean,
      row.figure.n,
      row.change?.difference ?? null,
      ...intervalValues(row.change?.ci95),
      row.change === null ? null : t(`compare.change.${row.change.word}`),
    ]),
  };
}
