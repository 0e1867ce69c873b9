import { DateTime } from 'luxon';
import { FEWEST_PLANNED, type FixedPlan, judgementDay } from '../../domain/card/action-plan.ts';
import type { Days } from '../../domain/card/coarse-period.ts';
import { scoreSums } from '../../domain/card/score-sums.ts';
import { answersNeeded } from '../../domain/statistics/answers-needed.ts';
import { momentsFromSums } from '../../domain/statistics/integer-moments.ts';
import { dayBefore } from '../../domain/time/days.ts';
import type { Services } from '../../platform/context.ts';
import type { CardAccess } from '../analysis/index.ts';
import { type ActionScope, itemPairs, scopeOf } from './action-answers.queries.ts';

/** A plan that the answers so far would carry, and what it was worked out from. */
export interface ProposedPlan {
  plan: FixedPlan;
  /** Answers in the period before, as the asker may know them. */
  n: number;
  mean: number | null;
  sd: number | null;
  /** The change that the planned answers notice four times in five. */
  change: number;
  /** The period before has too few answers for that, however many come after. */
  tooFewBefore: boolean;
}

const MONTHS_BEFORE = [3, 6, 12] as const;
/** Where nothing is known yet. */
const USUAL_ANSWERS = 100;

/**
 * Proposes the period before, the number of answers and the day of judgement. The period is the shortest of three, six and
 * twelve months in which as many answered as must come after, and ends before those answers that picked the item.
 */
export async function proposePlan(
  services: Services,
  about: ActionScope,
  wish: { startOn: string; today: string; picked: Days | null; compareWithout: boolean },
  access: CardAccess,
): Promise<ProposedPlan> {
  const { db } = services;
  const to = dayBefore(wish.picked?.from ?? wish.today);
  const periods = MONTHS_BEFORE.map((months) => ({
    from: DateTime.fromISO(to, { zone: 'utc' }).minus({ months }).plus({ days: 1 }).toFormat('yyyy-MM-dd'),
    to,
  }));
  const scope = await scopeOf(services, about, { from: to, to }, access);
  const { min, max } = scope.definition.scale;
  const change = scope.settings.materialShare * (max - min);
  const readings = await db.snapshot(async (tx) => {
    const found = [];
    for (const period of periods) {
      const own = await itemPairs(db, tx, scope, about.itemKey, { period });
      const everyone = access.branchIds === null ? {} : { branchIds: access.branchIds };
      const all = wish.compareWithout
        ? await itemPairs(db, tx, scope, about.itemKey, { period, segment: everyone })
        : null;
      const { n, mean, sd } = momentsFromSums(scoreSums(own, 'performance'));
      const others = all === null || n === 0 ? {} : { othersPerAnswer: Math.max(0.01, (all.n - n) / n) };
      found.push({ period, n, mean, sd, needed: answersNeeded({ change, sd, before: n, ...others }) });
    }
    return found;
  });
  const chosen = readings.find(({ n, needed }) => needed !== null && needed <= n) ?? readings.at(-1);
  if (chosen === undefined) throw new Error('There is no period to propose.');
  const { period, n, mean, sd, needed } = chosen;
  const plannedAnswers = Math.max(FEWEST_PLANNED, needed ?? (n > 0 ? n : USUAL_ANSWERS));
  const days = DateTime.fromISO(period.to).diff(DateTime.fromISO(period.from), 'days').days + 1;
  const { startOn, compareWithout } = wish;
  const judgeOn = judgementDay(startOn, plannedAnswers, n / days);
  return {
    plan: { startOn, judgeOn, plannedAnswers, before: period, compareWithout },
    ...{ n, mean, sd, change },
    tooFewBefore: needed === null,
  };
}
