import { CHANNELS, CONTACT_KINDS } from '../../domain/channel.ts';
import type { Locale } from '../../domain/locale.ts';
import { isDay } from '../../domain/time/period-faults.ts';
import { CHANNEL_WORDS, CONTACT_KIND_WORDS } from '../../domain/words/channel.words.ts';
import { SKIP_REASON_WORDS } from '../../domain/words/skip-reason.words.ts';
import type { Field } from '../../platform/http/form-fields.ts';
import { dayText, momentText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import type { Place } from '../organisation/index.ts';
import type { Contact } from './contact.store.ts';
import type { InvitationState } from './contact-hooks.ts';
import { contactsMessages } from './contacts.messages.ts';
import type { ListedContact, Places } from './contacts.queries.ts';

export interface PageWords {
  locale: Locale;
  timeZone: string;
}

export interface CustomerName {
  name: string | null;
  email: string | null;
  externalId: string | null;
}

export function customerText(customer: CustomerName | undefined, locale: Locale): string {
  return customer?.name ?? customer?.email ?? customer?.externalId ?? contactsMessages.in(locale)('contacts.nameless');
}

export function presentContacts(rows: readonly ListedContact[], { locale, timeZone }: PageWords) {
  const t = contactsMessages.in(locale);
  return {
    caption: t('contacts.title'),
    columns: [
      { label: t('contacts.customer'), wide: true },
      { label: t('contacts.when') },
      { label: t('contacts.provider') },
      { label: t('contacts.kind') },
      { label: t('contacts.channel') },
      { label: t('contacts.filter.state') },
    ],
    rows: rows.map((contact) => ({
      cells: [
        {
          text: customerText(contact.customer, locale),
          href: `/contacts/${contact.id}`,
          quiet: contact.externalId ?? '',
        },
        { text: momentText(contact.occurredAt, locale, timeZone) },
        { text: contact.providerName, quiet: contact.branchName ?? '' },
        { text: CONTACT_KIND_WORDS[contact.kind][locale], quiet: contact.topicName ?? '' },
        { text: CHANNEL_WORDS[contact.channel][locale] },
        stateCell(contact, locale),
      ],
    })),
  };
}

function stateCell(contact: Contact, locale: Locale) {
  const t = contactsMessages.in(locale);
  return contact.completedAt === null
    ? { text: t('contacts.state.open'), state: { icon: 'open' } }
    : { text: t('contacts.state.completed'), state: { icon: 'done' } };
}

export interface FilterValues {
  q: string;
  branch: string;
  provider: string;
  topic: string;
  channel: string;
  kind: string;
  state: string;
  from: string;
  to: string;
}

export function presentFilters(values: FilterValues, places: Places, locale: Locale) {
  const t = contactsMessages.in(locale);
  const any = { value: '', label: t('contacts.filter.any') };
  const listed = (all: readonly Place[]) => [any, ...all.map(({ id, name }) => ({ value: id, label: name }))];
  const fields: Field[] = [
    { name: 'q', kind: 'search', label: t('contacts.filter.search'), value: values.q },
    {
      name: 'branch',
      kind: 'select',
      label: t('contacts.branch'),
      value: values.branch,
      options: listed(places.branches),
    },
    {
      name: 'provider',
      kind: 'select',
      label: t('contacts.provider'),
      value: values.provider,
      options: listed(places.providers),
    },
    { name: 'topic', kind: 'select', label: t('contacts.topic'), value: values.topic, options: listed(places.topics) },
    {
      name: 'channel',
      kind: 'select',
      label: t('contacts.channel'),
      value: values.channel,
      options: [any, ...channelOptions(locale)],
    },
    {
      name: 'state',
      kind: 'select',
      label: t('contacts.filter.state'),
      value: values.state,
      options: [
        any,
        { value: 'open', label: t('contacts.state.open') },
        { value: 'completed', label: t('contacts.state.completed') },
      ],
    },
    { name: 'from', kind: 'date', label: t('contacts.filter.from'), value: values.from },
    { name: 'to', kind: 'date', label: t('contacts.filter.to'), value: values.to },
  ];
  const chosen = fields.flatMap(({ kind, value, options }) => {
    if (kind === 'date' || typeof value !== 'string' || value === '') return [];
    return [isolate(options?.find((option) => option.value === value)?.label ?? value)];
  });
  chosen.push(...periodWords(values, locale));
  const summary =
    chosen.length === 0 ? t('contacts.filter.all') : t('contacts.filter.some', { filters: chosen.join(', ') });
  const hidden = values.kind === '' ? [] : [{ name: 'kind', value: values.kind }];
  return { action: '/contacts', summary, fields, hidden };
}

/** "20 Nov 2026 to 22 Nov 2026"; days that are none are not written out. */
function periodWords({ from, to }: FilterValues, locale: Locale): string[] {
  const t = contactsMessages.in(locale);
  const day = (text: string) => (isDay(text) ? isolate(dayText(text, locale)) : null);
  const days = { from: day(from), to: day(to) };
  if (days.from !== null && days.to !== null) return [t('contacts.filter.between', { from: days.from, to: days.to })];
  if (days.from !== null) return [t('contacts.filter.since', { from: days.from })];
  return days.to === null ? [] : [t('contacts.filter.until', { to: days.to })];
}

export const channelOptions = (locale: Locale) =>
  CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value][locale] }));
export const kindOptions = (locale: Locale) =>
  CONTACT_KINDS.map((value) => ({ value, label: CONTACT_KIND_WORDS[value][locale] }));

/** What became of the survey of a contact, in a sentence with its sign. */
function surveyText(contact: Contact, state: InvitationState | undefined, { locale, timeZone }: PageWords) {
  const t = contactsMessages.in(locale);
  if (contact.completedAt === null) return { icon: 'open', text: t('contacts.survey.open') };
  if (state === undefined && contact.origin === 'import') {
    return { icon: 'no', text: t('contacts.survey.skipped', { reason: SKIP_REASON_WORDS.imported[locale] }) };
  }
  if (state === undefined) return { icon: 'no', text: t('contacts.survey.none') };
  const day = state.day === null ? 'none' : isolate(dayText(state.day, locale));
  switch (state.status) {
    case 'scheduled': {
      const when = isolate(momentText(state.sendAt ?? contact.completedAt, locale, timeZone));
      return { icon: 'wait', text: t('contacts.survey.scheduled', { when }) };
    }
    case 'sent':
      return { icon: 'done', text: t('contacts.survey.sent', { day }) };
    case 'answered':
      return { icon: 'done', text: t('contacts.survey.answered', { day }) };
    case 'uncertain':
      return { icon: 'few', text: t('contacts.survey.uncertain') };
    case 'bounced':
      return { icon: 'no', text: t('contacts.survey.bounced') };
    case 'failed':
      return { icon: 'no', text: t('contacts.survey.failed') };
    case 'expired':
      return { icon: 'no', text: t('contacts.survey.expired') };
    case 'declined':
      return { icon: 'no', text: t('contacts.survey.declined') };
    case 'skipped':
      return { icon: 'no', text: t('contacts.survey.skipped', { reason: reasonText(state.reason, locale) }) };
    default:
      return { icon: 'no', text: t('contacts.survey.none') };
  }
}

function reasonText(reason: string | null, locale: Locale): string {
  return Object.entries(SKIP_REASON_WORDS).find(([known]) => known === reason)?.[1][locale] ?? '';
}

export function presentContact(
  contact: Contact,
  related: {
    customer: CustomerName | undefined;
    state: InvitationState | undefined;
    follows: Contact | undefined;
    followers: readonly Contact[];
    mayChange: boolean;
    mayPromise: boolean;
  },
  words: PageWords,
) {
  const { locale, timeZone } = words;
  const t = contactsMessages.in(locale);
  const customer = customerText(related.customer, locale);
  const at = (instant: string | null) => (instant === null ? null : momentText(instant, locale, timeZone));
  const fact = (label: string, text: string | null, more: { href?: string; mono?: boolean } = {}) =>
    text === null ? [] : [{ label, text, ...more }];
  const linkTo = (other: Contact) => ({
    href: `/contacts/${other.id}`,
    text: momentText(other.occurredAt, locale, timeZone),
    quiet: dotted(
      [CONTACT_KIND_WORDS[other.kind][locale], other.topicName, other.providerName].filter((part) => part !== null),
    ),
  });
  const open = contact.completedAt === null;
  return {
    id: contact.id,
    heading: t('contacts.page.with', { customer: isolate(customer) }),
    state: stateCell(contact, locale),
    facts: [
      ...fact(t('contacts.customer'), customer, { href: `/customers/${contact.customerId}` }),
      ...fact(t('contacts.provider'), contact.providerName),
      ...fact(t('contacts.branch'), contact.branchName),
      ...fact(t('contacts.topic'), contact.topicName),
      ...fact(t('contacts.kind'), CONTACT_KIND_WORDS[contact.kind][locale]),
      ...fact(t('contacts.channel'), CHANNEL_WORDS[contact.channel][locale]),
      ...fact(t('contacts.requestedAt'), at(contact.requestedAt)),
      ...fact(t('contacts.firstRepliedAt'), at(contact.firstRepliedAt)),
      ...fact(t('contacts.completedAt'), at(contact.completedAt)),
      ...fact(t('contacts.externalId'), contact.externalId, { mono: true }),
      ...fact(t('contacts.origin'), t(`contacts.origin.${contact.origin}`)),
    ],
    note: contact.note,
    survey: surveyText(contact, related.state, words),
    follows: related.follows === undefined ? null : linkTo(related.follows),
    followers: related.followers.map(linkTo),
    mayChange: related.mayChange,
    mayComplete: related.mayChange && open,
    followUpHref: `/contacts/new?follows=${contact.id}`,
    promiseHref: related.mayPromise ? `/commitments/new?contact=${contact.id}` : null,
    anotherHref: '/contacts/new',
    zoneHint: t('contacts.form.times', { zone: isolate(timeZone) }),
  };
}

/** What a page says after a redirect; codes it does not know say nothing. */
export function doneText(code: unknown, locale: Locale): string | undefined {
  const t = contactsMessages.in(locale);
  if (code === 'logged') return t('contacts.done.logged');
  if (code === 'completed') return t('contacts.done.completed');
  if (code === 'noted') return t('contacts.done.noted');
  return undefined;
}
