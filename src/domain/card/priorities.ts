import type { GapEntry } from './gap-entry.ts';

/** An item whose shortfall is sure, and how sure. */
export interface Priority {
  readonly key: string;
  /** Scale points by which the item surely falls short: the end of its interval nearer zero. */
  readonly shortfall: number;
  /** Its interval overlaps that of the first, so it cannot be called smaller. */
  readonly amongLargest: boolean;
}

/**
 * Items in the order in which they deserve attention.
 *
 * What it tells a manager: where to start. Ordered by the shortfall at the interval end nearer zero, so that an item
 * with few answers does not come first by chance; equal ones by `weights` (how much the item matters for overall
 * satisfaction), then in the questionnaire's order. Items whose interval reaches zero, or that have too few answers
 * for one, are no priorities. The items to name in a headline are those `amongLargest`.
 *
 * @example prioritiesOf([items with intervals [-1.2, -0.8], [-0.9, -0.5], [-0.6, -0.1]])
 * // shortfalls 0.8, 0.5, 0.1; the first two among the largest
 */
export function prioritiesOf(
  items: readonly (Pick<GapEntry, 'gap'> & { readonly key: string })[],
  weights: Readonly<Record<string, number>> = {},
): Priority[] {
  const short = items.flatMap(({ key, gap }) =>
    gap.ci95 !== null && gap.ci95[1] < 0 ? [{ key, ci95: gap.ci95 }] : [],
  );
  short.sort((a, b) => a.ci95[1] - b.ci95[1] || (weights[b.key] ?? 0) - (weights[a.key] ?? 0));
  const first = short[0];
  return short.map(({ key, ci95 }) => ({
    key,
    shortfall: -ci95[1],
    amongLargest: first !== undefined && ci95[0] <= first.ci95[1] && first.ci95[0] <= ci95[1],
  }));
}
