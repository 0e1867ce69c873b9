import type { ComplaintState } from './complaint.ts';
import { UNANSWERED } from './complaint-course.ts';

/** Which target of a complaint: to say that it came, or to reply. */
export const TARGETS = ['acknowledge', 'answer'] as const;
export type Target = (typeof TARGETS)[number];

/** What is known of a complaint when it is asked which of its targets are past. Instants; null: none, or not yet. */
export interface Targeted {
  state: ComplaintState;
  acknowledgeBy: string | null;
  acknowledgedAt: string | null;
  resolveBy: string | null;
}

/**
 * The targets that still wait, and by when each was or is to be met.
 *
 * @example waitingTargets({ state: 'in_treatment', acknowledgeBy, acknowledgedAt, resolveBy }) // [{ target: 'answer', due: resolveBy }]
 */
export function waitingTargets({ state, acknowledgeBy, acknowledgedAt, resolveBy }: Targeted): {
  target: Target;
  due: string;
}[] {
  const receipt = state === 'open' && acknowledgedAt === null ? acknowledgeBy : null;
  const answer = UNANSWERED.includes(state) ? resolveBy : null;
  return [
    ...(receipt === null ? [] : [{ target: 'acknowledge' as const, due: receipt }]),
    ...(answer === null ? [] : [{ target: 'answer' as const, due: answer }]),
  ];
}

/** Those of them that are past. @param now an instant */
export function pastTargets(complaint: Targeted, now: string): { target: Target; due: string }[] {
  return waitingTargets(complaint).filter(({ due }) => due <= now);
}
