import { expect, test } from '@jest/globals';
import { coarsePeriod } from '../../../src/domain/card/coarse-period.ts';

test.each([
  ['the example', '2026-03-03', '2026-03-09', 7, '2026-03-01', '2026-03-14'],
  ['one day, weeks from Sunday', '2026-03-04', '2026-03-04', 7, '2026-03-01', '2026-03-07'],
  ['one day, weeks from Monday', '2026-03-01', '2026-03-01', 1, '2026-02-23', '2026-03-01'],
  ['a whole week', '2026-03-01', '2026-03-07', 7, '2026-03-01', '2026-03-07'],
  ['a whole month', '2026-02-01', '2026-02-28', 7, '2026-02-01', '2026-02-28'],
  ['a leap February that lacks its last day', '2028-02-01', '2028-02-28', 1, '2028-01-31', '2028-03-05'],
  ['whole months over a year', '2025-12-01', '2026-02-28', 1, '2025-12-01', '2026-02-28'],
] as const)('%s', (_name, from, to, weekStart, first, last) => {
  expect(coarsePeriod({ from, to }, weekStart)).toEqual({ from: first, to: last });
});
