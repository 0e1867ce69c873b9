import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findExposure } from '../../../src/domain/card/exposed-cells.ts';
import { type Figure, hiddenParts, protectFigures } from '../../../src/domain/card/small-groups.ts';

const rows = ['r1', 'r2'];
const columns = ['c1', 'c2', 'c3'];

/** Everything a page with a two-way table shows: cells, both margins, the total. */
const TABLE: Figure[] = [
  { key: 'all', cells: rows.flatMap((r) => columns.map((c) => r + c)) },
  ...rows.map((r) => ({ key: r, cells: columns.map((c) => r + c) })),
  ...columns.map((c) => ({ key: c, cells: rows.map((r) => r + c) })),
  ...rows.flatMap((r) => columns.map((c) => ({ key: r + c, cells: [r + c] }))),
];

/**
 * What a reader with nothing but the shown means and numbers can try: every sum and difference of them. Returns the
 * people of the first combination that is exactly one small group.
 */
function attack(shown: readonly Figure[], counts: Record<string, number>, threshold: number): string[] | undefined {
  const cells = Object.keys(counts).filter((cell) => (counts[cell] ?? 0) > 0);
  const vectors = shown.map((figure) => cells.map((cell) => Number(figure.cells.includes(cell))));
  const attempt = (at: number, sum: readonly number[]): string[] | undefined => {
    if (at === vectors.length) {
      if (sum.some((part) => part !== 0 && part !== 1)) return undefined;
      const group = cells.filter((_, i) => sum[i] === 1);
      const people = group.reduce((total, cell) => total + (counts[cell] ?? 0), 0);
      return people > 0 && people < threshold ? group : undefined;
    }
    for (const sign of [0, 1, -1]) {
      const found = attempt(
        at + 1,
        sum.map((part, i) => part + sign * (vectors[at]?.[i] ?? 0)),
      );
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return attempt(
    0,
    cells.map(() => 0),
  );
}

describe('figures on one page', () => {
  const parts: Figure[] = [
    { key: 'all', cells: ['a', 'b', 'c'] },
    { key: 'a', cells: ['a'] },
    { key: 'b', cells: ['b'] },
    { key: 'c', cells: ['c'] },
  ];

  test('worked examples', () => {
    expect(protectFigures(parts, { a: 40, b: 12, c: 3 }, 5)).toEqual(new Set(['c', 'b']));
    expect(protectFigures(parts, { a: 40, b: 12, c: 5 }, 5)).toEqual(new Set());
    expect(protectFigures(parts, { a: 40, b: 12, c: 0 }, 5)).toEqual(new Set());
    expect(protectFigures(parts.slice(0, 2), { a: 40, b: 3 }, 5)).toEqual(new Set(['a']));
    expect(protectFigures(parts, { a: 40, b: 2, c: 3 }, 5)).toEqual(new Set(['b', 'c']));
    expect(protectFigures(parts, { a: 40, b: 1, c: 3 }, 5)).toEqual(new Set(['a', 'b', 'c']));
    expect(protectFigures([], {}, 5)).toEqual(new Set());
    expect(findExposure([[0, 1], [0]], [40, 3], 5)).toEqual({ figures: [0, 1], people: 3 });
    expect(findExposure([[0, 1]], [40, 3], 5)).toBeUndefined();
  });

  test('parts beside the whole that may be looked up', () => {
    expect(hiddenParts({ a: 40, b: 12, c: 3 }, 55, 5)).toEqual(new Set(['b', 'c']));
    expect(hiddenParts({ a: 40, b: 12 }, 55, 5)).toEqual(new Set(['b'])); // three are in neither
    expect(hiddenParts({ a: 40, b: 12 }, 52, 5)).toEqual(new Set());
    expect(hiddenParts({}, 3, 5)).toEqual(new Set());
  });

  test('a group that no single total gives away, but two of them together', () => {
    // Of r1 the cells c1 and c2 are hidden; column 1 less its other cell would show the first, and so the second.
    const counts = { r1c1: 6, r1c2: 3, r1c3: 30, r2c1: 30, r2c2: 30, r2c3: 30 };
    const withheld = protectFigures(TABLE, counts, 5);
    expect(withheld.has('r1c2')).toBe(true);
    expect(
      attack(
        TABLE.filter(({ key }) => !withheld.has(key)),
        counts,
        5,
      ),
    ).toBeUndefined();
    expect(
      attack(
        TABLE.filter(({ key }) => !['r1c1', 'r1c2', 'r2c2'].includes(key)),
        counts,
        5,
      ),
    ).toEqual(['r1c2']);
  });

  test.each([5, 10])('under %i: whatever is added and subtracted, no small group comes out', (threshold) => {
    const count = fc.oneof(fc.integer({ min: 0, max: threshold + 2 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(
        fc.tuple(count, count, count, count, count, count),
        fc.subarray(TABLE, { minLength: 2 }),
        (n, page) => {
          const counts = Object.fromEntries((TABLE[0]?.cells ?? []).map((cell, at) => [cell, n[at] ?? 0]));
          const withheld = protectFigures(page, counts, threshold);
          const shown = page.filter(({ key }) => !withheld.has(key));
          const size = ({ cells }: Figure) => cells.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0);
          expect(
            attack(
              shown.filter((figure) => size(figure) > 0),
              counts,
              threshold,
            ),
          ).toBeUndefined();
          // Neither a figure, nor what one step wider has beside it, is of few people.
          for (const figure of shown) {
            const wider = shown.filter((other) => figure.cells.every((cell) => other.cells.includes(cell)));
            const beside = wider.map((other) => size(other) - size(figure));
            expect([size(figure), ...beside].filter((people) => people > 0 && people < threshold)).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('weeks within months: what is left over of a month is protected too', () => {
    const weeks = ['w1', 'w2', 'w3', 'w4', 'rest'];
    const page = [{ key: 'month', cells: weeks }, ...weeks.slice(0, 4).map((week) => ({ key: week, cells: [week] }))];
    const counts = { w1: 20, w2: 11, w3: 30, w4: 25, rest: 2 };
    expect(protectFigures(page, counts, 5)).toEqual(new Set(['w2']));
  });

  test('a page where nothing is small shows everything; with figures of different sizes their order makes no difference', () => {
    const counts = Object.fromEntries((TABLE[0]?.cells ?? []).map((cell) => [cell, 12]));
    expect(protectFigures(TABLE, counts, 5)).toEqual(new Set());
    const few = { ...counts, r2c3: 2, r1c1: 13, r1c2: 14, r2c2: 15 };
    expect(protectFigures([...TABLE].reverse(), few, 5)).toEqual(protectFigures(TABLE, few, 5));
  });

  test('a large page with many small cells is settled in time, on the careful side', () => {
    const cells = Array.from({ length: 60 }, (_, at) => `x${at}`);
    const counts = Object.fromEntries(cells.map((cell, at) => [cell, at < 40 ? 1 : 50]));
    const page = [{ key: 'all', cells }, ...cells.map((cell) => ({ key: cell, cells: [cell] }))];
    const withheld = protectFigures(page, counts, 10);
    for (const cell of cells.slice(0, 40)) expect(withheld.has(cell)).toBe(true);
    expect(withheld.has('all')).toBe(false);
  });
});
