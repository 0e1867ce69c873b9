import { expect, test } from '@jest/globals';
import { previousPeriod } from '../../../src/domain/time/previous-period.ts';

test.each([
  ['2026-04-01', '2026-06-30', '2026-01-01', '2026-03-31'],
  ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['2026-03-01', '2026-03-07', '2026-02-22', '2026-02-28'],
  ['2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
])('before %s to %s lies %s to %s', (from, to, before, until) => {
  expect(previousPeriod({ from, to })).toEqual({ from: before, to: until });
});
