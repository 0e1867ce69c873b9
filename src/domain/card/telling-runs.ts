/** Consecutive weeks, both within, by their place in the series. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/**
 * The runs of whole weeks in which one figure of one segment is told to readers who may not see single answers.
 *
 * What it tells a manager: nothing, on purpose; it decides which answers stand in a figure. A run ends with the first
 * week by which at least `threshold` answers have come since the run before it, and by which the answers beside the
 * segment (in each segment one step wider) are none or at least as many. What comes after the last run waits. Runs
 * never change when later weeks are added, so the difference of any two sums of whole runs is over no answers or over
 * enough of them: neither two periods, nor yesterday and today, nor a segment and the one around it give anyone away.
 * `own`: answers per week, whole weeks only; `wider`: the same of each segment one step wider.
 *
 * @example tellingRuns([3, 1, 4, 9, 2], [], 5) // [{ first: 0, last: 2 }, { first: 3, last: 3 }]
 */
export function tellingRuns(own: readonly number[], wider: readonly (readonly number[])[], threshold: number): Run[] {
  const runs: Run[] = [];
  const beside = wider.map(() => 0);
  let [first, n] = [0, 0];
  own.forEach((count, week) => {
    n += count;
    wider.forEach((counts, at) => {
      beside[at] = (beside[at] ?? 0) + (counts[week] ?? 0) - count;
    });
    if (n < threshold || beside.some((others) => others > 0 && others < threshold)) return;
    runs.push({ first, last: week });
    [first, n] = [week + 1, 0];
    beside.fill(0);
  });
  return runs;
}
