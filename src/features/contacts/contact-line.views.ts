import { LONGEST_LINE } from '../../domain/contact/contact-line.ts';
import type { Locale } from '../../domain/locale.ts';
import { CHANNEL_WORDS, CONTACT_KIND_WORDS } from '../../domain/words/channel.words.ts';
import { type Field, type Option, problemsOf } from '../../platform/http/form-fields.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import type { Place } from '../organisation/index.ts';
import { contactLineMessages } from './contact-line.messages.ts';
import { customerText, type PageWords } from './contacts.views.ts';
import { type CustomerOfLine, SOMEBODY_NEW } from './line-customer.queries.ts';
import { AS_NOTE, type PlaceOfLine, type UnderstoodLine } from './understand-line.queries.ts';

export interface LineInput {
  line: string;
  /** undefined: nothing was typed yet. */
  understood: UnderstoodLine | undefined;
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
export function presentLine({ line, understood, errors, own, example }: LineInput, words: PageWords) {
  const { locale } = words;
  const t = contactLineMessages.in(locale);
  const told = wordsOf(contactLineMessages, locale);
  const questions = understood === undefined ? [] : questionsOf(understood, errors, words);
  return {
    problems: problemsOf(errors, told),
    field: {
      ...controlOf(own, locale),
      hint: t('line.hint', { example: exampleLine(example, own, locale) }),
      value: line,
      autofocus: understood === undefined,
      ...(errors.line === undefined ? {} : { error: told(errors.line) }),
    } satisfies Field,
    understood:
      understood === undefined
        ? null
        : {
            facts: factsOf(understood, words),
            questions,
            clear: questions.length === 0 && Object.keys(errors).length === 0,
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
  const { name, email } = customer.input;
  const called = dotted([...(name == null ? [] : [isolate(name)]), ...(email == null ? [] : [leftToRight(email)])]);
  return t(email == null ? 'line.customer.unasked' : 'line.customer.new', { name: called });
}

function questionsOf(
  { customer, provider, topic, branch }: UnderstoodLine,
  errors: Readonly<Record<string, string>>,
  words: PageWords,
): Field[] {
  const t = contactLineMessages.in(words.locale);
  const told = wordsOf(contactLineMessages, words.locale);
  const ask = (name: string, said: string, label: string, options: readonly Option[]): Field[] => [
    // The answer is to these words: once the line says something else it counts no more.
    { name: `${name}Said`, kind: 'hidden', label: '', value: said },
    { name, ...control(options, t('line.choose')), label, ...(errors[name] && { error: told(errors[name]) }) },
  ];
  const place = (name: 'provider' | 'topic' | 'branch', one: PlaceOfLine, last: readonly Option[] = []): Field[] => {
    if (one.state !== 'asked') return [];
    const several = one.among.every((other) => other.name === one.among[0]?.name) && one.among.length > 1;
    return ask(name, one.said, t(questionOf(name, one.said, several), { said: isolate(one.said) }), [
      ...one.among.map((option) => placeOption(option, several)),
      ...last,
    ]);
  };
  return [
    ...(customer.state === 'asked'
      ? ask('customer', customer.said, whichCustomer(customer, words), customerOptions(customer, words))
      : []),
    ...place('provider', provider),
    ...place(
      'topic',
      topic,
      topic.state === 'asked' ? [{ value: AS_NOTE, label: t('line.topic.note', { said: isolate(topic.said) }) }] : [],
    ),
    ...place('branch', branch),
  ];
}

function questionOf(name: 'provider' | 'topic' | 'branch', said: string, several: boolean) {
  if (several) return `line.${name}.several` as const;
  if (name === 'branch') return 'line.branch.ask' as const;
  return said === '' ? ('line.provider.ask' as const) : (`line.${name}.unknown` as const);
}

/** Few are side by side for a thumb, many in a list. */
const SIDE_BY_SIDE = 6;

function control(options: readonly Option[], choose: string): Pick<Field, 'kind' | 'options' | 'value' | 'required'> {
  return options.length <= SIDE_BY_SIDE
    ? { kind: 'radios', options }
    : { kind: 'select', options: [{ value: '', label: choose }, ...options], value: '' };
}

/** Several of one name are told apart by their codes. */
const placeOption = ({ id, name, code }: Place, several: boolean): Option => ({
  value: id,
  label: several && code !== null ? dotted([name, code]) : name,
});

type AskedCustomer = Extract<CustomerOfLine, { state: 'asked' }>;

function whichCustomer({ said, among }: AskedCustomer, { locale }: PageWords): string {
  return contactLineMessages.in(locale)('line.customer.which', { n: among.length, name: isolate(said) });
}

function customerOptions({ among }: AskedCustomer, { locale, timeZone }: PageWords): Option[] {
  const t = contactLineMessages.in(locale);
  return [
    ...among.map(({ id, name, email, externalId, lastAt }) => ({
      value: id,
      label: dotted([isolate(name ?? ''), leftToRight(email ?? externalId ?? '')].filter((part) => part !== '')),
      hint:
        lastAt === null
          ? t('line.customer.never')
          : t('line.customer.last', { when: isolate(momentText(lastAt, locale, timeZone)) }),
    })),
    { value: SOMEBODY_NEW, label: t('line.customer.somebodyNew') },
  ];
}
