import { expect, test } from '@jest/globals';
import { COMPLAINT_KINDS, COMPLAINT_STATES } from '../../../src/domain/complaint/complaint.ts';
import {
  type ClosingVerdict,
  COURSE_ACTS,
  closingOf,
  stateAfter,
} from '../../../src/domain/complaint/complaint-course.ts';

/** Every step there is; all others are refused. */
const STEPS = [
  'complaint open acknowledge acknowledged',
  'complaint open take_up in_treatment',
  'complaint open answer answered',
  'complaint acknowledged take_up in_treatment',
  'complaint acknowledged answer answered',
  'complaint in_treatment answer answered',
  'complaint answered answer answered',
  'complaint answered close closed',
  'complaint answered reopen open',
  'complaint closed reopen open',
  'concern open understand understood',
  'concern understood close closed',
  'concern understood reopen open',
  'concern closed reopen open',
];

test('each step there is, and no other', () => {
  const found = COMPLAINT_KINDS.flatMap((kind) =>
    COMPLAINT_STATES.flatMap((state) =>
      COURSE_ACTS.flatMap((act) => {
        const after = stateAfter(kind, state, act);
        return after === undefined ? [] : [`${kind} ${state} ${act} ${after}`];
      }),
    ),
  );
  expect(found.sort()).toEqual([...STEPS].sort());
});

test('every state leads on to closed', () => {
  for (const kind of COMPLAINT_KINDS) {
    const reached = new Set(['open']);
    for (let round = 0; round < COMPLAINT_STATES.length; round += 1) {
      for (const step of STEPS) {
        const [of, from = '', , to = ''] = step.split(' ');
        if (of === kind && reached.has(from)) reached.add(to);
      }
    }
    expect(reached.has('closed')).toBe(true);
  }
});

const cause = { rootCause: 'The diary', remedy: 'Two people keep it' };
const none = { rootCause: null, remedy: null };

test.each<[string, Parameters<typeof closingOf>[0], ClosingVerdict]>([
  ['a yes with cause and remedy', { ...cause, settled: true, silenceOver: false }, 'confirmed'],
  ['a yes after the silence too', { ...cause, settled: true, silenceOver: true }, 'confirmed'],
  ['a yes without them', { ...none, settled: true, silenceOver: false }, 'needs_cause'],
  ['a yes with half of them', { ...cause, remedy: null, settled: true, silenceOver: false }, 'needs_cause'],
  ['silence with them', { ...cause, settled: null, silenceOver: true }, 'unconfirmed'],
  ['silence without them', { ...none, settled: null, silenceOver: true }, 'needs_cause'],
  ['no word yet', { ...cause, settled: null, silenceOver: false }, 'waits'],
  ['a no, however long', { ...cause, settled: false, silenceOver: true }, 'waits'],
])('%s', (_what, closing, verdict) => {
  expect(closingOf(closing)).toBe(verdict);
});
