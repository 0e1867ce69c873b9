import { type KeptShare, keptShare } from '../card/kept-share.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { type Moments, momentsFromSums } from '../statistics/integer-moments.ts';
import { type Quantile, quantileInterval } from '../statistics/quantile-interval.ts';
import { SEVERITIES, type Severity } from './complaint.ts';

/** What the customer graded, from 1 to 5: distributive, procedural and interactional justice. */
export const HANDLING_GRADES = ['outcome', 'procedure', 'manner'] as const;
export type HandlingGrade = (typeof HANDLING_GRADES)[number];

/** One complaint as its treatment went, in minutes of working time from receipt; null: not yet. */
export interface HandledComplaint {
  severity: Severity;
  toAcknowledge: number | null;
  toAnswer: number | null;
  toClose: number | null;
  /** Until now; 0 where it waits for none of the steps that have a target. */
  waited: number;
  closedUnconfirmed: boolean;
  /** The customer's last word; null: none. */
  settled: boolean | null;
  grades: Record<HandlingGrade | 'satisfaction', number | null>;
}

export const HANDLING_STEPS = ['acknowledge', 'answer', 'close'] as const;
export type HandlingStep = (typeof HANDLING_STEPS)[number];

/** How long a step took, in minutes of working time. */
export interface StepTime {
  n: number;
  median: Estimate<Quantile, 'no_answers'>;
  ninetieth: Estimate<Quantile, 'no_answers'>;
}

/** How many were in time of those that were due: open ones past the target are due and missed. */
export interface InTime {
  openPast: number;
  share: Estimate<KeptShare, 'no_answers'>;
}

/** Satisfaction of customers whose complaint was settled, and of those whose was not. */
export interface RecoveryGroups {
  recovered: Moments;
  unrecovered: Moments;
}

export interface HandlingMeasures {
  n: number;
  times: Record<HandlingStep, StepTime>;
  inTime: Record<'acknowledge' | 'answer', InTime>;
  grades: Record<HandlingGrade, Moments>;
  endings: { settled: number; unsettled: number; unconfirmed: number };
  /** Settled +1, closed unconfirmed 0, not settled −1. */
  netRecovery: Moments;
  groups: RecoveryGroups;
  bySeverity: Record<Severity, RecoveryGroups>;
}

/** The share in time that is held against the targets. */
export const IN_TIME_TARGET = 0.9;

/**
 * Measures of how complaints were treated.
 *
 * What they tell a manager: how long customers wait, how often within the target, whether they find the outcome, the
 * procedure and the manner fair (Tax, Brown & Chandrashekaran 1998), and how they stand after recovery. Nothing here says
 * that a failure well recovered is better than none: the groups stand side by side, by severity too.
 *
 * @param targets minutes of working time
 */
export function handlingMeasures(
  complaints: readonly HandledComplaint[],
  targets: { acknowledge: number; answer: number },
): HandlingMeasures {
  const count = (which: (one: HandledComplaint) => boolean): number => complaints.filter(which).length;
  const settled = count((one) => one.settled === true);
  const unsettled = count((one) => one.settled === false);
  const unconfirmed = count((one) => one.settled === null && one.closedUnconfirmed);
  const times = (of: (one: HandledComplaint) => number | null): StepTime => {
    const values = complaints.map(of).filter((minutes) => minutes !== null);
    return { n: values.length, median: quantileInterval(values, 0.5), ninetieth: quantileInterval(values, 0.9) };
  };
  const inTime = (of: (one: HandledComplaint) => number | null, target: number): InTime => {
    const done = complaints.map(of).filter((minutes) => minutes !== null);
    const openPast = count((one) => of(one) === null && one.waited > target);
    const kept = done.filter((minutes) => minutes <= target).length;
    return { openPast, share: keptShare(kept, done.length + openPast, IN_TIME_TARGET) };
  };
  const grade = (name: HandlingGrade): Moments => momentsOf(complaints.map(({ grades }) => grades[name]));
  return {
    n: complaints.length,
    times: {
      acknowledge: times(({ toAcknowledge }) => toAcknowledge),
      answer: times(({ toAnswer }) => toAnswer),
      close: times(({ toClose }) => toClose),
    },
    inTime: {
      acknowledge: inTime(({ toAcknowledge }) => toAcknowledge, targets.acknowledge),
      answer: inTime(({ toAnswer }) => toAnswer, targets.answer),
    },
    grades: { outcome: grade('outcome'), procedure: grade('procedure'), manner: grade('manner') },
    endings: { settled, unsettled, unconfirmed },
    netRecovery: momentsFromSums({
      n: settled + unsettled + unconfirmed,
      sum: settled - unsettled,
      sumOfSquares: settled + unsettled,
    }),
    groups: groupsOf(complaints),
    bySeverity: {
      1: groupsOf(complaints.filter(({ severity }) => severity === SEVERITIES[0])),
      2: groupsOf(complaints.filter(({ severity }) => severity === SEVERITIES[1])),
      3: groupsOf(complaints.filter(({ severity }) => severity === SEVERITIES[2])),
    },
  };
}

function groupsOf(complaints: readonly HandledComplaint[]): RecoveryGroups {
  const of = (settled: boolean): Moments =>
    momentsOf(complaints.filter((one) => one.settled === settled).map(({ grades }) => grades.satisfaction));
  return { recovered: of(true), unrecovered: of(false) };
}

function momentsOf(levels: readonly (number | null)[]): Moments {
  const given = levels.filter((level) => level !== null);
  return momentsFromSums({
    n: given.length,
    sum: given.reduce((sum, level) => sum + level, 0),
    sumOfSquares: given.reduce((sum, level) => sum + level * level, 0),
  });
}
