import { expect, test } from '@jest/globals';
import { earlierPeriods } from '../../../src/domain/card/earlier-periods.ts';

test('whole months are followed by whole months, of a year ago the same ones', () => {
  expect(earlierPeriods({ from: '2026-01-01', to: '2026-03-31' })).toEqual({
    before: { from: '2025-10-01', to: '2025-12-31' },
    yearAgo: { from: '2025-01-01', to: '2025-03-31' },
  });
});

test('other periods keep their number of days and their days of the week', () => {
  expect(earlierPeriods({ from: '2026-03-01', to: '2026-03-14' })).toEqual({
    before: { from: '2026-02-15', to: '2026-02-28' },
    yearAgo: { from: '2025-03-02', to: '2025-03-15' },
  });
});

test('a year is compared with the year before once', () => {
  const { before, yearAgo } = earlierPeriods({ from: '2025-03-01', to: '2026-02-28' });
  expect([before, yearAgo]).toEqual([{ from: '2024-03-01', to: '2025-02-28' }, null]);
});

test('a period longer than a year has none a year ago, which would lie in it', () => {
  expect(earlierPeriods({ from: '2024-01-01', to: '2026-06-30' }).yearAgo).toBeNull();
});
