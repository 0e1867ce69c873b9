import type { Estimate, Interval } from './estimate.ts';
import { hedgesCorrection } from './hedges-correction.ts';
import { exactScatter, type Moments, momentsFromSums } from './integer-moments.ts';
import { meanInterval } from './mean-interval.ts';
import { studentTwoSidedP } from './student-t.ts';

/** Whole-number sums over the n respondents who gave both the expectation E and the performance P. */
export interface PairSums {
  readonly n: number;
  readonly E: number;
  readonly P: number;
  readonly EE: number;
  readonly PP: number;
  readonly EP: number;
}

/** Mean gap P − E with its interval, test and effect sizes, in scale points; null where undefined. */
export interface GapEstimate {
  readonly mean: number;
  readonly sd: number | null;
  readonly ci95: Interval | null;
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly dz: number | null;
  readonly hedgesG: number | null;
}

export interface PairedGap {
  readonly expectation: Moments;
  readonly performance: Moments;
  readonly gap: GapEstimate;
}

/**
 * Gap between performance and expectation within respondents, from whole-number sums over pairs.
 *
 * What it tells a manager: how far the service falls short of (negative) or passes (positive) what it should be, in
 * points of the scale, and how sure that is.
 * Formula: gap = P − E of each pair; mean and sample sd of it; t = mean / (sd / √n) with n − 1 degrees of freedom,
 * two-sided p; 95 % t interval; dz = mean / sd; Hedges' g = J(n − 1) · dz. The spread of the gap comes exactly from
 * ΣP² + ΣE² − 2ΣEP. `unit`: the sums count 1/unit of a scale point.
 * n = 0: insufficient. n = 1: means only. n = 2: g null. Every gap the same: sd 0, interval of no width, t, p, dz and g null.
 * A half-given pair counts nowhere. Source: Student 1908; Hedges 1981.
 *
 * @example pairedGap({ n: 3, E: 18, P: 15, EE: 110, PP: 75, EP: 90 }) // gap mean −1, sd 1, t −1.732 for the pairs 7→5, 6→5, 5→5
 */
export function pairedGap(sums: PairSums, unit = 1): Estimate<PairedGap, 'no_pairs'> {
  const { n, E, P, EE, PP, EP } = sums;
  if (n < 1) return { n, insufficient: 'no_pairs' };
  // Differences first, so that no step leaves the whole numbers that a double holds exactly.
  const sumOfSquares = PP - EP + (EE - EP);
  const moments = momentsFromSums({ n, sum: P - E, sumOfSquares }, unit);
  const mean = (P - E) / (n * unit);
  const scatter = exactScatter(n, sumOfSquares, P - E, P - E);
  const df = n > 1 ? n - 1 : null;
  const t = df !== null && scatter > 0 ? ((P - E) * Math.sqrt(df)) / Math.sqrt(scatter) : null;
  const dz = t === null ? null : t / Math.sqrt(n);
  // With one degree of freedom the correction is 0: it would say "no effect" where nothing can be said.
  const j = df === null || df < 2 ? null : hedgesCorrection(df);
  const value: PairedGap = {
    expectation: momentsFromSums({ n, sum: E, sumOfSquares: EE }, unit),
    performance: momentsFromSums({ n, sum: P, sumOfSquares: PP }, unit),
    gap: {
      mean,
      sd: moments.sd,
      ci95: meanInterval(moments),
      t,
      df,
      p: t === null || df === null ? null : studentTwoSidedP(t, df),
      dz,
      hedgesG: dz === null || j === null ? null : dz * j,
    },
  };
  return { n, value };
}
