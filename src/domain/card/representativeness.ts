import { type GoodnessOfFit, goodnessOfFit } from '../statistics/chi-square.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { type Share, wilsonShare } from '../statistics/wilson-interval.ts';

/** A part of those invited (a branch, topic, language or channel) and how many of it answered. */
export interface Stratum {
  readonly key: string;
  readonly invited: number;
  readonly answered: number;
}

export interface StratumRate extends Stratum {
  /** Answered of invited with Wilson's interval; null where nobody was invited. */
  readonly rate: Share | null;
  /** Its part of those invited, and of those who answered, 0 to 1. */
  readonly shareInvited: number;
  readonly shareAnswered: number;
}

/** Whether those who answered are made up like those who were invited. */
export const FIT_VERDICTS = ['alike', 'different', 'cannot_tell'] as const;
export type FitVerdict = (typeof FIT_VERDICTS)[number];

export interface Representativeness {
  readonly rate: Share | null;
  readonly strata: readonly StratumRate[];
  readonly verdict: FitVerdict;
  readonly test: Estimate<GoodnessOfFit>;
}

/** Expected answers that a stratum needs to be tested by itself. */
const FEWEST_EXPECTED = 5;

/**
 * Response rates by stratum, and whether those who answered are made up like those invited.
 *
 * What it tells a manager: who is heard and who is not. A low rate alone is no bias; a stratum that answers seldom and
 * thinks otherwise is. "Alike" holds for what was compared only.
 * Formula: answered/invited with Wilson's 95 % interval, in all and per stratum; chi-square goodness of fit of those who
 * answered against the shares of those invited, p under .05 is different. Strata with fewer than 5 expected answers are
 * tested together as one, and with the smallest of the others if that is not enough.
 * Nobody invited: rate null. Fewer than two strata to test, or no answers: cannot_tell. More answers than invitations in
 * a stratum: RangeError. Sources: AAPOR response rate 1; Wilson 1927; Pearson 1900.
 *
 * @example representativeness([
 *   { key: 'en', invited: 100, answered: 30 }, { key: 'he', invited: 100, answered: 20 },
 * ]) // rate 0.25; chi-square 2, p 0.157: alike
 */
export function representativeness(strata: readonly Stratum[]): Representativeness {
  const invited = strata.reduce((sum, stratum) => sum + stratum.invited, 0);
  const answered = strata.reduce((sum, stratum) => sum + stratum.answered, 0);
  const rateOf = (count: number, n: number): Share | null => {
    const share = wilsonShare(count, n);
    return 'value' in share ? share.value : null;
  };
  const pooled = pool(strata, answered, invited);
  const test = goodnessOfFit(
    pooled.map((group) => group.answered),
    pooled.map((group) => group.invited),
  );
  return {
    rate: rateOf(answered, invited),
    strata: strata.map((stratum) => ({
      ...stratum,
      rate: rateOf(stratum.answered, stratum.invited),
      shareInvited: invited > 0 ? stratum.invited / invited : 0,
      shareAnswered: answered > 0 ? stratum.answered / answered : 0,
    })),
    verdict: verdictOf(test),
    test,
  };
}

function verdictOf(test: Estimate<GoodnessOfFit>): FitVerdict {
  if (!('value' in test)) return 'cannot_tell';
  return test.value.p < 0.05 ? 'different' : 'alike';
}

type Group = Pick<Stratum, 'invited' | 'answered'>;

/** Strata large enough by themselves, and the small ones together, the smallest first. */
function pool(strata: readonly Stratum[], answered: number, invited: number): Group[] {
  const left: Group[] = strata.filter((stratum) => stratum.invited > 0).sort((a, b) => a.invited - b.invited);
  const expected = (group: Group): number => (answered * group.invited) / invited;
  while (left.length > 1) {
    const [first, second] = left;
    if (first === undefined || second === undefined || expected(first) >= FEWEST_EXPECTED) break;
    const both = { invited: first.invited + second.invited, answered: first.answered + second.answered };
    left.splice(0, 2, both);
    left.sort((a, b) => a.invited - b.invited);
  }
  return left;
}
