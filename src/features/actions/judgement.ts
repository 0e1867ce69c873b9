import { z } from 'zod';
import { type ActionJudgement, judgeAction } from '../../domain/card/action-verdict.ts';
import { scoreSums } from '../../domain/card/score-sums.ts';
import { JUDGED_FROM } from '../../domain/card/verdict.ts';
import { type Moments, momentsFromSums } from '../../domain/statistics/integer-moments.ts';
import {
  type BeforeAndAfter,
  differenceInDifferences,
  welchDifference,
} from '../../domain/statistics/mean-differences.ts';
import { meanInterval } from '../../domain/statistics/mean-interval.ts';
import type { PairSums } from '../../domain/statistics/paired-gap.ts';

const Days = z.object({ from: z.string(), to: z.string() });
const Interval = z.tuple([z.number(), z.number()]);
const Change = z.object({ value: z.number(), ci95: Interval });
const Group = z.object({
  n: z.number(),
  expectation: z.number().nullable(),
  performance: z.number().nullable(),
  gap: z.number().nullable(),
  gapCi95: Interval.nullable(),
});
/** Means of one set of answers to the item; null where there are none. */
export type Group = z.infer<typeof Group>;
/** A difference of means, in scale points. */
export type Change = z.infer<typeof Change>;

export const Judgement = z.object({
  /** Whole days of the answers on either side of the start. */
  before: Days,
  after: Days,
  /** Of performance; less that of the units without the action where they are compared. null: not enough. */
  change: Change.extend({ p: z.number().nullable(), detectable: z.number().nullable() }).nullable(),
  gapChange: Change.nullable(),
  /** Answers still missing when it was given up waiting. */
  missing: z.number(),
  with: z.object({ before: Group, after: Group }),
  without: z.object({ before: Group, after: Group }).nullable(),
});
/** What a verdict rests on, kept as it was when it was given. */
export type Judgement = z.infer<typeof Judgement>;

/** Pairs before and after the start. */
export interface PairsAround {
  before: PairSums;
  after: PairSums;
}

/** The verdict by performance, and everything that stands beside it. */
export function judge(
  plan: Parameters<typeof judgeAction>[0],
  today: string,
  pairs: { with: PairsAround; without: PairsAround | null },
  days: Pick<Judgement, 'before' | 'after'>,
): { verdict: ActionJudgement['verdict']; judgement: Judgement } {
  const performance = momentsOf(pairs.with, 'performance');
  const others = pairs.without && momentsOf(pairs.without, 'performance');
  const judged = judgeAction(plan, today, { performance, ...(others && { without: others }) });
  const { verdict, missing, change, ci95, p, detectable } = judged;
  const decided = change !== null && ci95 !== null;
  return {
    verdict,
    judgement: {
      ...days,
      change: decided ? { value: change, ci95: [...ci95], p, detectable } : null,
      gapChange: decided ? gapChangeOf(pairs) : null,
      missing,
      with: groupsOf(pairs.with),
      without: pairs.without && groupsOf(pairs.without),
    },
  };
}

/** How much of all pairs lies outside the units with the action. */
export function pairsWithout(all: PairSums, own: PairSums): PairSums {
  return {
    n: all.n - own.n,
    E: all.E - own.E,
    P: all.P - own.P,
    EE: all.EE - own.EE,
    PP: all.PP - own.PP,
    EP: all.EP - own.EP,
  };
}

/** Change of what was received, as far as two told groups carry it; undefined under two answers in one of them. */
export function changeBetween(around: PairsAround): Change | undefined {
  const { before, after } = momentsOf(around, 'performance');
  const estimate = welchDifference(after, before);
  return 'value' in estimate ? { value: estimate.value.value, ci95: [...estimate.value.ci95] } : undefined;
}

function gapChangeOf({ with: own, without }: { with: PairsAround; without: PairsAround | null }): Change | null {
  const gap = momentsOf(own, 'gap');
  const estimate =
    without === null ? welchDifference(gap.after, gap.before) : differenceInDifferences(gap, momentsOf(without, 'gap'));
  return 'value' in estimate ? { value: estimate.value.value, ci95: [...estimate.value.ci95] } : null;
}

function momentsOf({ before, after }: PairsAround, score: 'performance' | 'gap'): BeforeAndAfter {
  const of = (pairs: PairSums): Moments => momentsFromSums(scoreSums(pairs, score));
  return { before: of(before), after: of(after) };
}

export function groupsOf({ before, after }: PairsAround): { before: Group; after: Group } {
  return { before: groupOf(before), after: groupOf(after) };
}

function groupOf(pairs: PairSums): Group {
  const mean = (score: 'expectation' | 'performance' | 'gap'): Moments => momentsFromSums(scoreSums(pairs, score));
  const gap = mean('gap');
  const interval = pairs.n < JUDGED_FROM ? null : meanInterval(gap);
  return {
    n: pairs.n,
    expectation: mean('expectation').mean,
    performance: mean('performance').mean,
    gap: gap.mean,
    gapCi95: interval && [...interval],
  };
}
