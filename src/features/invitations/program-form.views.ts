import { CHANNELS } from '../../domain/channel.ts';
import type { Locale } from '../../domain/locale.ts';
import {
  DEFAULT_PROGRAM_SETTINGS,
  DELIVERIES,
  LONGEST_PROGRAM_NAME,
  type ProgramSettings,
} from '../../domain/program/program.ts';
import { CONFIDENTIALITIES, PROMISES } from '../../domain/questionnaire/promises.ts';
import { CHANNEL_WORDS } from '../../domain/words/channel.words.ts';
import {
  type Field,
  type Filled,
  keptInstead,
  type Option,
  overtakenProblem,
} from '../../platform/http/form-fields.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { seenBefore } from '../../platform/overtaken.ts';
import type { QuestionnaireVersion } from '../questionnaires/index.ts';
import { nameWithGaps } from './program-languages.views.ts';
import { LIMITS, type NumberField } from './programs.forms.ts';
import { programsMessages } from './programs.messages.ts';
import { shownOf } from './programs.service.ts';
import type { StoredProgram } from './programs.store.ts';
import { type ProgramPlaces, programName } from './programs.views.ts';

type WordKey = Parameters<ReturnType<typeof programsMessages.in>>[0];

export interface ProgramFormInput {
  locale: Locale;
  /** The one that is changed; undefined for a new one. */
  program: StoredProgram | undefined;
  /** What a new one starts from. */
  copied?: StoredProgram | undefined;
  questionnaires: readonly QuestionnaireVersion[];
  /** Of the organisation. */
  languages: readonly Locale[];
  places: ProgramPlaces;
  mayDelete: boolean;
  /** What was typed, where that was not taken. */
  filled: Filled | undefined;
}

interface Section {
  legend: string;
  hint?: string;
  lists?: { summary: string; open: boolean; field: Field }[];
  rows: (Field | { note: string })[][];
}

const CHOSEN_BY = ['branches', 'topics', 'channels', 'providers'] as const;

/** What views/programs/edit.ejs shows. */
export function toProgramForm(input: ProgramFormInput) {
  const { locale, program, copied, questionnaires, languages, places, filled } = input;
  const t = programsMessages.in(locale);
  const kept = valuesOf(program, copied, questionnaires, locale);
  const { values: shown, errors } = filled ?? { values: kept, errors: {} };
  const fault = (field: string): string | undefined => {
    const key = errors[field];
    if (key === undefined) return undefined;
    const [least, most] = isNumberField(field) ? LIMITS[field] : [0, 0];
    return t(isWord(key) ? key : 'programs.fault.chosen', { least: wholeNumber(least), most: wholeNumber(most) });
  };
  const base = (name: string, label: string, hint?: string): Field => {
    const error = fault(name);
    return { name, label, value: shown[name], ...(hint === undefined ? {} : { hint }), ...(error ? { error } : {}) };
  };
  const number = (name: NumberField, hint?: string): Field => ({
    ...base(name, t(`programs.${name}`), hint),
    kind: 'number',
    min: LIMITS[name][0],
    max: LIMITS[name][1],
    step: '1',
    inputmode: 'numeric',
    dir: 'ltr',
  });
  const select = (name: string, label: string, options: Option[], hint?: string): Field => ({
    ...base(name, label, hint),
    kind: 'select',
    options,
  });

  const checks = (name: string, label: string, value: readonly string[], of: Option[]): Field => ({
    ...base(name, label),
    kind: 'checks',
    value,
    options: of,
  });

  const options = {
    branches: placeOptions(places.branches, [shown.branches, kept.branches], t('programs.inactive')),
    topics: placeOptions(places.topics, [shown.topics, kept.topics], t('programs.inactive')),
    channels: CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value][locale] })),
    providers: placeOptions(places.providers, [shown.providers, kept.providers], t('programs.inactive')),
  };
  const lists = CHOSEN_BY.filter((kind) => options[kind].length > 0).map((kind) => {
    const count = listed(shown[kind]).length;
    const label = t(`programs.${kind}`);
    return {
      summary: `${label}: ${count === 0 ? t('programs.chosen.all') : t('programs.chosen.some', { count })}`,
      open: count > 0 || errors[kind] !== undefined,
      field: checks(kind, label, listed(shown[kind]), options[kind]),
    };
  });
  const sections: Section[] = [
    {
      legend: t('programs.section.program'),
      rows: [
        [{ ...base('name', t('programs.name')), kind: 'text', maxlength: LONGEST_PROGRAM_NAME, autocomplete: 'off' }],
        [{ ...base('active', t('programs.active'), t('programs.active.hint')), kind: 'checkbox' }],
        [
          select(
            'questionnaire',
            t('programs.questionnaire'),
            questionnaires.map((one) => ({ value: one.key, label: nameWithGaps(one, languages, locale) })),
            t('programs.questionnaire.hint'),
          ),
        ],
      ],
    },
    {
      legend: t('programs.contacts'),
      hint: t('programs.contacts.hint'),
      lists,
      rows: [[number('samplePercent', t('programs.samplePercent.hint'))]],
    },
    {
      legend: t('programs.section.when'),
      rows: [
        [number('delayMinutes'), number('maxContactAgeDays')],
        [{ ...base('quietOn', t('programs.quietOn'), t('programs.quietOn.hint')), kind: 'checkbox' }],
        [
          { ...base('quietFrom', t('programs.quietFrom')), kind: 'time', dir: 'ltr' },
          { ...base('quietTo', t('programs.quietTo')), kind: 'time', dir: 'ltr' },
        ],
        [number('dailyCeiling', t('programs.dailyCeiling.hint'))],
      ],
    },
    {
      legend: t('programs.delivery'),
      rows: [
        [
          {
            ...base('delivery', t('programs.delivery')),
            kind: 'radios',
            className: 'same-as-group',
            options: DELIVERIES.map((value) => ({
              value,
              label: t(`programs.delivery.${value}`),
              hint: t(`programs.delivery.${value}.hint`),
            })),
          },
        ],
      ],
    },
    {
      legend: t('programs.section.often'),
      rows: [
        [number('minDaysBetween', t('programs.minDaysBetween.hint'))],
        [
          select(
            'reminders',
            t('programs.reminders'),
            (['0', '1', '2'] as const).map((value) => ({ value, label: t(`programs.reminders.${value}`) })),
          ),
          number('reminderAfterDays'),
        ],
        [{ note: t('programs.reminders.hint') }],
        [number('expiresAfterDays')],
      ],
    },
    {
      legend: t('programs.section.form'),
      rows: [
        [number('itemsPerDimension', t('programs.itemsPerDimension.hint'))],
        [
          {
            ...base('confidentiality', t('programs.confidentiality'), t('programs.confidentiality.hint')),
            kind: 'radios',
            options: CONFIDENTIALITIES.map((value) => ({
              value,
              label: t(`programs.confidentiality.${value}`),
              hint: PROMISES[value][locale],
            })),
          },
        ],
      ],
    },
    {
      legend: t('programs.unhappy'),
      hint: t('programs.unhappy.text'),
      rows: [
        [
          number('unhappyGap', t('programs.unhappyGap.hint')),
          number('unhappySatisfaction', t('programs.unhappySatisfaction.hint')),
        ],
        [{ ...base('unhappyWrong', t('programs.unhappyWrong')), kind: 'checkbox' }],
      ],
    },
  ];
  const fields = sections.flatMap(({ rows, lists: more = [] }) => [
    ...more.map(({ field }) => field),
    ...rows.flat().flatMap((field) => ('name' in field ? [field] : [])),
  ]);
  return {
    heading: t(program === undefined ? 'programs.new.title' : 'programs.edit.title'),
    name: program === undefined ? null : programName(program, t),
    back: { href: '/programs', label: t('programs.title') },
    action: program === undefined ? '/programs/new' : `/programs/${program.id}`,
    dryRun: program === undefined ? null : { href: `/programs/${program.id}/dry-run`, label: t('programs.dryRun') },
    sections,
    remove:
      program !== undefined && input.mayDelete
        ? {
            action: `/programs/${program.id}/delete`,
            label: t('programs.delete'),
            text: t('programs.delete.text'),
            ask: t('programs.delete.ask'),
          }
        : null,
    seen: program === undefined ? null : seenBefore(filled, shownOf(program)),
    savedMeanwhile: filled?.overtaken ? keptInstead(fields, kept, locale) : [],
    problems: filled?.overtaken
      ? [overtakenProblem(locale)]
      : fields.flatMap(({ name, label }) => {
          const text = fault(name);
          return text === undefined ? [] : [{ field: name, text: `${label}: ${text}` }];
        }),
  };
}

/** Those in use, and what is chosen though it is not in use any more. */
function placeOptions(places: ProgramPlaces['branches'], chosen: readonly unknown[], inactive: string) {
  const ids = chosen.flatMap(listed);
  return places
    .filter((place) => place.active || ids.includes(place.id))
    .map(({ id, name, active }) => ({ value: id, label: active ? name : `${name} (${inactive})` }));
}

function listed(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return all.filter((one) => typeof one === 'string');
}

function valuesOf(
  program: StoredProgram | undefined,
  copied: StoredProgram | undefined,
  questionnaires: readonly QuestionnaireVersion[],
  locale: Locale,
): Record<string, unknown> {
  const t = programsMessages.in(locale);
  const from = program ?? copied;
  const settings: ProgramSettings = from ?? DEFAULT_PROGRAM_SETTINGS;
  return {
    name:
      program !== undefined
        ? programName(program, t)
        : copied === undefined
          ? ''
          : t('programs.copy.name', { name: programName(copied, t) }).slice(0, LONGEST_PROGRAM_NAME),
    active: program?.active ?? false,
    questionnaire: from?.questionnaireKey ?? questionnaires[0]?.key,
    ...settings.contacts,
    samplePercent: settings.samplePercent,
    delayMinutes: settings.delayMinutes,
    itemsPerDimension: settings.itemsPerDimension ?? '',
    minDaysBetween: settings.minDaysBetween,
    maxContactAgeDays: settings.maxContactAgeDays,
    expiresAfterDays: settings.expiresAfterDays,
    reminders: settings.reminders,
    reminderAfterDays: settings.reminderAfterDays,
    dailyCeiling: settings.dailyCeiling ?? '',
    quietOn: settings.quiet !== null,
    quietFrom: settings.quiet?.from ?? '20:00',
    quietTo: settings.quiet?.to ?? '08:00',
    delivery: settings.delivery,
    confidentiality: settings.confidentiality,
    unhappyGap: settings.unhappy.gapFrom ?? '',
    unhappyWrong: settings.unhappy.wrong,
    unhappySatisfaction: settings.unhappy.satisfactionTo ?? '',
  };
}

function isNumberField(name: string): name is NumberField {
  return name in LIMITS;
}

function isWord(key: string): key is WordKey {
  return Object.hasOwn(programsMessages.triples, key);
}
