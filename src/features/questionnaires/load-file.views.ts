import { LOCALE_NAMES, type Locale, textIn } from '../../domain/locale.ts';
import { languagesLacking } from '../../domain/questionnaire/draft-checks.ts';
import type { FormOnce } from '../../platform/http/form-key.ts';
import { problemLine, savedText } from './draft.views.ts';
import { editorMessages } from './editor.messages.ts';
import type { LoadedFile } from './load-file.service.ts';
import { questionnairesMessages } from './questionnaires.messages.ts';
import type { PageWords } from './questionnaires.views.ts';
import { changeSentences } from './version-changes.views.ts';

/** What views/questionnaires/load.ejs shows: what a file would change, before a draft is made of it. */
export function toLoadPage(
  file: LoadedFile,
  shown: PageWords & {
    json: string;
    savedBy: string | null;
    languages: readonly Locale[];
    once: FormOnce;
    conflict: boolean;
  },
) {
  const { locale, json, once } = shown;
  const t = editorMessages.in(locale);
  const words = questionnairesMessages.in(locale);
  const { definition, newest, draft } = file;
  const { items, dimensions, scale } = definition;
  const changes = newest === undefined ? [] : changeSentences(newest.definition, definition, locale);
  const same = newest !== undefined && changes.length === 0;
  const lacking = languagesLacking(definition, shown.languages).map((language) => LOCALE_NAMES[language]);
  return {
    title: textIn(definition.title, locale),
    key: definition.key,
    facts: words('questionnaires.content.text', { items: items.length, dimensions: dimensions.length }),
    scale: `${scale.min}–${scale.max}`,
    conflict: shown.conflict ? words('questionnaires.load.conflict') : null,
    problems: file.problems.map((problem) => problemLine(problem, definition, t, locale).text),
    warning: lacking.length > 0 ? t('editor.publish.languages', { languages: lacking.join(', ') }) : null,
    changesLead:
      newest === undefined
        ? words('questionnaires.load.first')
        : t(same ? 'editor.publish.same' : 'editor.publish.since', { version: newest.version }),
    changes,
    replaces:
      draft === undefined || same
        ? null
        : { text: words('questionnaires.load.replaces', { saved: savedText(draft, shown.savedBy, shown) }) },
    draftHref: draft === undefined ? null : `/questionnaires/${definition.key}/draft`,
    mayLoad: !same,
    ...{ json, once, seen: file.mark },
  };
}
