import type { Stratum } from './representativeness.ts';

/** Key of the strata that are too small to be told by themselves, taken together. */
export const REST = '*';

/**
 * Strata as they may be told: those in which fewer than `least` answered stand together as one, with the smallest of the
 * others if that is not enough. The sums over all strata stay as they were.
 *
 * @example toldStrata([{ key: 'en', invited: 90, answered: 40 }, { key: 'he', invited: 9, answered: 2 },
 *   { key: 'ms', invited: 30, answered: 8 }], 5) // en; and he with ms as the rest
 */
export function toldStrata(strata: readonly Stratum[], least: number): Stratum[] {
  const large = strata.filter(({ answered }) => answered >= least).sort((a, b) => b.answered - a.answered);
  const small = strata.filter(({ answered }) => answered < least);
  if (small.length === 0) return [...strata];
  const rest = { key: REST, invited: 0, answered: 0 };
  const join = ({ invited, answered }: Stratum): void => {
    rest.invited += invited;
    rest.answered += answered;
  };
  small.forEach(join);
  // One that stands alone as the rest is told as exactly as by its name.
  if (small.length === 1 || rest.answered < least) {
    const smallest = large.pop();
    if (smallest !== undefined) join(smallest);
  }
  const kept = strata.filter((stratum) => large.includes(stratum));
  return [...kept, rest];
}
