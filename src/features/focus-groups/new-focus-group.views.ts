import { invitedFor } from '../../domain/focus-group/over-recruitment.ts';
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
import type { FocusSession } from './focus-groups.store.ts';

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
  const about: Field[] = [
    { name: 'theme', label: t('focus.form.theme'), hint: t('focus.form.theme.hint'), maxlength: 120, required: true },
    {
      name: 'question',
      kind: 'textarea',
      rows: 2,
      label: t('focus.form.question'),
      hint: t('focus.form.question.hint'),
      maxlength: 500,
      required: true,
    },
  ];
  const count = (name: string, label: string, hint: string | undefined, value: number | undefined): Field => ({
    name,
    kind: 'number',
    label,
    ...(hint === undefined ? {} : { hint }),
    value,
  });
  const people: Field[] = [
    count('seats', t('focus.form.seats'), t('focus.form.seats.hint'), DEFAULT_SEATS),
    count('invitedEach', t('focus.form.invited'), t('focus.form.invited.hint'), invitedFor(DEFAULT_SEATS)),
    count('answerDays', t('focus.form.answerDays'), t('focus.form.answerDays.hint'), DEFAULT_ANSWER_DAYS),
    count('restingDays', t('focus.form.restingDays'), undefined, DEFAULT_RESTING_DAYS),
  ];
  const incentive: Field = {
    name: 'incentive',
    label: t('focus.form.incentive'),
    hint: t('focus.form.incentive.hint'),
    maxlength: 200,
    optional: true,
  };
  const sessions = Array.from({ length: MOST_SESSIONS }, (_, at) => {
    const prefix = `s${at + 1}_`;
    const language = input.languages[at % input.languages.length] ?? locale;
    return [
      ...detailFields(locale, prefix, { minutes: DEFAULT_MINUTES, moderator: input.moderator }),
      {
        name: `${prefix}locale`,
        kind: 'select',
        label: t('focus.form.language'),
        value: language,
        options: input.languages.map((one) => ({ value: one, label: LOCALE_NAMES[one] })),
      } satisfies Field,
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

/** When, how long, where and by whom. */
export function detailFields(
  locale: Locale,
  prefix: string,
  value: { at?: string; minutes: number; place?: string | null; link?: string | null; moderator: string },
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

/** A session's details as its form shows them. */
export function detailsOf(session: FocusSession, timeZone: string) {
  const { startsAt, minutes, place, link, moderator } = session;
  return { at: localTime(startsAt, timeZone), minutes, place, link, moderator };
}
