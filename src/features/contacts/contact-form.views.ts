import { LOCALE_NAMES, LOCALES } from '../../domain/locale.ts';
import { problemsOf } from '../../platform/http/form-fields.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import type { Place } from '../organisation/index.ts';
import { contactsMessages } from './contacts.messages.ts';
import type { Places } from './contacts.queries.ts';
import { type CustomerName, channelOptions, customerText, kindOptions, type PageWords } from './contacts.views.ts';

/** What stands in the form of a new contact: as typed, or as proposed. */
export interface FormValues {
  customerId: string;
  customerEmail: string;
  customerExternalId: string;
  customerName: string;
  customerLocale: string;
  provider: string;
  branch: string;
  topic: string;
  channel: string;
  kind: string;
  requestedAt: string;
  completedAt: string;
  completed: boolean;
  externalId: string;
  follows: string;
  note: string;
}

export function presentForm(
  values: FormValues,
  errors: Readonly<Record<string, string>>,
  facts: Places & { limited: boolean; customer: CustomerName | undefined },
  { locale, timeZone }: PageWords,
) {
  const t = contactsMessages.in(locale);
  const words = wordsOf(contactsMessages, locale);
  const error = (field: string) => (errors[field] === undefined ? {} : { error: words(errors[field]) });
  const listed = (all: readonly Place[]) => all.map(({ id, name }) => ({ value: id, label: name }));
  const none = { value: '', label: t('contacts.form.noBranch') };
  const choose = { value: '', label: t('contacts.form.choose') };
  return {
    problems: problemsOf(errors, words),
    customer: facts.customer === undefined ? null : customerText(facts.customer, locale),
    customerFields:
      facts.customer === undefined
        ? [
            {
              name: 'customerEmail',
              kind: 'email',
              label: t('contacts.form.email'),
              hint: t('contacts.form.email.hint'),
              value: values.customerEmail,
              autocomplete: 'off',
              ...error('customerEmail'),
            },
            {
              name: 'customerName',
              label: t('contacts.form.name'),
              hint: t('contacts.form.name.hint'),
              value: values.customerName,
              autocomplete: 'off',
              ...error('customerName'),
            },
            {
              name: 'customerExternalId',
              label: t('contacts.form.customerId'),
              hint: t('contacts.form.customerId.hint'),
              value: values.customerExternalId,
              optional: true,
              autocomplete: 'off',
              ...error('customerExternalId'),
            },
            {
              name: 'customerLocale',
              kind: 'select',
              label: t('contacts.form.language'),
              value: values.customerLocale,
              options: [
                { value: '', label: t('contacts.form.language.unknown') },
                ...LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] })),
              ],
            },
          ]
        : [{ name: 'customerId', kind: 'hidden', label: '', value: values.customerId }],
    serviceFields: [
      {
        name: 'provider',
        kind: 'select',
        label: t('contacts.provider'),
        value: values.provider,
        options: [choose, ...listed(facts.providers)],
        required: true,
        ...error('provider'),
      },
      {
        name: 'branch',
        kind: 'select',
        label: t('contacts.branch'),
        value: values.branch,
        options: [facts.limited ? choose : none, ...listed(facts.branches)],
        ...error('branch'),
      },
      {
        name: 'topic',
        kind: 'select',
        label: t('contacts.topic'),
        value: values.topic,
        options: [none, ...listed(facts.topics)],
        ...error('topic'),
      },
      {
        name: 'channel',
        kind: 'select',
        label: t('contacts.channel'),
        value: values.channel,
        options: channelOptions(locale),
        ...error('channel'),
      },
      {
        name: 'kind',
        kind: 'select',
        label: t('contacts.kind'),
        value: values.kind,
        options: kindOptions(locale),
        ...error('kind'),
      },
    ],
    zone: t('contacts.form.times', { zone: isolate(timeZone) }),
    timeFields: [
      {
        name: 'requestedAt',
        kind: 'datetime-local',
        label: t('contacts.requestedAt'),
        value: values.requestedAt,
        ...error('requestedAt'),
      },
      {
        name: 'completedAt',
        kind: 'datetime-local',
        label: t('contacts.completedAt'),
        value: values.completedAt,
        ...error('completedAt'),
      },
    ],
    completed: {
      name: 'completed',
      kind: 'checkbox',
      label: t('contacts.form.completed'),
      hint: t('contacts.form.completed.hint'),
      value: values.completed,
    },
    note: {
      name: 'note',
      kind: 'textarea',
      label: t('contacts.note'),
      hint: t('contacts.note.hint'),
      value: values.note,
      optional: true,
      rows: 3,
      ...error('note'),
    },
    moreOpen: ['externalId', 'follows'].some((field) => errors[field] !== undefined) || values.follows !== '',
    moreFields: [
      {
        name: 'externalId',
        label: t('contacts.externalId'),
        value: values.externalId,
        optional: true,
        ...error('externalId'),
      },
      {
        name: 'follows',
        label: t('contacts.form.follows'),
        hint: t('contacts.form.follows.hint'),
        value: values.follows,
        optional: true,
        ...error('follows'),
      },
    ],
  };
}
