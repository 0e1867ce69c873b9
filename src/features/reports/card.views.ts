import type { GapEntry } from '../../domain/card/gap-entry.ts';
import type { CardAnalysis, CardSettings, ScoredEntry } from '../../domain/card/report-card.ts';
import { withheldUnder } from '../../domain/card/verdict.ts';
import { directionOf, type Locale, textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { AlphaEntry } from '../../domain/reliability/dimension-reliability.ts';
import type { Interval } from '../../domain/statistics/estimate.ts';
import type { DumbbellChart, LegendKey } from '../../platform/charts/chart-data.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { percent, wholeNumber } from '../../platform/i18n/numbers.ts';
import { type PageTable, toPageTable } from '../../platform/tables/page-table.ts';
import type { ReportCard } from '../analysis/index.ts';
import {
  axisOf,
  type GapRow,
  type GradeAxis,
  type GradeRow,
  gapLegend,
  gapRow,
  gradeAxisOf,
  gradeRow,
  nText,
  type RowContext,
  type ScopePage,
  signedText,
  type ToCome,
} from '../figures/index.ts';
import { chartOf } from './card-chart.views.ts';
import { type AlphaRow, alphaNote, alphaRows, ceilingNotes, methodNotes } from './card-method.views.ts';
import { type OwnCard, ownCard } from './card-own.views.ts';
import { type QuestionRow, questionRows } from './card-questions.views.ts';
import { type SpreadRow, spreadRows } from './card-spreads.views.ts';
import { type WhoSection, whoSection } from './card-who.views.ts';
import { type CardTranslate, cardWords } from './card-words.ts';
import { type WrongSection, wrongSection } from './card-wrong.views.ts';
import { zoneTable } from './card-zones.views.ts';

/** A card that may be shown: what `GET /api/v1/report-card` answers, before it is flattened, and its details. */
export interface ShownCard
  extends Omit<CardAnalysis, 'dimensions'>,
    Pick<ReportCard, 'spreads' | 'zones' | 'whoAnswered'> {
  /** Absent on cards that were kept before it was told. */
  alphasToCome?: boolean;
  invited: number;
  delivered: number;
  stillOpen: number;
  /** Answered of delivered; null where nothing was sent in the period. */
  responseRate: { value: number; ci95: Interval } | null;
  /** Of those who were asked, where absent. */
  origin?: 'open_link' | undefined;
  dimensions: readonly (ScoredEntry & { readonly key: string; readonly alpha: AlphaEntry | null })[];
}

/** Promises to customers that were due, and the share that was kept in time. */
export interface CardPromises {
  due: number;
  value: number;
  ci95: Interval;
}

export interface CardPageInput {
  locale: Locale;
  /** null where the segment, or what is left beside it, is too small to be shown. */
  card: ShownCard | null;
  definition: QuestionnaireDefinition;
  settings: Pick<CardSettings, 'materialShare' | 'gradeBands' | 'onePerson'>;
  /** How many items of a dimension each person is asked; null where all are. */
  itemsPerDimension: number | null;
  promises?: CardPromises | null;
  timeZone: string;
  /** The reader's own card as a provider: what goes well stands first, with hints for what does not. */
  own: boolean;
  /** The page of an item, for those who may open it; null on cards that are kept. */
  itemHref: ((key: string) => string) | null;
  /** The way to alphas that are not there yet; null on cards that are kept. */
  toCome: ToCome | null;
  page: Pick<ScopePage, 'periodText' | 'subject'>;
}

/** What `views/reports/card.ejs` shows, as `card`. */
export interface CardPage {
  headline: string;
  /** Organisation and segment, for paper. */
  subject: string;
  facts: { label: string; text: string }[];
  overallLine: string | null;
  convention: string;
  /** Stands instead of everything below when there is nothing to show. */
  nothing: string | null;
  grades: GradeRow[];
  gradeAxis: { title: string; letters: { x: number; text: string }[] };
  itemsHeading: string;
  chart: DumbbellChart | null;
  legend: LegendKey[];
  axis: { title: string; ticks: { x: number; text: string }[] };
  groups: { dimension: GapRow; items: (GapRow & { href: string | null })[] }[];
  own: OwnCard | null;
  questions: QuestionRow[];
  wrong: WrongSection | null;
  zones: PageTable | null;
  spreads: SpreadRow[];
  who: WhoSection | null;
  alphas: AlphaRow[];
  alphaNote: string;
  toCome: ToCome | null;
  ceilings: string[];
  notes: string[];
}

/** Lays out the report card page: the answer first, then the evidence, each number with its n and interval. */
export function toCardPage(input: CardPageInput): CardPage {
  const { locale, card, definition } = input;
  const t = cardWords.in(locale);
  const rtl = directionOf(locale) === 'rtl';
  const threshold = withheldUnder(input.settings.onePerson);
  const scored = card ? [card.overall, ...card.dimensions] : [];
  const minimums = new Map(Object.entries(card?.zones ?? {}).map(([key, { minimum }]) => [key, minimum]));
  const axis = axisOf(card ? [...card.items, ...card.dimensions] : [], definition.scale, rtl, [...minimums.values()]);
  const gradeAxis = gradeAxisOf(
    scored.map(({ grade }) => grade),
    input.settings.gradeBands,
    rtl,
  );
  const context: Context = { t, axis, gradeAxis, threshold, minimums };
  const titles = new Map(definition.dimensions.map(({ key, title }) => [key, textIn(title, locale)]));
  const names = new Map(definition.items.map(({ key, text, short }) => [key, textIn(short ?? text, locale)]));
  const { min, max } = definition.scale;
  const heading = card ? itemsHeading(card, names, t) : '';
  const rows = card ? groups(card, input, context, titles) : [];
  const zones = card && zoneTable(input, card);

  return {
    headline: headline(input, t, titles, threshold),
    subject: input.page.subject,
    facts: facts(input, t),
    overallLine: card && overallLine(card.overall, definition, t),
    convention: t('figure.convention'),
    nothing: nothing(input, t),
    grades: card ? gradeRows(card, context, titles) : [],
    gradeAxis: { title: t('figure.col.strip', { start: gradeAxis.start }), letters: gradeAxis.letters },
    itemsHeading: heading,
    chart: card && chartOf({ card, names, axis, scale: definition.scale, rtl, title: heading, t, minimums }),
    legend: gapLegend(t, definition.minimumAsked),
    axis: { title: t('figure.col.scale', { min, max }), ticks: axis.ticks },
    groups: rows,
    own:
      card && input.own
        ? ownCard(
            card,
            rows.flatMap(({ items }) => items),
            locale,
          )
        : null,
    questions: card ? questionRows(card.questions, definition, locale) : [],
    wrong: card && wrongSection(input, card),
    zones: zones && toPageTable(zones, locale),
    spreads: card ? spreadRows(input, card) : [],
    who: card && !input.own ? whoSection(card, locale) : null,
    alphas: card ? alphaRows(card.dimensions, titles) : [],
    alphaNote: card ? alphaNote(card.dimensions, input, t) : '',
    toCome: input.toCome,
    ceilings: card ? ceilingNotes(card.ceilings.dimensions, definition, titles, t) : [],
    notes: methodNotes(input, threshold, t),
  };
}

interface Context extends RowContext {
  t: CardTranslate;
  gradeAxis: GradeAxis;
}

function headline(
  { card, settings }: CardPageInput,
  t: CardTranslate,
  titles: ReadonlyMap<string, string>,
  threshold: number,
): string {
  if (card === null) return t('card.headline.withheld', { threshold });
  if (card.responses === 0) return t('card.empty.title');
  const whole = t(`card.headline.${card.overall.verdict}`, { threshold });
  const short = card.dimensions
    .filter(({ verdict }) => verdict === 'shortfall' || verdict === 'small_shortfall')
    .sort((a, b) => (a.gap.ci95?.[1] ?? 0) - (b.gap.ci95?.[1] ?? 0))[0];
  if (short === undefined || short.gap.mean === null || card.dimensions.length < 2) return whole;
  const largest = t('card.headline.largest', {
    dimension: titles.get(short.key) ?? short.key,
    gap: signedText(short.gap.mean),
  });
  return settings.onePerson ? whole : `${whole} ${largest}`;
}

function facts({ card, page, promises = null }: CardPageInput, t: CardTranslate): CardPage['facts'] {
  const shown = [{ label: t('card.fact.period'), text: page.periodText }];
  if (card === null) return shown;
  const rate = card.responseRate;
  const rateText = rate
    ? t('card.fact.rate.of', {
        rate: leftToRight(percent(rate.value)),
        delivered: wholeNumber(card.delivered),
        lo: leftToRight(percent(rate.ci95[0])),
        hi: leftToRight(percent(rate.ci95[1])),
      })
    : t(card.origin === 'open_link' ? 'card.fact.rate.unasked' : 'card.fact.rate.none');
  const open = rate && card.stillOpen > 0 ? [t('card.fact.open', { n: card.stillOpen })] : [];
  return [
    ...shown,
    { label: t('card.fact.answers'), text: wholeNumber(card.responses) },
    { label: t('card.fact.rate'), text: dotted([rateText, ...open]) },
    ...(promises === null ? [] : [{ label: t('card.fact.promises'), text: promisesText(promises, t) }]),
  ];
}

function promisesText({ due, value, ci95: [lo, hi] }: CardPromises, t: CardTranslate): string {
  const shown = (share: number): string => leftToRight(percent(share));
  return t('card.fact.promises.of', { share: shown(value), due: wholeNumber(due), lo: shown(lo), hi: shown(hi) });
}

function overallLine(overall: GapEntry, { scale }: QuestionnaireDefinition, t: CardTranslate): string | null {
  const { mean, ci95 } = overall.gap;
  if (mean === null) return null;
  const parts = [t('card.overallLine', { gap: signedText(mean), min: scale.min, max: scale.max })];
  if (ci95) parts.push(t('figure.interval', { lo: signedText(ci95[0]), hi: signedText(ci95[1]) }));
  return dotted([...parts, nText(overall.n)]);
}

function nothing({ card }: CardPageInput, t: CardTranslate): string | null {
  if (card?.responses === 0) return t('card.empty.text');
  const shown = card !== null && [card.overall, ...card.items].some(({ verdict }) => verdict !== 'withheld');
  return shown ? null : t('card.withheld.text');
}

function gradeRows(card: ShownCard, context: Context, titles: ReadonlyMap<string, string>): GradeRow[] {
  return [
    ...card.dimensions.map((entry) =>
      gradeRow(entry.key, titles.get(entry.key) ?? entry.key, entry, { ...context, whole: false }),
    ),
    gradeRow('overall', context.t('figure.overall'), card.overall, { ...context, whole: true }),
  ];
}

function itemsHeading(card: ShownCard, names: ReadonlyMap<string, string>, t: CardTranslate): string {
  if (card.items.every(({ gap }) => gap.ci95 === null)) return t('card.items.tooFew');
  const first = card.priorities.filter(({ amongLargest }) => amongLargest);
  const called = first.slice(0, 3).map(({ key }) => names.get(key) ?? key);
  if (called.length === 0) return t('card.items.noShortfall');
  if (first.length > 3) called.push(t('card.items.more', { n: first.length - 3 }));
  return t(first.length === 1 ? 'card.items.first' : 'card.items.among', { items: dotted(called) });
}

function groups(
  card: ShownCard,
  { definition, locale, itemHref }: CardPageInput,
  context: Context,
  titles: ReadonlyMap<string, string>,
): CardPage['groups'] {
  return card.dimensions.map((dimension) => ({
    dimension: gapRow(dimension.key, titles.get(dimension.key) ?? dimension.key, null, dimension, context),
    items: definition.items.flatMap((item) => {
      const entry = card.items.find(({ key }) => key === item.key);
      if (entry === undefined || item.dimension !== dimension.key) return [];
      const text = textIn(item.text, locale);
      const row = gapRow(item.key, item.short ? textIn(item.short, locale) : text, text, entry, context);
      return [{ ...row, href: itemHref?.(item.key) ?? null }];
    }),
  }));
}
