import { pairedPower } from './smallest-detectable-gap.ts';

/** More than anybody waits for. */
const MOST = 100_000;
const POWER = 0.8;

/** What is known before anything is done. */
export interface PlannedComparison {
  /** The change of the mean that is to be noticed, in scale points. */
  readonly change: number;
  readonly sd: number | null;
  /** Answers before. */
  readonly before: number;
  /** Answers of units left alone for each answer of those with the action; left out: they are not compared. */
  readonly othersPerAnswer?: number;
}

/**
 * Answers needed: how many must come afterwards so that a change of the mean is noticed four times in five.
 *
 * What it tells a manager: how long to wait before asking whether something helped. Too few, and a real improvement
 * will most likely pass for chance.
 * Formula: the smallest n with power 0.8 of the two-sided 5 % t test of two separate groups, by the noncentral t with
 * before + n − 2 degrees of freedom and standard error sd·√((1/before + 1/n)(1 + 1/k)); k: others per answer, whose
 * change is taken off as well; without them the second factor is 1.
 * null where sd is 0 or unknown, where there are fewer than two answers before, or where even 100,000 would not do:
 * the answers before limit what can be noticed. Sources: Cohen 1988; R's power.t.test for groups of one size.
 *
 * @example answersNeeded({ change: 0.5, sd: 1.5, before: 143 }) // 142
 */
export function answersNeeded(plan: PlannedComparison): number | null {
  const { change, sd, before } = plan;
  if (!(change > 0) || sd === null || !(sd > 0) || before < 2) return null;
  const noticed = (n: number): boolean =>
    pairedPower(change / comparisonError({ ...plan, sd }, n), before + n - 2) >= POWER;
  if (!noticed(MOST)) return null;
  let [low, high] = [1, MOST];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (noticed(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function comparisonError({ sd, before, othersPerAnswer }: PlannedComparison & { sd: number }, n: number): number {
  const others = othersPerAnswer === undefined ? 0 : 1 / othersPerAnswer;
  return sd * Math.sqrt((1 / before + 1 / n) * (1 + others));
}
