/**
 * P-values adjusted for having looked at many items at once (false discovery rate, Benjamini–Hochberg).
 *
 * What it tells a manager: among the gaps called real, on average at most one in twenty is not (at 0.05).
 * Formula: sort upwards; adjusted p of rank i = the smallest of min(1, p(k)·m/k) over all ranks k ≥ i.
 * Undefined p (null) stays null and does not count in m. Empty list: empty list. The order given is kept.
 * The family must be fixed before looking. Source: Benjamini & Hochberg 1995.
 *
 * @example adjustPValues([0.01, null, 0.04, 0.03]) // [0.03, null, 0.04, 0.04]
 */
export function adjustPValues(pValues: readonly (number | null)[]): (number | null)[] {
  const ranked = pValues.flatMap((p, index) => (p === null ? [] : [{ p, index }])).sort((a, b) => a.p - b.p);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let smallest = 1;
  for (let rank = ranked.length; rank >= 1; rank -= 1) {
    const entry = ranked[rank - 1];
    if (entry === undefined) continue;
    smallest = Math.min(smallest, entry.p * (ranked.length / rank));
    adjusted[entry.index] = smallest;
  }
  return adjusted;
}
