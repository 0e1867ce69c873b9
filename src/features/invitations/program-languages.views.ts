import { LOCALE_NAMES, type Locale, textIn } from '../../domain/locale.ts';
import { languagesLacking } from '../../domain/questionnaire/draft-checks.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import type { QuestionnaireVersion } from '../questionnaires/index.ts';
import { programsMessages } from './programs.messages.ts';
import type { StoredProgram } from './programs.store.ts';

/** Questionnaires that programs ask with and that are not whole in every language of the organisation, told in sentences. */
export function languageWarnings(
  locale: Locale,
  programs: readonly StoredProgram[],
  questionnaires: readonly QuestionnaireVersion[],
  languages: readonly Locale[],
): string[] {
  const t = programsMessages.in(locale);
  const asked = new Set(programs.map(({ questionnaireKey }) => questionnaireKey));
  return questionnaires.flatMap(({ key, definition }) => {
    const lacking = asked.has(key) ? languagesLacking(definition, languages) : [];
    if (lacking.length === 0) return [];
    const names = lacking.map((language) => LOCALE_NAMES[language]).join(', ');
    return [t('programs.languages', { title: isolate(textIn(definition.title, locale)), languages: isolate(names) })];
  });
}

/** The name of a questionnaire, with the languages of the organisation in which it is not whole. */
export function nameWithGaps(
  { definition }: QuestionnaireVersion,
  languages: readonly Locale[],
  locale: Locale,
): string {
  const title = textIn(definition.title, locale);
  const lacking = languagesLacking(definition, languages);
  if (lacking.length === 0) return title;
  const names = lacking.map((language) => LOCALE_NAMES[language]).join(', ');
  return programsMessages.in(locale)('programs.questionnaire.lacks', {
    title: isolate(title),
    languages: isolate(names),
  });
}
