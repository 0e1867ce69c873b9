import { RELATIONSHIPS } from '../../domain/customer.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../domain/locale.ts';
import { type Filled, fillChange } from '../../platform/http/form-fields.ts';
import { dayText, momentDayText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { seenBefore } from '../../platform/overtaken.ts';
import { shownOf } from './customer.service.ts';
import type { CustomerRecord } from './customer.store.ts';
import { customersMessages } from './customers.messages.ts';
import type { CustomerMerge } from './merge.store.ts';
import type { Person } from './person.ts';

type Word = keyof typeof customersMessages.triples;

/** One line of a customer's page: something that happened on a day, told by the part of the product that holds it. */
export interface CustomerEvent {
  /** YYYY-MM-DD */
  day: string;
  /** The instant, where it may be known: orders what happened on one day. Without it, it stands last on its day. */
  at?: string | undefined;
  text: string;
  detail: string | null;
  href: string | null;
}

const DONE: ReadonlyMap<unknown, Word> = new Map([
  ['added', 'customers.done.added'],
  ['saved', 'customers.done.saved'],
  ['merged', 'customers.done.merged'],
  ['unmerged', 'customers.done.unmerged'],
  ['erased', 'customers.done.erased'],
]);
const REFUSED: ReadonlyMap<unknown, Word> = new Map([['merged_again', 'customers.undo.merged_again']]);

/** Newest first. What has no time stands above all of its day, so that its place tells nothing of when it was. */
export function inOrder(events: readonly CustomerEvent[]): CustomerEvent[] {
  const key = ({ day, at }: CustomerEvent): string => `${day} ${at ?? 'last'}`;
  // What is told later of the same instant follows from what is told before it: the survey from the contact.
  return [...events].reverse().sort((a, b) => (key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0));
}

function flashOf(query: Record<string, unknown>, locale: Locale) {
  const done = DONE.get(query.done);
  const refused = REFUSED.get(query.refused);
  const t = customersMessages.in(locale);
  if (done !== undefined) return { flash: { kind: 'done', text: t(done) } };
  return refused === undefined ? {} : { flash: { kind: 'warn', text: t(refused) } };
}

/** What a person is called in headings and lists. */
export function nameOf(
  who: { name: string | null; email: string | null; erased: boolean; records?: readonly CustomerRecord[] },
  locale: Locale,
): string {
  const t = customersMessages.in(locale);
  if (who.erased) return t('customers.erased');
  return who.name ?? who.email ?? t('customers.unnamed');
}

export function toListPage(input: {
  locale: Locale;
  rows: readonly CustomerRecord[];
  search: string;
  cursor: string | undefined;
  nextCursor: string | null;
  query: Record<string, unknown>;
  mayLog: boolean;
  mayAdd: boolean;
  /** When the list is there to choose the other record of a merge: whose other one. */
  mergeOf?: Person;
}) {
  const { locale, rows, search, mergeOf } = input;
  const t = customersMessages.in(locale);
  const path = mergeOf === undefined ? '/customers' : `/customers/${mergeOf.id}/merge`;
  const hrefOf = (record: CustomerRecord): string =>
    mergeOf === undefined ? `/customers/${record.id}` : `/customers/${mergeOf.id}/merge?with=${record.id}`;
  const query = (more: Record<string, string>): string => {
    const parameters = new URLSearchParams({ ...(search === '' ? {} : { search }), ...more }).toString();
    return parameters === '' ? path : `${path}?${parameters}`;
  };
  const listed = rows.filter((record) => record.id !== mergeOf?.id);
  return {
    heading:
      mergeOf === undefined
        ? t('customers.title')
        : t('customers.merge.choose', { name: isolate(nameOf(mergeOf, locale)) }),
    lead: mergeOf === undefined ? t('customers.lead') : null,
    add: mergeOf === undefined && input.mayAdd ? { href: '/customers/new', label: t('customers.new') } : null,
    back: mergeOf === undefined ? null : { href: `/customers/${mergeOf.id}`, label: nameOf(mergeOf, locale) },
    search: {
      action: path,
      submit: t('customers.find'),
      field: { name: 'search', label: t('customers.search'), kind: 'search', value: search },
    },
    table:
      listed.length === 0
        ? null
        : {
            caption: t('customers.title'),
            columns: [
              { label: t('customers.column.name') },
              { label: t('customers.column.email') },
              { label: t('customers.column.externalId') },
              { label: t('customers.column.relationship') },
            ],
            rows: listed.map((record) => ({
              cells: [
                { text: nameOf(record, locale), href: hrefOf(record) },
                { text: record.email ?? '—' },
                { text: record.externalId ?? '—' },
                relationshipCell(record, locale),
              ],
            })),
          },
    empty:
      listed.length === 0 && search === '' && mergeOf === undefined
        ? {
            small: true,
            title: t('customers.empty.title'),
            text: t('customers.empty.text'),
            steps: input.mayLog ? [{ href: '/contacts/new', label: t('customers.empty.log') }] : [],
          }
        : null,
    nothing: listed.length === 0 && search !== '' ? t('customers.nothing', { search: isolate(search) }) : null,
    pages: {
      ...(input.cursor === undefined ? {} : { firstHref: query({}) }),
      ...(input.nextCursor === null ? {} : { nextHref: query({ cursor: input.nextCursor }) }),
      shown: t('customers.shown', { count: listed.length }),
    },
    ...flashOf(input.query, locale),
  };
}

function relationshipCell(record: Pick<CustomerRecord, 'relationship'>, locale: Locale) {
  const icon = { active: 'done', do_not_survey: 'wait', ended: 'no' }[record.relationship];
  return { text: customersMessages.in(locale)(`customers.relationship.${record.relationship}`), state: { icon } };
}

export function toPersonPage(input: {
  locale: Locale;
  timeZone: string;
  person: Person;
  merges: readonly CustomerMerge[];
  events: readonly CustomerEvent[];
  may: { edit: boolean; promise: boolean; merge: boolean; export: boolean; erase: boolean };
  query: Record<string, unknown>;
}) {
  const { locale, person, may } = input;
  const t = customersMessages.in(locale);
  const path = `/customers/${person.id}`;
  const dayOf = (instant: string): string => momentDayText(instant, locale, input.timeZone);
  const since = person.records.map((record) => record.createdAt).sort()[0];
  const unknown = person.erased ? '—' : t('customers.unknown');
  const externalIds = person.records.map((record) => record.externalId).filter((id) => id !== null);
  const standing = input.merges.filter((merge) => merge.undoneAt === null && merge.intoPersonId === person.id);
  return {
    heading: nameOf(person, locale),
    back: { href: '/customers', label: t('customers.title') },
    edit: may.edit && !person.erased ? `${path}/edit` : null,
    promise: may.promise && !person.erased ? `/commitments/new?customer=${person.id}` : null,
    facts: [
      { label: t('customers.field.email'), text: person.email ?? unknown, ltr: person.email !== null },
      {
        label: t('customers.field.externalId'),
        text: externalIds.length === 0 ? unknown : dotted(externalIds.map(isolate)),
      },
      {
        label: t('customers.field.locale'),
        text: person.locale === null ? unknown : LOCALE_NAMES[person.locale],
      },
      {
        label: t('customers.field.relationship'),
        text: t(`customers.relationship.${person.relationship}`),
        ...(person.relationshipReason === null ? {} : { quiet: person.relationshipReason }),
      },
      {
        label: t('customers.field.since'),
        text: since === undefined ? unknown : dayOf(since),
      },
    ],
    events: input.events.map((event) => ({ ...event, day: dayText(event.day, locale) })),
    records: standing.map((merge) => {
      const record = person.records.find((one) => one.id === merge.fromPersonId);
      return {
        name: record === undefined ? t('customers.unnamed') : nameOf(record, locale),
        known: record === undefined ? [] : [record.email, record.externalId].filter((text) => text !== null),
        when: t('customers.records.mergedOn', { day: dayOf(merge.at) }),
        undo: may.merge && !person.erased ? `/customers/merges/${merge.id}/undo` : null,
      };
    }),
    merge: may.merge && !person.erased ? `${path}/merge` : null,
    exportAction: may.export ? `${path}/export` : null,
    erase: may.erase && !person.erased ? `${path}/erase` : null,
    ...flashOf(input.query, locale),
  };
}

export function toEditPage(locale: Locale, person: Person, filled: Filled) {
  const t = customersMessages.in(locale);
  const form = fillChange(
    [
      {
        name: 'name',
        label: t('customers.field.name'),
        value: person.name ?? '',
        optional: true,
        maxlength: 200,
        autocomplete: 'off',
      },
      {
        name: 'email',
        label: t('customers.field.email'),
        kind: 'email',
        value: person.email ?? '',
        optional: true,
        maxlength: 254,
        autocomplete: 'off',
      },
      {
        name: 'locale',
        label: t('customers.field.locale'),
        kind: 'select',
        value: person.locale ?? '',
        options: [
          { value: '', label: t('customers.field.locale.unknown') },
          ...LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] })),
        ],
      },
      {
        name: 'relationship',
        label: t('customers.field.relationship'),
        kind: 'radios',
        value: person.relationship,
        options: RELATIONSHIPS.map((value) => ({ value, label: t(`customers.field.relationship.${value}`) })),
      },
      {
        name: 'relationshipReason',
        label: t('customers.field.reason'),
        hint: t('customers.field.reason.hint'),
        kind: 'textarea',
        value: person.relationshipReason ?? '',
        rows: 2,
        optional: true,
        maxlength: 500,
      },
    ],
    filled,
    { words: wordsOf(customersMessages, locale), locale },
  );
  return {
    heading: t('customers.edit.title', { name: isolate(nameOf(person, locale)) }),
    back: { href: `/customers/${person.id}`, label: nameOf(person, locale) },
    action: `/customers/${person.id}/edit`,
    fields: Object.values(form.fields),
    seen: seenBefore(filled, shownOf(person)),
    savedMeanwhile: form.savedMeanwhile,
    problems: form.problems,
  };
}

export function toMergePage(locale: Locale, from: Person, into: Person) {
  const t = customersMessages.in(locale);
  const side = (person: Person, label: string) => ({
    label,
    name: nameOf(person, locale),
    known: [
      person.email,
      ...person.records.map((record) => record.externalId),
      t(`customers.relationship.${person.relationship}`),
    ].filter((text) => text !== null),
  });
  return {
    heading: t('customers.merge.title'),
    back: { href: `/customers/${from.id}`, label: nameOf(from, locale) },
    sides: [side(into, t('customers.merge.stays')), side(from, t('customers.merge.joins'))],
    will: [t('customers.merge.will.history'), t('customers.merge.will.relationship'), t('customers.merge.will.undo')],
    action: `/customers/${from.id}/merge`,
    into: into.id,
    swap: `/customers/${into.id}/merge?with=${from.id}`,
  };
}

export function toErasePage(locale: Locale, person: Person) {
  const t = customersMessages.in(locale);
  return {
    heading: t('customers.erase.title', { name: isolate(nameOf(person, locale)) }),
    back: { href: `/customers/${person.id}`, label: nameOf(person, locale) },
    will: [t('customers.erase.will.identity'), t('customers.erase.will.return'), t('customers.erase.will.stay')],
    answers: {
      name: 'answers',
      kind: 'checkbox',
      label: t('customers.erase.answers'),
      hint: t('customers.erase.answers.hint'),
    },
    action: `/customers/${person.id}/erase`,
  };
}
