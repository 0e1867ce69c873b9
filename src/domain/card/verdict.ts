import type { Interval } from '../statistics/estimate.ts';

/** What the numbers allow to say about a gap, in the order in which it is tried. */
export const VERDICTS = [
  'withheld',
  'insufficient',
  'shortfall',
  'surplus',
  'small_shortfall',
  'small_surplus',
  'no_material_gap',
  'undecided',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** From how many answers on a gap is judged, and in full. */
export const JUDGED_FROM = 10;
export const FULL_FROM = 30;

/**
 * The number of answers under which a figure is withheld: 5, or 10 where the answers concern one member of staff.
 *
 * @example withheldUnder(true) // 10
 */
export function withheldUnder(onePerson: boolean): 5 | 10 {
  return onePerson ? 10 : 5;
}

/** What a verdict is reached from; the gap and its interval in scale points, p adjusted for the family it is in. */
export interface Judged {
  readonly n: number;
  readonly mean: number | null;
  readonly ci95: Interval | null;
  readonly pAdjusted: number | null;
}

/**
 * Verdict on a gap: what the manager may say about it, and no more.
 *
 * First that matches: withheld (n under `threshold`) · insufficient (n under 10, or the test is undefined) ·
 * shortfall or surplus (adjusted p under .05 and at least `material` points) · small_shortfall or small_surplus
 * (adjusted p under .05, smaller than that) · no_material_gap (the 95 % interval lies inside ± material) · undecided.
 * A real gap and a large gap are two questions, so significance alone never makes a shortfall.
 *
 * @example verdictOf({ n: 207, mean: -0.55, ci95: [-0.69, -0.4], pAdjusted: 1e-11 }, 0.5, 5) // 'shortfall'
 */
export function verdictOf(judged: Judged, material: number, threshold: number): Verdict {
  const { n, mean, ci95, pAdjusted } = judged;
  if (n < threshold) return 'withheld';
  if (n < JUDGED_FROM || mean === null || ci95 === null || pAdjusted === null) return 'insufficient';
  if (pAdjusted < 0.05) {
    if (Math.abs(mean) >= material) return mean < 0 ? 'shortfall' : 'surplus';
    return mean < 0 ? 'small_shortfall' : 'small_surplus';
  }
  return -material < ci95[0] && ci95[1] < material ? 'no_material_gap' : 'undecided';
}
