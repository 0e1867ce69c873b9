import type { NotCompared, UnitGroup } from '../../domain/card/unit-comparison.ts';
import { UNIT_GROUPS } from '../../domain/card/unit-comparison.ts';
import { FULL_FROM } from '../../domain/card/verdict.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import {
  intervalColumns,
  intervalText,
  intervalValues,
  nText,
  scoreName,
  signedText,
  type VerdictWords,
} from '../figures/index.ts';
import { filterOf } from './comparison.forms.ts';
import {
  type ComparisonPart,
  type ComparisonRow,
  figureLine,
  type PartContext,
  type RowGroup,
} from './comparison.views.ts';
import { unitsChart } from './comparison-chart.views.ts';
import { type ComparisonTranslate, comparisonWords, namesText, scoreText } from './comparison-words.ts';
import type { ComparedFigures, UnitsComparison } from './units-comparison.queries.ts';

const SIGNS: Record<UnitGroup, VerdictWords['sign']> = { above: 'above', same: 'none', below: 'below' };

/** Units in three groups, by name within each, and those that cannot be compared yet. */
export function toUnitsPart(
  comparison: UnitsComparison,
  definition: QuestionnaireDefinition,
  context: PartContext,
): ComparisonPart {
  const { locale } = context;
  const t = comparisonWords.in(locale);
  const { of, measure, whole } = comparison;
  const collator = new Intl.Collator(locale);
  const units = [...comparison.units].sort((a, b) => collator.compare(a.name, b.name));
  const name = scoreName(measure, definition, locale);
  const inGroup = (group: UnitGroup) => units.filter(({ standing }) => standing?.group === group);
  const compared = units.filter(({ standing }) => standing?.group != null);
  const headline = headlineOf(of, inGroup, compared.length, t);
  return {
    headline,
    lead: figureLine({
      name,
      value: whole.mean === null ? null : scoreText(measure, whole.mean),
      interval: whole.ci95 && [scoreText(measure, whole.ci95[0]), scoreText(measure, whole.ci95[1])],
      n: nText(whole.n),
      t,
    }),
    nothing: compared.length > 0 ? null : t('compare.none.text', { needed: FULL_FROM }),
    chartAsk: t(`compare.chart.ask.${of}`),
    chartHeading: t(comparison.within === null ? 'compare.chart.heading.plain' : 'compare.chart.heading'),
    chart: unitsChart(comparison, { units: compared, name, title: headline, locale }),
    groups: [
      ...UNIT_GROUPS.map((group) => groupOf(group, inGroup(group), comparison, context)),
      restGroup(units, comparison, context),
    ].filter(({ rows }) => rows.length > 0),
    table: unitsTable(units, comparison, name, t),
    notes: notesOf(comparison, context, t),
  };
}

function headlineOf(
  of: UnitsComparison['of'],
  inGroup: (group: UnitGroup) => readonly ComparedFigures[],
  compared: number,
  t: ComparisonTranslate,
): string {
  if (compared === 0) return t(`compare.headline.few.${of}`);
  const said = (['above', 'below'] as const).flatMap((group) => {
    const names = inGroup(group).map(({ name }) => name);
    return names.length === 0 ? [] : [t(`compare.headline.${group}`, { names: namesText(names, t) })];
  });
  return said.length > 0 ? said.join(' ') : t(`compare.headline.same.${of}`, { n: compared });
}

function groupOf(
  group: UnitGroup,
  units: readonly ComparedFigures[],
  { of, measure }: UnitsComparison,
  { locale, page }: PartContext,
): RowGroup {
  const t = comparisonWords.in(locale);
  return {
    ask: t('compare.group.count', { n: units.length }),
    heading: t(`compare.group.${group}`),
    note: group === 'same' ? t('compare.group.same.note') : null,
    rows: units.map((unit): ComparisonRow => {
      const { difference = null, ci95 = null } = unit.standing ?? {};
      return {
        name: unit.name,
        href: cardHref(unit, of, page),
        detail: dotted([
          t('compare.row.own', { value: unit.mean === null ? '' : scoreText(measure, unit.mean) }),
          nText(unit.n ?? 0),
        ]),
        verdict: {
          sign: SIGNS[group],
          word: t('compare.row.difference', { value: difference === null ? '' : signedText(difference) }),
          note: ci95 && `(${intervalText(ci95, t)})`,
        },
      };
    }),
  };
}

function restGroup(
  units: readonly ComparedFigures[],
  { of }: UnitsComparison,
  { locale, page }: PartContext,
): RowGroup {
  const t = comparisonWords.in(locale);
  const rows = units.filter(({ standing }) => standing?.group == null);
  return {
    ask: t('compare.group.count', { n: rows.length }),
    heading: t('compare.group.rest'),
    note: null,
    rows: rows.map((unit) => ({
      name: unit.name,
      href: cardHref(unit, of, page),
      detail: whyNotText(unit, t),
      verdict: null,
    })),
  };
}

function whyNotText({ n, standing }: ComparedFigures, t: ComparisonTranslate): string {
  if (n === null || standing === null) return t('compare.not.withheld');
  const why: NotCompared = standing.notCompared ?? 'no_spread';
  if (why === 'too_few_answers' && n >= FULL_FROM) {
    return t('compare.not.unlike', { n: wholeNumber(n), compared: wholeNumber(standing.compared) });
  }
  return t(`compare.not.${why}`, { n, more: FULL_FROM - n, needed: FULL_FROM });
}

const cardHref = ({ key }: ComparedFigures, of: UnitsComparison['of'], page: PartContext['page']): string =>
  page.hrefTo('/card', { of: undefined, measure: undefined, [filterOf(of)]: key });

/** The comparison as a table, for the page and to be taken away: by group, and by name within it. */
function unitsTable(
  units: readonly ComparedFigures[],
  { of, measure }: UnitsComparison,
  name: string,
  t: ComparisonTranslate,
): DataTable {
  const gap = measure.kind === 'gap';
  const order = [...UNIT_GROUPS, null].flatMap((group) =>
    units.filter(({ standing }) => (standing?.group ?? null) === group),
  );
  return {
    key: 'comparison',
    title: t('compare.table.title', { name, of: t(`compare.of.${of}`) }),
    columns: [
      { head: t(`compare.one.${of}`), kind: 'text' },
      { head: t('compare.table.group'), kind: 'text' },
      { head: name, kind: 'number', signed: gap },
      { head: t('figure.col.n'), kind: 'count' },
      { head: t('compare.table.difference'), kind: 'number', signed: true },
      ...intervalColumns(t, { kind: 'number', signed: true }),
      { head: t('compare.table.compared'), kind: 'count' },
    ],
    rows: order.map(({ name: unit, n, mean, standing }) => [
      unit,
      standing?.group == null ? t('compare.group.rest') : t(`compare.group.${standing.group}`),
      mean,
      n,
      standing?.difference ?? null,
      ...intervalValues(standing?.ci95),
      standing?.group == null ? null : standing.compared,
    ]),
    notes: [t('compare.notes.order')],
  };
}

function notesOf(
  { of, within }: UnitsComparison,
  { rowAccess, threshold }: PartContext,
  t: ComparisonTranslate,
): string[] {
  return [
    t('compare.notes.order'),
    t('compare.notes.groups', { needed: FULL_FROM }),
    within === null ? t('compare.notes.plain') : t(`compare.notes.within.${within}`),
    ...(of === 'language' ? [t('compare.notes.language')] : []),
    ...(of === 'provider' ? [t('compare.notes.provider')] : []),
    ...(rowAccess ? [] : [t('compare.notes.runs', { threshold: of === 'provider' ? 10 : threshold })]),
  ];
}
