import type { Counts } from '../state/state.ts';
import { shownDistribution } from './item-sums.ts';

/** How the pairs of an item are spread, level by level and gap by gap; levels that nobody gave stand there with 0. */
export interface ItemSpread {
  readonly n: number;
  readonly levels: readonly { readonly level: number; readonly expected: number; readonly received: number }[];
  /** From the lowest gap that somebody had to the highest. */
  readonly gaps: readonly { readonly gap: number; readonly count: number }[];
}

/**
 * The spread of an item as it may be shown: undefined under ten pairs.
 *
 * @example itemSpread({ '5,4': 10 }, { min: 1, max: 5 })?.gaps // [{ gap: -1, count: 10 }]
 */
export function itemSpread(
  counts: Counts | undefined,
  scale: { readonly min: number; readonly max: number },
): ItemSpread | undefined {
  const spread = shownDistribution(counts);
  if (spread === undefined) return undefined;
  const { n, expectation, performance, gap } = spread;
  const seen = [...gap.keys()];
  return {
    n,
    levels: wholeNumbers(scale.min, scale.max).map((level) => ({
      level,
      expected: expectation.get(level) ?? 0,
      received: performance.get(level) ?? 0,
    })),
    gaps: wholeNumbers(Math.min(...seen), Math.max(...seen)).map((value) => ({
      gap: value,
      count: gap.get(value) ?? 0,
    })),
  };
}

const wholeNumbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
