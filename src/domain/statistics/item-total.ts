import { sum } from 'simple-statistics';
import { cronbachAlpha } from './cronbach-alpha.ts';

/** How one item stands to the others of its dimension; null where undefined. */
export interface ItemTotal {
  /** Correlation of the item with the sum of the other items. */
  readonly itemRest: number | null;
  /** Alpha of the dimension without this item. */
  readonly alphaIfDeleted: number | null;
}

/**
 * Corrected item-total correlation and alpha if deleted, for each item of a covariance matrix.
 *
 * What it tells a manager: an item near 0 (or whose removal raises alpha) measures something else than its
 * neighbours, or is worded the other way round.
 * Formula: cov(item, sum of the others) / (sd of item · sd of that sum); alpha of the matrix without the item.
 * An item or a rest without spread: null. Fewer than three items: alphaIfDeleted null; one item: both null.
 * n under 2: both null. Source: Nunnally & Bernstein 1994.
 *
 * @example itemTotals([[1, 0.5], [0.5, 1]], 20)[0] // { itemRest: 0.5, alphaIfDeleted: null }
 */
export function itemTotals(covariance: readonly (readonly number[])[], n: number): ItemTotal[] {
  const total = sum(covariance.map((row) => sum([...row])));
  return covariance.map((row, item) => {
    const variance = row[item] ?? 0;
    const withTotal = sum([...row]);
    const restVariance = total - 2 * withTotal + variance;
    const defined = n >= 2 && covariance.length > 1 && variance > 0 && restVariance > 1e-12 * total;
    const without = covariance.filter((_, i) => i !== item).map((r) => r.filter((_, i) => i !== item));
    const alpha = cronbachAlpha(without, n);
    return {
      itemRest: defined ? (withTotal - variance) / Math.sqrt(variance * restVariance) : null,
      alphaIfDeleted: 'value' in alpha ? alpha.value : null,
    };
  });
}
