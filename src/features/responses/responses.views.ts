import { responseColumns } from '../../domain/csv/response-columns.ts';
import { type RowProblem, rowProblemText } from '../../domain/csv/row-problem.ts';
import { directionOf, type Locale, textIn } from '../../domain/locale.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { knownPlacesField, newPlacesText } from '../organisation/index.ts';
import type { QuestionnaireVersion } from '../questionnaires/index.ts';
import type { ResponseImport } from './import-responses.service.ts';
import { responsesMessages } from './responses.messages.ts';

/** What was filled in. */
export interface TypedFile {
  questionnaire: string | undefined;
  csv: string;
  knownPlaces: boolean;
}

/** What views/responses/files.ejs shows. */
export function presentFiles(
  versions: readonly QuestionnaireVersion[],
  typed: TypedFile & { error: string | null },
  locale: Locale,
) {
  const t = responsesMessages.in(locale);
  const chosen = versions.find((version) => version.key === typed.questionnaire) ?? versions[0];
  return {
    questionnaires: versions.map(({ key, definition }) => {
      const name = textIn(definition.title, locale);
      const exportHref = `/responses/export.csv?questionnaire=${encodeURIComponent(key)}`;
      return { value: key, label: name, exportHref, exportLabel: t('responses.export.of', { name }) };
    }),
    chosen: chosen?.key ?? '',
    columns: versions.map(({ key, definition }) => ({
      title: textIn(definition.title, locale),
      open: key === chosen?.key,
      names: responseColumns(definition, 'unnamed')
        .filter((column) => column.kind !== 'absent_question')
        .map((column) => column.name),
    })),
    csv: typed.csv,
    knownPlaces: knownPlacesField(typed.knownPlaces, locale),
    error: typed.error,
    problems: typed.error === null ? [] : [{ field: 'csv', text: typed.error }],
  };
}

/** What views/responses/imported.ejs shows. */
export function presentImport(report: ResponseImport, questionnaire: QuestionnaireVersion, locale: Locale) {
  const t = responsesMessages.in(locale);
  return {
    questionnaire: textIn(questionnaire.definition.title, locale),
    figures: (['rows', 'added', 'alreadyThere', 'refused'] as const).map((figure) => ({
      label: t(`responses.${figure}`),
      value: wholeNumber(report[figure]),
    })),
    customersLeftOut:
      report.customersLeftOut === 0 ? null : t('responses.customersLeftOut', { count: report.customersLeftOut }),
    newPlaces: newPlacesText(report.newPlaces, locale),
    problems:
      report.problems.length === 0
        ? null
        : {
            caption: t('responses.problems'),
            columns: [
              { label: t('responses.line') },
              { label: t('responses.column') },
              { label: t('responses.reason'), wide: true },
            ],
            rows: report.problems.map((problem) => ({
              cells: [
                { text: String(problem.line), num: true },
                { text: problem.column, num: true },
                { text: reasonText(problem, locale) },
              ],
            })),
          },
    more: report.moreProblems === 0 ? null : t('responses.more', { count: report.moreProblems }),
  };
}

const RIGHT_TO_LEFT_MARK = '\u200F';

/** What the file held keeps its own direction and leaves the sentence its own, also where it stands first in it. */
function reasonText({ code, column, value }: RowProblem, locale: Locale): string {
  const reason = rowProblemText({ code, column: isolate(column), value: isolate(value) }, locale);
  return directionOf(locale) === 'rtl' ? RIGHT_TO_LEFT_MARK + reason : reason;
}
