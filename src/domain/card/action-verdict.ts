import type { Estimate, Interval } from '../statistics/estimate.ts';
import type { MeanContrast } from '../statistics/mean-contrast.ts';
import { type BeforeAndAfter, differenceInDifferences, welchDifference } from '../statistics/mean-differences.ts';
import { detectableShift } from '../statistics/smallest-detectable-gap.ts';

/** What may be said of an action. */
export const ACTION_VERDICTS = ['not_enough_yet', 'not_enough', 'improved', 'no_detectable_change', 'worse'] as const;
export type ActionVerdict = (typeof ACTION_VERDICTS)[number];

/** What was fixed before the action started; dates as YYYY-MM-DD. */
export interface ActionPlan {
  /** Answers after the start at which it is judged, once. */
  readonly answers: number;
  readonly judgeOn: string;
}

export interface ActionJudgement {
  readonly verdict: ActionVerdict;
  /** Answers still missing, about; 0 once it is judged. */
  readonly missing: number;
  /** Change of performance in scale points; null before it is judged. */
  readonly change: number | null;
  readonly ci95: Interval | null;
  readonly p: number | null;
  /** The change that so many answers would have noticed four times in five; null before it is judged or without spread. */
  readonly detectable: number | null;
  /** Whether units without the action were taken off the change. */
  readonly compared: boolean;
}

/**
 * Verdict on an action: whether performance on its item rose.
 *
 * What it tells a manager: whether what was done worked, as far as answers can tell. It is judged once, at the number
 * of answers and not before the date fixed beforehand: looking after every answer finds an improvement in one of seven
 * cases where there is none. `before` must not hold the answers for which the item was picked (the worst of many
 * returns to the middle by itself), or `without` must hold units that the action left alone.
 * Formula: Welch's test of performance after against before, or the difference in differences where there are units
 * without; improved or worse where p < .05 (one test, so no adjustment), by the sign of the change.
 * First that matches: before the date or under the planned answers, not_enough_yet with how many are missing; the same
 * more than a year after the date, not_enough; improved · worse · no_detectable_change. Fewer than two answers in a group,
 * like too few after, are not enough. No spread at all: no_detectable_change when nothing moved, else by the sign.
 * Dates are compared as text. Sources: Welch 1947; Armitage, McPherson & Rowe 1969 on repeated looks.
 *
 * @example judgeAction({ answers: 40, judgeOn: '2026-06-01' }, '2026-06-01', { performance: {
 *   before: { n: 100, mean: 5, sd: 1 }, after: { n: 40, mean: 5.6, sd: 1 } } }) // improved, change 0.6
 */
export function judgeAction(
  plan: ActionPlan,
  today: string,
  answers: { readonly performance: BeforeAndAfter; readonly without?: BeforeAndAfter },
): ActionJudgement {
  const { performance, without } = answers;
  const estimate = changeOf(performance, without);
  const value = 'value' in estimate ? estimate.value : null;
  const missing = Math.max(0, Math.ceil(plan.answers) - performance.after.n);
  const compared = without !== undefined;
  if (today < plan.judgeOn || missing > 0 || value === null) {
    const verdict = today > yearAfter(plan.judgeOn) ? 'not_enough' : 'not_enough_yet';
    return { verdict, missing, change: null, ci95: null, p: null, detectable: null, compared };
  }
  const { value: change, ci95, p, se, df } = value;
  const detectable = df === null ? null : detectableShift(df) * se;
  return { verdict: directionOf(value), missing: 0, change, ci95, p, detectable, compared };
}

function changeOf(performance: BeforeAndAfter, without: BeforeAndAfter | undefined): Estimate<MeanContrast> {
  return without === undefined
    ? welchDifference(performance.after, performance.before)
    : differenceInDifferences(performance, without);
}

function directionOf({ value, p }: MeanContrast): ActionVerdict {
  if (value === 0 || (p !== null && p >= 0.05)) return 'no_detectable_change';
  return value > 0 ? 'improved' : 'worse';
}

/** The same day a year on; 29 February stays what it is, which lies between 28 February and 1 March as text. */
function yearAfter(date: string): string {
  return `${String(Number(date.slice(0, 4)) + 1).padStart(4, '0')}${date.slice(4)}`;
}
