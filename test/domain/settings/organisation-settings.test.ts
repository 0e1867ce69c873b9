import { describe, expect, test } from '@jest/globals';
import {
  DEFAULT_MATERIAL_SHARE,
  DEFAULT_ORGANISATION_SETTINGS,
  OrganisationSettings,
  pointsOnSeven,
  shareOfScale,
} from '../../../src/domain/settings/organisation-settings.ts';

const sound = { ...DEFAULT_ORGANISATION_SETTINGS, name: 'Harbour Repairs', timeZone: 'Asia/Jerusalem' };
const messagesOf = (change: object) =>
  OrganisationSettings.safeParse({ ...sound, ...change }).error?.issues.map(({ message }) => message) ?? [];

describe('settings of an organisation', () => {
  test('the defaults are sound', () => {
    expect(OrganisationSettings.parse(sound)).toEqual(sound);
  });

  test.each([
    [{ name: '  ' }, 'Give the organisation a name.'],
    [{ timeZone: 'Mars/Olympus' }, 'This is no time zone. Use a name such as Asia/Jerusalem or Asia/Kuala_Lumpur.'],
    [{ restDays: [1, 2, 3, 4, 5, 6, 7] }, 'Leave at least one day of the week for sending mail.'],
    [{ restDays: [6, 6] }, 'A rest day is listed twice.'],
    [{ restDays: [0] }, 'Days of the week are numbers from 1 (Monday) to 7 (Sunday).'],
    [{ languages: [], defaultLanguage: 'he' }, 'Choose at least one language.'],
    [{ languages: ['en'], defaultLanguage: 'he' }, 'The default language must be one of the languages.'],
    [{ replyTo: 'nobody' }, 'This is no e-mail address. Use one such as service@example.org.'],
    [{ materialShare: 0 }, 'The smallest gap that matters is above 0.'],
    [{ gradeBands: { a: 85, b: 70, c: 70, d: 40 } }, 'Each grade starts above the next one: A, B, C, D.'],
  ])('%j is refused with a sentence', (change, message) => {
    expect(messagesOf(change)).toContain(message);
  });

  test('the smallest gap that matters is entered in points of 1–7', () => {
    expect(pointsOnSeven(DEFAULT_MATERIAL_SHARE)).toBe(0.5);
    expect(shareOfScale(0.5)).toBe(1 / 12);
  });
});
