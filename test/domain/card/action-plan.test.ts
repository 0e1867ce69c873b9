import { describe, expect, test } from '@jest/globals';
import {
  dayReached,
  type FixedPlan,
  judgementDay,
  type PlanSurroundings,
  planProblems,
} from '../../../src/domain/card/action-plan.ts';

const PLAN: FixedPlan = {
  startOn: '2026-03-05',
  judgeOn: '2026-06-01',
  plannedAnswers: 100,
  before: { from: '2025-11-01', to: '2026-01-31' },
  compareWithout: false,
};
const AROUND: PlanSurroundings = {
  today: '2026-03-04',
  picked: { from: '2026-02-01', to: '2026-03-04' },
  somewhere: true,
};

describe('the plan of an action', () => {
  test('that keeps the rules has no problem', () => {
    expect(planProblems(PLAN, AROUND)).toEqual([]);
  });

  test.each<[string, Partial<FixedPlan>, Partial<PlanSurroundings>, [string, string][]]>([
    ['starts today', {}, { today: '2026-03-05' }, [['startOn', 'start_not_ahead']]],
    ['started yesterday', {}, { today: '2026-03-06' }, [['startOn', 'start_not_ahead']]],
    [
      'ends the time before on its start',
      { before: { from: '2026-02-01', to: '2026-03-05' } },
      { picked: null },
      [['beforeTo', 'before_not_before']],
    ],
    [
      'ends the time before the day before its start',
      { before: { from: '2026-02-01', to: '2026-03-04' } },
      { picked: null },
      [],
    ],
    [
      'is judged against the answers that picked it',
      { before: { from: '2025-12-01', to: '2026-02-01' } },
      {},
      [['beforeTo', 'before_picked']],
    ],
    [
      'the same, with others taken off',
      { before: { from: '2025-12-01', to: '2026-02-01' }, compareWithout: true },
      {},
      [],
    ],
    [
      'takes others off where there are none',
      { compareWithout: true },
      { somewhere: false },
      [['compareWithout', 'nothing_without']],
    ],
    [
      'turns the time before round',
      { before: { from: '2026-01-31', to: '2026-01-01' } },
      {},
      [['beforeTo', 'before_backwards']],
    ],
    [
      'looks back four years',
      { before: { from: '2022-01-31', to: '2026-01-01' } },
      {},
      [['beforeFrom', 'before_too_long']],
    ],
    ['is judged on its start', { judgeOn: '2026-03-05' }, {}, [['judgeOn', 'judged_before_start']]],
    ['is judged in four years', { judgeOn: '2030-03-05' }, {}, [['judgeOn', 'judged_too_late']]],
    ['waits for 29', { plannedAnswers: 29 }, {}, [['plannedAnswers', 'too_few_planned']]],
    ['waits for a million', { plannedAnswers: 1_000_000 }, {}, [['plannedAnswers', 'too_many_planned']]],
  ])('%s', (_name, plan, around, problems) => {
    expect(planProblems({ ...PLAN, ...plan }, { ...AROUND, ...around })).toEqual(problems);
  });

  test.each([
    [90, 3, '2026-04-07'],
    [30, 50, '2026-03-19'],
    [5000, 1, '2027-03-05'],
    [100, 0, '2027-03-05'],
  ])('for %d answers at %d a day is judged on %s', (answers, pace, day) => {
    expect(judgementDay('2026-03-05', answers, pace)).toBe(day);
  });

  test('is judged on whole days, up to the one on which the last planned answer came', () => {
    const counts = [20, 0, 9, 40, 3].map((n, at) => ({ day: `2026-03-0${at + 5}`, n }));
    expect(dayReached(counts, 29)).toBe('2026-03-07');
    expect(dayReached(counts, 30)).toBe('2026-03-08');
    expect(dayReached(counts, 73)).toBeUndefined();
    expect(dayReached([], 30)).toBeUndefined();
  });
});
