import { LOCALE_NAMES, LOCALES, type Locale } from '../../domain/locale.ts';
import { type Field, type Filled, fillIn } from '../../platform/http/form-fields.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import type { CustomerRecord } from './customer.store.ts';
import { customersMessages } from './customers.messages.ts';
import { nameOf } from './customers.views.ts';

/** The form of a new customer. @param known the one who was found to be there already */
export function toNewCustomerPage(locale: Locale, filled: Filled, known: CustomerRecord | undefined) {
  const t = customersMessages.in(locale);
  const fields: Field[] = [
    { name: 'name', label: t('customers.field.name'), maxlength: 200, autocomplete: 'off' },
    {
      name: 'email',
      kind: 'email',
      label: t('customers.field.email'),
      hint: t('customers.new.email.hint'),
      maxlength: 254,
      autocomplete: 'off',
    },
    {
      name: 'externalId',
      label: t('customers.field.externalId'),
      hint: t('customers.new.externalId.hint'),
      maxlength: 200,
      autocomplete: 'off',
    },
    {
      name: 'locale',
      kind: 'select',
      label: t('customers.field.locale'),
      options: [
        { value: '', label: t('customers.field.locale.unknown') },
        ...LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] })),
      ],
    },
  ];
  const form = fillIn(fields, filled, wordsOf(customersMessages, locale));
  return {
    heading: t('customers.new'),
    lead: t('customers.new.lead'),
    back: { href: '/customers', label: t('customers.title') },
    fields: Object.values(form.fields),
    problems: form.problems,
    known:
      known === undefined
        ? null
        : {
            text: t('customers.new.known', { name: isolate(nameOf(known, locale)) }),
            href: `/customers/${known.personId}`,
            open: t('customers.new.known.open'),
          },
  };
}
