import { type Locale, textIn } from '../../domain/locale.ts';
import type { Question } from '../../domain/questionnaire/definition.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import { joinMessages, type Translate } from '../../platform/i18n/messages.ts';
import { figureMessages } from '../figures/index.ts';
import type { QuestionFigure } from './question-figures.ts';
import { questionMessages } from './questions.messages.ts';

export const questionWords = joinMessages(questionMessages, figureMessages);
export type QuestionTranslate = Translate<keyof typeof questionWords.triples>;

/** What a figure of a question says: the share who gave 4 to 5, the mean, an answer that was chosen. */
export function whatOf({ what, of }: QuestionFigure, question: Question, locale: Locale): string {
  const t = questionWords.in(locale);
  if (what === 'top' && question.kind === 'rating') {
    const { topBoxFrom: from, max } = question;
    return from === max ? t('questions.top.one', { max }) : t('questions.top', { from, max });
  }
  if (what === 'mean' && question.kind === 'rating')
    return t('questions.mean', { min: question.min, max: question.max });
  return of === null ? t(what === 'nps' ? 'questions.nps' : 'questions.wrong') : answerText(of, question, locale);
}

/** An answer as people gave it. */
export function answerText(key: string, question: Question, locale: Locale): string {
  if (question.kind === 'choice') {
    const option = question.options.find((one) => one.key === key);
    return option ? textIn(option.text, locale) : key;
  }
  const t = questionWords.in(locale);
  if (key === 'yes' || key === 'no') return t(`questions.answer.${key}`);
  return FAILURE_MODES.find((mode) => mode.key === key)?.sentence[locale] ?? key;
}
