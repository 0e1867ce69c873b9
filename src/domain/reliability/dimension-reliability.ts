import { type AlphaGap, cronbachAlpha, feldtInterval } from '../statistics/cronbach-alpha.ts';
import { type EmGap, emCovariance, smallestPairCount } from '../statistics/em-covariance.ts';
import type { Estimate, Interval } from '../statistics/estimate.ts';
import { covarianceFromSums } from '../statistics/integer-moments.ts';
import { type ItemTotal, itemTotals } from '../statistics/item-total.ts';
import {
  type DimensionProducts,
  type Patterns,
  patternSums,
  RELIABILITY_MEASURES,
  type ReliabilityMeasure,
  type ReliabilityProducts,
} from './pattern-products.ts';

/** Reliability of one measure over the items of a dimension. */
export interface MeasureReliability {
  readonly alpha: number;
  readonly ci95: Interval | null;
  /** From respondents who answered all items, or from all through the EM covariance. */
  readonly method: 'complete_rows' | 'em';
  readonly items: readonly (ItemTotal & { readonly key: string })[];
}

export type ReliabilityGap = AlphaGap | EmGap;
export type DimensionReliability = Record<ReliabilityMeasure, Estimate<MeasureReliability, ReliabilityGap>>;

/**
 * Reliability of every dimension: Cronbach's alpha with Feldt's interval for expectation, performance and gap, and
 * how each item stands to the rest.
 *
 * What it tells a manager: whether a dimension's items may be read as one score, and which item does not fit in.
 * When every respondent was asked all items of a dimension, those who answered them all count, and n is their number.
 * When some were asked only some (items drawn at random), the covariances come from everybody by EM, and n, on which
 * the interval rests, is the number of respondents behind the pair of items answered together least often: on the
 * careful side, since the other pairs know more.
 * Too few answers or no spread: insufficient with the reason. Sources: Cronbach 1951; Feldt, Woodruff & Salih 1987;
 * Dempster, Laird & Rubin 1977.
 */
export function reliabilityOf(products: ReliabilityProducts): Record<string, DimensionReliability> {
  return Object.fromEntries(
    Object.entries(products).map(([key, dimension]): [string, DimensionReliability] => [
      key,
      {
        expectation: measureReliability(dimension, 'expectation'),
        performance: measureReliability(dimension, 'performance'),
        gap: measureReliability(dimension, 'gap'),
      },
    ]),
  );
}

/** Alpha of one dimension as a report card's JSON carries it; null where it cannot be had. */
export interface AlphaEntry {
  readonly expectation: number | null;
  readonly performance: number | null;
  readonly gap: number | null;
  readonly n: Record<ReliabilityMeasure, number>;
  readonly ci95: Record<ReliabilityMeasure, Interval | null>;
  /** Instant of the data that it was made from. */
  readonly asOf: string;
}

/**
 * The three alphas of a dimension with their intervals, those resting on fewer than ten respondents left out (alpha
 * is neither a count nor a mean); null when none is left.
 */
export function alphaEntry(reliability: DimensionReliability, asOf: string): AlphaEntry | null {
  const shown = (measure: ReliabilityMeasure): MeasureReliability | null => {
    const estimate = reliability[measure];
    return 'value' in estimate && estimate.n >= 10 ? estimate.value : null;
  };
  if (RELIABILITY_MEASURES.every((measure) => shown(measure) === null)) return null;
  const each = <T>(pick: (measure: ReliabilityMeasure) => T): Record<ReliabilityMeasure, T> => ({
    expectation: pick('expectation'),
    performance: pick('performance'),
    gap: pick('gap'),
  });
  return {
    ...each((measure) => shown(measure)?.alpha ?? null),
    n: each((measure) => reliability[measure].n),
    ci95: each((measure) => shown(measure)?.ci95 ?? null),
    asOf,
  };
}

function measureReliability(
  dimension: DimensionProducts,
  measure: ReliabilityMeasure,
): Estimate<MeasureReliability, ReliabilityGap> {
  const patterns = dimension.patterns[measure];
  const k = dimension.items.length;
  if (k < 2) return { n: 0, insufficient: 'under_two_items' };
  if (dimension.partlyAsked === 0) {
    const { n, covariance } = completeRows(patterns, k);
    return describe(dimension.items, covariance, n, 'complete_rows');
  }
  const sums = patternSums(patterns);
  const n = smallestPairCount(k, sums);
  const estimate = emCovariance(k, sums);
  if ('insufficient' in estimate) return { n, insufficient: estimate.insufficient };
  return describe(dimension.items, estimate.value.covariance, n, 'em');
}

/** Sample covariances over the respondents who answered every item. */
function completeRows(patterns: Patterns, k: number): { n: number; covariance: number[][] } {
  const complete = patterns['1'.repeat(k)];
  const n = complete?.n ?? 0;
  const covariance = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  if (complete === undefined) return { n, covariance };
  let at = 0;
  for (let i = 0; i < k; i += 1) {
    for (let j = i; j < k; j += 1) {
      const value =
        covarianceFromSums({
          n,
          sumXY: complete.products[at] ?? 0,
          sumX: complete.sums[i] ?? 0,
          sumY: complete.sums[j] ?? 0,
        }) ?? 0;
      for (const [row, column] of [
        [i, j],
        [j, i],
      ] as const) {
        const target = covariance[row];
        if (target !== undefined) target[column] = value;
      }
      at += 1;
    }
  }
  return { n, covariance };
}

function describe(
  items: readonly string[],
  covariance: readonly (readonly number[])[],
  n: number,
  method: MeasureReliability['method'],
): Estimate<MeasureReliability, ReliabilityGap> {
  const alpha = cronbachAlpha(covariance, n);
  if ('insufficient' in alpha) return alpha;
  const totals = itemTotals(covariance, n);
  return {
    n,
    value: {
      alpha: alpha.value,
      ci95: feldtInterval(alpha.value, n, items.length),
      method,
      items: items.map((key, at) => ({ key, ...(totals[at] ?? { itemRest: null, alphaIfDeleted: null }) })),
    },
  };
}
