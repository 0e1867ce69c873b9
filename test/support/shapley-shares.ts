/** Solves A·x = b by elimination with pivoting. */
function solve(matrix: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, b[i] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let best = column;
    for (let i = column; i < size; i += 1) if (Math.abs(rows[i]![column]!) > Math.abs(rows[best]![column]!)) best = i;
    [rows[column], rows[best]] = [rows[best]!, rows[column]!];
    for (let i = 0; i < size; i += 1) {
      if (i === column) continue;
      const factor = rows[i]![column]! / rows[column]![column]!;
      for (let j = column; j <= size; j += 1) rows[i]![j]! -= factor * rows[column]![j]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}

/**
 * Shares of R² by Lindeman, Merenda and Gold: the average gain of each predictor over all orders of entry. Takes 2^p
 * regressions, so it serves as the cross-check of the weights that the product uses.
 */
export function shapleyShares(covariance: readonly (readonly number[])[]): number[] {
  const p = covariance.length - 1;
  const sd = covariance.map((row, i) => Math.sqrt(row[i]!));
  const r = (i: number, j: number): number => covariance[i]![j]! / sd[i]! / sd[j]!;
  const explained = Array.from({ length: 2 ** p }, (_, set) => {
    const used = Array.from({ length: p }, (_x, i) => i).filter((i) => (set >> i) & 1);
    const beta = solve(
      used.map((i) => used.map((j) => r(i, j))),
      used.map((i) => r(i, p)),
    );
    return used.reduce((sum, i, at) => sum + beta[at]! * r(i, p), 0);
  });
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  return Array.from({ length: p }, (_, i) =>
    explained.reduce((sum, without, set) => {
      if ((set >> i) & 1) return sum;
      const size = [...set.toString(2)].filter((bit) => bit === '1').length;
      const weight = (factorial(size) * factorial(p - 1 - size)) / factorial(p);
      return sum + weight * (explained[set | (1 << i)]! - without);
    }, 0),
  );
}
