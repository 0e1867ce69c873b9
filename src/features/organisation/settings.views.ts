import { directionOf, LOCALE_NAMES, LOCALES, type Locale } from '../../domain/locale.ts';
import { type OrganisationSettings, pointsOnSeven } from '../../domain/settings/organisation-settings.ts';
import {
  type Field,
  type Filled,
  filledField,
  keptInstead,
  overtakenProblem,
  problemsOf,
} from '../../platform/http/form-fields.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { seenBefore } from '../../platform/overtaken.ts';
import { organisationMessages } from './organisation.messages.ts';
import type { Organisation } from './organisation.store.ts';

type Word = keyof typeof organisationMessages.triples;

/** The form's values as they stand in the fields, before anything was typed. */
function toSettingsValues(settings: OrganisationSettings): Record<string, unknown> {
  const { postalFooter, privacyNotice, gradeBands } = settings;
  const values: Record<string, unknown> = {
    ...settings,
    restDays: settings.restDays.map(String),
    replyTo: settings.replyTo ?? '',
    threshold: pointsOnSeven(settings.materialShare),
    gradeA: gradeBands.a,
    gradeB: gradeBands.b,
    gradeC: gradeBands.c,
    gradeD: gradeBands.d,
  };
  for (const locale of LOCALES) {
    values[`postalFooter-${locale}`] = postalFooter?.[locale] ?? '';
    values[`privacyNotice-${locale}`] = privacyNotice?.[locale] ?? '';
  }
  return values;
}

export function toSettingsPage(input: {
  locale: Locale;
  organisation: Organisation;
  /** What was typed, where that was not taken. */
  filled: Filled | undefined;
  logoProblem: string | undefined;
  done: string | undefined;
}) {
  const { locale, organisation, filled } = input;
  const kept = toSettingsValues(organisation.settings);
  const { values, errors } = filled ?? { values: kept, errors: {} };
  const t = organisationMessages.in(locale);
  const words = wordsOf(organisationMessages, locale);
  const field = (name: string, rest: Omit<Field, 'name'>) => filledField({ name, ...rest }, { values, errors }, words);
  const perLanguage = (name: 'postalFooter' | 'privacyNotice', rest: Partial<Field>): Field[] =>
    LOCALES.map((language) =>
      field(`${name}-${language}`, {
        label: t(`organisation.field.${name}`, { language: LOCALE_NAMES[language] }),
        kind: 'textarea',
        dir: directionOf(language),
        optional: true,
        ...rest,
      }),
    );
  const languageOptions = LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }));
  const grade = (letter: string) =>
    field(`grade${letter}`, {
      label: t('organisation.field.grade', { letter }),
      kind: 'number',
      min: 1,
      max: 99,
      step: 'any',
      dir: 'ltr',
      required: true,
    });

  const sections: { legend: string; hint?: string; fields: Field[]; columns?: Field[]; columnsHint?: string }[] = [
    {
      legend: t('organisation.section.identity'),
      fields: [
        field('name', {
          label: t('organisation.field.name'),
          hint: t('organisation.field.name.hint'),
          required: true,
          maxlength: 120,
          autocomplete: 'organization',
        }),
      ],
    },
    {
      legend: t('organisation.section.time'),
      fields: [
        field('timeZone', {
          label: t('organisation.field.timeZone'),
          hint: t('organisation.field.timeZone.hint'),
          kind: 'select',
          options: zoneOptions(String(values.timeZone ?? ''), organisation.settings.timeZone),
          dir: 'ltr',
        }),
        field('restDays', {
          label: t('organisation.field.restDays'),
          hint: t('organisation.field.restDays.hint'),
          kind: 'checks',
          options: weekdayOptions(locale),
          className: 'across',
        }),
        field('weekStart', {
          label: t('organisation.field.weekStart'),
          kind: 'select',
          options: weekdayOptions(locale),
        }),
      ],
    },
    {
      legend: t('organisation.section.languages'),
      fields: [
        field('languages', {
          label: t('organisation.field.languages'),
          kind: 'checks',
          options: languageOptions,
          className: 'across',
        }),
        field('defaultLanguage', {
          label: t('organisation.field.defaultLanguage'),
          hint: t('organisation.field.defaultLanguage.hint'),
          kind: 'select',
          options: languageOptions,
        }),
      ],
    },
    {
      legend: t('organisation.section.mail'),
      fields: [
        field('replyTo', {
          label: t('organisation.field.replyTo'),
          hint: t('organisation.field.replyTo.hint'),
          kind: 'email',
          optional: true,
          autocomplete: 'email',
        }),
        ...perLanguage('postalFooter', { rows: 2 }),
      ],
    },
    {
      legend: t('organisation.section.privacy'),
      hint: t('organisation.section.privacy.hint'),
      fields: perLanguage('privacyNotice', { rows: 5 }),
    },
    {
      legend: t('organisation.section.cards'),
      fields: [
        field('threshold', {
          label: t('organisation.field.threshold'),
          hint: t('organisation.field.threshold.hint'),
          kind: 'number',
          min: 0.05,
          max: 3,
          step: 'any',
          dir: 'ltr',
          required: true,
        }),
      ],
      columns: ['A', 'B', 'C', 'D'].map(grade),
      columnsHint: t('organisation.field.grades.hint'),
    },
  ];

  const fields = sections.flatMap(({ fields: own, columns = [] }) => [...own, ...columns]);
  const problems = filled?.overtaken ? [overtakenProblem(locale)] : problemsOf(errors, words);
  if (input.logoProblem !== undefined) problems.push({ field: 'logo', text: words(input.logoProblem) });
  return {
    sections,
    seen: seenBefore(filled, organisation.settings),
    savedMeanwhile: filled?.overtaken ? keptInstead(fields, kept, locale) : [],
    problems,
    logoUrl: organisation.logoUrl,
    name: organisation.settings.name,
    logoField: {
      name: 'logo',
      label: t('organisation.logo.field'),
      hint: t('organisation.logo.hint'),
      kind: 'file',
      accept: 'image/png,image/jpeg,image/webp',
      ...(input.logoProblem === undefined ? {} : { error: words(input.logoProblem) }),
    },
    ...flashOf(input.done, locale),
  };
}

const DONE: ReadonlyMap<unknown, Word> = new Map([
  ['saved', 'organisation.done.saved'],
  ['logo', 'organisation.done.logo'],
  ['logo-removed', 'organisation.done.logoRemoved'],
]);

function flashOf(done: string | undefined, locale: Locale) {
  const key = DONE.get(done);
  return key === undefined ? {} : { flash: { kind: 'done', text: organisationMessages.in(locale)(key) } };
}

/** All zones by name, those that are chosen among them also where the machine's own list lacks them. */
export function zoneOptions(...chosen: string[]): { value: string; label: string }[] {
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...chosen.filter((zone) => zone !== '')]);
  return [...zones].sort().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

/** Monday 1 to Sunday 7, named in the reader's language, in the order of the reader's week. */
function weekdayOptions(locale: Locale): { value: string; label: string }[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const order = locale === 'he' ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7];
  // 1 January 2024 was a Monday.
  return order.map((day) => ({ value: String(day), label: format.format(new Date(Date.UTC(2024, 0, day))) }));
}
