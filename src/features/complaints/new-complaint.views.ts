import { LONGEST_TEXT } from '../../domain/answers/written-words.ts';
import { CHANNELS } from '../../domain/channel.ts';
import type { Locale } from '../../domain/locale.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import { CHANNEL_WORDS } from '../../domain/words/channel.words.ts';
import { type Field, type Filled, fillIn } from '../../platform/http/form-fields.ts';
import type { FormOnce } from '../../platform/http/form-key.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { complaintsMessages } from './complaints.messages.ts';

export interface NewComplaintInput {
  locale: Locale;
  places: Record<'branch' | 'provider' | 'topic', readonly { id: string; name: string }[]>;
  /** Newest day that can be chosen. */
  today: string;
  filled: Filled;
  once: FormOnce;
  /** Whether the reader may see the list. */
  mayView: boolean;
}

/** What views/complaints/new.ejs shows. */
export function toNewComplaintPage({ locale, places, today, filled, once, mayView }: NewComplaintInput) {
  const t = complaintsMessages.in(locale);
  const notSaid = { value: '', label: t('complaints.form.notSaid') };
  const place = (name: 'branch' | 'provider' | 'topic'): Field => ({
    ...{ name, kind: 'select', label: t(`complaints.filter.${name}`) },
    options: [notSaid, ...places[name].map(({ id, name: label }) => ({ value: id, label }))],
  });
  const all: Field[] = [
    {
      ...{ name: 'words', kind: 'textarea', label: t('complaints.form.words'), hint: t('complaints.form.words.hint') },
      ...{ rows: 6, maxlength: LONGEST_TEXT, required: true },
    },
    {
      ...{ name: 'modes', kind: 'checks', label: t('complaints.form.modes'), optional: true },
      options: FAILURE_MODES.map(({ key, label, sentence }) => ({
        value: key,
        label: sentence[locale],
        hint: label[locale],
      })),
    },
    {
      ...{ name: 'contact', kind: 'checkbox', label: t('complaints.form.contact'), value: 'yes' },
      hint: t('complaints.form.contact.hint'),
    },
    {
      ...{ name: 'email', kind: 'email', label: t('complaints.form.email'), hint: t('complaints.form.email.hint') },
      ...{ autocomplete: 'off', maxlength: 254 },
    },
    { name: 'name', label: t('complaints.form.name'), autocomplete: 'off', maxlength: 200, optional: true },
    {
      ...{ name: 'externalId', label: t('complaints.form.externalId'), autocomplete: 'off', maxlength: 200 },
      optional: true,
    },
    { name: 'invite', kind: 'checkbox', label: t('complaints.form.invite') },
    place('branch'),
    place('provider'),
    place('topic'),
    {
      ...{ name: 'channel', kind: 'select', label: t('complaints.form.channel') },
      options: [notSaid, ...CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value][locale] }))],
    },
    { name: 'day', kind: 'date', label: t('complaints.form.day'), optional: true },
  ];
  const { fields, problems } = fillIn(all, filled, wordsOf(complaintsMessages, locale));
  return { fields: { ...fields, day: { ...fields.day, max: today } }, problems, once, mayView };
}
