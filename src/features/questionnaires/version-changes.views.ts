import { type Locale, textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { definitionChanges } from '../../domain/questionnaire/definition-changes.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { editorMessages } from './editor.messages.ts';

/** What a version changed, in sentences; none where it says the same. */
export function changeSentences(
  before: QuestionnaireDefinition,
  after: QuestionnaireDefinition,
  locale: Locale,
): string[] {
  const t = editorMessages.in(locale);
  return definitionChanges(before, after).map(({ kind, names }) =>
    t(`editor.change.${kind}`, { names: names.map((name) => isolate(textIn(name, locale))).join(', ') }),
  );
}
