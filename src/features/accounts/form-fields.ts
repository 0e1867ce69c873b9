import type { Translate } from '../../platform/i18n/messages.ts';
import type { FormWord } from './accounts.forms.ts';
import { accountsMessages } from './accounts.messages.ts';

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

/** One control, as `views/partials/field.ejs` takes it. */
export interface Field {
  name: string;
  label: string;
  kind?: 'text' | 'email' | 'password' | 'select' | 'radios' | 'checks' | 'checkbox' | 'hidden';
  hint?: string;
  value?: unknown;
  options?: readonly Option[];
  autocomplete?: string;
  required?: boolean;
  optional?: boolean;
  autofocus?: boolean;
  maxlength?: number;
  error?: string;
}

export interface Filled {
  values: Record<string, unknown>;
  /** Field → key of its words. */
  errors: Record<string, string>;
}

export const UNTOUCHED: Filled = { values: {}, errors: {} };

const isWord = (key: string): key is FormWord => Object.hasOwn(accountsMessages.triples, key);

/** Puts what was typed, and what is wrong with it, into the fields of a form. */
export function fillIn(
  fields: readonly Field[],
  { values, errors }: Filled,
  t: Translate<FormWord>,
): { fields: Record<string, Field>; problems: { field: string; text: string }[] } {
  const filled = fields.map((field) => {
    const key = errors[field.name];
    const error = key === undefined ? undefined : isWord(key) ? t(key) : key;
    const value = Object.hasOwn(values, field.name) ? values[field.name] : field.value;
    return { ...field, value, ...(error === undefined ? {} : { error }) };
  });
  return {
    fields: Object.fromEntries(filled.map((field) => [field.name, field])),
    problems: filled.flatMap(({ name, error }) => (error === undefined ? [] : [{ field: name, text: error }])),
  };
}
