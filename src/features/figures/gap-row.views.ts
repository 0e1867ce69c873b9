import type { ScoredEntry } from '../../domain/card/report-card.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, signed, wholeNumber } from '../../platform/i18n/numbers.ts';
import {
  type FigureTranslate,
  type GradeWords,
  gradeWords,
  intervalText,
  NONE,
  type VerdictWords,
  verdictWords,
} from './figure-words.views.ts';
import { type Axis, type Bell, bellOf } from './marks.views.ts';

/** The figures of one entry, written out; '–' where there is none. */
export interface GapRow {
  key: string;
  title: string;
  /** The full text where the title is a short name. */
  text: string | null;
  bell: Bell | null;
  expected: string;
  received: string;
  gap: string;
  interval: string;
  verdict: VerdictWords;
  n: string;
  grade: GradeWords;
}

/** How rows of one table are written: language, common scale, and the number under which figures are withheld. */
export interface RowContext {
  t: FigureTranslate;
  axis: Axis;
  threshold: number;
  /** Means of the least acceptable level by item, where it was asked. */
  minimums?: ReadonlyMap<string, number | null>;
}

export function gapRow(
  key: string,
  title: string,
  text: string | null,
  entry: ScoredEntry,
  { t, axis, threshold, minimums }: RowContext,
): GapRow {
  const { mean, ci95 } = entry.gap;
  const expected = entry.expectation.mean === null ? NONE : decimal(entry.expectation.mean, 2);
  const received = entry.performance.mean === null ? NONE : decimal(entry.performance.mean, 2);
  const label = t('figure.bell', { e: leftToRight(expected), p: leftToRight(received) });
  return {
    key,
    title,
    text: text === title ? null : text,
    bell: bellOf(entry, axis, label, minimums?.get(key) ?? null) ?? null,
    expected,
    received,
    gap: mean === null ? NONE : signed(mean, 2),
    interval: ci95 ? intervalText(ci95, t) : NONE,
    verdict: verdictWords(entry, threshold, t),
    n: wholeNumber(entry.n),
    grade: gradeWords(entry.grade, t),
  };
}
