import type { Estimate } from './estimate.ts';
import { type Share, wilsonShare } from './wilson-interval.ts';

/** How many of how many. */
export interface Counted {
  readonly count: number;
  readonly n: number;
}

/**
 * Difference of two shares of separate groups of people, with Newcombe's hybrid score interval.
 *
 * What it tells a manager: whether more customers are satisfied (recommend, were answered in time) here than there, or
 * now than before, and by how many points of share.
 * Formula: d = p1 − p2 with the Wilson limits l, u of each; lower end d − √((p1 − l1)² + (u2 − p2)²), upper end
 * d + √((u1 − p1)² + (p2 − l2)²). Between −1 and 1; the interval leaves 0 out where the shares differ for sure.
 * n is the number of answers in both. n = 0 in either: insufficient. Nobody or everybody in both: an interval around 0
 * that still has a width. A count outside 0 to n: RangeError. Source: Newcombe 1998, method 10.
 *
 * @example shareDifference({ count: 56, n: 70 }, { count: 48, n: 80 }) // value 0.2, ci95 [0.0524…, 0.3339…]
 */
export function shareDifference(a: Counted, b: Counted): Estimate<Share, 'no_answers'> {
  const [one, two] = [wilsonShare(a.count, a.n), wilsonShare(b.count, b.n)];
  const n = a.n + b.n;
  if (!('value' in one && 'value' in two)) return { n, insufficient: 'no_answers' };
  const [p1, [l1, u1]] = [one.value.value, one.value.ci95];
  const [p2, [l2, u2]] = [two.value.value, two.value.ci95];
  const value = p1 - p2;
  const lower = Math.max(-1, value - Math.hypot(p1 - l1, u2 - p2));
  const upper = Math.min(1, value + Math.hypot(u1 - p1, p2 - l2));
  return { n, value: { value, ci95: [lower, upper] } };
}
