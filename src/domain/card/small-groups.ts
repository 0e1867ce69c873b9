/**
 * Whether a segment must be withheld because people in it, or just beside it, could be told apart.
 *
 * What it tells a manager: nothing, on purpose. A segment is withheld when it has 1 to `threshold − 1` answers, and
 * when a segment one step wider has so few answers outside it that subtracting the two would show them. Zero answers
 * hide nobody. `threshold`: 5, or 10 for one member of staff.
 *
 * @example mustWithhold(40, [43], 5) // true: 43 − 40 would show three people
 */
export function mustWithhold(n: number, wider: readonly number[], threshold: number): boolean {
  const tooFew = (count: number): boolean => count > 0 && count < threshold;
  return tooFew(n) || wider.some((count) => tooFew(count - n));
}
