import { describe, expect, test } from '@jest/globals';
import { toldSum } from '../../../src/domain/card/told-sum.ts';
import { emptyState, type State } from '../../../src/domain/state/state.ts';
import { weekDays } from '../../../src/domain/time/weeks.ts';

const FIRST = 2900;
const stateOf = (responses: number, rated: number): State => ({
  ...emptyState(),
  responses,
  items: rated === 0 ? {} : { a: { '4,4': rated } },
});
/** Answers of the part, ratings of item a among them, and all answers, week by week. */
const part = (weeks: [responses: number, rated: number, all: number][]) => ({
  states: new Map(weeks.map(([responses, rated], at): [number, State] => [FIRST + at, stateOf(responses, rated)])),
  all: new Map(weeks.map(([, , all], at): [number, number] => [FIRST + at, all])),
});
const period = { from: weekDays(FIRST, 7).from, to: weekDays(FIRST + 9, 7).to };

describe('a part of the answers as it may be told', () => {
  test('waits until enough of it have come, each figure for itself', () => {
    expect(toldSum(part([[4, 3, 50]]), period, 5, 7)).toEqual(emptyState());
    const two = part([
      [4, 2, 50],
      [2, 1, 50],
    ]);
    expect(toldSum(two, period, 5, 7)).toEqual({ ...emptyState(), responses: 6 });
    const three = part([
      [4, 2, 50],
      [2, 1, 50],
      [3, 2, 50],
    ]);
    // Six were told; three more wait. Of the item five have come by now.
    expect(toldSum(three, period, 5, 7)).toEqual({ ...emptyState(), responses: 6, items: { a: { '4,4': 5 } } });
  });

  test('waits while a few others would be left over', () => {
    expect(toldSum(part([[6, 6, 9]]), period, 5, 7)).toEqual(emptyState());
    expect(toldSum(part([[6, 6, 6]]), period, 5, 7).responses).toBe(6);
  });

  test('stands in the period in which the last week of a run ends', () => {
    const weeks = part([
      [3, 3, 50],
      [3, 3, 50],
      [7, 7, 50],
    ]);
    expect(toldSum(weeks, weekDays(FIRST, 7), 5, 7).responses).toBe(0);
    expect(toldSum(weeks, weekDays(FIRST + 1, 7), 5, 7).responses).toBe(6);
    expect(toldSum(weeks, weekDays(FIRST + 2, 7), 5, 7).responses).toBe(7);
    expect(toldSum(part([]), period, 5, 7)).toEqual(emptyState());
  });
});
