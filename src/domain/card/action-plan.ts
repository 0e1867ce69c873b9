import { DateTime } from 'luxon';
import type { Days } from './coarse-period.ts';

/** Fewer answers after the start carry no verdict that everybody may be told. */
export const FEWEST_PLANNED = 30;
const MOST_PLANNED = 100_000;
/** Longest wait from the start to the judgement, and longest period before. */
const LONGEST_YEARS = 3;

/** What of an action is fixed before it starts. Days are `YYYY-MM-DD`. */
export interface FixedPlan {
  readonly startOn: string;
  readonly judgeOn: string;
  readonly plannedAnswers: number;
  readonly before: Readonly<Days>;
  /** Units without the action are taken off the change. */
  readonly compareWithout: boolean;
}

export type PlanProblem =
  | 'start_not_ahead'
  | 'judged_before_start'
  | 'judged_too_late'
  | 'too_few_planned'
  | 'too_many_planned'
  | 'before_backwards'
  | 'before_too_long'
  | 'before_not_before'
  | 'before_picked'
  | 'nothing_without';

/** The field of a plan that is wrong. */
export type PlanField = 'startOn' | 'judgeOn' | 'plannedAnswers' | 'beforeFrom' | 'beforeTo' | 'compareWithout';

export interface PlanSurroundings {
  readonly today: string;
  /** Days of the answers for which the item was picked; null where no score picked it. */
  readonly picked: Readonly<Days> | null;
  /** It is done in one place and not everywhere, so that there are units without it. */
  readonly somewhere: boolean;
}

/**
 * What is wrong with the plan of an action; an empty list means that it may be fixed.
 *
 * What it tells a manager: nothing by itself; it keeps an action from being judged by rules made after the fact. The
 * start lies ahead; the period before ends before it, and holds none of the answers for which the item was picked,
 * unless units without the action are compared: the worst of many returns to the middle by itself.
 *
 * @example planProblems(plan, { today: plan.startOn, picked: null, somewhere: false }) // [['startOn', 'start_not_ahead']]
 */
export function planProblems(
  { startOn, judgeOn, plannedAnswers, before, compareWithout }: FixedPlan,
  { today, picked, somewhere }: PlanSurroundings,
): [PlanField, PlanProblem][] {
  const problems: [PlanField, PlanProblem][] = [];
  if (startOn <= today) problems.push(['startOn', 'start_not_ahead']);
  if (before.from > before.to) problems.push(['beforeTo', 'before_backwards']);
  else if (before.from < yearsOn(before.to, -LONGEST_YEARS)) problems.push(['beforeFrom', 'before_too_long']);
  if (before.to >= startOn) problems.push(['beforeTo', 'before_not_before']);
  else if (!compareWithout && picked !== null && picked.from <= before.to && before.from <= picked.to) {
    problems.push(['beforeTo', 'before_picked']);
  }
  if (compareWithout && !somewhere) problems.push(['compareWithout', 'nothing_without']);
  if (plannedAnswers < FEWEST_PLANNED) problems.push(['plannedAnswers', 'too_few_planned']);
  if (plannedAnswers > MOST_PLANNED) problems.push(['plannedAnswers', 'too_many_planned']);
  if (judgeOn <= startOn) problems.push(['judgeOn', 'judged_before_start']);
  else if (judgeOn > yearsOn(startOn, LONGEST_YEARS)) problems.push(['judgeOn', 'judged_too_late']);
  return problems;
}

const yearsOn = (day: string, years: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ years }).toFormat('yyyy-MM-dd');

/** Fewest and most days from the start to a proposed judgement. */
const SOONEST_DAYS = 14;
const LATEST_DAYS = 365;
/** Answers seldom come quite as fast as before. */
const MARGIN = 1.1;

/**
 * The day on which so many answers will have come, at the pace of before: not under two weeks from the start, and at most
 * a year.
 *
 * @param perDay answers a day; 0 proposes the year
 * @example judgementDay('2026-03-05', 90, 3) // '2026-04-07': 33 days
 */
export function judgementDay(startOn: string, answers: number, perDay: number): string {
  const days = perDay > 0 ? Math.ceil((answers / perDay) * MARGIN) : LATEST_DAYS;
  const within = Math.min(LATEST_DAYS, Math.max(SOONEST_DAYS, days));
  return DateTime.fromISO(startOn, { zone: 'utc' }).plus({ days: within }).toFormat('yyyy-MM-dd');
}

/**
 * The first whole day by which so many answers have come; undefined while they have not. Which days an action is judged
 * on so depends on how many answered, and never on what they said.
 *
 * @param counts answers by day, in order
 * @example dayReached([{ day: '2026-03-05', n: 20 }, { day: '2026-03-06', n: 15 }], 30) // '2026-03-06'
 */
export function dayReached(counts: readonly { day: string; n: number }[], answers: number): string | undefined {
  let total = 0;
  for (const { day, n } of counts) {
    total += n;
    if (total >= answers) return day;
  }
  return undefined;
}
