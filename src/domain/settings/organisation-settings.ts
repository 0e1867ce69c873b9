import { z } from 'zod';
import { Locale, type LocalText, localText } from '../locale.ts';
import { TimeZone, Weekday } from '../time/zone.ts';

/** The lowest score of each letter, out of 100; below `d` stands E. */
export interface GradeBands {
  a: number;
  b: number;
  c: number;
  d: number;
}

/** What an organisation may set about itself. */
export interface OrganisationSettings {
  name: string;
  timeZone: string;
  /** Days without mail, Monday 1 to Sunday 7. */
  restDays: Weekday[];
  weekStart: Weekday;
  /** The languages that customers are written to in. */
  languages: Locale[];
  /** The language of customers whose own is not known or not among the languages. */
  defaultLanguage: Locale;
  replyTo: string | null;
  /** Name and postal address at the foot of each mail. */
  postalFooter: LocalText | null;
  privacyNotice: LocalText | null;
  /** The smallest gap that matters, as a share of the scale's length: 1/12 is half a point on 1–7. */
  materialShare: number;
  gradeBands: GradeBands;
}

export const DEFAULT_GRADE_BANDS: GradeBands = { a: 85, b: 70, c: 55, d: 40 };
export const DEFAULT_MATERIAL_SHARE = 1 / 12;

/** Settings of a new organisation, but for its name and zone. */
export const DEFAULT_ORGANISATION_SETTINGS: Omit<OrganisationSettings, 'name' | 'timeZone'> = {
  restDays: [5, 6],
  weekStart: 7,
  languages: ['he', 'en', 'ms'],
  defaultLanguage: 'he',
  replyTo: null,
  postalFooter: null,
  privacyNotice: null,
  materialShare: DEFAULT_MATERIAL_SHARE,
  gradeBands: DEFAULT_GRADE_BANDS,
};

const distinct = (values: readonly unknown[]) => new Set(values).size === values.length;

const score = z
  .number({ error: 'A grade starts at a score from 0 to 100.' })
  .gt(0, { error: 'A grade starts above 0.' })
  .lt(100, { error: 'A grade starts below 100.' });

const gradeBands: z.ZodType<GradeBands> = z
  .strictObject({ a: score, b: score, c: score, d: score }, { error: 'Give the scores where A, B, C and D start.' })
  .refine(({ a, b, c, d }) => a > b && b > c && c > d, { error: 'Each grade starts above the next one: A, B, C, D.' });

export const OrganisationSettings: z.ZodType<OrganisationSettings> = z
  .strictObject({
    name: z
      .string({ error: 'Give the organisation a name.' })
      .trim()
      .min(1, { error: 'Give the organisation a name.' })
      .max(120, { error: 'Keep the name within 120 characters.' }),
    timeZone: TimeZone,
    restDays: z
      .array(Weekday, { error: 'List the rest days.' })
      .max(6, { error: 'Leave at least one day of the week for sending mail.' })
      .refine(distinct, { error: 'A rest day is listed twice.' }),
    weekStart: Weekday,
    languages: z
      .array(Locale, { error: 'List the languages.' })
      .min(1, { error: 'Choose at least one language.' })
      .refine(distinct, { error: 'A language is listed twice.' }),
    defaultLanguage: Locale,
    replyTo: z.email({ error: 'This is no e-mail address. Use one such as service@example.org.' }).max(254).nullable(),
    postalFooter: localText(500).nullable(),
    privacyNotice: localText(20_000).nullable(),
    materialShare: z
      .number({ error: 'Give the smallest gap that matters as a number.' })
      .gt(0, { error: 'The smallest gap that matters is above 0.' })
      .max(0.5, { error: 'The smallest gap that matters is at most half the scale (3 points on 1–7).' }),
    gradeBands,
  })
  .refine(({ languages, defaultLanguage }) => languages.includes(defaultLanguage), {
    path: ['defaultLanguage'],
    error: 'The default language must be one of the languages.',
  });

const LENGTH_OF_1_TO_7 = 6;

/**
 * The smallest gap that matters, in points of a 1–7 scale as people enter it, from the share that is stored, rounded
 * to a thousandth.
 *
 * @example pointsOnSeven(1 / 12) // 0.5
 */
export function pointsOnSeven(materialShare: number): number {
  return Math.round(materialShare * LENGTH_OF_1_TO_7 * 1000) / 1000;
}

/** @example shareOfScale(0.5) // 1 / 12 */
export function shareOfScale(points: number): number {
  return points / LENGTH_OF_1_TO_7;
}
