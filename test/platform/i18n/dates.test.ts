import { expect, test } from '@jest/globals';
import { dayAndMonth, dayText, longDayText, momentDayText, momentText } from '../../../src/platform/i18n/dates.ts';

const LATE = '2026-11-21T22:30:00.000Z';

test.each([
  ['en', '22 Nov 2026, 00:30', '22 Nov 2026', '21 Nov 2026', '21 November 2026', '21 November'],
  ['he', '22 בנוב׳ 2026, 0:30', '22 בנוב׳ 2026', '21 בנוב׳ 2026', '21 בנובמבר 2026', '21 בנובמבר'],
  ['ms', '22 Nov 2026, 12:30 PG', '22 Nov 2026', '21 Nov 2026', '21 November 2026', '21 November'],
] as const)('moments and days in %s', (locale, moment, itsDay, day, longDay, short) => {
  expect(momentText(LATE, locale, 'Asia/Jerusalem').replace(/\s/g, ' ')).toBe(moment);
  expect(momentDayText(LATE, locale, 'Asia/Jerusalem')).toBe(itsDay);
  expect(dayText('2026-11-21', locale)).toBe(day);
  expect(longDayText('2026-11-21', locale)).toBe(longDay);
  expect(dayAndMonth('2026-11-21', locale)).toBe(short);
});
