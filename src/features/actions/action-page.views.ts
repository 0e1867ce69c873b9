import { verdictOf } from '../../domain/card/verdict.ts';
import { directionOf, type Locale } from '../../domain/locale.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import type { DumbbellChart } from '../../platform/charts/chart-data.ts';
import { longDayText, momentDayText, monthText } from '../../platform/i18n/dates.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import { type PageTable, toPageTable } from '../../platform/tables/page-table.ts';
import { gapLegend, intervalColumns, intervalValues, periodText, SIGNS, signedText } from '../figures/index.ts';
import type { Action } from './action.store.ts';
import { type ActionSource, mayKnowFinding, type SourceGap } from './action-sources.store.ts';
import {
  type ActionTranslate,
  actionWords,
  type Definitions,
  itemName,
  standingWords,
  whereText,
} from './actions.views.ts';
import type { Group } from './judgement.ts';
import { type ActionReader, mayKnowFigures, standingOf, type ToldFigures, toldVerdict } from './told-action.queries.ts';

export interface ActionPageInput {
  locale: Locale;
  timeZone: string;
  today: string;
  action: Action;
  definitions: Definitions;
  reader: ActionReader;
  sources: readonly ActionSource[];
  /** Of a running action; null: not to be known. */
  missing: number | null;
  figures: ToldFigures | null;
  mayEdit: boolean;
  /** Whether pages stand at these addresses. */
  hasPage: (path: string) => boolean;
  questionnaireKey: string;
  material: number;
}

/** What views/actions/one.ejs shows, as `view`. */
export function toActionPage(input: ActionPageInput) {
  const { locale, today, action, definitions, reader, mayEdit } = input;
  const t = actionWords.in(locale);
  const standing = standingOf(action, today);
  const over = standing === 'judged' || standing === 'abandoned';
  const item = itemName(action, definitions, locale);
  const itemHref = `/items/${encodeURIComponent(action.itemKey)}?${new URLSearchParams(placeQuery(input))}`;
  return {
    title: action.title,
    listHref: '/actions',
    sentence: sentenceOf(input, item, t),
    ...standingWords(action, today, reader, t),
    description: action.description,
    why: input.sources.map((source) => sourceText(source, input, t)),
    planHeading: t(standing === 'planned' ? 'action.plan.open' : 'action.plan.fixed', {
      start: longDayText(action.plan.startOn, locale),
    }),
    rule: t(action.plan.compareWithout ? 'action.plan.rule.without' : 'action.plan.rule', { item: isolate(item) }),
    facts: factsOf(action, item, locale, t),
    outcome: standing === 'judged' ? outcomeOf(input, t) : null,
    links: reader.figures
      ? [
          { href: itemHref, text: t('action.item') },
          {
            href: `/trends?${new URLSearchParams({ measure: `performance:item:${action.itemKey}`, ...placeQuery(input) })}`,
            text: t('action.trend'),
          },
        ]
      : [],
    editHref: mayEdit && standing !== 'abandoned' ? `/actions/${action.id}/edit` : null,
    abandonAction: mayEdit && !over ? `/actions/${action.id}/abandon` : null,
    abandonedNote: action.abandonedNote,
  };
}

/** The place of an action in addresses of figures. */
function placeQuery({ action, questionnaireKey }: ActionPageInput): Record<string, string> {
  const { branchId, providerId, topicId } = action;
  return {
    questionnaire: questionnaireKey,
    ...(branchId === null ? {} : { branch: branchId }),
    ...(providerId === null ? {} : { provider: providerId }),
    ...(topicId === null ? {} : { topic: topicId }),
  };
}

/** Where it stands, as one sentence. */
function sentenceOf(
  { locale, today, action, missing, figures, reader }: ActionPageInput,
  item: string,
  t: ActionTranslate,
): string {
  const { plan, abandonedOn } = action;
  const judge = longDayText(plan.judgeOn, locale);
  const n = wholeNumber(plan.plannedAnswers);
  switch (standingOf(action, today)) {
    case 'planned':
      return t('action.line.planned', { start: longDayText(plan.startOn, locale), judge, n });
    case 'abandoned':
      return t('action.line.abandoned', { on: longDayText(abandonedOn ?? today, locale) });
    case 'running': {
      if (missing === null) return t('action.line.unknown', { judge, n });
      const ahead = today < plan.judgeOn;
      if (missing === 0) return t(ahead ? 'action.line.waiting' : 'action.line.soon', { judge });
      return t(ahead ? 'action.line.running' : 'action.line.due', { missing: wholeNumber(missing), judge });
    }
    case 'judged': {
      const verdict = toldVerdict(action, reader);
      if (verdict === null || verdict === 'withheld') return t('action.line.withheld');
      if (verdict === 'not_enough') return t('action.line.not_enough', { judge });
      if (verdict === 'no_detectable_change') return t('action.line.no_detectable_change', { item: isolate(item) });
      const change = figures?.change;
      if (change == null) return t(`action.line.${verdict}.plain`, { item: isolate(item) });
      return t(`action.line.${verdict}`, {
        item: isolate(item),
        change: leftToRight(decimal(Math.abs(change.value), digitsOf(figures))),
      });
    }
  }
}

/** What is told of whole weeks beside others is told to one digit. */
const digitsOf = (figures: ToldFigures | null): number => (figures?.oneDigit ? 1 : 2);

function factsOf(action: Action, item: string, locale: Locale, t: ActionTranslate): { label: string; text: string }[] {
  const { plan, cost, currency, ownerName } = action;
  const day = (text: string): string => longDayText(text, locale);
  return [
    { label: t('action.plan.item'), text: item },
    { label: t('action.plan.where'), text: whereText(action, t) },
    { label: t('action.plan.start'), text: day(plan.startOn) },
    { label: t('action.plan.before'), text: periodText(plan.before, locale) },
    { label: t('action.plan.without'), text: t(`action.plan.without.${plan.compareWithout ? 'yes' : 'no'}`) },
    { label: t('action.plan.answers'), text: wholeNumber(plan.plannedAnswers) },
    { label: t('action.plan.judge'), text: day(plan.judgeOn) },
    { label: t('action.plan.owner'), text: ownerName },
    ...(cost === null || currency === null
      ? []
      : [{ label: t('action.plan.cost'), text: leftToRight(`${wholeNumber(cost)} ${currency}`) }]),
  ];
}

export interface SourceText {
  text: string;
  detail: string | null;
  /** Words of staff: a finding. */
  words: string | null;
  href: string | null;
}

function sourceText(source: ActionSource, input: ActionPageInput, t: ActionTranslate): SourceText {
  const { locale, reader, hasPage } = input;
  const nothing = { detail: null, words: null, href: null };
  switch (source.kind) {
    case 'gap': {
      const { gap } = source;
      const told = gapText(gap, locale, t);
      if (mayKnowFigures(reader, input.action)) return { ...nothing, ...told };
      return { ...nothing, text: t('action.why.gap.plain'), detail: periodText(gap, locale) };
    }
    case 'complaint': {
      const { complaint } = source;
      if (complaint === null)
        return { ...nothing, text: t('action.why.complaint.other'), detail: t('action.why.gone') };
      const outside =
        reader.branchIds !== null && (complaint.branchId === null || !reader.branchIds.includes(complaint.branchId));
      if (outside) return { ...nothing, text: t('action.why.complaint.other') };
      const kind = complaint.kind === 'concern' ? 'concern' : 'complaint';
      const modes = FAILURE_MODES.filter(({ key }) => complaint.modes.includes(key)).map(({ label }) => label[locale]);
      return {
        ...nothing,
        text: t(`action.why.complaint.${kind}`, { month: monthText(`${complaint.month}-01`, locale) }),
        detail: modes.join(' · ') || null,
        href: hasPage('/complaints/:id') ? `/complaints/${complaint.id}` : null,
      };
    }
    case 'finding': {
      const { finding } = source;
      if (finding === null) return { ...nothing, text: t('action.why.finding.other'), detail: t('action.why.gone') };
      if (!mayKnowFinding(finding, reader.branchIds)) return { ...nothing, text: t('action.why.finding.other') };
      return {
        ...nothing,
        text: t('action.why.finding', { theme: isolate(finding.theme) }),
        words: finding.words,
        href: hasPage('/focus-groups/:id') ? `/focus-groups/${finding.groupId}` : null,
      };
    }
  }
}

/** A gap that an action came out of. */
export function gapText(gap: SourceGap, locale: Locale, t: ActionTranslate): { text: string; detail: string } {
  const text = gap.mean === null ? t('action.why.gap.few') : t('action.why.gap', { gap: signedText(gap.mean) });
  const detail = t('action.why.gap.detail', {
    verdict: t(`figure.verdict.${gap.verdict}`, { threshold: 5 }),
    n: wholeNumber(gap.n),
    period: isolate(periodText(gap, locale)),
    where: gap.segment.map((name) => ` · ${isolate(name)}`).join(''),
  });
  return { text, detail };
}

export interface Outcome {
  heading: string;
  lines: string[];
  chart: DumbbellChart | null;
  table: PageTable | null;
  notes: string[];
}

function outcomeOf(input: ActionPageInput, t: ActionTranslate): Outcome {
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

function changeLines({ action }: ActionPageInput, figures: ToldFigures, t: ActionTranslate): string[] {
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
      { key: 'group', head: t('action.table.answers'), kind: 'text' },
      { key: 'received', head: t('figure.col.received'), kind: 'number' },
      { key: 'expected', head: t('figure.col.expected'), kind: 'number' },
      { key: 'gap', head: t('figure.col.gap'), kind: 'number', signed: true },
      ...intervalColumns(t, { kind: 'number', signed: true }),
      { key: 'n', head: t('figure.col.n'), kind: 'count' },
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
function outcomeChart(input: ActionPageInput, figures: ToldFigures, t: ActionTranslate): DumbbellChart | null {
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
