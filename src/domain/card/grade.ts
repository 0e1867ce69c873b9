import type { Interval } from '../statistics/estimate.ts';
import { momentsFromSums } from '../statistics/integer-moments.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import { FULL_FROM, JUDGED_FROM } from './verdict.ts';

export const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const;
export type Letter = (typeof LETTERS)[number];

/** The lowest score of each letter but E, which takes the rest. */
export interface GradeBands {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Performance as a school grade; null where the answers do not allow it. */
export interface Grade {
  /** One letter, only where it is sure. */
  readonly letter: Letter | null;
  /** The letters that the interval reaches, the better first; the same letter twice when it reaches one only. */
  readonly range: readonly [Letter, Letter] | null;
  /** 0 (bottom of the scale) to 100 (top). */
  readonly score: number | null;
  readonly ci95: Interval | null;
}

/** Whole-number sums of performance, in units of 1/unit of a scale point. */
export interface PerformanceSums {
  readonly n: number;
  readonly P: number;
  readonly PP: number;
}

/**
 * The letter of a score from 0 to 100.
 *
 * @example letterOf(85, { a: 85, b: 70, c: 55, d: 40 }) // 'A'
 */
export function letterOf(score: number, bands: GradeBands): Letter {
  if (score >= bands.a) return 'A';
  if (score >= bands.b) return 'B';
  if (score >= bands.c) return 'C';
  return score >= bands.d ? 'D' : 'E';
}

/**
 * Grade of the level received.
 *
 * What it tells a manager: how good the service is felt to be, whatever was expected; the gap stands beside it.
 * Formula: score = (mean − min)/(max − min) × 100 with its 95 % t interval, cut at 0 and 100. One letter only if at
 * least 30 answered and the whole interval lies in one band; otherwise the range of letters that it reaches.
 * n under `threshold`: all null. n under 10: the score alone. n from 10 to 29: a range, never a letter. No spread: an
 * interval of no width.
 *
 * @example gradeOf({ n: 100, P: 600, PP: 3700 }, { min: 1, max: 7 }, { a: 85, b: 70, c: 55, d: 40 }, 5)
 * // letter null, range ['A', 'B'], score 83.33: the interval from 80.0 to 86.6 reaches two bands
 */
export function gradeOf(
  sums: PerformanceSums,
  scale: { readonly min: number; readonly max: number },
  bands: GradeBands,
  threshold: number,
  unit = 1,
): Grade {
  const { n, P, PP } = sums;
  if (n < threshold || n < 1) return { letter: null, range: null, score: null, ci95: null };
  const width = (scale.max - scale.min) * unit;
  // In one division, so that a score that is a whole number comes out as one and does not slip under its band.
  const score = (100 * (P - n * scale.min * unit)) / (n * width);
  const spread = momentsFromSums({ n, sum: P, sumOfSquares: PP }, unit).sd;
  const interval = meanInterval({ n, mean: score, sd: spread === null ? null : (100 * spread * unit) / width });
  if (n < JUDGED_FROM || interval === null) return { letter: null, range: null, score, ci95: null };
  const ci95: Interval = [Math.max(0, interval[0]), Math.min(100, interval[1])];
  const range = [letterOf(ci95[1], bands), letterOf(ci95[0], bands)] as const;
  const letter = n >= FULL_FROM && range[0] === range[1] ? range[0] : null;
  return { letter, range, score, ci95 };
}
