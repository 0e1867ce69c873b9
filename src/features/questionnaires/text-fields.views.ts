import { directionOf, LOCALE_NAMES, LOCALES, type Locale } from '../../domain/locale.ts';
import type { QuestionnaireDraft } from '../../domain/questionnaire/draft.ts';
import { missingIn, type QuestionnairePart, type TextSlot } from '../../domain/questionnaire/text-slots.ts';
import type { Problem } from '../../platform/http/form-fields.ts';
import { type Errors, type Fields, valueIn } from './draft-parts.forms.ts';
import { editorMessages } from './editor.messages.ts';

/** One text in all languages side by side, as `views/questionnaires/text-field.ejs` takes it. */
export interface TextField {
  name: string;
  label: string;
  hint: string | null;
  optional: boolean;
  /** A heading above says already what it is; the label is for screen readers. */
  named: boolean;
  /** Lines of its boxes; 1 is a plain line. */
  rows: number;
  cells: TextCell[];
}

interface TextCell {
  name: string;
  lang: Locale;
  dir: 'ltr' | 'rtl';
  language: string;
  value: string;
  error: string | null;
  missing: boolean;
  /** The next box on the page that lacks a text in the same language. */
  nextHref: string | null;
}

export interface TextWish {
  label: string;
  hint?: string;
  rows?: number;
  /** It may be left out as a whole; in some languages only, it lacks the others. */
  optional?: boolean;
  named?: boolean;
  /** Nothing is missing where nothing has been begun. */
  unmarked?: boolean;
}

/** The fields of one page as they stand: what is in them, what is wrong, and what is missing. */
export class PageFields {
  readonly #locale: Locale;
  readonly #fields: Fields;
  readonly #errors: Errors;
  readonly #made: TextField[] = [];
  readonly #labels = new Map<string, string>();

  constructor(locale: Locale, fields: Fields, errors: Errors) {
    this.#locale = locale;
    this.#fields = fields;
    this.#errors = errors;
  }

  text(
    name: string,
    { label, hint, rows = 1, optional = false, unmarked = false, named = false }: TextWish,
  ): TextField {
    const values = LOCALES.map((locale) => valueIn(this.#fields, `${name}.${locale}`));
    const begun = values.some((value) => value.trim() !== '');
    const field: TextField = {
      ...{ name, label, hint: hint ?? null, rows, optional, named },
      cells: LOCALES.map((lang, at) => {
        const value = values[at] ?? '';
        const cell = `${name}.${lang}`;
        this.#labels.set(cell, `${label}, ${LOCALE_NAMES[lang]}`);
        return {
          ...{ name: cell, lang, dir: directionOf(lang), language: LOCALE_NAMES[lang], value },
          error: this.error(cell),
          missing: value.trim() === '' && !unmarked && (begun || !optional),
          nextHref: null,
        };
      }),
    };
    this.#made.push(field);
    return field;
  }

  /** Names a field that is no text, for the summary of what is wrong. */
  name(field: string, label: string): void {
    this.#labels.set(field, label);
  }

  error(field: string): string | null {
    const word = this.#errors[field];
    return word === undefined ? null : editorMessages.in(this.#locale)(word);
  }

  problems(): Problem[] {
    return Object.keys(this.#errors).map((field) => {
      const label = this.#labels.get(field);
      const error = this.error(field) ?? '';
      return { field, text: label === undefined ? error : `${label}: ${error}` };
    });
  }

  /** How much is missing on the page, language by language; also leads from each gap to the next one. */
  missing(): { text: string; href: string | null }[] {
    const t = editorMessages.in(this.#locale);
    return LOCALES.map((lang, at) => {
      const gaps = this.#made.flatMap(({ cells }) => (cells[at]?.missing ? [cells[at]] : []));
      for (const [place, gap] of gaps.entries()) {
        const next = gaps[place + 1];
        gap.nextHref = next === undefined ? null : `#${next.name}`;
      }
      const language = LOCALE_NAMES[lang];
      const [first] = gaps;
      return first === undefined
        ? { text: t('editor.missing.none', { language }), href: null }
        : { text: t('editor.missing.count', { language, count: gaps.length }), href: `#${first.name}` };
    });
  }
}

/** The page of a draft on which a part is edited. */
export function partHref(key: string, part: QuestionnairePart): string {
  const base = `/questionnaires/${key}/draft`;
  if (part.kind === 'general') return `${base}/general`;
  return part.kind === 'dimension' ? `${base}/dimensions/${part.key}` : `${base}/questions/${part.key}`;
}

export function slotHref(key: string, { part, field }: TextSlot, locale: Locale): string {
  return `${partHref(key, part)}#${field}.${locale}`;
}

/**
 * Where the next text is missing in some language, seen from a page: the first after it, else the first of all.
 *
 * @param after the parts in their order up to and with the one that is left
 */
export function nextMissing(draft: QuestionnaireDraft, isPassed: (part: QuestionnairePart) => boolean): string | null {
  const gaps = LOCALES.flatMap((locale) => missingIn(draft, locale).map((slot) => ({ slot, locale })));
  const ahead = gaps.find(({ slot }) => !isPassed(slot.part));
  const next = ahead ?? gaps[0];
  return next === undefined ? null : slotHref(draft.key, next.slot, next.locale);
}
