import type { ComplaintKind, ComplaintState } from './complaint.ts';

/** What is done with a complaint or concern, as far as it moves it on. */
export const COURSE_ACTS = ['acknowledge', 'take_up', 'answer', 'understand', 'close', 'reopen'] as const;
export type CourseAct = (typeof COURSE_ACTS)[number];

type Course = Partial<Record<CourseAct, { from: readonly ComplaintState[]; to: ComplaintState }>>;

const COURSES: Record<ComplaintKind, Course> = {
  complaint: {
    acknowledge: { from: ['open'], to: 'acknowledged' },
    take_up: { from: ['open', 'acknowledged'], to: 'in_treatment' },
    // A second reply may follow the first before the customer says anything.
    answer: { from: ['open', 'acknowledged', 'in_treatment', 'answered'], to: 'answered' },
    close: { from: ['answered'], to: 'closed' },
    reopen: { from: ['answered', 'closed'], to: 'open' },
  },
  concern: {
    understand: { from: ['open'], to: 'understood' },
    close: { from: ['understood'], to: 'closed' },
    reopen: { from: ['understood', 'closed'], to: 'open' },
  },
};

/** Nobody has answered the customer yet. */
export const UNANSWERED: readonly ComplaintState[] = ['open', 'acknowledged', 'in_treatment'];

/**
 * Where an act leads; undefined where it may not be done.
 *
 * @example stateAfter('complaint', 'open', 'answer') // 'answered'
 */
export function stateAfter(kind: ComplaintKind, state: ComplaintState, act: CourseAct): ComplaintState | undefined {
  const step = COURSES[kind][act];
  return step?.from.includes(state) ? step.to : undefined;
}

/** Days of silence after a reply, until a complaint is closed without the customer's word. */
export const DAYS_OF_SILENCE = 14;

/** What is known of an answered complaint when it is asked whether it closes. */
export interface Closing {
  rootCause: string | null;
  remedy: string | null;
  /** The customer's word on the last reply; null: none yet. */
  settled: boolean | null;
  /** Whether the days of silence since the last reply are over. */
  silenceOver: boolean;
}

/** How an answered complaint stands: closed by the customer's word or by silence, short of a cause, or waiting. */
export type ClosingVerdict = 'confirmed' | 'unconfirmed' | 'needs_cause' | 'waits';

/**
 * Whether an answered complaint closes. It closes with root cause and remedy, and with the customer's yes or after the
 * days of silence; an unhappy answer reopens it, and is no matter here.
 */
export function closingOf({ rootCause, remedy, settled, silenceOver }: Closing): ClosingVerdict {
  if (settled !== true && !(settled === null && silenceOver)) return 'waits';
  if (rootCause === null || remedy === null) return 'needs_cause';
  return settled === true ? 'confirmed' : 'unconfirmed';
}
