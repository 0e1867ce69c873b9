import { expect, test } from '@jest/globals';
import { toWeeks } from '../../../src/features/complaints/complaint-charts.views.ts';

test('weeks are counted whole: the one that is not over waits', () => {
  const counts = {
    complaints: [{ day: '2026-03-03', n: 2 }],
    contacts: [
      { day: '2026-02-24', n: 5 },
      { day: '2026-03-03', n: 7 },
      { day: '2026-03-08', n: 1 },
    ],
  };
  const whole = [
    { from: '2026-02-22', count: 0, contacts: 5 },
    { from: '2026-03-01', count: 2, contacts: 7 },
  ];
  expect(toWeeks(counts, 7, '2026-03-08')).toEqual(whole);
  expect(toWeeks(counts, 7, '2026-03-07')).toEqual(whole.slice(0, 1));
  expect(toWeeks(counts, 7, '2026-03-15')).toHaveLength(3);
  expect(toWeeks({ complaints: [], contacts: [] }, 7, '2026-03-08')).toEqual([]);
});
