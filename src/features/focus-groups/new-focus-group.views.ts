import { LOCALE_NAMES, type Locale } from '../../domain/locale.ts';
import { type Field, type Filled, fillIn } from '../../platform/http/form-fields.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import {
  DEFAULT_ANSWER_DAYS,
  DEFAULT_MINUTES,
  DEFAULT_RESTING_DAYS,
  DEFAULT_SEATS,
  localTime,
  MOST_SESSIONS,
} from './focus-groups.forms.ts';
import { focusGroupsMessages } from './focus-groups.messages.ts';
import type { FocusGroup, FocusSession } from './focus-groups.store.ts';

export interface NewGroupPageInput {
  locale: Locale;
  timeZone: string;
  /** Languages that the organisation writes in, its own first. */
  languages: readonly Locale[];
  filter: string;
  consented: number;
  moderator: string;
  filled: Filled;
}

/** What views/focus-groups/new.ejs shows. */
export function toNewGroupPage(input: NewGroupPageInput) {
  const { locale, timeZone, filter, filled } = input;
  const t = focusGroupsMessages.in(locale);
  const about = aboutFields(locale, {});
  /** Left empty, the number of those invited follows the number of seats, whatever that is set to. */
  const size = { seats: DEFAULT_SEATS, invitedEach: '' as const, answerDays: DEFAULT_ANSWER_DAYS };
  const people: Field[] = [
    ...sizeFields(locale, size),
    { name: 'restingDays', kind: 'number', label: t('focus.form.restingDays'), value: DEFAULT_RESTING_DAYS },
  ];
  const incentive = incentiveField(locale, null);
  const sessions = Array.from({ length: MOST_SESSIONS }, (_, at) => {
    const prefix = `s${at + 1}_`;
    const language = input.languages[at % input.languages.length] ?? locale;
    return [
      ...detailFields(locale, prefix, { minutes: DEFAULT_MINUTES, moderator: input.moderator }),
      languageField(locale, `${prefix}locale`, input.languages, language),
      ...ownWordsFields(locale, prefix, {}),
    ];
  });
  const all = fillIn(
    [...about, ...people, incentive, ...sessions.flat()],
    filled,
    wordsOf(focusGroupsMessages, locale),
  );
  const shown = (fields: readonly Field[]): Field[] =>
    fields.map(({ name, ...field }) => all.fields[name] ?? { name, ...field });
  const error = filled.errors.people;
  return {
    lead: t('focus.new.lead', { n: input.consented }),
    sourceHref: `/complaints${filter === '' ? '' : `?${filter}`}`,
    filter,
    zone: t('focus.form.zone', { zone: isolate(timeZone) }),
    problems: [
      ...(error === undefined ? [] : [{ text: wordsOf(focusGroupsMessages, locale)(error) }]),
      ...all.problems,
    ],
    about: shown(about),
    people: shown(people),
    incentive: all.fields.incentive,
    sessions: sessions.map((fields, at) => {
      const own = shown(fields);
      return {
        legend: t('focus.form.session', { n: at + 1 }),
        first: at === 0,
        open: own.some(
          ({ name, value, error: wrong }) => wrong !== undefined || (name.endsWith('_at') && Boolean(value)),
        ),
        fields: own,
      };
    }),
  };
}

/** What it is about. */
export function aboutFields(locale: Locale, value: Partial<Pick<FocusGroup, 'theme' | 'question'>>): Field[] {
  const t = focusGroupsMessages.in(locale);
  const { theme = '', question = '' } = value;
  return [
    {
      ...{ name: 'theme', label: t('focus.form.theme'), hint: t('focus.form.theme.hint'), value: theme },
      ...{ maxlength: 120, required: true },
    },
    {
      ...{ name: 'question', kind: 'textarea', rows: 2, label: t('focus.form.question'), value: question },
      ...{ hint: t('focus.form.question.hint'), maxlength: 500, required: true },
    },
  ];
}

/** How many people, and how long they have to answer. */
export function sizeFields(
  locale: Locale,
  value: Pick<FocusGroup, 'seats' | 'answerDays'> & { invitedEach: number | '' },
): Field[] {
  const t = focusGroupsMessages.in(locale);
  const count = (name: keyof typeof value, label: string, hint: string): Field => ({
    ...{ name, kind: 'number', label, hint, value: value[name] },
  });
  return [
    count('seats', t('focus.form.seats'), t('focus.form.seats.hint')),
    count('invitedEach', t('focus.form.invited'), t('focus.form.invited.hint')),
    count('answerDays', t('focus.form.answerDays'), t('focus.form.answerDays.hint')),
  ];
}

export function incentiveField(locale: Locale, value: string | null): Field {
  const t = focusGroupsMessages.in(locale);
  return {
    ...{ name: 'incentive', label: t('focus.form.incentive'), hint: t('focus.form.incentive.hint') },
    ...{ value: value ?? '', maxlength: 200, optional: true },
  };
}

export function languageField(locale: Locale, name: string, languages: readonly Locale[], value: Locale): Field {
  return {
    ...{ name, kind: 'select', label: focusGroupsMessages.in(locale)('focus.form.language'), value },
    options: languages.map((one) => ({ value: one, label: LOCALE_NAMES[one] })),
  };
}

/** When, how long, where and by whom. */
export function detailFields(
  locale: Locale,
  prefix: string,
  value: Pick<FocusSession, 'minutes' | 'moderator'> & Partial<Pick<FocusSession, 'place' | 'link'>> & { at?: string },
): Field[] {
  const t = focusGroupsMessages.in(locale);
  return [
    { name: `${prefix}at`, kind: 'datetime-local', label: t('focus.form.at'), value: value.at ?? '' },
    {
      name: `${prefix}minutes`,
      kind: 'number',
      label: t('focus.form.minutes'),
      value: value.minutes,
      min: 30,
      max: 240,
    },
    { name: `${prefix}place`, label: t('focus.form.place'), value: value.place ?? '', maxlength: 200, optional: true },
    {
      name: `${prefix}link`,
      label: t('focus.form.link'),
      value: value.link ?? '',
      dir: 'ltr',
      maxlength: 500,
      optional: true,
    },
    { name: `${prefix}moderator`, label: t('focus.form.moderator'), value: value.moderator, maxlength: 120 },
  ];
}

/** What the guests of a session in another language than the group's own words read. */
export function ownWordsFields(
  locale: Locale,
  prefix: string,
  value: Partial<Pick<FocusSession, 'theme' | 'incentive'>>,
): Field[] {
  const t = focusGroupsMessages.in(locale);
  const text = (name: 'theme' | 'incentive', maxlength: number): Field => ({
    ...{ name: `${prefix}${name}`, label: t(`focus.form.own.${name}`), hint: t('focus.form.own.hint'), maxlength },
    ...{ value: value[name] ?? '', dir: 'auto', optional: true },
  });
  return [text('theme', 120), text('incentive', 200)];
}

/** A session's details as its form shows them. */
export function detailsOf(session: FocusSession, timeZone: string) {
  const { startsAt, minutes, place, link, moderator } = session;
  return { at: localTime(startsAt, timeZone), minutes, place, link, moderator };
}
