import type { Estimate } from '../statistics/estimate.ts';
import { type Share, wilsonShare } from '../statistics/wilson-interval.ts';

/** Whether a promise about a share of cases was kept. */
export const KEPT_VERDICTS = ['met', 'missed', 'undecided'] as const;
export type KeptVerdict = (typeof KEPT_VERDICTS)[number];

export interface KeptShare extends Share {
  /** Share kept − share promised. */
  readonly gap: number;
  readonly verdict: KeptVerdict;
}

/**
 * Share of promises kept (contacts within the standard, replies in time) against the share that was promised.
 *
 * What it tells a manager: whether the standard is met, missed, or whether there are too few cases to tell.
 * Formula: kept / due with Wilson's 95 % interval; met when its lower end reaches `target`, missed when its upper end is
 * under it, else undecided. Shares from 0 to 1. An open case past its time counts as due and not kept; one that is not
 * yet due counts nowhere. n = 0: insufficient. Kept over due: RangeError. Sources: Wilson 1927; fixture G27.
 *
 * @example keptShare(354, 420, 0.9) // share 0.843, gap −0.057, missed: the interval ends at 0.875
 */
export function keptShare(kept: number, due: number, target: number): Estimate<KeptShare, 'no_answers'> {
  const share = wilsonShare(kept, due);
  if (!('value' in share)) return share;
  const { value, ci95 } = share.value;
  const unmet = ci95[1] < target ? 'missed' : 'undecided';
  return { n: due, value: { value, ci95, gap: value - target, verdict: ci95[0] >= target ? 'met' : unmet } };
}
