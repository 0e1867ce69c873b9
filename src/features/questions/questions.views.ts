import { styleMatch } from '../../domain/card/style-match.ts';
import { directionOf, type Locale, textIn } from '../../domain/locale.ts';
import type { Question, QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { STYLE_PAIRS, STYLE_PREFERRED, STYLE_RECEIVED } from '../../domain/questionnaire/style-questions.ts';
import type { State } from '../../domain/state/state.ts';
import type { DistributionChart, ShareChart } from '../../platform/charts/chart-data.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, percent, signed, wholeNumber } from '../../platform/i18n/numbers.ts';
import { type PageTable, toPageTable } from '../../platform/tables/page-table.ts';
import { type TakeAway, toTakeAway } from '../../platform/tables/take-away.ts';
import {
  type Filters,
  intervalText,
  NONE,
  nText,
  type Preset,
  type ScopePage,
  type VerdictWords,
} from '../figures/index.ts';
import { type QuestionFigure, type QuestionFigures, stylesOf } from './question-figures.ts';
import { type AnsweredQuestions, askedOf, questionTables } from './question-tables.views.ts';
import { answerText, type QuestionTranslate, questionWords, whatOf } from './question-words.ts';

export interface QuestionsInput extends AnsweredQuestions {
  rowAccess: boolean;
  page: Pick<ScopePage, 'filters' | 'presets' | 'hrefTo' | 'subject' | 'periodText'>;
}

/** What `views/questions/questions.ejs` shows, as `questions`. */
export interface QuestionsPage {
  filters: Filters;
  presets: Preset[];
  subject: string;
  periodText: string;
  headline: string;
  nothing: string | null;
  sections: QuestionSection[];
  /** Preferred against received style; null where they are not both asked. */
  style: {
    heading: string;
    n: string;
    difference: string | null;
    shares: { what: string; value: string; interval: string }[];
  } | null;
  /** Questions that the questionnaire has but does not ask. */
  notAsked: string[];
  tables: PageTable[];
  takeAway: TakeAway;
  notes: string[];
}

export interface QuestionSection {
  key: string;
  ask: string;
  heading: string;
  n: string;
  note: string | null;
  figures: { what: string; value: string; interval: string; change: ChangeWords | null }[];
  chart: DistributionChart | ShareChart | null;
}

/** Lays out the page of the questions besides the items, each with its answer, intervals and change. */
export function toQuestionsPage(input: QuestionsInput): QuestionsPage {
  const { locale, definition, page, now } = input;
  const t = questionWords.in(locale);
  const asked = askedOf(input);
  const sections = asked.map((one) => sectionOf(one, locale));
  const tables = questionTables(input);
  const answered = asked.some(({ n }) => n > 0);
  return {
    filters: page.filters,
    presets: page.presets,
    subject: page.subject,
    periodText: page.periodText,
    headline: headlineOf(asked, locale),
    nothing: answered ? null : t('questions.none.text'),
    sections: answered ? sections : [],
    style: styleOf(now, definition, locale),
    notAsked: definition.questions
      .filter(({ kind, key, on }) => !on && COUNTED.has(kind) && now.questions[key] === undefined)
      .map(({ text }) => textIn(text, locale)),
    tables: tables.map((table) => toPageTable(table, locale)),
    takeAway: toTakeAway(page.hrefTo('/questions'), tables),
    notes: [
      t('questions.notes.change'),
      t('questions.notes.intervals'),
      ...(input.rowAccess ? [] : [t('questions.notes.runs', { threshold: input.threshold })]),
    ],
  };
}

const COUNTED = new Set<Question['kind']>(['rating', 'choice', 'wrong']);

function headlineOf(asked: readonly QuestionFigures[], locale: Locale): string {
  const t = questionWords.in(locale);
  const [first] = [...asked.filter(({ question }) => question.key === 'satisfaction'), ...asked];
  if (first === undefined || first.n === 0) return t('questions.none.title');
  const top = first.figures.find(({ what }) => what === 'top');
  if (first.question.key !== 'satisfaction' || top?.value == null) return headingOf(first, locale);
  const word = top.change?.word ?? 'too_few';
  return t('questions.headline', { share: leftToRight(percent(top.value)), change: t(`questions.satisfied.${word}`) });
}

function headingOf({ question, figures, n }: QuestionFigures, locale: Locale): string {
  const t = questionWords.in(locale);
  const known = toTell(figures, question).filter(({ value }) => value !== null);
  const [first] = known.sort((a, b) => order(a) - order(b));
  if (first === undefined || first.value === null) return n === 0 ? t('questions.none.one') : t('questions.few.one');
  switch (first.what) {
    case 'nps':
      return t('questions.heading.nps', { value: leftToRight(signed(first.value, 0)) });
    case 'mean':
    case 'top':
      return `${writtenValue(first)} ${whatOf(first, question, locale)}`;
    case 'option':
      return t('questions.heading.option', {
        option: whatOf(first, question, locale),
        share: leftToRight(percent(first.value)),
      });
    case 'wrong':
    case 'failure':
      return t('questions.heading.wrong', { share: leftToRight(percent(first.value)) });
  }
}

/** Where neither end of the scale is the better one, a share of high answers says nothing. */
const toTell = (figures: readonly QuestionFigure[], { key }: Question): QuestionFigure[] =>
  figures.filter(({ what }) => what !== 'top' || !NEUTRAL.has(key));

/** What a question is summed up by: the score, the top boxes, the option chosen most. */
function order({ what, value }: QuestionFigure): number {
  const rank = { nps: 0, top: 1, mean: 2, wrong: 0, failure: 3, option: 0 };
  return rank[what] + (what === 'option' ? 1 - (value ?? 0) : 0);
}

function sectionOf(one: QuestionFigures, locale: Locale): QuestionSection {
  const t = questionWords.in(locale);
  const { question, figures, n } = one;
  const told = n === 0 ? [] : toTell(figures, question);
  const shown = told.filter(({ what }, at) => what !== 'failure' || at <= FAILURES_SHOWN);
  const known = NOTED.find((key) => key === question.key);
  return {
    key: question.key,
    ask: textIn(question.text, locale),
    heading: headingOf(one, locale),
    n: nText(n),
    note: known === undefined ? null : t(`questions.note.${known}`),
    figures: shown.map((figure) => ({
      what: whatOf(figure, question, locale),
      value: writtenValue(figure),
      interval: figure.ci95
        ? t('figure.interval', { lo: endOf(figure, figure.ci95[0]), hi: endOf(figure, figure.ci95[1]) })
        : '',
      change: figure.value === null ? null : changeOf(figure, question, t),
    })),
    chart: chartOf(one, locale),
  };
}

const FAILURES_SHOWN = 3;
const NOTED = ['nps', 'ces', 'would_pay', 'style_preferred', 'style_received'] as const;

function endOf({ what }: Pick<QuestionFigure, 'what'>, value: number): string {
  if (what === 'nps') return leftToRight(signed(value, 0));
  return leftToRight(what === 'mean' ? decimal(value, 2) : percent(value));
}

const writtenValue = (figure: QuestionFigure): string => (figure.value === null ? NONE : endOf(figure, figure.value));

/** What changed, its sign null where neither up nor down is better. */
export interface ChangeWords {
  sign: VerdictWords['sign'] | null;
  word: string;
  note: string | null;
}

/** Shares change by points of a hundred. */
function changeOf({ what, change }: QuestionFigure, { key }: Question, t: QuestionTranslate): ChangeWords | null {
  if (change === null) return null;
  const { word, difference, ci95 } = change;
  if (difference === null || ci95 === null) return { sign: 'few', word: t('questions.change.too_few'), note: null };
  const points = (value: number): string =>
    leftToRight(what === 'mean' ? signed(value, 2) : signed(what === 'nps' ? value : value * 100, 0));
  const interval = t('figure.to', { lo: points(ci95[0]), hi: points(ci95[1]) });
  const unit = what === 'mean' ? 'scale' : 'points';
  const note = t(`questions.change.by.${unit}`, { value: points(difference), interval });
  if (word !== 'up' && word !== 'down') return { sign: 'none', word: t(`questions.change.${word}`), note };
  if (what === 'option' || NEUTRAL.has(key)) return { sign: null, word: t(`questions.change.${word}`), note };
  const better = (word === 'up') !== (what === 'wrong' || what === 'failure');
  return {
    sign: better ? 'above' : 'below',
    word: t(better ? 'questions.change.better' : 'questions.change.worse'),
    note,
  };
}

/** Of these neither end of the scale is the better one. */
const NEUTRAL = new Set([STYLE_PREFERRED, STYLE_RECEIVED]);

function chartOf(one: QuestionFigures, locale: Locale): DistributionChart | ShareChart | null {
  const t = questionWords.in(locale);
  const { question, answers, n } = one;
  if (answers.length === 0) return null;
  const frame = {
    id: `question-${question.key}`,
    title: headingOf(one, locale),
    legend: [],
    rtl: directionOf(locale) === 'rtl',
  };
  if (question.kind === 'rating') {
    return {
      ...frame,
      kind: 'distribution',
      caption: t('questions.chart.counts', { n: wholeNumber(n), min: question.min, max: question.max }),
      label: t('questions.chart.label', { n: answers.length }),
      data: {
        of: 'received',
        bars: answers.map(({ key, count }) => ({ value: Number(key), count })),
        title: t('questions.chart.axis'),
      },
    };
  }
  const drawn = question.kind === 'wrong' ? answers.filter(({ key }) => key !== 'yes' && key !== 'no') : answers;
  if (drawn.length === 0) return null;
  const most = Math.max(...drawn.map(({ share, ci95 }) => ci95?.[1] ?? share));
  return {
    ...frame,
    kind: 'share',
    caption: t('questions.chart.shares', { n: wholeNumber(n) }),
    label: t('questions.chart.label', { n: drawn.length }),
    data: {
      parts: [{ text: t('questions.chart.share'), tone: 'ink' }],
      max: Math.min(1, Math.ceil(most * 20) / 20),
      bars: drawn.map(({ key, count, share, ci95 }) => ({
        label: answerText(key, question, locale),
        shares: [share],
        interval: ci95,
        said: [dotted([leftToRight(percent(share)), nText(count)])],
      })),
    },
  };
}

/** The style that people got beside the one they prefer; null where they were not asked for both. */
function styleOf(now: State, { questions }: QuestionnaireDefinition, locale: Locale): QuestionsPage['style'] {
  const t = questionWords.in(locale);
  const asked = [STYLE_PREFERRED, STYLE_RECEIVED].every((key) =>
    questions.some((one) => one.key === key && (one.on || now.questions[key] !== undefined)),
  );
  if (!asked) return null;
  const match = styleMatch(now.questions[STYLE_PAIRS]);
  const { n, difference, word } = match;
  return {
    heading: t(`questions.style.${word}`),
    n: nText(n),
    difference:
      difference.value === null || difference.ci95 === null
        ? null
        : t('questions.style.figures', {
            value: leftToRight(signed(difference.value, 2)),
            interval: intervalText(difference.ci95, t),
          }),
    shares: stylesOf(match).map(({ key, share }) => ({
      what: t(`questions.style.${key}`),
      value: leftToRight(percent(share.value)),
      interval: t('figure.interval', {
        lo: leftToRight(percent(share.ci95[0])),
        hi: leftToRight(percent(share.ci95[1])),
      }),
    })),
  };
}
