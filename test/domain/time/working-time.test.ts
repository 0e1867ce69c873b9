import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addWorkingMinutes,
  isOpen,
  nextOpening,
  type OpeningSpan,
  type WorkingCalendar,
  workingMinutesBetween,
} from '../../../src/domain/time/working-time.ts';
import type { Weekday } from '../../../src/domain/time/zone.ts';

const week = (days: readonly Weekday[], opens: string, closes: string): OpeningSpan[] =>
  days.map((weekday) => ({ weekday, opens, closes }));

/** Sunday to Thursday, 08:00–16:00; 2 April 2026 is a holiday. */
const OFFICE: WorkingCalendar = {
  timeZone: 'Asia/Jerusalem',
  hours: week([7, 1, 2, 3, 4], '08:00', '16:00'),
  holidays: new Set(['2026-04-02']),
};

/** Two shifts on weekdays, and nights through to the end of the day, where the clock changes by night. */
const SHIFTS: WorkingCalendar = {
  timeZone: 'Europe/Berlin',
  hours: [
    ...week([1, 2, 3, 4, 5], '08:00', '12:30'),
    ...week([1, 2, 3, 4, 5], '16:00', '19:00'),
    ...week([6, 7], '00:00', '24:00'),
  ],
  holidays: new Set(['2026-12-25']),
};

/** The clock goes forward at midnight: that day begins at 01:00. */
const MIDNIGHT: WorkingCalendar = {
  timeZone: 'Africa/Cairo',
  hours: week([1, 2, 3, 4, 5, 6, 7], '00:00', '02:00'),
  holidays: new Set(),
};

describe('isOpen and nextOpening', () => {
  // In Jerusalem it is two hours later than in UTC until 27 March 2026, three from then on.
  test.each([
    ['at the opening minute', '2026-03-04T06:00:00.000Z', true, '2026-03-04T06:00:00.000Z'],
    ['just before closing', '2026-03-04T13:59:59.999Z', true, '2026-03-04T13:59:59.999Z'],
    ['at the closing minute', '2026-03-04T14:00:00.000Z', false, '2026-03-05T06:00:00.000Z'],
    ['at night', '2026-03-04T01:00:00.000Z', false, '2026-03-04T06:00:00.000Z'],
    ['on a rest day', '2026-03-06T09:00:00.000Z', false, '2026-03-08T06:00:00.000Z'],
    ['on a holiday before a rest day, summer time', '2026-04-02T09:00:00.000Z', false, '2026-04-05T05:00:00.000Z'],
  ])('%s', (_when, instant, open, next) => {
    expect(isOpen(instant, OFFICE)).toBe(open);
    expect(nextOpening(instant, OFFICE)).toBe(next);
  });

  test('hours that begin at a time which the clock leaves out begin when it goes on', () => {
    // On 27 March 2026 the clock in Jerusalem goes from 02:00 to 03:00, at midnight UTC.
    const night = { ...OFFICE, hours: week([5], '02:30', '04:00') };
    expect(nextOpening('2026-03-26T12:00:00.000Z', night)).toBe('2026-03-27T00:00:00.000Z');
    expect(workingMinutesBetween('2026-03-26T12:00:00.000Z', '2026-03-27T12:00:00.000Z', night)).toBe(60);
  });

  test('never, where there are no hours', () => {
    const closed = { ...OFFICE, hours: [] };
    expect(nextOpening('2026-03-04T09:00:00.000Z', closed)).toBeNull();
    expect(addWorkingMinutes('2026-03-04T09:00:00.000Z', 1, closed)).toBeNull();
    expect(workingMinutesBetween('2026-03-04T09:00:00.000Z', '2027-03-04T09:00:00.000Z', closed)).toBe(0);
  });
});

describe('addWorkingMinutes', () => {
  test.each([
    ['none: the instant itself, open or not', '2026-03-06T09:00:00.000Z', 0, OFFICE, '2026-03-06T09:00:00.000Z'],
    ['within a day', '2026-03-04T09:00:00.000Z', 60, OFFICE, '2026-03-04T10:00:00.000Z'],
    ['up to the closing minute', '2026-03-04T13:00:00.000Z', 60, OFFICE, '2026-03-04T14:00:00.000Z'],
    ['over a week-end', '2026-03-05T13:00:00.000Z', 120, OFFICE, '2026-03-08T07:00:00.000Z'],
    ['eight hours from the night before', '2026-03-03T20:00:00.000Z', 480, OFFICE, '2026-03-04T14:00:00.000Z'],
    ['forty hours are a week of work', '2026-03-04T09:00:00.000Z', 2400, OFFICE, '2026-03-11T09:00:00.000Z'],
    ['over a holiday and into summer time', '2026-04-01T12:00:00.000Z', 120, OFFICE, '2026-04-05T06:00:00.000Z'],
    ['over a break', '2026-03-04T11:00:00.000Z', 60, SHIFTS, '2026-03-04T15:30:00.000Z'],
  ])('%s', (_what, from, minutes, calendar, to) => {
    expect(addWorkingMinutes(from, minutes, calendar)).toBe(to);
  });

  test.each([
    // On 29 March 2026 Berlin's clock goes from 02:00 to 03:00: the day has 23 hours; on 25 October it has 25.
    ['a day that lacks an hour', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z', SHIFTS, 23 * 60],
    ['a day with an hour more', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', SHIFTS, 25 * 60],
    ['a day that begins at one', '2026-04-23T21:00:00.000Z', '2026-04-24T21:00:00.000Z', MIDNIGHT, 60],
    ['a holiday', '2026-12-24T23:00:00.000Z', '2026-12-25T23:00:00.000Z', SHIFTS, 0],
    ['backwards', '2026-03-05T09:00:00.000Z', '2026-03-04T09:00:00.000Z', OFFICE, 0],
  ])('hours as they pass: %s', (_what, from, to, calendar, minutes) => {
    expect(workingMinutesBetween(from, to, calendar)).toBe(minutes);
  });
});

describe('of any calendar, across changes of the clock', () => {
  const zones = ['Asia/Jerusalem', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'UTC'];
  const clock = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const day: fc.Arbitrary<[string, string][]> = fc
    .uniqueArray(fc.integer({ min: 0, max: 48 }), { maxLength: 4 })
    .map((cuts) => cuts.sort((a, b) => a - b))
    .map((cuts) =>
      cuts.flatMap((cut, at): [string, string][] => {
        const end = cuts[at + 1];
        return at % 2 === 0 && end !== undefined ? [[clock(cut * 30), clock(end * 30)]] : [];
      }),
    );
  const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  const calendar: fc.Arbitrary<WorkingCalendar> = fc
    .record({ timeZone: fc.constantFrom(...zones), days: fc.tuple(day, day, day, day, day, day, day) })
    .map(({ timeZone, days }) => ({
      timeZone,
      hours: WEEKDAYS.flatMap((weekday) =>
        (days[weekday - 1] ?? []).map(([opens, closes]) => ({ weekday, opens, closes })),
      ),
      holidays: new Set(['2026-03-29', '2026-10-26']),
    }))
    .filter(({ hours }) => hours.length > 0);
  const instant = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const minutes = fc.integer({ min: 1, max: 3000 });

  test('what is added has passed, no earlier and no later', () => {
    fc.assert(
      fc.property(calendar, instant, minutes, (hours, from, added) => {
        const to = addWorkingMinutes(from, added, hours);
        if (to === null) throw new Error('never');
        expect(workingMinutesBetween(from, to, hours)).toBeCloseTo(added, 6);
        const before = new Date(Date.parse(to) - 1).toISOString();
        expect(isOpen(before, hours)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('adding twice is adding both, and what passes adds up', () => {
    fc.assert(
      fc.property(calendar, instant, minutes, minutes, (hours, from, one, other) => {
        const first = addWorkingMinutes(from, one, hours) ?? '';
        const both = addWorkingMinutes(from, one + other, hours) ?? '';
        expect(addWorkingMinutes(first, other, hours)).toBe(both);
        const whole = workingMinutesBetween(from, both, hours);
        expect(workingMinutesBetween(from, first, hours) + workingMinutesBetween(first, both, hours)).toBeCloseTo(
          whole,
          6,
        );
      }),
      { numRuns: 150 },
    );
  });

  test('minutes counted one by one come to the same', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 600 }), (hours, from, length) => {
        const start = Math.floor(Date.parse(from) / 60_000) * 60_000;
        const at = (minute: number): string => new Date(start + minute * 60_000).toISOString();
        const counted = Array.from({ length }, (_, minute) => isOpen(at(minute), hours)).filter(Boolean).length;
        expect(workingMinutesBetween(at(0), at(length), hours)).toBeCloseTo(counted, 6);
      }),
      { numRuns: 60 },
    );
  });
});
