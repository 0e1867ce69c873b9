import type { ChoiceQuestion, Question, RatingQuestion } from '../questionnaire/definition.ts';
import { type Counts, countOf } from '../state/state.ts';
import type { Interval } from '../statistics/estimate.ts';
import { momentsFromSums } from '../statistics/integer-moments.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import { netPromoter } from '../statistics/net-promoter.ts';
import { wilsonShare } from '../statistics/wilson-interval.ts';
import { JUDGED_FROM } from './verdict.ts';

/** A figure with its 95 % interval; null where too few answered. */
export interface Figure {
  readonly value: number | null;
  readonly ci95: Interval | null;
}

export interface RatingEntry {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly ci95: Interval | null;
  /** Share of answers from `topBoxFrom` up. */
  readonly topBox: Figure;
  /** Net promoter score in points from −100 to 100; only for the question keyed `nps` on a scale from 0 to 10. */
  readonly nps?: Figure;
}

export interface ChoiceEntry {
  readonly n: number;
  /** Share of those who answered, per option. */
  readonly options: readonly (Figure & { readonly key: string })[];
}

export interface WrongEntry {
  readonly n: number;
  /** Share of those who answered for whom something went wrong. */
  readonly yes: Figure;
  /** Share of those who answered, per failure mode; several may be picked. */
  readonly failures: readonly (Figure & { readonly key: string })[];
}

export type QuestionEntry = RatingEntry | ChoiceEntry | WrongEntry;

const NOTHING: Figure = { value: null, ci95: null };

/**
 * An extra question as a report card carries it; undefined for questions that are not counted (texts, consents).
 *
 * Under `threshold` answers only their number is told, under 10 the mean of a rating as well. Shares wait for ten
 * answers, because a share of five tells how many said it.
 */
export function questionEntry(
  question: Question,
  counts: Counts | undefined,
  threshold: number,
): QuestionEntry | undefined {
  switch (question.kind) {
    case 'rating':
      return ratingEntry(question, counts ?? {}, threshold);
    case 'choice':
      return choiceEntry(question, counts ?? {});
    case 'wrong':
      return wrongEntry(counts ?? {});
    case 'text':
    case 'consent':
      return undefined;
  }
}

function ratingEntry(question: RatingQuestion, counts: Counts, threshold: number): RatingEntry {
  let [n, sum, sumOfSquares, top] = [0, 0, 0, 0];
  for (const [key, count] of Object.entries(counts)) {
    const value = Number(key);
    n += count;
    sum += count * value;
    sumOfSquares += count * value * value;
    if (value >= question.topBoxFrom) top += count;
  }
  const moments = momentsFromSums({ n, sum, sumOfSquares });
  const full = n >= JUDGED_FROM;
  const entry: RatingEntry = {
    n,
    mean: n >= threshold ? moments.mean : null,
    sd: full ? moments.sd : null,
    ci95: full ? meanInterval(moments) : null,
    topBox: shareFigure(top, n),
  };
  if (question.key !== 'nps' || question.min !== 0 || question.max !== 10) return entry;
  const score = netPromoter(Array.from({ length: 11 }, (_, value) => counts[String(value)] ?? 0));
  const nps = full && 'value' in score ? { value: score.value.value, ci95: score.value.ci95 } : NOTHING;
  return { ...entry, nps };
}

function choiceEntry(question: ChoiceQuestion, counts: Counts): ChoiceEntry {
  const n = Object.values(counts).reduce((total, count) => total + count, 0);
  const keys = new Set([...question.options.map(({ key }) => key), ...Object.keys(counts).sort()]);
  return { n, options: [...keys].map((key) => ({ key, ...shareFigure(countOf(counts, key), n) })) };
}

function wrongEntry(counts: Counts): WrongEntry {
  const { yes = 0, no = 0, ...modes } = counts;
  const n = yes + no;
  const failures = Object.keys(modes)
    .sort((a, b) => (modes[b] ?? 0) - (modes[a] ?? 0) || (a < b ? -1 : 1))
    .map((key) => ({ key, ...shareFigure(modes[key] ?? 0, n) }));
  return { n, yes: shareFigure(yes, n), failures: n >= JUDGED_FROM ? failures : [] };
}

function shareFigure(count: number, n: number): Figure {
  if (n < JUDGED_FROM) return NOTHING;
  const share = wilsonShare(count, n);
  return 'value' in share ? share.value : NOTHING;
}
