/** People that shown figures give away: the classes of cells, and the figures that together do it. */
export interface Exposure {
  /** Positions of the figures whose sums and differences show these people alone. */
  readonly figures: readonly number[];
  readonly people: number;
}

/** Just under 2^26, so that a product of two remainders stays a whole number that a double holds. */
const PRIME = 67_108_859;
/** So many groups of cells are looked through; beyond that the figures are taken to give someone away. */
const MOST_GROUPS = 200_000;

/**
 * A group of 1 to `threshold − 1` people whose figure follows from the shown ones by adding and subtracting them.
 *
 * What it tells a manager: nothing, on purpose; it decides what must not stand on one page.
 * Formula: cells that stand in the same figures are one; the figures are brought to echelon form (modulo a prime, so
 * that nothing is lost by rounding); a group of cells follows from them when what remains of its cells adds up to
 * nothing. All groups of few people are looked through; where there are too many of them, the smallest figure that
 * holds few people is returned. Nobody exposed: undefined.
 * `figures`: the cells of each, by position; `counts`: people in each cell.
 *
 * @example findExposure([[0, 1], [0]], [40, 3], 5) // { figures: [0, 1], people: 3 }: all less the first cell
 */
export function findExposure(
  figures: readonly (readonly number[])[],
  counts: readonly number[],
  threshold: number,
): Exposure | undefined {
  const { columns, people } = classesOf(figures, counts);
  const { rows, made, pivots } = echelon(figures.length, columns);
  const width = people.length;
  const remainder = people.map((_, column) => {
    const row = pivots.indexOf(column);
    const left = new Array<number>(width).fill(0);
    if (row === -1) left[column] = 1;
    else
      rows[row]?.forEach((value, at) => {
        if (at !== column) left[at] = modulo(-value);
      });
    return left;
  });
  const few = people
    .flatMap((n, at) => (n < threshold ? [at] : []))
    .sort((a, b) => (people[a] ?? 0) - (people[b] ?? 0));
  let looked = 0;
  const search = (
    from: number,
    total: number,
    left: readonly number[],
    group: readonly number[],
  ): Exposure | 'many' | undefined => {
    for (let at = from; at < few.length; at += 1) {
      const cell = few[at] ?? 0;
      const sum = total + (people[cell] ?? 0);
      if (sum >= threshold) return undefined;
      looked += 1;
      if (looked > MOST_GROUPS) return 'many';
      const next = left.map((value, column) => (value + (remainder[cell]?.[column] ?? 0)) % PRIME);
      const members = [...group, cell];
      if (next.every((value) => value === 0)) return { figures: combination(members, pivots, made), people: sum };
      const found = search(at + 1, sum, next, members);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const found = search(0, 0, new Array<number>(width).fill(0), []);
  if (found !== 'many') return found;
  const holding = figures.findIndex((cells) =>
    cells.some((cell) => (counts[cell] ?? 0) > 0 && (counts[cell] ?? 0) < threshold),
  );
  return { figures: [Math.max(0, holding)], people: 1 };
}

/** Cells with people that stand in exactly the same figures, as one column of 0 and 1 each. */
function classesOf(figures: readonly (readonly number[])[], counts: readonly number[]) {
  const sets = figures.map((cells) => new Set(cells));
  const classes = new Map<string, number>();
  counts.forEach((n, cell) => {
    const column = sets.map((cells) => (cells.has(cell) ? '1' : '0')).join('');
    if (n > 0 && column.includes('1')) classes.set(column, (classes.get(column) ?? 0) + n);
  });
  return { columns: [...classes.keys()], people: [...classes.values()] };
}

/** Reduced echelon form of the figures over the columns, and of which figures each row is made. */
function echelon(size: number, columns: readonly string[]) {
  const rows = Array.from({ length: size }, (_, i) => columns.map((column) => Number(column[i])));
  const made = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_x, j) => Number(i === j)));
  const pivots: number[] = [];
  for (let column = 0; column < columns.length && pivots.length < size; column += 1) {
    const at = pivots.length;
    const found = rows.findIndex((row, i) => i >= at && row[column] !== 0);
    if (found === -1) continue;
    for (const table of [rows, made]) {
      const [one, other] = [table[at] ?? [], table[found] ?? []];
      table[at] = other;
      table[found] = one;
    }
    const inverse = power(rows[at]?.[column] ?? 1, PRIME - 2);
    for (const table of [rows, made]) table[at] = (table[at] ?? []).map((value) => (value * inverse) % PRIME);
    for (let i = 0; i < size; i += 1) {
      const factor = rows[i]?.[column] ?? 0;
      if (i === at || factor === 0) continue;
      for (const table of [rows, made]) {
        const pivot = table[at] ?? [];
        table[i] = (table[i] ?? []).map((value, j) => modulo(value - ((factor * (pivot[j] ?? 0)) % PRIME)));
      }
    }
    pivots.push(column);
  }
  return { rows, made, pivots };
}

/** The figures with a part in the sum that shows exactly these columns. */
function combination(
  members: readonly number[],
  pivots: readonly number[],
  made: readonly (readonly number[])[],
): number[] {
  const parts = made.map(() => 0);
  for (const column of members) {
    made[pivots.indexOf(column)]?.forEach((part, figure) => {
      parts[figure] = ((parts[figure] ?? 0) + part) % PRIME;
    });
  }
  return parts.flatMap((part, figure) => (part === 0 ? [] : [figure]));
}

function modulo(value: number): number {
  return ((value % PRIME) + PRIME) % PRIME;
}

function power(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
