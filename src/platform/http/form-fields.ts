import type { Locale } from '../../domain/locale.ts';
import { dayText, momentText } from '../i18n/dates.ts';
import { shellMessages } from '../i18n/shell.messages.ts';

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

type Kind =
  | 'text'
  | 'email'
  | 'password'
  | 'number'
  | 'date'
  | 'datetime-local'
  | 'time'
  | 'search'
  | 'file'
  | 'hidden'
  | 'textarea'
  | 'select'
  | 'checkbox'
  | 'radios'
  | 'checks';

/** One control, as `views/partials/field.ejs` takes it. */
export interface Field {
  name: string;
  label: string;
  kind?: Kind;
  hint?: string;
  value?: unknown;
  options?: readonly Option[];
  autocomplete?: string;
  inputmode?: string;
  required?: boolean;
  optional?: boolean;
  autofocus?: boolean;
  maxlength?: number;
  min?: number;
  max?: number;
  step?: string;
  rows?: number;
  dir?: string;
  accept?: string;
  className?: string;
  error?: string;
}

/** One line of the summary of what is to be put right; see `views/partials/error-summary.ejs`. */
export interface Problem {
  field?: string;
  /** What the field is called, to tell two lines apart that say the same. */
  label?: string;
  text: string;
  /** Nothing is wrong with the form: somebody else saved meanwhile. */
  overtaken?: true;
}

/** Said of a form that somebody else's saving overtook. @param field where the form stands, if not at the top */
export function overtakenProblem(locale: Locale, field?: string): Problem {
  const text = shellMessages.in(locale)('shell.overtaken');
  return { text, overtaken: true, ...(field === undefined ? {} : { field }) };
}

export interface Filled {
  values: Readonly<Record<string, unknown>>;
  /** Field → key of its words. */
  errors: Readonly<Record<string, string>>;
  /** Somebody else saved meanwhile: nothing is wrong with what was typed, and what is kept now is shown beside it. */
  overtaken?: true;
}

export const UNTOUCHED: Filled = { values: {}, errors: {} };

/** What was sent of a form that somebody else's saving overtook. */
export const overtakenForm = (body: unknown): Filled => ({ values: { ...Object(body) }, errors: {}, overtaken: true });

/** A field with what was typed in it, and what is wrong with that. @param words tells an error from its key */
export function filledField(field: Field, { values, errors }: Filled, words: (key: string) => string): Field {
  const error = errors[field.name];
  const value = Object.hasOwn(values, field.name) ? values[field.name] : field.value;
  return { ...field, value, ...(error === undefined ? {} : { error: words(error) }) };
}

/** The fields of a form by their names, filled, and what is wrong with them in their order. */
export function fillIn(
  fields: readonly Field[],
  filled: Filled,
  words: (key: string) => string,
): { fields: Record<string, Field>; problems: Problem[] } {
  const all = fields.map((field) => filledField(field, filled, words));
  return {
    fields: Object.fromEntries(all.map((field) => [field.name, field])),
    problems: all.flatMap(({ name, label, error }) =>
      error === undefined ? [] : [{ field: name, label, text: error }],
    ),
  };
}

/**
 * The same for a form that changes what is kept, of fields that hold that: where somebody else's saving overtook it, what is
 * kept now is told beside what was typed.
 *
 * @param say `field`: where the form stands, if not at the top
 */
export function fillChange(
  fields: readonly Field[],
  filled: Filled,
  say: { words: (key: string) => string; locale: Locale; field?: string },
): { fields: Record<string, Field>; problems: Problem[]; savedMeanwhile: { label: string; text: string }[] } {
  const isSent = Object.keys(filled.values).length > 0;
  const boxes = isSent ? fields.filter(({ kind }) => kind === 'checkbox' || kind === 'checks') : [];
  // Of boxes only those that are ticked are sent.
  const values = { ...Object.fromEntries(boxes.map(({ name }) => [name, undefined])), ...filled.values };
  const all = fillIn(fields, { ...filled, values }, say.words);
  if (!filled.overtaken) return { ...all, savedMeanwhile: [] };
  const kept = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  return {
    fields: all.fields,
    problems: [overtakenProblem(say.locale, say.field)],
    savedMeanwhile: keptInstead(Object.values(all.fields), kept, say.locale),
  };
}

/** What is wrong with a form, in the order in which it was found. */
export function problemsOf(errors: Filled['errors'], words: (key: string) => string): Problem[] {
  return Object.entries(errors).map(([field, key]) => ({ field, text: words(key) }));
}

/** What is kept of the fields in which something else stands, in words: for a form that somebody else's saving overtook. */
export function keptInstead(
  fields: readonly Field[],
  kept: Readonly<Record<string, unknown>>,
  locale: Locale,
): { label: string; text: string }[] {
  return fields.flatMap((field) => {
    const text = choiceText(field, kept[field.name]);
    const none = field.options?.find(({ value }) => value === '')?.label;
    if (text === choiceText(field, field.value)) return [];
    return [{ label: field.label, text: (text && inWords(field, text, locale)) || none || '—' }];
  });
}

/** A day, or a time on the form's own clock, as readers write it. */
function inWords({ kind }: Field, text: string, locale: Locale): string {
  if (kind === 'date') return dayText(text, locale);
  return kind === 'datetime-local' ? momentText(`${text}Z`, locale, 'UTC') : text;
}

function choiceText({ options, kind }: Field, value: unknown): string {
  if (kind === 'checkbox') return value === true || value === 'yes' ? '✓' : '';
  const values = (Array.isArray(value) ? value : [value]).flatMap((one) => (one == null ? [] : String(one)));
  if (options === undefined) return values.join(', ').replaceAll('\r\n', '\n').trim();
  return options.flatMap((one) => (one.value !== '' && values.includes(one.value) ? [one.label] : [])).join(', ');
}
