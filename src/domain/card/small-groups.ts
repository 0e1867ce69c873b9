import { findExposure } from './exposed-cells.ts';

/** A figure over the answers of some cells (the finest crossing on the page: branch by topic by month, say). */
export interface Figure {
  readonly key: string;
  readonly cells: readonly string[];
}

/**
 * Keys of the figures that must not stand on one page, so that nobody in a small group can be worked out from the rest.
 *
 * What it tells a manager: nothing, on purpose. Withheld are figures over 1 to `threshold − 1` answers, and as many
 * more, the smallest first, as it takes until no adding and subtracting of the shown figures yields such a group: a
 * second branch beside a hidden one, as the total less the others would else show it. Their numbers of answers may be
 * shown. Cells without answers hide nobody; a cell that `counts` does not have has none.
 * `threshold`: 5, or 10 for one member of staff. Means of different pages count together only if given together.
 * Sources: Cox 1980 on complementary suppression; Willenborg & de Waal 2001.
 *
 * @example protectFigures(
 *   [{ key: 'all', cells: ['a', 'b', 'c'] }, { key: 'a', cells: ['a'] }, { key: 'b', cells: ['b'] }, { key: 'c', cells: ['c'] }],
 *   { a: 40, b: 12, c: 3 }, 5) // c for its three answers, and b, since all − a − b would show them
 */
export function protectFigures(
  figures: readonly Figure[],
  counts: Readonly<Record<string, number>>,
  threshold: number,
): Set<string> {
  const names = [...new Set(figures.flatMap(({ cells }) => cells))];
  const place = new Map(names.map((name, at) => [name, at]));
  const people = names.map((name) => (Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0));
  const placed = figures.map(({ key, cells }) => {
    const at = [...new Set(cells)].map((cell) => place.get(cell) ?? 0);
    return { key, cells: at, n: at.reduce((sum, cell) => sum + (people[cell] ?? 0), 0) };
  });
  // From small to large, so that the first of those that give someone away is the one to withhold.
  let shown = placed.filter(({ n }) => n >= threshold).sort((a, b) => a.n - b.n);
  const withheld = new Set(placed.filter(({ n }) => n > 0 && n < threshold).map(({ key }) => key));
  for (;;) {
    const exposure = findExposure(
      shown.map(({ cells }) => cells),
      people,
      threshold,
    );
    if (exposure === undefined) return withheld;
    const smallest = shown[Math.min(...exposure.figures)];
    if (smallest === undefined) return withheld;
    withheld.add(smallest.key);
    shown = shown.filter((figure) => figure !== smallest);
  }
}

/** An own figure for each part, another for the whole, and whatever of the whole is in no part. */
const WHOLE = '(whole)';
const BESIDE = '(beside)';

/**
 * Keys of the parts of a whole that must not be shown where all parts stand beside each other and the whole may be looked
 * up: those with too few answers, and as many more as it takes until the shown ones and the whole do not show them.
 *
 * @example hiddenParts({ a: 40, b: 12, c: 3 }, 55, 5) // b and c
 */
export function hiddenParts(counts: Readonly<Record<string, number>>, whole: number, threshold: number): Set<string> {
  const keys = Object.keys(counts);
  const among = keys.reduce((sum, key) => sum + (counts[key] ?? 0), 0);
  const figures = [{ key: WHOLE, cells: [...keys, BESIDE] }, ...keys.map((key) => ({ key, cells: [key] }))];
  const hidden = protectFigures(figures, { ...counts, [BESIDE]: Math.max(0, whole - among) }, threshold);
  return new Set(keys.filter((key) => hidden.has(key)));
}
