import { z } from 'zod';
import { LOCALES, Locale, type LocalText } from '../../domain/locale.ts';
import { tidyName } from '../../domain/names/tidy-name.ts';
import { type OrganisationSettings, shareOfScale } from '../../domain/settings/organisation-settings.ts';
import { TimeZone, Weekday } from '../../domain/time/zone.ts';

/** A set of boxes: one ticked comes as a text, several as a list, none not at all. */
const ticked = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), schema);

const weekday = z.preprocess((value) => Number(value), Weekday);

const text = (longest: number) => z.string().trim().max(longest, { error: 'organisation.problem.tooLong' }).default('');

const name = (error: string) =>
  z.string({ error }).transform(tidyName).pipe(z.string().min(1, { error }).max(120, { error }));

/** A typed number, with a point or, as many keyboards have it, a comma. */
const number = (schema: z.ZodNumber, error: string) =>
  z.preprocess(
    (value) => {
      const typed = typeof value === 'string' ? value.trim().replace(',', '.') : '';
      return typed === '' ? undefined : Number(typed);
    },
    schema.refine(Number.isFinite, { error }),
  );

const score = number(
  z
    .number({ error: 'organisation.problem.grade' })
    .gt(0, { error: 'organisation.problem.grade' })
    .lt(100, { error: 'organisation.problem.grade' }),
  'organisation.problem.grade',
);

/** The settings form; problems are keys of organisation.messages.ts. */
export const SettingsForm = z
  .object({
    name: name('organisation.problem.name'),
    timeZone: z.string().refine((zone) => TimeZone.safeParse(zone).success, { error: 'organisation.problem.timeZone' }),
    restDays: ticked(z.array(weekday).max(6, { error: 'organisation.problem.restDays' })),
    weekStart: z.preprocess(
      (value) => Number(value),
      z.literal([1, 2, 3, 4, 5, 6, 7], { error: 'organisation.problem.weekStart' }),
    ),
    languages: ticked(z.array(Locale).min(1, { error: 'organisation.problem.languages' })),
    defaultLanguage: z.enum(LOCALES, { error: 'organisation.problem.defaultLanguage' }),
    replyTo: z
      .string()
      .trim()
      .default('')
      .refine((address) => address === '' || (address.length <= 254 && z.email().safeParse(address).success), {
        error: 'organisation.problem.replyTo',
      }),
    'postalFooter-en': text(500),
    'postalFooter-he': text(500),
    'postalFooter-ms': text(500),
    'privacyNotice-en': text(20_000),
    'privacyNotice-he': text(20_000),
    'privacyNotice-ms': text(20_000),
    threshold: number(
      z
        .number({ error: 'organisation.problem.threshold' })
        .gt(0, { error: 'organisation.problem.threshold' })
        .max(3, { error: 'organisation.problem.threshold' }),
      'organisation.problem.threshold',
    ),
    gradeA: score,
    gradeB: score,
    gradeC: score,
    gradeD: score,
  })
  .refine((form) => form.languages.includes(form.defaultLanguage), {
    path: ['defaultLanguage'],
    error: 'organisation.problem.defaultLanguage',
  })
  .refine((form) => form.gradeA > form.gradeB && form.gradeB > form.gradeC && form.gradeC > form.gradeD, {
    path: ['gradeA'],
    error: 'organisation.problem.gradeOrder',
  })
  .transform(
    (form): OrganisationSettings => ({
      name: form.name,
      timeZone: form.timeZone,
      restDays: form.restDays,
      weekStart: form.weekStart,
      languages: form.languages,
      defaultLanguage: form.defaultLanguage,
      replyTo: form.replyTo === '' ? null : form.replyTo,
      postalFooter: inLanguages((locale) => form[`postalFooter-${locale}`]),
      privacyNotice: inLanguages((locale) => form[`privacyNotice-${locale}`]),
      materialShare: shareOfScale(form.threshold),
      gradeBands: { a: form.gradeA, b: form.gradeB, c: form.gradeC, d: form.gradeD },
    }),
  );

/** Only the languages that have a text; null when none has. */
function inLanguages(textOf: (locale: Locale) => string): LocalText | null {
  const written: LocalText = {};
  for (const locale of LOCALES) {
    // Browsers send line ends as CR LF.
    const words = textOf(locale).replace(/\r\n/g, '\n');
    if (words !== '') written[locale] = words;
  }
  return Object.keys(written).length === 0 ? null : written;
}

/** The form of one branch, provider or topic; problems are keys of place.messages.ts. */
export const PlaceForm = z
  .object({
    name: name('places.problem.name'),
    code: z
      .string()
      .default('')
      .transform(tidyName)
      .pipe(z.string().max(40, { error: 'places.problem.code' })),
    timeZone: z
      .string()
      .default('')
      .refine((zone) => zone === '' || TimeZone.safeParse(zone).success, { error: 'places.problem.zone' }),
    active: z.string().optional(),
  })
  .transform((form) => ({
    name: form.name,
    code: form.code === '' ? null : form.code,
    timeZone: form.timeZone === '' ? null : form.timeZone,
    active: form.active === 'yes',
  }));
