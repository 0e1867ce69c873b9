import { expect, test } from '@jest/globals';
import { businessDay } from '../../../src/domain/time/business-day.ts';
import { dayBounds } from '../../../src/domain/time/day-bounds.ts';
import { dayAfter, dayBefore } from '../../../src/domain/time/days.ts';

const justBefore = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();

test('a day lasts from its first instant to that of the next one, where the clock is put forward at midnight too', () => {
  expect(dayBounds('2026-03-29', 'Asia/Beirut')).toEqual({
    start: '2026-03-28T22:00:00.000Z',
    end: '2026-03-29T21:00:00.000Z',
  });
  expect(dayBounds('2026-02-30', 'Asia/Jerusalem')).toBeUndefined();
});

test.each([
  ['Asia/Jerusalem', ['2026-03-27', '2026-10-25', '2026-12-31', '2027-01-01', '2028-02-29']],
  ['Asia/Beirut', ['2026-03-29', '2026-10-24', '2026-10-25']],
  ['Africa/Cairo', ['2026-04-24', '2026-10-29', '2026-10-30']],
  ['America/Havana', ['2026-03-08', '2026-11-01']],
])('in %s every instant belongs to one day', (zone, days) => {
  for (const day of days) {
    const { start, end } = dayBounds(day, zone) ?? { start: '', end: '' };
    expect([start, end].map((instant) => businessDay(new Date(instant), zone))).toEqual([day, dayAfter(day)]);
    expect([start, end].map((instant) => businessDay(new Date(justBefore(instant)), zone))).toEqual([
      dayBefore(day),
      day,
    ]);
  }
});
