import { LONGEST_LINE } from '../../domain/contact/contact-line.ts';
import type { Locale } from '../../domain/locale.ts';
import { CHANNEL_WORDS, CONTACT_KIND_WORDS } from '../../domain/words/channel.words.ts';
import { type Field, problemsOf } from '../../platform/http/form-fields.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { contactLineMessages } from './contact-line.messages.ts';
import { customerText, type PageWords } from './contacts.views.ts';
import type { CustomerOfLine } from './line-customer.queries.ts';
import { questionsOf } from './line-questions.views.ts';
import type { PlaceOfLine } from './recognise-parts.ts';
import type { LineChoices, UnderstoodLine } from './understand-line.queries.ts';

export interface LineInput {
  line: string;
  /** undefined: nothing was typed yet. */
  understood: UnderstoodLine | undefined;
  choices: LineChoices;
  /** By field, keys of words. */
  errors: Readonly<Record<string, string>>;
  /** Whoever writes serves customers themselves, and need not say who did. */
  own: boolean;
  example: LineExample;
}

/** Names of the organisation's own, for the example. */
export interface LineExample {
  provider: string;
  topic: string | null;
}

interface Fact {
  label: string;
  text: string;
  /** Not said in the line, but so it was the last time. */
  usual: string | null;
}

/** The page of the one line: the field, what was understood, and what is asked. */
export function presentLine({ line, understood, choices, errors, own, example }: LineInput, words: PageWords) {
  const { locale } = words;
  const t = contactLineMessages.in(locale);
  const told = wordsOf(contactLineMessages, locale);
  const questions = understood === undefined ? [] : questionsOf(understood, choices, errors, words);
  return {
    problems: problemsOf(errors, told),
    field: {
      ...controlOf(own, locale),
      hint: t('line.hint', { example: exampleLine(example, own, locale) }),
      value: line,
      autofocus: understood === undefined,
      ...(errors.line === undefined || understood !== undefined ? {} : { error: told(errors.line) }),
    } satisfies Field,
    understood:
      understood === undefined
        ? null
        : {
            facts: factsOf(understood, words),
            questions,
            // Why nothing can be saved, beside what was understood, as it is shown while somebody types.
            fault: errors.line === undefined ? null : told(errors.line),
            clear: questions.every(({ kind }) => kind === 'hidden') && errors.line === undefined,
          },
  };
}

function exampleLine({ provider, topic }: LineExample, own: boolean, locale: Locale): string {
  const customer = contactLineMessages.in(locale)('line.example.customer');
  const parts = [customer, ...(own ? [] : [provider]), ...(topic === null ? [] : [topic]), '9:30'];
  return parts.map(isolate).join('. ');
}

const controlOf = (own: boolean, locale: Locale) =>
  ({
    name: 'line',
    label: contactLineMessages.in(locale)(own ? 'line.field.own' : 'line.field'),
    autocomplete: 'off',
    maxlength: LONGEST_LINE,
    required: true,
    className: 'one-line',
  }) satisfies Field;

/** The field by itself, as it stands over the log. */
export function lineField(own: boolean, locale: Locale): Field {
  const field = controlOf(own, locale);
  return { ...field, label: contactLineMessages.in(locale)('line.over', { parts: field.label }) };
}

/** What a logged contact is told of by, in the line after it. */
export function loggedText(parts: readonly (string | null)[], locale: Locale): string {
  const said = parts.flatMap((part) => (part === null ? [] : [isolate(part)]));
  return contactLineMessages.in(locale)('line.done', { line: dotted(said) });
}

function factsOf(understood: UnderstoodLine, { locale, timeZone }: PageWords): Fact[] {
  const t = contactLineMessages.in(locale);
  const { customer, provider, topic, branch, channel, kind, time, completed, note } = understood;
  const said = (label: string, text: string | null): Fact[] => (text === null ? [] : [{ label, text, usual: null }]);
  const place = (label: string, one: PlaceOfLine): Fact[] =>
    one.state === 'known' ? [{ label, text: one.place.name, usual: one.usual ? t('line.usual') : null }] : [];
  const instant = 'fault' in time ? undefined : time.instant;
  return [
    ...said(t('line.customer'), whom(customer, locale)),
    ...place(t('line.provider'), provider),
    ...place(t('line.topic'), topic),
    ...place(t('line.branch'), branch),
    {
      label: t('line.channel'),
      text: CHANNEL_WORDS[channel.is][locale],
      usual: channel.usual ? t('line.usual') : null,
    },
    ...said(t('line.kind'), CONTACT_KIND_WORDS[kind][locale]),
    ...(instant === undefined
      ? []
      : said(
          t(completed ? 'line.when' : 'line.since'),
          instant === null ? t('line.now') : momentText(instant, locale, timeZone),
        )),
    ...said(t('line.note'), note),
  ];
}

function whom(customer: CustomerOfLine, locale: Locale): string | null {
  const t = contactLineMessages.in(locale);
  if (customer.state === 'known') {
    const { name, email, externalId } = customer.is;
    return name === null
      ? customerText(customer.is, locale)
      : dotted([isolate(name), leftToRight(email ?? externalId ?? '')].filter((part) => part !== ''));
  }
  if (customer.state !== 'new') return null;
  const { name, email, externalId } = customer.input;
  const key = email ?? externalId ?? '';
  const called = dotted([...(name == null ? [] : [isolate(name)]), ...(key === '' ? [] : [leftToRight(key)])]);
  if (!customer.sure) return called;
  return t(email == null ? 'line.customer.unasked' : 'line.customer.new', { name: called });
}
