import type { Figure, QuestionEntry, RatingEntry } from '../../domain/card/question-entry.ts';
import { type Locale, textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition, RatingQuestion } from '../../domain/questionnaire/definition.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, percent, signed, wholeNumber } from '../../platform/i18n/numbers.ts';
import { NONE } from '../figures/index.ts';
import { type CardTranslate, cardWords } from './card-words.ts';

/** One extra question on the card: its figures, each with what it is and its interval. */
export interface QuestionRow {
  key: string;
  text: string;
  n: string;
  figures: QuestionFigure[];
}

export interface QuestionFigure {
  /** '' where the question's text already says it. */
  what: string;
  value: string;
  interval: string;
}

export function questionRows(
  entries: Readonly<Record<string, QuestionEntry>>,
  definition: QuestionnaireDefinition,
  locale: Locale,
): QuestionRow[] {
  const t = cardWords.in(locale);
  return definition.questions.flatMap((question) => {
    const entry = entries[question.key];
    if (entry === undefined) return [];
    const row = { key: question.key, text: textIn(question.text, locale), n: wholeNumber(entry.n) };
    if (question.kind === 'rating' && 'topBox' in entry)
      return [{ ...row, figures: ratingFigures(question, entry, t) }];
    if (question.kind === 'choice' && 'options' in entry) {
      const figures = entry.options.map((option) => {
        const known = question.options.find(({ key }) => key === option.key);
        return share(known ? textIn(known.text, locale) : option.key, option, t);
      });
      return [{ ...row, figures }];
    }
    if (!('failures' in entry)) return [];
    // Which failures were ticked stands in a table of its own.
    return [{ ...row, figures: [share(t('card.questions.wrong'), entry.yes, t)] }];
  });
}

function ratingFigures(question: RatingQuestion, entry: RatingEntry, t: CardTranslate): QuestionFigure[] {
  const { min, max, topBoxFrom } = question;
  const mean: QuestionFigure = {
    what: `${t('card.questions.mean')}, ${t('card.questions.scale', { min, max })}`,
    value: entry.mean === null ? NONE : decimal(entry.mean, 2),
    interval: entry.ci95
      ? t('figure.to', { lo: leftToRight(decimal(entry.ci95[0], 2)), hi: leftToRight(decimal(entry.ci95[1], 2)) })
      : '',
  };
  const top =
    topBoxFrom === max ? t('card.questions.topOne', { max }) : t('card.questions.top', { from: topBoxFrom, max });
  const figures = [mean, share(top, entry.topBox, t)];
  if (entry.nps === undefined) return figures;
  const { value, ci95 } = entry.nps;
  figures.push({
    what: t('card.questions.nps'),
    value: value === null ? NONE : signed(value, 0),
    interval: ci95 ? t('figure.to', { lo: leftToRight(signed(ci95[0], 0)), hi: leftToRight(signed(ci95[1], 0)) }) : '',
  });
  return figures;
}

function share(what: string, { value, ci95 }: Figure, t: CardTranslate): QuestionFigure {
  return {
    what,
    value: value === null ? NONE : percent(value),
    interval: ci95 ? t('figure.to', { lo: leftToRight(percent(ci95[0])), hi: leftToRight(percent(ci95[1])) }) : '',
  };
}
