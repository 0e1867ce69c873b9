import type { GapEntry } from '../../domain/card/gap-entry.ts';
import type { Grade } from '../../domain/card/grade.ts';
import { FULL_FROM, JUDGED_FROM } from '../../domain/card/verdict.ts';
import type { ChartSign } from '../../platform/charts/chart-data.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import type { Translate } from '../../platform/i18n/messages.ts';
import { decimal, signed, wholeNumber } from '../../platform/i18n/numbers.ts';
import type { figureMessages } from './figures.messages.ts';
import { SIGNS } from './marks.views.ts';

export type FigureTranslate = Translate<keyof typeof figureMessages.triples>;

/** Stands where a figure cannot be had. */
export const NONE = '–';

/** A verdict in a shape and a word. */
export interface VerdictWords {
  sign: ChartSign;
  word: string;
  note: string | null;
}

export interface GradeWords {
  letter: string | null;
  /** The better and the worse end, where it is not sure which. */
  from: string | null;
  to: string | null;
  words: string;
}

export function verdictWords(entry: GapEntry, threshold: number, t: FigureTranslate): VerdictWords {
  const { verdict, n, smallestDetectable } = entry;
  const note = (): string => {
    if (verdict === 'withheld') return '';
    if (verdict === 'insufficient')
      return t('figure.verdict.insufficient.note', { more: Math.max(0, JUDGED_FROM - n) });
    if (verdict === 'undecided' && smallestDetectable !== null) {
      return t('figure.verdict.undecided.note', { gap: leftToRight(decimal(smallestDetectable, 1)) });
    }
    return n < FULL_FROM ? `· ${t('figure.few')}` : '';
  };
  return { sign: SIGNS[verdict], word: t(`figure.verdict.${verdict}`, { threshold }), note: note() || null };
}

export function gradeWords(grade: Grade, t: FigureTranslate): GradeWords {
  if (grade.letter !== null) return { letter: grade.letter, from: null, to: null, words: grade.letter };
  // The same letter at both ends without a letter: everything points to it, but fewer than 30 said so.
  if (grade.range === null || grade.range[0] === grade.range[1]) {
    return { letter: null, from: null, to: null, words: t('figure.grade.none') };
  }
  const [from, to] = grade.range;
  return { letter: null, from, to, words: t('figure.grade.between', { from, to }) };
}

/** How many a figure is of; it stays on one line. @example nText(186) // 'n = 186' */
export const nText = (n: number): string => leftToRight(`n\u00a0=\u00a0${wholeNumber(n)}`);
export const signedText = (value: number): string => leftToRight(signed(value, 2));

/** "−1.87 to −1.39", each number isolated. */
export const intervalText = (ci95: readonly [number, number], t: FigureTranslate): string =>
  t('figure.to', { lo: signedText(ci95[0]), hi: signedText(ci95[1]) });
