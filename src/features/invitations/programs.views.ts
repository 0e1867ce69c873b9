import { type Locale, textIn } from '../../domain/locale.ts';
import { DELIVERIES } from '../../domain/program/program.ts';
import { CONFIDENTIALITIES, PROMISES } from '../../domain/questionnaire/promises.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import type { QuestionnaireVersion } from '../questionnaires/index.ts';
import { LIMITS, type NumberField } from './programs.forms.ts';
import { programsMessages } from './programs.messages.ts';
import { DEFAULT_PROGRAM_NAME } from './programs.service.ts';
import type { StoredProgram } from './programs.store.ts';

type Words = ReturnType<typeof programsMessages.in>;
type WordKey = Parameters<Words>[0];

/** The first program is made by the product, so its name is told in the reader's language. */
function nameOf(program: StoredProgram, t: Words): string {
  return program.name === DEFAULT_PROGRAM_NAME ? t('programs.defaultName') : program.name;
}

function titleOf(key: string, versions: readonly QuestionnaireVersion[], locale: Locale): string {
  const version = versions.find((known) => known.key === key);
  return version === undefined ? key : textIn(version.definition.title, locale);
}

export interface ProgramsPageInput {
  locale: Locale;
  programs: readonly StoredProgram[];
  questionnaires: readonly QuestionnaireVersion[];
  mayEdit: boolean;
}

/** What views/programs/list.ejs shows. */
export function toProgramsPage({ locale, programs, questionnaires, mayEdit }: ProgramsPageInput): object {
  const t = programsMessages.in(locale);
  const days = (count: number): string => t('programs.value.days', { count });
  return {
    heading: t('programs.title'),
    lead: t('programs.lead'),
    programs: programs.map((program) => ({
      id: program.id,
      name: nameOf(program, t),
      links:
        mayEdit && program.delivery === 'link'
          ? { href: `/programs/${program.id}/links`, label: t('programs.links') }
          : null,
      edit: mayEdit ? { href: `/programs/${program.id}`, label: t('programs.edit') } : null,
      facts: [
        { term: t('programs.state'), text: t(program.active ? 'programs.on' : 'programs.off') },
        { term: t('programs.questionnaire'), text: titleOf(program.questionnaireKey, questionnaires, locale) },
        { term: t('programs.term.delayMinutes'), text: t('programs.value.minutes', { count: program.delayMinutes }) },
        {
          term: t('programs.term.itemsPerDimension'),
          text:
            program.itemsPerDimension === null ? t('programs.value.allItems') : wholeNumber(program.itemsPerDimension),
        },
        {
          term: t('programs.term.minDaysBetween'),
          text:
            program.minDaysBetween === 0
              ? t('programs.value.noLimit')
              : t('programs.value.atLeast', { count: program.minDaysBetween }),
        },
        { term: t('programs.term.maxContactAgeDays'), text: days(program.maxContactAgeDays) },
        { term: t('programs.term.expiresAfterDays'), text: days(program.expiresAfterDays) },
        {
          term: t('programs.quiet'),
          text: program.quiet === null ? t('programs.value.noQuiet') : t('programs.value.quiet', { ...program.quiet }),
        },
        { term: t('programs.delivery'), text: t(`programs.delivery.${program.delivery}`) },
        { term: t('programs.unhappy'), text: unhappyText(program, t) },
        {
          term: t('programs.confidentiality'),
          text: t(`programs.confidentiality.${program.confidentiality}`),
          quiet: PROMISES[program.confidentiality][locale],
        },
      ],
    })),
  };
}

/** What makes an answer an unhappy one, in a line. */
function unhappyText({ unhappy }: StoredProgram, t: Words): string {
  const { gapFrom, wrong, satisfactionTo } = unhappy;
  const parts = [
    ...(gapFrom === null ? [] : [t('programs.value.unhappyGap', { count: gapFrom })]),
    ...(satisfactionTo === null ? [] : [t('programs.value.unhappySatisfaction', { count: satisfactionTo })]),
    ...(wrong ? [t('programs.value.unhappyWrong')] : []),
  ];
  return parts.length === 0 ? t('programs.value.unhappyNone') : parts.join(' · ');
}

export interface ProgramFormInput {
  locale: Locale;
  program: StoredProgram;
  questionnaires: readonly QuestionnaireVersion[];
  /** What was typed, where that was not right. */
  typed?: Record<string, unknown>;
  /** Field → key of words. */
  errors?: Record<string, string>;
}

/** What views/programs/edit.ejs shows. */
export function toProgramForm({ locale, program, questionnaires, typed, errors = {} }: ProgramFormInput): object {
  const t = programsMessages.in(locale);
  const shown = typed ?? valuesOf(program);
  const fault = (field: string): string | undefined => {
    const key = errors[field];
    if (key === undefined) return undefined;
    if (!isWord(key)) return t('programs.fault.number', { least: 0, most: 0 });
    const [least, most] = isNumberField(field) ? LIMITS[field] : [0, 0];
    return t(key, { least: wholeNumber(least), most: wholeNumber(most) });
  };
  const base = (name: string, label: string, hint?: string) => {
    const error = fault(name);
    return { name, label, value: shown[name], ...(hint === undefined ? {} : { hint }), ...(error ? { error } : {}) };
  };
  const number = (name: NumberField, hint?: string) => ({
    ...base(name, t(`programs.${name}`), hint),
    kind: 'number',
    min: LIMITS[name][0],
    max: LIMITS[name][1],
    step: 1,
    inputmode: 'numeric',
    dir: 'ltr',
  });
  const fields = {
    active: { ...base('active', t('programs.active'), t('programs.active.hint')), kind: 'checkbox' },
    questionnaire: {
      ...base('questionnaire', t('programs.questionnaire'), t('programs.questionnaire.hint')),
      kind: 'select',
      options: questionnaires.map((version) => ({
        value: version.key,
        label: textIn(version.definition.title, locale),
      })),
    },
    delayMinutes: number('delayMinutes'),
    itemsPerDimension: number('itemsPerDimension', t('programs.itemsPerDimension.hint')),
    minDaysBetween: number('minDaysBetween', t('programs.minDaysBetween.hint')),
    maxContactAgeDays: number('maxContactAgeDays'),
    expiresAfterDays: number('expiresAfterDays'),
    delivery: {
      ...base('delivery', t('programs.delivery')),
      kind: 'radios',
      options: DELIVERIES.map((value) => ({
        value,
        label: t(`programs.delivery.${value}`),
        hint: t(`programs.delivery.${value}.hint`),
      })),
    },
    quietOn: { ...base('quietOn', t('programs.quietOn'), t('programs.quietOn.hint')), kind: 'checkbox' },
    quietFrom: { ...base('quietFrom', t('programs.quietFrom')), kind: 'time', dir: 'ltr' },
    quietTo: { ...base('quietTo', t('programs.quietTo')), kind: 'time', dir: 'ltr' },
    confidentiality: {
      ...base('confidentiality', t('programs.confidentiality'), t('programs.confidentiality.hint')),
      kind: 'radios',
      options: CONFIDENTIALITIES.map((value) => ({
        value,
        label: t(`programs.confidentiality.${value}`),
        hint: PROMISES[value][locale],
      })),
    },
    unhappyGap: number('unhappyGap', t('programs.unhappyGap.hint')),
    unhappySatisfaction: number('unhappySatisfaction', t('programs.unhappySatisfaction.hint')),
    unhappyWrong: { ...base('unhappyWrong', t('programs.unhappyWrong')), kind: 'checkbox' },
  };
  return {
    heading: t('programs.edit.title'),
    name: nameOf(program, t),
    back: { href: '/programs', label: t('programs.title') },
    action: `/programs/${program.id}`,
    fields,
    problems: Object.keys(fields).flatMap((field) => {
      const text = fault(field);
      return text === undefined ? [] : [{ field, text: `${labelOf(field, fields)}: ${text}` }];
    }),
  };
}

function valuesOf(program: StoredProgram): Record<string, unknown> {
  return {
    active: program.active,
    questionnaire: program.questionnaireKey,
    delayMinutes: program.delayMinutes,
    itemsPerDimension: program.itemsPerDimension ?? '',
    minDaysBetween: program.minDaysBetween,
    maxContactAgeDays: program.maxContactAgeDays,
    expiresAfterDays: program.expiresAfterDays,
    quietOn: program.quiet !== null,
    quietFrom: program.quiet?.from ?? '20:00',
    quietTo: program.quiet?.to ?? '08:00',
    confidentiality: program.confidentiality,
    delivery: program.delivery,
    unhappyGap: program.unhappy.gapFrom ?? '',
    unhappyWrong: program.unhappy.wrong,
    unhappySatisfaction: program.unhappy.satisfactionTo ?? '',
  };
}

function isNumberField(name: string): name is NumberField {
  return name in LIMITS;
}

function isWord(key: string): key is WordKey {
  return key in programsMessages.triples;
}

function labelOf(name: string, fields: Record<string, { label: string }>): string {
  return fields[name]?.label ?? name;
}
