import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addDays, dayAfter, dayBefore, lastOfMonth } from '../../../src/domain/time/days.ts';

test('days are those of the calendar', () => {
  const days = fc.integer({ min: 0, max: 60_000 });
  fc.assert(
    fc.property(days, (n) => {
      const day = DateTime.fromISO('1970-01-01', { zone: 'utc' }).plus({ days: n });
      const text = day.toFormat('yyyy-MM-dd');
      expect(dayAfter(text)).toBe(day.plus({ days: 1 }).toFormat('yyyy-MM-dd'));
      expect(dayBefore(text)).toBe(day.minus({ days: 1 }).toFormat('yyyy-MM-dd'));
      expect(addDays(text, 400)).toBe(day.plus({ days: 400 }).toFormat('yyyy-MM-dd'));
      expect(lastOfMonth(text)).toBe(day.endOf('month').toFormat('yyyy-MM-dd'));
    }),
  );
});
