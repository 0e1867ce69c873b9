import { meanChange, type PeriodChange, shareChange } from '../../domain/card/period-change.ts';
import { questionEntry } from '../../domain/card/question-entry.ts';
import type { StyleMatch } from '../../domain/card/style-match.ts';
import { JUDGED_FROM } from '../../domain/card/verdict.ts';
import type { Question, RatingQuestion } from '../../domain/questionnaire/definition.ts';
import { type Counts, countOf } from '../../domain/state/state.ts';
import type { Interval } from '../../domain/statistics/estimate.ts';
import { type IntegerSums, momentsFromSums } from '../../domain/statistics/integer-moments.ts';
import { type Share, wilsonShare } from '../../domain/statistics/wilson-interval.ts';
import { ratingSums, topBoxCount } from '../../domain/trend/measure.ts';

/** A figure of a question; `of` is the option or failure that a share is of. Shares are from 0 to 1. */
export interface QuestionFigure {
  what: 'mean' | 'top' | 'nps' | 'option' | 'wrong' | 'failure';
  of: string | null;
  value: number | null;
  ci95: Interval | null;
  /** Against the period before. */
  change: PeriodChange | null;
}

/** How many gave an answer. */
export interface AnswerCount {
  key: string;
  count: number;
  share: number;
  ci95: Interval | null;
}

export interface QuestionFigures {
  question: Question;
  n: number;
  figures: QuestionFigure[];
  /** Empty under ten answers, where counts would tell too much. */
  answers: AnswerCount[];
}

/** The figures of one question now and their change; undefined for questions that are not counted. */
export function figuresOf(
  question: Question,
  now: Counts | undefined,
  before: Counts | undefined,
  threshold: number,
): QuestionFigures | undefined {
  const entry = questionEntry(question, now, threshold);
  if (entry === undefined) return undefined;
  const [counts, earlier] = [now ?? {}, before ?? {}];
  const { n } = entry;
  if (question.kind === 'rating' && 'topBox' in entry) {
    const [sums, sumsBefore] = [ratingSums(counts), ratingSums(earlier)];
    const figures: QuestionFigure[] = [
      {
        what: 'mean',
        of: null,
        value: entry.mean,
        ci95: entry.ci95,
        change: meanChange(momentsFromSums(sums), momentsFromSums(sumsBefore)),
      },
      {
        what: 'top',
        of: null,
        ...entry.topBox,
        change: shareChange(topBoxCount(counts, question), topBoxCount(earlier, question)),
      },
    ];
    if (entry.nps !== undefined) {
      const change = meanChange(
        momentsFromSums(promoterSums(counts), 0.01),
        momentsFromSums(promoterSums(earlier), 0.01),
      );
      figures.unshift({ what: 'nps', of: null, ...entry.nps, change });
    }
    return { question, n, figures, answers: answersOf(scaleOf(question), counts, n) };
  }
  if (question.kind === 'choice' && 'options' in entry) {
    const total = Object.values(earlier).reduce((sum, count) => sum + count, 0);
    const figures = entry.options.map(({ key, value, ci95 }): QuestionFigure => {
      const change = shareChange({ count: countOf(counts, key), n }, { count: countOf(earlier, key), n: total });
      return { what: 'option', of: key, value, ci95, change };
    });
    const keys = entry.options.map(({ key }) => key);
    return { question, n, figures, answers: answersOf(keys, counts, n) };
  }
  if (!('failures' in entry)) return undefined;
  const then = { count: earlier.yes ?? 0, n: (earlier.yes ?? 0) + (earlier.no ?? 0) };
  const figures: QuestionFigure[] = [
    { what: 'wrong', of: null, ...entry.yes, change: shareChange({ count: counts.yes ?? 0, n }, then) },
    ...entry.failures.map(({ key, value, ci95 }): QuestionFigure => {
      const change = shareChange({ count: counts[key] ?? 0, n }, { count: earlier[key] ?? 0, n: then.n });
      return { what: 'failure', of: key, value, ci95, change };
    }),
  ];
  return {
    question,
    n,
    figures,
    answers: answersOf(['yes', 'no', ...entry.failures.map(({ key }) => key)], counts, n),
  };
}

/** Promoters count 1, detractors −1. */
function promoterSums(counts: Counts): IntegerSums {
  let [n, sum, sumOfSquares] = [0, 0, 0];
  for (const [key, count] of Object.entries(counts)) {
    const value = Number(key) >= 9 ? 1 : Number(key) <= 6 ? -1 : 0;
    n += count;
    sum += value * count;
    sumOfSquares += value * value * count;
  }
  return { n, sum, sumOfSquares };
}

const scaleOf = ({ min, max }: RatingQuestion): string[] =>
  Array.from({ length: max - min + 1 }, (_, at) => String(min + at));

function answersOf(keys: readonly string[], counts: Counts, n: number): AnswerCount[] {
  if (n < JUDGED_FROM) return [];
  return keys.map((key) => {
    const count = countOf(counts, key);
    const share = wilsonShare(count, n);
    return { key, count, share: count / n, ci95: 'value' in share ? share.value.ci95 : null };
  });
}

/** The shares of a style match in the order in which they are shown; none under ten people. */
export function stylesOf({ shares }: StyleMatch): { key: 'same' | 'warmer' | 'cooler'; share: Share }[] {
  return shares === null ? [] : (['same', 'warmer', 'cooler'] as const).map((key) => ({ key, share: shares[key] }));
}
