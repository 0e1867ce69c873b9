import { itemPairSums } from '../card/item-sums.ts';
import { scoreSums } from '../card/score-sums.ts';
import type { QuestionnaireDefinition, RatingQuestion } from '../questionnaire/definition.ts';
import type { FigureKey } from '../state/figure-counts.ts';
import { type Counts, pairSumsOf, type State } from '../state/state.ts';
import type { IntegerSums } from '../statistics/integer-moments.ts';
import type { Counted } from '../statistics/share-difference.ts';

/** Whose gap or level: the whole, a dimension or an item. */
export type ScoreOf = 'overall' | `dimension:${string}` | `item:${string}`;

/** What is followed over time. */
export type Measure =
  | ScoreMeasure
  | { readonly kind: 'mean' | 'topbox'; readonly question: RatingQuestion }
  | { readonly kind: 'rate' };

/** A gap or a level received. */
export interface ScoreMeasure {
  readonly kind: 'gap' | 'performance';
  readonly of: ScoreOf;
}

/** How addresses and programs name a measure. @example measureKey({ kind: 'gap', of: 'item:process.speed' }) // 'gap:item:process.speed' */
export function measureKey(measure: Measure): string {
  switch (measure.kind) {
    case 'gap':
    case 'performance':
      return measure.of === 'overall' ? measure.kind : `${measure.kind}:${measure.of}`;
    case 'mean':
    case 'topbox':
      return `${measure.kind}:${measure.question.key}`;
    case 'rate':
      return 'rate';
  }
}

/**
 * Every measure of a questionnaire that can be followed over time: gap and level received of the whole, of each dimension
 * and item; mean and top boxes of each rating that is asked; the response rate.
 */
export function measuresOf({ dimensions, items, questions }: QuestionnaireDefinition): Measure[] {
  const scores: ScoreOf[] = [
    'overall',
    ...dimensions.map(({ key }): ScoreOf => `dimension:${key}`),
    ...items.map(({ key }): ScoreOf => `item:${key}`),
  ];
  const ratings = questions.filter((question) => question.kind === 'rating').filter(({ on }) => on);
  return [
    ...scores.map((of): Measure => ({ kind: 'gap', of })),
    ...scores.map((of): Measure => ({ kind: 'performance', of })),
    ...ratings.flatMap((question): Measure[] => [
      { kind: 'mean', question },
      { kind: 'topbox', question },
    ]),
    { kind: 'rate' },
  ];
}

/** The figure of a state that a measure is read from. */
export const measuredFigure = (measure: Exclude<Measure, { kind: 'rate' }>): FigureKey =>
  'question' in measure ? `question:${measure.question.key}` : measure.of;

/**
 * The sums of a gap or level in a set of answers, in counting units (see `perPoint`).
 *
 * @example scoreIn(state, { kind: 'gap', of: 'overall' })
 */
export function scoreIn(state: State, { kind, of }: ScoreMeasure): IntegerSums {
  const key = of.slice(of.indexOf(':') + 1);
  if (of === 'overall') return scoreSums(pairSumsOf(state.overall), kind);
  if (of.startsWith('dimension:')) return scoreSums(pairSumsOf(state.dimensions[key]), kind);
  return scoreSums(itemPairSums(state.items[key]), kind);
}

/** How many counting units make a point: those of items are points, those of dimensions and the whole are finer. */
export function perPoint({ of }: ScoreMeasure, unit: number): number {
  return of.startsWith('item:') ? 1 : unit;
}

/** Sums of a rating's answers. @example ratingSums({ 4: 2, 5: 1 }) // { n: 3, sum: 13, sumOfSquares: 57 } */
export function ratingSums(counts: Counts | undefined): IntegerSums {
  let [n, sum, sumOfSquares] = [0, 0, 0];
  for (const [key, count] of Object.entries(counts ?? {})) {
    const value = Number(key);
    n += count;
    sum += count * value;
    sumOfSquares += count * value * value;
  }
  return { n, sum, sumOfSquares };
}

/** How many of a rating's answers lie in its top boxes. */
export function topBoxCount(counts: Counts | undefined, { topBoxFrom }: RatingQuestion): Counted {
  let [n, top] = [0, 0];
  for (const [key, answers] of Object.entries(counts ?? {})) {
    n += answers;
    if (Number(key) >= topBoxFrom) top += answers;
  }
  return { count: top, n };
}
