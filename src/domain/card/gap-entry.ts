import type { Interval } from '../statistics/estimate.ts';
import { type PairedGap, type PairSums, pairedGap } from '../statistics/paired-gap.ts';
import { smallestDetectableGap } from '../statistics/smallest-detectable-gap.ts';
import { JUDGED_FROM, type Verdict, verdictOf } from './verdict.ts';

export interface MeanAndSd {
  readonly mean: number | null;
  readonly sd: number | null;
}

/** A gap as a report card carries it: scale points, negative = short of what should be; null where it cannot be had. */
export interface GapEntry {
  readonly n: number;
  readonly expectation: MeanAndSd;
  readonly performance: MeanAndSd;
  readonly gap: {
    readonly mean: number | null;
    readonly sd: number | null;
    readonly ci95: Interval | null;
    readonly t: number | null;
    readonly df: number | null;
    readonly p: number | null;
    readonly pAdjusted: number | null;
    readonly dz: number | null;
    readonly hedgesG: number | null;
  };
  readonly verdict: Verdict;
  readonly smallestDetectable: number | null;
}

/** A gap before it is known which family of tests it belongs to. */
export interface ComputedGap {
  readonly n: number;
  readonly value: PairedGap | null;
}

/** The paired gap of these sums, which count 1/unit of a scale point. */
export function computeGap(sums: PairSums, unit = 1): ComputedGap {
  const estimate = pairedGap(sums, unit);
  return { n: estimate.n, value: 'value' in estimate ? estimate.value : null };
}

/** The p-value with which a gap joins its family; withheld gaps join none. */
export function familyP({ n, value }: ComputedGap, threshold: number): number | null {
  return n < threshold ? null : (value?.gap.p ?? null);
}

const NOTHING: MeanAndSd = { mean: null, sd: null };

/**
 * A gap as it may be shown, with its verdict: under `threshold` answers only their number; under 10 the means as
 * well; from 10 on everything. `material` is the gap in scale points that counts as one.
 */
export function toGapEntry(
  computed: ComputedGap,
  pAdjusted: number | null,
  rules: { readonly material: number; readonly threshold: number },
): GapEntry {
  const { n, value } = computed;
  const judged = {
    n,
    mean: value?.gap.mean ?? null,
    ci95: value?.gap.ci95 ?? null,
    pAdjusted,
  };
  const verdict = verdictOf(judged, rules.material, rules.threshold);
  const shown = value !== null && n >= rules.threshold ? value : null;
  const full = n >= JUDGED_FROM ? shown : null;
  return {
    n,
    expectation: shown === null ? NOTHING : { mean: shown.expectation.mean, sd: full?.expectation.sd ?? null },
    performance: shown === null ? NOTHING : { mean: shown.performance.mean, sd: full?.performance.sd ?? null },
    gap: {
      mean: shown?.gap.mean ?? null,
      sd: full?.gap.sd ?? null,
      ci95: full?.gap.ci95 ?? null,
      t: full?.gap.t ?? null,
      df: full?.gap.df ?? null,
      p: full?.gap.p ?? null,
      pAdjusted: full === null ? null : pAdjusted,
      dz: full?.gap.dz ?? null,
      hedgesG: full?.gap.hedgesG ?? null,
    },
    verdict,
    smallestDetectable: full === null ? null : smallestDetectableGap(n, full.gap.sd),
  };
}
