import { expect, test } from '@jest/globals';
import { lastWholePeriod, startOfNextPeriod } from '../../../src/domain/time/whole-periods.ts';

test('the last whole week and month, and the morning after the one under way', () => {
  expect(lastWholePeriod('week', '2026-03-08', 7)).toEqual({ from: '2026-03-01', to: '2026-03-07' });
  expect(lastWholePeriod('week', '2026-03-07', 7)).toEqual({ from: '2026-02-22', to: '2026-02-28' });
  expect(lastWholePeriod('month', '2026-03-31', 1)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  const next = (length: 'week' | 'month', after: string) =>
    startOfNextPeriod(length, new Date(after), 'Asia/Jerusalem', 7).toISOString();
  expect(next('week', '2026-03-04T09:00:00Z')).toBe('2026-03-08T06:00:00.000Z');
  // Half past midnight on Sunday in Jerusalem, still Saturday in UTC.
  expect(next('week', '2026-03-07T22:30:00Z')).toBe('2026-03-15T06:00:00.000Z');
  // Summer time begins on 27 March.
  expect(next('month', '2026-03-04T09:00:00Z')).toBe('2026-04-01T05:00:00.000Z');
});
