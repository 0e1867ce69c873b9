import type { Estimate, Interval } from './estimate.ts';

/** 97.5 % point of the normal distribution. */
export const NORMAL_975 = 1.959963984540054;

/** A share between 0 and 1 with its 95 % interval. */
export interface Share {
  readonly value: number;
  readonly ci95: Interval;
}

/**
 * Share of answers with a property, with Wilson's 95 % score interval.
 *
 * What it tells a manager: which part of the customers, and how far that part may be off because not all answered.
 * Formula: (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n). Stays within 0 and 1; with none the lower end is
 * exactly 0, with all the upper end exactly 1. n = 0: insufficient. Needs 0 ≤ count ≤ n, else RangeError.
 * Source: Wilson 1927.
 *
 * @example wilsonShare(2, 5) // { n: 5, value: { value: 0.4, ci95: [0.11762…, 0.76927…] } }
 */
export function wilsonShare(count: number, n: number): Estimate<Share, 'no_answers'> {
  if (!(count >= 0 && count <= n)) throw new RangeError(`a count of ${count} does not fit into ${n}`);
  if (n < 1) return { n, insufficient: 'no_answers' };
  const share = count / n;
  const z2 = NORMAL_975 ** 2;
  const centre = share + z2 / (2 * n);
  const reach = NORMAL_975 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  const lower = count === 0 ? 0 : Math.max(0, (centre - reach) / scale);
  const upper = count === n ? 1 : Math.min(1, (centre + reach) / scale);
  return { n, value: { value: share, ci95: [lower, upper] } };
}
