import type { Counts } from '../state/state.ts';
import type { PairSums } from '../statistics/paired-gap.ts';
import { JUDGED_FROM } from './verdict.ts';

/** One cell of an item's cross-table: how many gave these levels; null where a level was left out. */
export interface ItemCell {
  readonly e: number | null;
  readonly p: number | null;
  readonly m: number | null;
  readonly count: number;
}

type Levels = Omit<ItemCell, 'count'>;

/**
 * By the name of the cell; null for what is no rating. A scale has some hundred, two thousand at most where the least is
 * asked as well; pages of many parts ask for them thousands of times.
 */
const LEVELS = new Map<string, Levels | null>();

function levelsOf(cell: string): Levels | null {
  const known = LEVELS.get(cell);
  if (known !== undefined) return known;
  const [e = null, p = null, m = null] = cell.split(',').map((level) => (level === '' ? null : Number(level)));
  const levels = cell.includes(',') ? { e, p, m } : null;
  LEVELS.set(cell, levels);
  return levels;
}

/** The rated cells of an item's counts (skipped and "does not apply" are none). */
export function itemCells(counts: Counts | undefined): ItemCell[] {
  const cells: ItemCell[] = [];
  for (const [cell, count] of Object.entries(counts ?? {})) {
    const levels = levelsOf(cell);
    if (levels !== null) cells.push({ ...levels, count });
  }
  return cells;
}

/**
 * Sums over the respondents who gave both levels of an item.
 *
 * @example itemPairSums({ '6,4': 2, '6,': 1, skipped: 3 }) // { n: 2, E: 12, P: 8, EE: 72, PP: 32, EP: 48 }
 */
export function itemPairSums(counts: Counts | undefined): PairSums {
  let [n, E, P, EE, PP, EP] = [0, 0, 0, 0, 0, 0];
  for (const cell in counts) {
    const { e = null, p = null } = levelsOf(cell) ?? {};
    if (e === null || p === null) continue;
    const count = counts[cell] ?? 0;
    n += count;
    E += count * e;
    P += count * p;
    EE += count * e * e;
    PP += count * p * p;
    EP += count * e * p;
  }
  return { n, E, P, EE, PP, EP };
}

/** How an item's answers are spread; levels and gaps that nobody gave are absent. */
export interface ItemDistribution {
  /** Respondents who gave both levels. */
  readonly n: number;
  readonly expectation: ReadonlyMap<number, number>;
  readonly performance: ReadonlyMap<number, number>;
  readonly gap: ReadonlyMap<number, number>;
  /** Respondents who rated one level of the two, none of them, or said that it does not apply to them. */
  readonly halfRated: number;
  readonly skipped: number;
  readonly notApplicable: number;
}

/** Distributions of expectation, performance and gap over an item's pairs, and who gave no pair. */
export function itemDistribution(counts: Counts | undefined): ItemDistribution {
  const [expectation, performance, gap] = [
    new Map<number, number>(),
    new Map<number, number>(),
    new Map<number, number>(),
  ];
  const add = (to: Map<number, number>, level: number, count: number): void => {
    to.set(level, (to.get(level) ?? 0) + count);
  };
  let [n, halfRated] = [0, 0];
  for (const { e, p, count } of itemCells(counts)) {
    if (e === null || p === null) {
      halfRated += count;
      continue;
    }
    n += count;
    add(expectation, e, count);
    add(performance, p, count);
    add(gap, p - e, count);
  }
  const { skipped = 0, na: notApplicable = 0 } = counts ?? {};
  return { n, expectation, performance, gap, halfRated, skipped, notApplicable };
}

/**
 * The distributions as they may be shown: undefined under ten pairs, because a bar of one is a person.
 */
export function shownDistribution(counts: Counts | undefined): ItemDistribution | undefined {
  const distribution = itemDistribution(counts);
  return distribution.n >= JUDGED_FROM ? distribution : undefined;
}
