import { LOCALES, type Locale, type LocalText, textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { LONGEST_NAME } from '../../domain/questionnaire/definition-shape.ts';
import { LIBRARY } from '../../domain/questionnaire/library/library.ts';
import type { FormOnce } from '../../platform/http/form-key.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { type Errors, type Fields, valueIn } from './draft-parts.forms.ts';
import { keyField } from './draft-parts.views.ts';
import { editorMessages } from './editor.messages.ts';
import type { QuestionnaireVersion } from './questionnaires.store.ts';
import { PageFields } from './text-fields.views.ts';

/** What views/questionnaires/new.ejs shows. */
export function toNewPage({
  locale,
  own,
  fields,
  errors,
  once,
}: {
  locale: Locale;
  own: readonly QuestionnaireVersion[];
  fields: Fields;
  errors: Errors;
  once: FormOnce;
}) {
  const t = editorMessages.in(locale);
  const made = new PageFields(locale, fields, errors);
  made.name('source', t('editor.new.from'));
  const chosen = valueIn(fields, 'source');
  const facts = ({ items, dimensions, scale }: QuestionnaireDefinition): string =>
    t('editor.new.facts', {
      items: items.length,
      dimensions: dimensions.length,
      scale: leftToRight(`${scale.min}–${scale.max}`),
    });
  const option = (value: string, title: string, about: string | null, quiet: string | null) => ({
    ...{ value, title, about, quiet, checked: chosen === value },
  });
  return {
    once,
    ready: LIBRARY.map(({ definition, about }) =>
      option(`ready:${definition.key}`, textIn(definition.title, locale), about[locale], facts(definition)),
    ),
    own: own.map(({ key, definition }) =>
      option(`own:${key}`, textIn(definition.title, locale), null, facts(definition)),
    ),
    blank: option('blank', t('editor.new.blank'), t('editor.new.blank.hint'), null),
    sourceError: made.error('source'),
    title: made.text('title', {
      label: t('editor.new.name'),
      hint: t('editor.new.name.hint'),
      optional: true,
      unmarked: true,
    }),
    key: keyField('key', t('editor.new.key.hint'), fields, made, t),
    problems: made.problems(),
  };
}

/** Of a name that is as long as names may be, so much is left beside the word for a copy. */
const ROOM = LONGEST_NAME - 12;

/** The name of a copy, in the languages of the original. */
export function titleOfCopy(title: LocalText): LocalText {
  const copy: LocalText = {};
  for (const locale of LOCALES) {
    const words = title[locale];
    if (words !== undefined)
      copy[locale] = editorMessages.in(locale)('editor.new.copyOf', { title: words.slice(0, ROOM) });
  }
  return copy;
}
