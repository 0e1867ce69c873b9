import { textIn } from '../../domain/locale.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { percent } from '../../platform/i18n/numbers.ts';
import { NONE, nText } from '../figures/index.ts';
import type { CardPageInput, ShownCard } from './card.views.ts';
import { cardWords } from './card-words.ts';

/** What went wrong: failure modes by how many of those who answered ticked them. */
export interface WrongSection {
  heading: string;
  rows: { label: string; sentence: string; share: string; interval: string }[];
}

/** null where nobody was asked, or too few answered. */
export function wrongSection({ definition, locale }: CardPageInput, card: ShownCard): WrongSection | null {
  const question = definition.questions.find(({ kind }) => kind === 'wrong');
  const entry = question && card.questions[question.key];
  if (question === undefined || entry === undefined || !('failures' in entry) || entry.failures.length === 0)
    return null;
  const t = cardWords.in(locale);
  return {
    heading: `${textIn(question.text, locale)} ${nText(entry.n)}`,
    rows: entry.failures.map(({ key, value, ci95 }) => {
      const mode = FAILURE_MODES.find((one) => one.key === key);
      return {
        label: mode ? mode.label[locale] : key,
        sentence: mode ? mode.sentence[locale] : '',
        share: value === null ? NONE : percent(value),
        interval: ci95 ? t('figure.to', { lo: leftToRight(percent(ci95[0])), hi: leftToRight(percent(ci95[1])) }) : '',
      };
    }),
  };
}
