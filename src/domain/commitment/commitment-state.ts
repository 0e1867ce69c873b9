import { z } from 'zod';

/** How a promise ended; `late`: it was kept after its time. */
export const ENDINGS = ['kept', 'late', 'broken', 'withdrawn'] as const;
export type Ending = (typeof ENDINGS)[number];

export const COMMITMENT_STATES = ['open', ...ENDINGS] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];
export const CommitmentState = z.enum(COMMITMENT_STATES, {
  error: `The state is one of ${COMMITMENT_STATES.join(', ')}.`,
});

/** What a promise came from. */
export const COMMITMENT_SOURCES = ['complaint', 'contact', 'hand'] as const;
export type CommitmentSource = (typeof COMMITMENT_SOURCES)[number];
export const CommitmentSource = z.enum(COMMITMENT_SOURCES);

/** How many promises that were due ended how; `overdue`: still open after their time. */
export type EndedPromises = Record<Ending | 'overdue', number>;

/**
 * Promises that count as kept, of those that count: withdrawn ones do not, and one that is open past its time is not kept.
 *
 * @example keptOfDue({ kept: 7, late: 1, broken: 1, overdue: 1, withdrawn: 2 }) // { kept: 7, due: 10 }
 */
export function keptOfDue({ kept, late, broken, overdue }: EndedPromises): { kept: number; due: number } {
  return { kept, due: kept + late + broken + overdue };
}

/** How a promise ends that is fulfilled at an instant (both ISO-8601 UTC). */
export function endingAt(fulfilled: string, dueAt: string): 'kept' | 'late' {
  return fulfilled <= dueAt ? 'kept' : 'late';
}
