import { patternSums } from '../reliability/pattern-products.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { relativeWeights } from '../statistics/relative-weights.ts';
import { availableCovariance, restrictPatterns } from '../statistics/subset-sums.ts';
import {
  answeredTogether,
  columnMoments,
  covarianceOf,
  type DriverMethod,
  type DroppedReason,
  unusable,
} from './driver-columns.ts';
import type { DriverProducts } from './driver-products.ts';
import { resampleWeights } from './resampled-weights.ts';
import { type RespondentSample, rowsHeld } from './respondent-sample.ts';
import { againstOthers, type DriverWeight, dot, type Lead, leadOf, type Mixed, spreadOf } from './weight-intervals.ts';

export type DriverGap =
  | 'too_few_answers'
  | 'under_two_items'
  | 'outcome_without_spread'
  | 'nothing_explained'
  | 'not_converged';

export interface Driver extends DriverWeight {
  /** With the outcome, −1 to 1. */
  readonly correlation: number;
  /** Variance inflation, and what it means: over 5 some overlap with other items, over 10 so much that they are one. */
  readonly inflation: number;
  readonly overlap: 'none' | 'some' | 'merge';
}

export interface KeyDrivers {
  readonly method: DriverMethod;
  /** Share of the variance of the outcome that all items account for together. */
  readonly r2: number;
  readonly r2Adjusted: number;
  /** The heaviest first. */
  readonly drivers: readonly Driver[];
  readonly dimensions: readonly DriverWeight[];
  readonly leadingItem: Lead | null;
  readonly leadingDimension: Lead | null;
  /** The claimed item against every other item, and the claimed dimension against every other; null where it is none. */
  readonly claim: { readonly item: readonly Lead[] | null; readonly dimension: readonly Lead[] | null };
  readonly dropped: readonly { readonly key: string; readonly reason: DroppedReason }[];
}

export interface DriverRules {
  /** Dimension of each item. */
  readonly dimensionOf: Readonly<Record<string, string>>;
  readonly random: () => number;
  /** What is said to weigh most, to be tested against each of the others. */
  readonly claim?: { readonly item: string; readonly dimension: string };
  /** How often respondents are drawn anew; 1000, or 400 from over 5,000 of them, where it is absent. */
  readonly draws?: number;
}

/** How often respondents are drawn anew; seldomer from many, to stay within two seconds of a worker's time. */
const DRAWS = 1000;
const DRAWS_OF_MANY = 400;
const MANY = 5000;

/** EM visits every pattern of answered items in every round; over so many it would take minutes. */
const PATTERNS_FOR_EM = 3000;

/** A ranking is printed from so many answers on: a hundred, and ten for each item. */
export function answersNeeded(items: number): number {
  return Math.max(100, 10 * items);
}

/**
 * Key drivers: how much of satisfaction goes along with each item's performance.
 *
 * What it tells a manager: what to work on first if satisfaction is to rise, as far as association can tell; and
 * whether one dimension (the person who serves, say) surely weighs more than the others. Not a cause.
 * Formula: Johnson's relative weights of performance against the outcome in percent of the explained variance; per
 * dimension their sum. Covariances from respondents who rated every item, or, where items were drawn by the form, from
 * everybody by EM (n is then the smallest number behind a pair), or, where skipped items make too many patterns for EM,
 * pair by pair from all who rated both, which with items drawn at random comes to the same. 95 % percentile interval from `draws` samples of the
 * respondents in `sample`: its ends are as far from the weight as the drawn ones are from the sample's own, times
 * √(m/n) when the m rows are part of n, and it always holds the weight. No draws: no intervals. With EM the draws use available pairs, which
 * makes the interval rather too wide.
 * Dropped with the reason: the least answered items, until there are a hundred answers and ten for each item; items
 * without spread; items that others make up. Insufficient: too few answers even so, fewer than two items left, an
 * outcome without spread, nothing explained, or an EM that does not settle. The same seed gives the same intervals.
 * Sources: Johnson 2000; Tonidandel & LeBreton 2011; Efron 1979; fixtures G03 to G06.
 *
 * @example keyDrivers(products, sample, { dimensionOf, random: seededRandom(1) })
 */
export function keyDrivers(
  products: DriverProducts,
  sample: RespondentSample,
  rules: DriverRules,
): Estimate<KeyDrivers, DriverGap> {
  const { items } = products;
  const outcome = items.length;
  const all = patternSums(products.patterns);
  const method = products.partlyAsked === 0 ? 'complete_rows' : all.length > PATTERNS_FOR_EM ? 'available_pairs' : 'em';
  const dropped: { key: string; reason: DroppedReason }[] = [];
  const drop = (item: number, reason: DroppedReason): void => {
    dropped.push({ key: items[item] ?? '', reason });
  };

  let keep = items.map((_, at) => at);
  const each = columnMoments(all, outcome + 1);
  const answers = each.map(({ n }) => n);
  for (const at of keep.filter((item) => each[item]?.flat)) {
    drop(at, answers[at] === 0 ? 'too_few_answers' : 'no_spread');
    keep = keep.filter((item) => item !== at);
  }
  while (keep.length > 2 && answeredTogether(all, [...keep, outcome], method) < answersNeeded(keep.length)) {
    const fewest = keep.reduce((least, item) => ((answers[item] ?? 0) < (answers[least] ?? 0) ? item : least));
    drop(fewest, 'too_few_answers');
    keep = keep.filter((item) => item !== fewest);
  }
  const n = answeredTogether(all, [...keep, outcome], method);
  if (keep.length < 2) return { n, insufficient: 'under_two_items' };
  if (n < answersNeeded(keep.length)) return { n, insufficient: 'too_few_answers' };
  if (each[outcome]?.flat) return { n, insufficient: 'outcome_without_spread' };

  const among =
    method === 'complete_rows'
      ? covarianceOf(all, [...keep, outcome], method)
      : availableCovariance(keep.length, restrictPatterns(all, keep));
  for (const { item, reason } of unusable(among ?? [], keep)) {
    drop(item, reason);
    keep = keep.filter((other) => other !== item);
  }
  if (keep.length < 2) return { n, insufficient: 'under_two_items' };
  const columns = [...keep, outcome];
  const covariance = covarianceOf(all, columns, method);
  if (covariance === null) return { n, insufficient: 'not_converged' };
  const result = relativeWeights(covariance);
  if (result === null) return { n, insufficient: 'outcome_without_spread' };
  if (!(result.r2 > 1e-12)) return { n, insufficient: 'nothing_explained' };

  const total = result.weights.reduce((a, b) => a + b, 0);
  const weights = result.weights.map((weight) => (100 * weight) / total);
  const counted = answeredTogether(all, columns, method);
  const draws = rules.draws ?? (rowsHeld(sample) > MANY ? DRAWS_OF_MANY : DRAWS);
  const resampled = resampleWeights(sample, columns, method === 'complete_rows', draws, rules.random);
  const population = method !== 'complete_rows' ? all.reduce((sum, pattern) => sum + pattern.n, 0) : counted;
  const spread = spreadOf(resampled, draws, population);

  const single = (at: number): number[] => weights.map((_, i) => (i === at ? 1 : 0));
  const weigh = (key: string, mix: readonly number[]): Mixed => {
    const weight = dot(mix, weights);
    return { key, weight, ci95: spread(mix, weight, [0, 100]), mix };
  };
  const keys = keep.map((item) => items[item] ?? '');
  const heaviest = (a: DriverWeight, b: DriverWeight): number => b.weight - a.weight;
  const drivers = keys.map((key, at) => {
    const inflation = result.inflation[at] ?? 1;
    return {
      ...weigh(key, single(at)),
      correlation: result.correlations[at] ?? 0,
      inflation,
      overlap: overlap(inflation),
    };
  });
  const groups = [...new Set(keys.map((key) => rules.dimensionOf[key] ?? key))];
  const dimensions = groups.map((group) =>
    weigh(
      group,
      keys.map((key) => ((rules.dimensionOf[key] ?? key) === group ? 1 : 0)),
    ),
  );
  const p = keep.length;
  return {
    n: counted,
    value: {
      method,
      r2: result.r2,
      r2Adjusted: 1 - ((1 - result.r2) * (counted - 1)) / (counted - p - 1),
      drivers: drivers.sort(heaviest).map(({ mix: _, ...driver }) => driver),
      dimensions: [...dimensions].sort(heaviest).map(({ mix: _, ...dimension }) => dimension),
      leadingItem: leadOf(drivers, spread),
      leadingDimension: leadOf([...dimensions].sort(heaviest), spread),
      claim: {
        item: againstOthers(drivers, rules.claim?.item, spread),
        dimension: againstOthers(dimensions, rules.claim?.dimension, spread),
      },
      dropped,
    },
  };
}

function overlap(inflation: number): Driver['overlap'] {
  if (inflation > 10) return 'merge';
  return inflation > 5 ? 'some' : 'none';
}
