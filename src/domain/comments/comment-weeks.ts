import { type Run, tellingRuns } from '../card/telling-runs.ts';

/** So many answers a selection has before anything that was written in it is shown. */
export const ANSWERS_FOR_COMMENTS = 10;
/** So many comments stand together, of as many whole weeks as that takes. */
export const COMMENTS_TOGETHER = 5;

/**
 * The runs of whole weeks that comments are shown in, of `counts` per week. A week with fewer than five joins the next
 * (one without any stands in none); what comes after the last run waits. Runs never change when weeks are added.
 *
 * @example commentWeeks([6, 2, 3, 1]) // [{ first: 0, last: 0 }, { first: 1, last: 2 }]
 */
export function commentWeeks(counts: readonly number[]): Run[] {
  return tellingRuns(counts, [], COMMENTS_TOGETHER).map(({ first, last }) => ({
    first: counts.findIndex((count, week) => week >= first && count > 0),
    last,
  }));
}

/**
 * The last week that ends a run whatever came before it: having enough by itself. Counting can begin after it.
 *
 * @returns its place in `counts`, or -1
 */
export function lastSureEnd(counts: readonly number[], before: number): number {
  return counts.slice(0, Math.max(0, before)).findLastIndex((count) => count >= COMMENTS_TOGETHER);
}
