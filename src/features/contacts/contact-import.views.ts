import { CONTACT_COLUMNS } from '../../domain/csv/contact-rows.ts';
import { rowProblemText } from '../../domain/csv/row-problem.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { knownPlacesField, newPlacesText } from '../organisation/index.ts';
import { contactImportMessages } from './contact-import.messages.ts';
import type { FileImport, ImportStatus } from './contact-import.store.ts';
import type { PageWords } from './contacts.views.ts';

const ICONS: Record<ImportStatus, string> = {
  receiving: 'wait',
  waiting: 'wait',
  running: 'work',
  finished: 'done',
  failed: 'below',
  discarded: 'no',
};

/** What was filled in. */
export interface TypedImport {
  text: string;
  invite: boolean;
  knownPlaces: boolean;
  empty: boolean;
}

export function presentImportForm(typed: TypedImport, imports: readonly FileImport[], { locale, timeZone }: PageWords) {
  const t = contactImportMessages.in(locale);
  const error = typed.empty ? t('contactImport.empty') : undefined;
  return {
    problems: error === undefined ? [] : [{ field: 'rows', text: error }],
    columns: CONTACT_COLUMNS,
    columnsText: t('contactImport.columns.text', { zone: isolate(timeZone) }),
    text: {
      name: 'rows',
      kind: 'textarea',
      label: t('contactImport.text'),
      hint: t('contactImport.text.hint'),
      value: typed.text,
      dir: 'ltr',
      rows: 6,
      ...(error === undefined ? {} : { error }),
    },
    invite: {
      name: 'invite',
      kind: 'checkbox',
      label: t('contactImport.invite'),
      hint: t('contactImport.invite.hint'),
      value: typed.invite,
    },
    knownPlaces: knownPlacesField(typed.knownPlaces, locale),
    recent:
      imports.length === 0
        ? null
        : {
            caption: t('contactImport.recent'),
            columns: [
              { label: t('contactImport.when') },
              { label: t('contactImport.state') },
              { label: t('contactImport.rows'), end: true },
              { label: t('contactImport.added'), end: true },
              { label: t('contactImport.refused'), end: true },
            ],
            rows: imports.map((one) => ({
              cells: [
                { text: momentText(one.createdAt, locale, timeZone), href: `/contacts/import/${one.id}` },
                { text: t(`contactImport.status.${one.status}`), state: { icon: ICONS[one.status] } },
                { text: wholeNumber(one.report.rows), num: true },
                { text: wholeNumber(one.report.added), num: true },
                { text: wholeNumber(one.report.refused), num: true },
              ],
            })),
          },
  };
}

export function presentImport(one: FileImport, { locale, timeZone }: PageWords) {
  const t = contactImportMessages.in(locale);
  const { report } = one;
  const headings: Record<ImportStatus, string> = {
    receiving: t('contactImport.heading.waiting'),
    waiting: t('contactImport.heading.waiting'),
    running: t('contactImport.heading.running', { rows: report.rows }),
    finished: t('contactImport.heading.finished', { added: report.added }),
    failed: t('contactImport.heading.failed'),
    discarded: t('contactImport.heading.discarded'),
  };
  const count = (label: string, value: number) => ({ label, text: wholeNumber(value) });
  return {
    heading: headings[one.status],
    atWork: one.status === 'receiving' || one.status === 'waiting' || one.status === 'running',
    failed:
      one.status === 'failed'
        ? {
            text: t('contactImport.stopped', { rows: report.rows }),
            cause: one.failure,
            retry: `/contacts/import/${one.id}/retry`,
            discard: `/contacts/import/${one.id}/discard`,
          }
        : null,
    state: { icon: ICONS[one.status], text: t(`contactImport.status.${one.status}`) },
    started: momentText(one.createdAt, locale, timeZone),
    counts: [
      count(t('contactImport.rows'), report.rows),
      count(t('contactImport.added'), report.added),
      count(t('contactImport.known'), report.alreadyThere),
      count(t('contactImport.refused'), report.refused),
    ],
    newPlaces: newPlacesText(report.newPlaces, locale),
    problems:
      report.problems.length === 0
        ? null
        : {
            caption: t('contactImport.problems'),
            columns: [
              { label: t('contactImport.line') },
              { label: t('contactImport.column') },
              { label: t('contactImport.reason'), wide: true },
            ],
            rows: report.problems.map((problem) => ({
              cells: [
                { text: t('contactImport.lineAt', { line: problem.line }), prose: true },
                { text: problem.column, num: true },
                { text: rowProblemText(problem, locale), prose: true },
              ],
            })),
          },
    more: report.moreProblems === 0 ? null : t('contactImport.problems.more', { count: report.moreProblems }),
  };
}
