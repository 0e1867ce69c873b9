import type { ScoredEntry } from '../../domain/card/report-card.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal } from '../../platform/i18n/numbers.ts';
import { NONE } from './figure-words.views.ts';
import { type GapRow, gapRow, type RowContext } from './gap-row.views.ts';
import { type GradeAxis, type Strip, stripOf } from './marks.views.ts';

/** A dimension, or the whole, with its grade, score and the strip they are drawn on. */
export interface GradeRow extends GapRow {
  score: string;
  scoreInterval: string;
  strip: Strip;
  whole: boolean;
}

export function gradeRow(
  key: string,
  title: string,
  entry: ScoredEntry,
  { whole, gradeAxis, ...context }: RowContext & { whole: boolean; gradeAxis: GradeAxis },
): GradeRow {
  const { score, ci95 } = entry.grade;
  const { t } = context;
  const scoreText = score === null ? NONE : decimal(score, 0);
  const label = score === null ? t('figure.score.none') : t('figure.score', { score: leftToRight(scoreText) });
  return {
    ...gapRow(key, title, null, entry, context),
    score: scoreText,
    scoreInterval: ci95 ? `${decimal(ci95[0], 0)}–${decimal(ci95[1], 0)}` : '',
    strip: stripOf(entry.grade, gradeAxis, label),
    whole,
  };
}
