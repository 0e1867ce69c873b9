import type { Figure, QuestionEntry } from '../../domain/card/question-entry.ts';
import type { ScoredEntry } from '../../domain/card/report-card.ts';
import { withheldUnder } from '../../domain/card/verdict.ts';
import { type Locale, textIn } from '../../domain/locale.ts';
import type { Question } from '../../domain/questionnaire/definition.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import type { DataColumn, DataTable, DataValue } from '../../platform/tables/data-table.ts';
import { gapColumns, gapValues, gradeWords, intervalColumns, intervalValues, verdictWords } from '../figures/index.ts';
import type { CardPageInput, ShownCard } from './card.views.ts';
import { spreadTable } from './card-spreads.views.ts';
import { whoTable } from './card-who.views.ts';
import { type CardTranslate, cardWords } from './card-words.ts';
import { zoneTable } from './card-zones.views.ts';

/** Tables that have a link of their own; the workbook holds all. */
export const LINKED_TABLES = 3;

export const ITEM_TABLE = 'items';
export const ALPHA_TABLE = 'alphas';

/** What can be taken away from a card: items, extra questions and alphas first, then whatever else stands on it. */
export function cardTables(input: CardPageInput): DataTable[] {
  const { card, locale } = input;
  if (card === null) return [];
  const t = cardWords.in(locale);
  const threshold = withheldUnder(input.settings.onePerson);
  const others = [zoneTable(input, card), whoTable(card, locale), spreadTable(input, card)];
  return [
    itemTable(input, card, threshold, t),
    questionTable(input, card, t),
    alphaTable(input, card, t),
    ...others.filter((table) => table !== null && table.rows.length > 0).filter((table) => table !== null),
  ];
}

function itemTable(
  { definition, locale }: CardPageInput,
  card: ShownCard,
  threshold: number,
  t: CardTranslate,
): DataTable {
  const row = (name: string, dimension: string, entry: ScoredEntry): DataValue[] => [
    name,
    dimension,
    ...gapValues(entry),
    verdictWords(entry, threshold, t).word,
    gradeWords(entry.grade, t).words,
    entry.grade.score,
  ];
  const rows = definition.dimensions.flatMap(({ key, title }) => {
    const name = textIn(title, locale);
    const whole = card.dimensions.find((dimension) => dimension.key === key);
    const items = definition.items.flatMap((item) => {
      const entry = card.items.find((one) => one.key === item.key);
      return item.dimension === key && entry ? [row(textIn(item.short ?? item.text, locale), name, entry)] : [];
    });
    return [...(whole ? [row(name, '', whole)] : []), ...items];
  });
  return {
    key: ITEM_TABLE,
    title: t('card.items.heading'),
    columns: [
      { head: t('figure.col.item'), kind: 'text' },
      { head: t('figure.col.dimension'), kind: 'text' },
      ...gapColumns(t),
      { head: t('figure.col.verdict'), kind: 'text' },
      { head: t('figure.col.grade'), kind: 'text' },
      { head: t('card.table.score'), kind: 'number', digits: 0 },
    ],
    rows: [...rows, row(t('figure.overall'), '', card.overall)],
    notes: [t('card.notes.gap')],
  };
}

function questionTable({ definition, locale }: CardPageInput, card: ShownCard, t: CardTranslate): DataTable {
  return {
    key: 'questions',
    title: t('card.questions.heading'),
    columns: [
      { head: t('card.questions.question'), kind: 'text' },
      { head: t('card.table.figure'), kind: 'text' },
      { head: t('card.table.value'), kind: 'number' },
      ...intervalColumns(t, { kind: 'number' }),
      { head: t('figure.col.n'), kind: 'count' },
    ],
    rows: definition.questions.flatMap((question) => {
      const entry = card.questions[question.key];
      if (entry === undefined) return [];
      const text = textIn(question.text, locale);
      return figuresOf(question, entry, locale, t).map(([what, { value, ci95 }]): DataValue[] => [
        text,
        what,
        value,
        ...intervalValues(ci95),
        entry.n,
      ]);
    }),
    notes: [t('card.table.shares')],
  };
}

function figuresOf(question: Question, entry: QuestionEntry, locale: Locale, t: CardTranslate): [string, Figure][] {
  if (question.kind === 'rating' && 'topBox' in entry) {
    const { topBoxFrom: from, max } = question;
    const top = from === max ? t('card.questions.topOne', { max }) : t('card.questions.top', { from, max });
    const figures: [string, Figure][] = [
      [t('card.questions.mean'), { value: entry.mean, ci95: entry.ci95 }],
      [top, entry.topBox],
    ];
    return entry.nps === undefined ? figures : [...figures, [t('card.questions.nps'), entry.nps]];
  }
  if (question.kind === 'choice' && 'options' in entry) {
    return entry.options.map((option) => {
      const known = question.options.find(({ key }) => key === option.key);
      return [known ? textIn(known.text, locale) : option.key, option];
    });
  }
  if (!('failures' in entry)) return [];
  const failures = entry.failures.map((failure): [string, Figure] => [
    FAILURE_MODES.find(({ key }) => key === failure.key)?.sentence[locale] ?? failure.key,
    failure,
  ]);
  return [[t('card.questions.wrong'), entry.yes], ...failures];
}

function alphaTable({ definition, locale }: CardPageInput, card: ShownCard, t: CardTranslate): DataTable {
  const measures = ['expectation', 'performance', 'gap'] as const;
  const heads = [t('figure.col.expected'), t('figure.col.received'), t('figure.col.gap')];
  return {
    key: ALPHA_TABLE,
    title: t('card.alpha.heading'),
    columns: [
      { head: t('figure.col.dimension'), kind: 'text' },
      ...heads.flatMap((head): DataColumn[] => [{ head, kind: 'number' }, ...intervalColumns(t, { kind: 'number' })]),
    ],
    rows: card.dimensions.map(({ key, alpha }): DataValue[] => {
      const dimension = definition.dimensions.find((one) => one.key === key);
      const figures = measures.flatMap((measure): DataValue[] => [
        alpha?.[measure] ?? null,
        ...intervalValues(alpha?.ci95[measure]),
      ]);
      return [dimension ? textIn(dimension.title, locale) : key, ...figures];
    }),
  };
}
