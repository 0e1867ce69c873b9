import { expect, test } from '@jest/globals';
import { overallChange } from '../../../src/domain/card/change.ts';
import { emptyState, type State } from '../../../src/domain/state/state.ts';

/** People who expect 6 and receive these levels. */
function state(received: readonly number[]): State {
  const sum = (of: (p: number) => number): number => received.reduce((total, p) => total + of(p), 0);
  const n = received.length;
  return {
    ...emptyState(),
    overall: { n, E: 6 * n, EE: 36 * n, P: sum((p) => p), PP: sum((p) => p * p), EP: sum((p) => 6 * p) },
  };
}
const times = (n: number, levels: readonly number[]): number[] =>
  Array.from({ length: n }, (_, at) => levels[at % levels.length] ?? 0);

test('a gap has changed where the interval of the difference leaves 0 out', () => {
  const [low, high] = [state(times(30, [3, 4, 5])), state(times(30, [4, 5, 6]))];
  expect(overallChange(high, low, 'gap', 1)).toMatchObject({ verdict: 'improved', n: 30, before: 30 });
  expect(overallChange(high, low, 'gap', 1).difference?.value).toBeCloseTo(1);
  expect(overallChange(low, high, 'performance', 1).verdict).toBe('worse');
  expect(overallChange(low, low, 'gap', 1).verdict).toBe('no_detectable_change');
});

test('is not told where either period has under ten answers', () => {
  const [few, many] = [state(times(9, [1, 2])), state(times(30, [4, 5, 6]))];
  expect(overallChange(many, few, 'gap', 1)).toEqual({ verdict: 'not_enough', difference: null, n: 30, before: 9 });
  expect(overallChange(few, many, 'gap', 1).verdict).toBe('not_enough');
});
