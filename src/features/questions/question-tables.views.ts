import { type Locale, textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { State } from '../../domain/state/state.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import { intervalColumns, intervalValues } from '../figures/index.ts';
import { figuresOf, type QuestionFigures } from './question-figures.ts';
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
        { key: 'question', head: t('questions.table.question'), kind: 'text' },
        { key: 'what', head: t('questions.table.what'), kind: 'text' },
        { key: 'value', head: t('questions.table.value'), kind: 'number' },
        ...intervalColumns(t, { kind: 'number' }),
        { key: 'n', head: t('figure.col.n'), kind: 'count' },
        { key: 'change', head: t('questions.table.change'), kind: 'number', signed: true },
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
        { key: 'question', head: t('questions.table.question'), kind: 'text' },
        { key: 'answer', head: t('questions.table.answer'), kind: 'text' },
        { key: 'count', head: t('figure.col.n'), kind: 'count' },
        { key: 'share', head: t('questions.chart.share'), kind: 'percent' },
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
  ];
}
