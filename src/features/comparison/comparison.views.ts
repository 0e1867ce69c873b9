import type { Locale } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { ComparisonChart } from '../../platform/charts/chart-data.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import { type PageTable, toPageTable } from '../../platform/tables/page-table.ts';
import { type TakeAway, toTakeAway } from '../../platform/tables/take-away.ts';
import {
  type Filters,
  type MeasureChooser,
  type Preset,
  type ScopePage,
  scoreName,
  toMeasureChooser,
  type VerdictWords,
} from '../figures/index.ts';
import { type Compared, type ComparisonChoice, filterOf, scoresOf } from './comparison.forms.ts';
import { type ComparisonTranslate, comparisonWords } from './comparison-words.ts';

/** How parts of the page are written. */
export interface PartContext {
  locale: Locale;
  page: Pick<ScopePage, 'hrefTo' | 'periodText'>;
  rowAccess: boolean;
  /** Under so many answers nothing is shown. */
  threshold: number;
}

/** What is compared, whether units or periods: the answer and its evidence. */
export interface ComparisonPart {
  headline: string;
  /** All together: the figure, its interval and n. */
  lead: string;
  /** Stands instead of the evidence where nothing can be compared. */
  nothing: string | null;
  chartAsk: string;
  chartHeading: string;
  chart: ComparisonChart | null;
  groups: RowGroup[];
  table: DataTable;
  notes: string[];
}

/** Rows under one heading; in the order of names. */
export interface RowGroup {
  ask: string;
  heading: string;
  note: string | null;
  rows: ComparisonRow[];
}

export interface ComparisonRow {
  name: string;
  href: string | null;
  detail: string;
  verdict: VerdictWords | null;
}

export interface ComparisonPageInput {
  locale: Locale;
  page: Pick<ScopePage, 'filters' | 'presets' | 'hrefTo' | 'subject' | 'periodText'>;
  definition: QuestionnaireDefinition;
  choice: ComparisonChoice;
  /** What the reader may compare. */
  kinds: readonly Compared[];
  part: ComparisonPart;
}

/** What `views/comparison/compare.ejs` shows, as `comparison`. */
export interface ComparisonPage extends Omit<ComparisonPart, 'table'> {
  filters: Filters;
  presets: Preset[];
  subject: string;
  periodText: string;
  convention: string | null;
  kinds: { label: string; href: string; current: boolean }[];
  chooser: MeasureChooser;
  table: PageTable;
  takeAway: TakeAway;
}

/** Lays out the page of comparisons: the answer first, then groups, then all figures. */
export function toComparisonPage({
  locale,
  page,
  definition,
  choice,
  kinds,
  part,
}: ComparisonPageInput): ComparisonPage {
  const t = comparisonWords.in(locale);
  const { of } = choice;
  return {
    ...part,
    filters: {
      ...page.filters,
      fields: page.filters.fields.filter(({ name }) => of === 'period' || name !== filterOf(of)),
    },
    presets: page.presets,
    subject: page.subject,
    periodText: page.periodText,
    convention: choice.measure.startsWith('gap') ? t('figure.convention') : null,
    kinds: kinds.map((kind) => ({
      label: t(`compare.of.${kind}`),
      href: page.hrefTo('/compare', { of: kind }),
      current: kind === of,
    })),
    chooser: toMeasureChooser({
      action: '/compare',
      address: page.hrefTo('', { measure: undefined }),
      label: t('compare.measure.label'),
      groups: (['gap', 'performance'] as const).map((group) => ({
        label: t(`figure.group.${group}`),
        measures: scoresOf(definition).filter(({ kind }) => kind === group),
      })),
      chosen: choice.measure,
      nameOf: (measure) => scoreName(measure, definition, locale),
    }),
    table: toPageTable(part.table, locale),
    takeAway: toTakeAway(page.hrefTo('/compare'), [part.table]),
  };
}

/** "Overall gap −0.42 · 95% interval … · n = 812". */
export function figureLine(parts: {
  name: string;
  value: string | null;
  interval: readonly [string, string] | null;
  n: string;
  t: ComparisonTranslate;
}): string {
  const { name, value, interval, n, t } = parts;
  return dotted([
    value === null ? t('compare.all.none', { name }) : t('compare.all', { name, value }),
    ...(interval === null ? [] : [t('figure.interval', { lo: interval[0], hi: interval[1] })]),
    n,
  ]);
}
