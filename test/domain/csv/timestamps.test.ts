import { describe, expect, test } from '@jest/globals';
import { readTime } from '../../../src/domain/csv/timestamps.ts';

const zone = 'Asia/Jerusalem';

describe('times in files', () => {
  test.each([
    ['2026-11-21T09:30:00Z', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21T09:30:00.250Z', '2026-11-21T09:30:00.250Z'],
    ['2026-11-21T09:30+08:00', '2026-11-21T01:30:00.000Z'],
    ['2026-11-21 09:30:00-0500', '2026-11-21T14:30:00.000Z'],
    ['2026-11-21 09:30', '2026-11-21T07:30:00.000Z'],
    ['2026-07-01T09:30', '2026-07-01T06:30:00.000Z'],
    [' 2026-11-21 ', '2026-11-20T22:00:00.000Z'],
    ['2024-02-29', '2024-02-28T22:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(readTime(text, zone)).toEqual({ instant });
  });

  test('a month alone is its first moment, where months are taken', () => {
    expect(readTime('2026-11', zone, 'months')).toEqual({ instant: '2026-10-31T22:00:00.000Z' });
    expect(readTime('2026-11', zone)).toEqual({ problem: 'impossible_time' });
  });

  test.each([
    '2026-02-30',
    '2026-02-29T10:00',
    '2026-13-01',
    '2026-13',
    '21/11/2026',
    '2026-11-21T24:00',
    '2026-11-21T09:61',
    '2026-11-21T09:30+25:00',
    '0026-11-21',
    'yesterday',
    '1763710200',
  ])('%s is refused', (text) => {
    expect(readTime(text, zone, 'months')).toEqual({ problem: 'impossible_time' });
  });

  test('a local time that the clock skipped is refused; with its offset it is read', () => {
    expect(readTime('2026-03-27T02:30', zone)).toEqual({ problem: 'no_such_local_time' });
    expect(readTime('2026-03-27T02:30+02:00', zone)).toEqual({ instant: '2026-03-27T00:30:00.000Z' });
  });
});
