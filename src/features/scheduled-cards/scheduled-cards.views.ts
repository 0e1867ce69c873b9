import { CHANNELS } from '../../domain/channel.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../domain/locale.ts';
import { PERIOD_LENGTHS } from '../../domain/time/whole-periods.ts';
import { instantText } from '../../platform/clock.ts';
import { type Field, keptInstead, overtakenProblem } from '../../platform/http/form-fields.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import type { User } from '../accounts/index.ts';
import { figureMessages, segmentText } from '../figures/index.ts';
import type { Place } from '../organisation/index.ts';
import { scheduledCardsMessages } from './scheduled-cards.messages.ts';
import type { CardSchedule } from './schedules.store.ts';

/** What schedules are made of, by name. */
export interface Surroundings {
  timeZone: string;
  users: readonly User[];
  branches: readonly Place[];
  providers: readonly Place[];
  topics: readonly Place[];
}

/** Rows of the list. `formId`: a new id for each row's "send me one now". */
export function toScheduleRows(
  schedules: readonly (CardSchedule & { next: Date; formId: string })[],
  locale: Locale,
  { timeZone, users, branches, providers, topics }: Surroundings,
) {
  const t = scheduledCardsMessages.in(locale);
  const named = <Kind extends string>(kind: Kind, places: readonly Place[], id: string | undefined) => {
    const place = places.find((one) => one.id === id);
    return place === undefined ? {} : { [kind]: { id: place.id, name: place.name } };
  };
  return schedules.map(({ id, every, segment, comments, pausedAt, recipients, next, formId }) => ({
    action: `/cards/schedules/${id}`,
    formId,
    card: segmentText(
      {
        ...named('branch', branches, segment.branch),
        ...named('provider', providers, segment.provider),
        ...named('topic', topics, segment.topic),
        ...(segment.channel && { channel: segment.channel }),
        ...(segment.locale && { locale: segment.locale }),
      },
      locale,
    ),
    comments: comments ? t('scheduled.comments') : null,
    editHref: `/cards/schedules/${id}/edit`,
    every: t(`scheduled.every.${every}`),
    to: recipients.map((recipient) => {
      const name = isolate(users.find((user) => user.id === recipient.userId)?.name ?? '–');
      return recipient.pausedAt === null ? name : t('scheduled.pausedBy', { name });
    }),
    paused: pausedAt !== null,
    next: pausedAt === null ? momentText(instantText(next), locale, timeZone) : t('scheduled.paused'),
  }));
}

export interface FilledSchedule {
  values: Record<string, unknown>;
  errors: Record<string, string>;
  /** What somebody else saved while the form was open. */
  kept?: Record<string, unknown>;
}

export function toScheduleForm(locale: Locale, around: Surroundings, { values, errors, kept }: FilledSchedule) {
  const t = scheduledCardsMessages.in(locale);
  const textOf = wordsOf(scheduledCardsMessages, locale);
  const field = (name: string, more: Omit<Field, 'name'>): Field => {
    const error = errors[name];
    return { name, value: values[name], ...more, ...(error === undefined ? {} : { error: textOf(error) }) };
  };
  const select = (name: 'branch' | 'provider' | 'topic', places: readonly Place[]): Field =>
    field(name, {
      kind: 'select',
      label: t(`scheduled.${name}`),
      options: [
        { value: '', label: t('scheduled.all') },
        ...places.map((place) => ({ value: place.id, label: place.name })),
      ],
    });
  const list = (name: 'channel' | 'locale', options: { value: string; label: string }[]): Field =>
    field(name, {
      kind: 'select',
      label: t(`scheduled.${name}`),
      options: [{ value: '', label: t('scheduled.all') }, ...options],
    });
  const f = figureMessages.in(locale);
  const users = typeof values.users === 'string' ? [values.users] : values.users;
  const fields = [
    field('id', { kind: 'hidden', label: '' }),
    ...(values.seen === undefined ? [] : [field('seen', { kind: 'hidden', label: '' })]),
    field('every', {
      kind: 'radios',
      label: t('scheduled.col.every'),
      options: PERIOD_LENGTHS.map((length) => ({ value: length, label: t(`scheduled.every.${length}`) })),
      value: values.every ?? 'week',
    }),
    select('branch', around.branches),
    select('provider', around.providers),
    select('topic', around.topics),
    list(
      'channel',
      CHANNELS.map((value) => ({ value, label: f(`figure.channel.${value}`) })),
    ),
    list(
      'locale',
      LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] })),
    ),
    field('comments', {
      kind: 'checkbox',
      label: t('scheduled.comments'),
      hint: t('scheduled.comments.hint'),
      value: values.comments === true || values.comments === 'yes',
    }),
    field('users', {
      kind: 'checks',
      label: t('scheduled.users'),
      hint: t('scheduled.users.hint'),
      value: users,
      options: around.users
        .filter(({ status }) => status === 'active')
        .map(({ id, name, email }) => ({ value: id, label: name, hint: email })),
    }),
  ];
  return {
    problems: kept
      ? [overtakenProblem(locale)]
      : Object.entries(errors).map(([name, key]) => ({ field: name, text: textOf(key) })),
    savedMeanwhile: kept
      ? keptInstead(
          fields.filter(({ kind }) => kind !== 'hidden'),
          kept,
          locale,
        )
      : [],
    fields,
  };
}

const DONE = ['added', 'changed', 'pause', 'resume', 'delete', 'send', 'none'] as const;

/** Words that a redirect left in the address; unknown codes say nothing. */
export function toScheduleFlash(locale: Locale, done: unknown): { kind: 'done' | 'warn'; text: string } | undefined {
  const code = DONE.find((known) => known === done);
  if (code === undefined) return undefined;
  return { kind: code === 'none' ? 'warn' : 'done', text: scheduledCardsMessages.in(locale)(`scheduled.done.${code}`) };
}
