import { styleMatch } from '../../domain/card/style-match.ts';
import { type Locale, textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { STYLE_PAIRS } from '../../domain/questionnaire/style-questions.ts';
import type { State } from '../../domain/state/state.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import { intervalColumns, intervalValues } from '../figures/index.ts';
import { figuresOf, type QuestionFigures, stylesOf } from './question-figures.ts';
import { answerText, questionWords, whatOf } from './question-words.ts';

/** The questions of a questionnaire with their answers, in the period and the one before. */
export interface AnsweredQuestions {
  locale: Locale;
  definition: QuestionnaireDefinition;
  now: State;
  before: State;
  threshold: number;
}

/** Questions that are asked, or were answered, in the order of asking. */
export function askedOf({ definition, now, before, threshold }: AnsweredQuestions): QuestionFigures[] {
  return definition.questions.flatMap((question) => {
    const counts = now.questions[question.key];
    if (!question.on && counts === undefined) return [];
    return figuresOf(question, counts, before.questions[question.key], threshold) ?? [];
  });
}

/** All figures, and all answers by how many gave them, for the page and to be taken away. */
export function questionTables(input: AnsweredQuestions): DataTable[] {
  const { locale } = input;
  const t = questionWords.in(locale);
  const asked = askedOf(input);
  return [
    {
      key: 'figures',
      title: t('questions.table.figures'),
      columns: [
        { head: t('questions.table.question'), kind: 'text' },
        { head: t('questions.table.what'), kind: 'text' },
        { head: t('questions.table.value'), kind: 'number' },
        ...intervalColumns(t, { kind: 'number' }),
        { head: t('figure.col.n'), kind: 'count' },
        { head: t('questions.table.change'), kind: 'number', signed: true },
        ...intervalColumns(t, { kind: 'number', signed: true }),
      ],
      rows: asked.flatMap(({ question, n, figures }) =>
        figures.map((figure) => [
          textIn(question.text, locale),
          whatOf(figure, question, locale),
          figure.value,
          ...intervalValues(figure.ci95),
          n,
          figure.change?.difference ?? null,
          ...intervalValues(figure.change?.ci95),
        ]),
      ),
      notes: [t('questions.table.shares')],
    },
    {
      key: 'answers',
      title: t('questions.table.answers'),
      columns: [
        { head: t('questions.table.question'), kind: 'text' },
        { head: t('questions.table.answer'), kind: 'text' },
        { head: t('figure.col.n'), kind: 'count' },
        { head: t('questions.chart.share'), kind: 'percent' },
        ...intervalColumns(t, { kind: 'percent' }),
      ],
      rows: asked.flatMap(({ question, answers }) =>
        answers.map(({ key, count, share, ci95 }) => [
          textIn(question.text, locale),
          question.kind === 'rating' ? key : answerText(key, question, locale),
          count,
          share,
          ...intervalValues(ci95),
        ]),
      ),
    },
    ...styleTable(input),
  ];
}

function styleTable({ now, locale }: AnsweredQuestions): DataTable[] {
  const t = questionWords.in(locale);
  const match = styleMatch(now.questions[STYLE_PAIRS]);
  const shares = stylesOf(match);
  if (shares.length === 0) return [];
  return [
    {
      key: 'style',
      title: t('questions.style.ask'),
      columns: [
        { head: t('questions.table.what'), kind: 'text' },
        { head: t('figure.col.n'), kind: 'count' },
        { head: t('questions.chart.share'), kind: 'percent' },
        ...intervalColumns(t, { kind: 'percent' }),
      ],
      rows: shares.map(({ key, share }) => [
        t(`questions.style.${key}`),
        match.n,
        share.value,
        ...intervalValues(share.ci95),
      ]),
    },
  ];
}
