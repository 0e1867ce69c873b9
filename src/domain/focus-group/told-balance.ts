import { hiddenParts } from '../card/small-groups.ts';
import { EXCLUSIONS, type Exclusion, FEWEST_ELIGIBLE } from './eligibility.ts';
import { BALANCED_OVER, type BalancedOver, type Candidate } from './shortlist.ts';

/** What may be told of how a shortlist came about: of the group as a whole. null: fewer than five, or told by the rest. */
export interface ToldBalance {
  consented: number;
  eligible: number;
  picked: number;
  reserves: number;
  rows: { over: BalancedOver; key: string; pool: number | null; picked: number | null }[];
  /** Reasons with five people or more each. */
  excluded: { reason: Exclusion; count: number }[];
  /** All others together. */
  otherwise: number | null;
}

/**
 * The counts of a shortlist as an organiser may see them: none of fewer than five people, and none from which such a one
 * follows.
 */
export function tellBalance(list: {
  consented: number;
  eligible: readonly Candidate[];
  picked: readonly Candidate[];
  reserves: number;
  excluded: Partial<Record<Exclusion, number>>;
}): ToldBalance {
  const { eligible, picked, excluded } = list;
  const rows = BALANCED_OVER.flatMap((over) => {
    const pool = shownCounts(eligible, over);
    const chosen = shownCounts(picked, over);
    return [...pool.keys()].sort().map((key) => ({
      over,
      key,
      pool: pool.get(key) ?? null,
      picked: chosen.has(key) ? (chosen.get(key) ?? null) : 0,
    }));
  });
  const counts = EXCLUSIONS.map((reason) => ({ reason, count: excluded[reason] ?? 0 }));
  const few = counts.filter(({ count }) => count < FEWEST_ELIGIBLE).reduce((sum, { count }) => sum + count, 0);
  const tellsFew = few === 0 || few >= FEWEST_ELIGIBLE;
  return {
    // With all other counts beside it the whole would tell the few.
    consented: tellsFew ? list.consented : list.consented - few,
    eligible: eligible.length,
    picked: picked.length,
    reserves: list.reserves,
    rows,
    excluded: counts.filter(({ count }) => count >= FEWEST_ELIGIBLE),
    otherwise: tellsFew ? few : null,
  };
}

function shownCounts(people: readonly Candidate[], over: BalancedOver): Map<string, number | null> {
  const counts: Record<string, number> = {};
  for (const person of people) for (const key of person[over]) counts[key] = (counts[key] ?? 0) + 1;
  const hidden = hiddenParts(counts, people.length, FEWEST_ELIGIBLE);
  return new Map(Object.entries(counts).map(([key, count]) => [key, hidden.has(key) ? null : count]));
}
