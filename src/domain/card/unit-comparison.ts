import { adjustPValues } from '../statistics/benjamini-hochberg.ts';
import type { Interval } from '../statistics/estimate.ts';
import type { IntegerSums } from '../statistics/integer-moments.ts';
import { type Strata, standardisedDifference } from './standardised-difference.ts';
import { FULL_FROM } from './verdict.ts';

/** A branch, provider, topic or other unit with its sums per stratum. */
export interface ComparedUnit {
  readonly key: string;
  readonly strata: Strata;
}

/** How a unit stands to the rest. Units in one group are not ranked within it. */
export const UNIT_GROUPS = ['above', 'same', 'below'] as const;
export type UnitGroup = (typeof UNIT_GROUPS)[number];

/** Why a unit is in no group. */
export type NotCompared = 'too_few_answers' | 'rest_too_few' | 'no_spread';

export interface UnitStanding {
  readonly key: string;
  /** All answers of the unit, and those of them that have a like elsewhere. */
  readonly n: number;
  readonly compared: number;
  readonly group: UnitGroup | null;
  readonly notCompared: NotCompared | null;
  /** Unit minus rest in scale points, like with like; null where it is in no group. */
  readonly difference: number | null;
  readonly ci95: Interval | null;
  readonly pAdjusted: number | null;
}

/**
 * Every unit against all the others together, like with like, in three groups.
 *
 * What it tells a manager: which branches or people do better or worse than the rest by more than chance, on the same
 * kinds of contact. "Same" means that no difference was found, not that there is none. There is no ranking, because
 * the order of units in one group is mostly chance.
 * Formula: for each unit the standardised difference to the sum of all other units; a t test each; Benjamini–Hochberg
 * over the units compared; above or below where the adjusted p is under .05.
 * A unit with under 30 comparable answers, or whose rest has under 30, is in no group, nor is one without any spread.
 * The order given is kept. Sources: Cochran 1968; Benjamini & Hochberg 1995.
 *
 * @example compareUnits([east, west]) // each against the other: one 'above' and one 'below', or both 'same'
 */
export function compareUnits(units: readonly ComparedUnit[], unit = 1): UnitStanding[] {
  const total: Record<string, IntegerSums> = {};
  for (const { strata } of units) {
    for (const [key, sums] of Object.entries(strata)) total[key] = combine(total[key], sums, 1);
  }
  const drafts = units.map(({ key, strata }) => {
    const n = Object.values(strata).reduce((sum, stratum) => sum + stratum.n, 0);
    const rest = Object.fromEntries(
      Object.entries(strata).map(([stratum, sums]) => [stratum, combine(total[stratum], sums, -1)]),
    );
    const estimate = standardisedDifference(strata, rest, unit);
    const value = 'value' in estimate ? estimate.value : null;
    return { key, n, compared: value?.ownAnswers ?? 0, value, notCompared: whyNot(value) };
  });
  const adjusted = adjustPValues(drafts.map(({ value, notCompared }) => (notCompared ? null : (value?.p ?? null))));
  return drafts.map(({ key, n, compared, value, notCompared }, at): UnitStanding => {
    const pAdjusted = adjusted[at] ?? null;
    if (notCompared !== null || value === null || pAdjusted === null) {
      return { key, n, compared, group: null, notCompared, difference: null, ci95: null, pAdjusted: null };
    }
    const sure = value.value > 0 ? 'above' : 'below';
    const group: UnitGroup = pAdjusted < 0.05 ? sure : 'same';
    return { key, n, compared, group, notCompared, difference: value.value, ci95: value.ci95, pAdjusted };
  });
}

function whyNot(
  value: { readonly ownAnswers: number; readonly otherAnswers: number; readonly p: number | null } | null,
): NotCompared | null {
  if (value === null || value.ownAnswers < FULL_FROM) return 'too_few_answers';
  if (value.otherAnswers < FULL_FROM) return 'rest_too_few';
  return value.p === null ? 'no_spread' : null;
}

function combine(into: IntegerSums | undefined, sums: IntegerSums, sign: 1 | -1): IntegerSums {
  const { n = 0, sum = 0, sumOfSquares = 0 } = into ?? {};
  return {
    n: n + sign * sums.n,
    sum: sum + sign * sums.sum,
    sumOfSquares: sumOfSquares + sign * sums.sumOfSquares,
  };
}
