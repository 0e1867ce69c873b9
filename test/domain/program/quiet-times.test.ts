import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextAllowedInstant, type QuietTimes } from '../../../src/domain/program/quiet-times.ts';

const jerusalem: QuietTimes = {
  ...{ from: '20:00', to: '08:00', restDays: [5, 6], timeZone: 'Asia/Jerusalem' },
  holidays: new Set(),
};
const nights: QuietTimes = { ...jerusalem, restDays: [] };

/** The rule once more, by another clock (Intl), for the properties. */
function quietByIntl(instant: string, quiet: QuietTimes): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: quiet.timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? '';
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday')) + 1;
  const time = `${part('hour')}:${part('minute')}`;
  if (quiet.holidays.has(new Intl.DateTimeFormat('en-CA', { timeZone: quiet.timeZone }).format(new Date(instant)))) {
    return true;
  }
  if (quiet.restDays.includes(weekday)) return true;
  return quiet.from < quiet.to ? time >= quiet.from && time < quiet.to : time >= quiet.from || time < quiet.to;
}

const time = fc.integer({ min: 0, max: 1439 }).map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));
const zones = [
  'Asia/Jerusalem',
  'Asia/Kuala_Lumpur',
  'Europe/London',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Havana',
];
const times: fc.Arbitrary<QuietTimes> = fc
  .record({
    from: time,
    to: time,
    restDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
    timeZone: fc.constantFrom(...zones),
    holidays: fc
      .uniqueArray(fc.integer({ min: 0, max: 7300 }), { maxLength: 400 })
      .map((days) => new Set(days.map((day) => new Date(Date.UTC(2015, 0, 1 + day)).toISOString().slice(0, 10)))),
  })
  .filter(({ from, to }) => from !== to);
const instant = fc
  .date({ min: new Date('2015-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('the next allowed instant', () => {
  test.each([
    ['by day it is now', nights, '2026-11-22T10:00:00.000Z', '2026-11-22T10:00:00.000Z'],
    ['in the evening it is next morning', nights, '2026-11-22T19:30:00.000Z', '2026-11-23T06:00:00.000Z'],
    ['after midnight it is the same morning', nights, '2026-11-22T23:30:00.000Z', '2026-11-23T06:00:00.000Z'],
    ['20:00 itself is quiet', nights, '2026-11-22T18:00:00.000Z', '2026-11-23T06:00:00.000Z'],
    ['08:00 itself is not', nights, '2026-11-22T06:00:00.000Z', '2026-11-22T06:00:00.000Z'],
    ['Thursday night waits for Sunday morning', jerusalem, '2026-11-19T19:00:00.000Z', '2026-11-22T06:00:00.000Z'],
    ['Saturday noon waits for Sunday morning', jerusalem, '2026-11-21T10:00:00.000Z', '2026-11-22T06:00:00.000Z'],
    [
      'quiet at noon',
      { ...nights, from: '12:00', to: '14:00' },
      '2026-11-22T10:30:00.000Z',
      '2026-11-22T12:00:00.000Z',
    ],
    // Clocks go forward on Friday 27 March 2026, from 02:00 to 03:00.
    ['the night when clocks go forward', nights, '2026-03-26T20:00:00.000Z', '2026-03-27T05:00:00.000Z'],
    ['an end that the clock skips', { ...nights, to: '02:30' }, '2026-03-26T20:00:00.000Z', '2026-03-27T00:00:00.000Z'],
    // Clocks go back on Sunday 25 October 2026, from 02:00 to 01:00.
    ['the night when clocks go back', nights, '2026-10-24T20:00:00.000Z', '2026-10-25T06:00:00.000Z'],
    ['an end that comes twice', { ...nights, to: '01:30' }, '2026-10-24T20:00:00.000Z', '2026-10-24T22:30:00.000Z'],
    [
      'after it, the hour that is quiet again',
      { ...nights, to: '01:30' },
      '2026-10-24T23:10:00.000Z',
      '2026-10-24T23:30:00.000Z',
    ],
  ])('%s', (_what, quiet, at, allowed) => {
    expect(nextAllowedInstant(at, quiet)).toBe(allowed);
  });

  test('is none where every day is a rest day', () => {
    expect(nextAllowedInstant('2026-11-22T10:00:00.000Z', { ...nights, restDays: [1, 2, 3, 4, 5, 6, 7] })).toBeNull();
  });

  test('is never quiet, never earlier, and nothing before it is allowed', () => {
    fc.assert(
      fc.property(instant, times, (at, quiet) => {
        const allowed = nextAllowedInstant(at, quiet);
        if (allowed === null) throw new Error('some time is always allowed here');
        expect(quietByIntl(allowed, quiet)).toBe(false);
        expect(nextAllowedInstant(at, quiet) !== at).toBe(quietByIntl(at, quiet));
        expect(allowed >= at).toBe(true);
        const wait = Date.parse(allowed) - Date.parse(at);
        for (const share of [0, 0.1, 0.35, 0.5, 0.75, 0.9]) {
          if (wait > 0) expect(quietByIntl(new Date(Date.parse(at) + wait * share).toISOString(), quiet)).toBe(true);
        }
        if (wait > 0) expect(quietByIntl(new Date(Date.parse(allowed) - 1).toISOString(), quiet)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('holds round every change of the clock', () => {
    const changes = ['2026-03-27T00:00:00Z', '2026-10-24T23:00:00Z'].map(Date.parse);
    fc.assert(
      fc.property(
        fc.constantFrom(...changes),
        fc.integer({ min: -180, max: 180 }),
        time,
        time,
        (change, minutes, from, to) => {
          fc.pre(from !== to);
          const quiet = { ...nights, from, to };
          const allowed = nextAllowedInstant(new Date(change + minutes * 60_000).toISOString(), quiet);
          expect(allowed !== null && !quietByIntl(allowed, quiet)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
