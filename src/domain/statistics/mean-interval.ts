import type { Interval } from './estimate.ts';
import type { Moments } from './integer-moments.ts';
import { studentQuantile } from './student-t.ts';

/**
 * 95 % t interval of a mean.
 *
 * What it tells a manager: where the mean would lie if everybody had answered, give or take chance.
 * Formula: mean ± t(0.975, n − 1) · sd / √n. Chosen over the bootstrap, which covers too seldom when n is small.
 * n = 0 or 1: null. All answers equal: both ends at the mean. Source: Student 1908.
 *
 * @example meanInterval({ n: 3, mean: 5, sd: 1 }) // [2.51586…, 7.48413…]
 */
export function meanInterval(moments: Moments): Interval | null {
  const { n, mean, sd } = moments;
  if (n < 2 || mean === null || sd === null) return null;
  if (sd === 0) return [mean, mean];
  const margin = (studentQuantile(0.975, n - 1) * sd) / Math.sqrt(n);
  return [mean - margin, mean + margin];
}
