import type { Field, Option } from '../../platform/http/form-fields.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import type { Place } from '../organisation/index.ts';
import { contactLineMessages } from './contact-line.messages.ts';
import type { PageWords } from './contacts.views.ts';
import { type Choice, type CustomerOfLine, SOMEBODY_NEW } from './line-customer.queries.ts';
import type { PlaceOfLine } from './recognise-parts.ts';
import { AS_NOTE, ASKED, type LineChoices, type UnderstoodLine } from './understand-line.queries.ts';

type Asked = (typeof ASKED)[number];
type AskedPlace = Extract<PlaceOfLine, { state: 'asked' }>;
type AskedCustomer = Extract<CustomerOfLine, { state: 'asked' }>;

/** What is to be chosen yet, and out of sight what was chosen before, which counts as long as the line says the same. */
export function questionsOf(
  understood: UnderstoodLine,
  choices: LineChoices,
  errors: Readonly<Record<string, string>>,
  words: PageWords,
): Field[] {
  return ASKED.flatMap((name) => {
    const one = understood[name];
    if (one.state !== 'asked') return keptChoice(name, choices[name]);
    const [label, options] = 'of' in one ? customerQuestion(one, words) : placeQuestion(name, one, words);
    const error = errors[name] === undefined ? {} : { error: wordsOf(contactLineMessages, words.locale)(errors[name]) };
    const choose = contactLineMessages.in(words.locale)('line.choose');
    return [...hidden(`${name}Said`, one.said), { name, ...control(options, choose), label, ...error }];
  });
}

const hidden = (name: string, value: string): Field[] => [{ name, kind: 'hidden', label: '', value }];

const keptChoice = (name: Asked, choice: Choice | undefined): Field[] =>
  choice === undefined || choice.value === ''
    ? []
    : [...hidden(`${name}Said`, choice.said), ...hidden(name, choice.value)];

/** Few are side by side for a thumb, many in a list. */
const SIDE_BY_SIDE = 6;

function control(options: readonly Option[], choose: string): Pick<Field, 'kind' | 'options' | 'value'> {
  return options.length <= SIDE_BY_SIDE
    ? { kind: 'radios', options }
    : { kind: 'select', options: [{ value: '', label: choose }, ...options], value: '' };
}

function placeQuestion(name: Asked, { why, said, among }: AskedPlace, { locale }: PageWords): [string, Option[]] {
  const t = contactLineMessages.in(locale);
  const kind = name === 'customer' ? 'provider' : name;
  const several = why === 'several';
  const asNote = { value: AS_NOTE, label: t('line.topic.note', { said: isolate(said) }) };
  return [
    t(`line.${kind}.${why}`, { said: isolate(said) }),
    [...among.map((place) => placeOption(place, several)), ...(kind === 'topic' ? [asNote] : [])],
  ];
}

/** Several of one name are told apart by their codes. */
const placeOption = ({ id, name, code }: Place, several: boolean): Option => ({
  value: id,
  label: several && code !== null ? dotted([name, code]) : name,
});

function customerQuestion({ by, said, among, of }: AskedCustomer, { locale, timeZone }: PageWords): [string, Option[]] {
  const t = contactLineMessages.in(locale);
  const shown = among.length;
  const options = among.map(({ id, name, email, externalId, lastAt }) => ({
    value: id,
    label: dotted([isolate(name ?? ''), leftToRight(email ?? externalId ?? '')].filter((part) => part !== '')),
    hint:
      lastAt === null
        ? t('line.customer.never')
        : t('line.customer.last', { when: isolate(momentText(lastAt, locale, timeZone)) }),
  }));
  const question =
    by === 'address' ? 'line.customer.address' : of > shown ? 'line.customer.many' : 'line.customer.which';
  const label = t(question, { n: of, shown, name: isolate(said) });
  return [label, [...options, { value: SOMEBODY_NEW, label: t('line.customer.somebodyNew') }]];
}
