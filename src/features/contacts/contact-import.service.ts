import type { Readable } from 'node:stream';
import type { Knex } from 'knex';
import { CONTACT_COLUMNS, contactHeaderProblems, parseContactRow } from '../../domain/csv/contact-rows.ts';
import { type RowProblem, rowProblem } from '../../domain/csv/row-problem.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { type CsvRow, readCsvRows, recordOf, UnreadableCsv } from '../../platform/csv-records.ts';
import { isUniqueViolation } from '../../platform/db/database.ts';
import {
  gatherNewPlaces,
  getOrganisation,
  type NewPlaces,
  NO_NEW_PLACES,
  placesOfFile,
} from '../organisation/index.ts';
import type { ContactHooks } from './contact-hooks.ts';
import { type ReadRow, storeContactRows } from './contact-import-batch.ts';
import { importKeys } from './contact-import-keys.ts';
import { mayReachBranch } from './contact-reach.ts';

/** How far an import is: rows read, and what became of them. */
export interface ContactImportProgress {
  rows: number;
  added: number;
  alreadyThere: number;
  refused: number;
}

export interface ContactImport extends ContactImportProgress {
  /** The first so many things that are wrong. Wrong columns are found before any row is taken. */
  problems: RowProblem[];
  /** How many more there are. */
  moreProblems: number;
  newPlaces: NewPlaces;
}

export interface ContactImportOptions {
  /** Whether the customers of completed contacts are surveyed as if the contacts had just been logged. */
  invite: boolean;
  /** Whether providers, branches and topics that are not there yet are added; else their rows are refused. */
  createUnknown?: boolean;
  /** Called after each batch. */
  onProgress?: (progress: ContactImportProgress) => void;
  /** Goes on where an interrupted import of the same file stopped. */
  resume?: ContactImport;
  /** Runs in the transaction of each batch, with all that was done up to and with it. */
  inBatch?: (tx: Knex, report: ContactImport) => Promise<void>;
}

const ROWS_AT_ONCE = 200;
/** Bad rows are saved in the report as often, when there are no good ones to save them with. */
const ROWS_UNSAVED = 1000;
const MOST_PROBLEMS = 200;
const TRIES = 3;

export const EMPTY_IMPORT: ContactImport = {
  ...{ rows: 0, added: 0, alreadyThere: 0, refused: 0 },
  ...{ problems: [], moreProblems: 0, newPlaces: NO_NEW_PLACES },
};

/**
 * Takes in a contacts file of any size, in batches of one transaction each: good rows go in once, however often the file
 * is imported, and bad ones are reported with line, column and reason.
 *
 * A row whose `completed_at` is empty is an open contact. In a file without that column every contact is completed: when
 * it was first replied to, else when it was requested, else now.
 */
export async function importContacts(
  context: Context,
  hooks: ContactHooks,
  source: Readable,
  { invite, createUnknown = true, onProgress, resume = EMPTY_IMPORT, inBatch }: ContactImportOptions,
): Promise<ContactImport> {
  const { settings, erasureKey } = await getOrganisation(context.db.knex);
  const now = instantText(context.clock.now());
  const fileContext = { timeZone: settings.timeZone, now };
  const keyOf = importKeys(erasureKey);
  const places = placesOfFile(context, {
    createUnknown,
    mayUseBranch: (branchId) => mayReachBranch(context, branchId),
  });

  const report: ContactImport = { ...resume, problems: [...resume.problems] };
  const refuse = (problems: readonly RowProblem[]): void => {
    for (const problem of problems) {
      if (report.problems.length < MOST_PROBLEMS) report.problems.push(problem);
      else report.moreProblems += 1;
    }
  };

  let batch: ReadRow[] = [];
  let savedAt = resume.rows;
  const store = async (): Promise<void> => {
    const stored = await retried(context, () =>
      context.db.transaction(async (tx) => {
        const inBatchPlaces = places.inside(tx);
        const done = await storeContactRows(tx, context, batch, { hooks, invite, places: inBatchPlaces, settings });
        const after = { ...report, problems: [...report.problems, ...done.problems].slice(0, MOST_PROBLEMS) };
        after.newPlaces = gatherNewPlaces(report.newPlaces, inBatchPlaces.added);
        after.added += done.added;
        after.alreadyThere += done.alreadyThere;
        after.refused += done.problems.length;
        after.moreProblems += report.problems.length + done.problems.length - after.problems.length;
        await inBatch?.(tx, after);
        return after;
      }),
    );
    places.keep();
    Object.assign(report, stored);
    batch = [];
    savedAt = report.rows;
    onProgress?.({
      rows: report.rows,
      added: report.added,
      alreadyThere: report.alreadyThere,
      refused: report.refused,
    });
  };

  let read = 0;
  const take = async ({ cells, line }: CsvRow, header: readonly string[]): Promise<void> => {
    read += 1;
    const record = recordOf(header, cells);
    const importKey = (record.external_id ?? '').trim() === '' ? keyOf(cells) : null;
    if (read <= resume.rows) return;
    report.rows += 1;
    if (cells.length !== header.length) {
      report.refused += 1;
      refuse([rowProblem(line, '', 'cell_count', `${cells.length} : ${header.length}`)]);
    } else {
      const parsed = parseContactRow(record, line, fileContext);
      if (parsed.ok) {
        const { row } = parsed;
        const completedAt = header.includes('completed_at')
          ? row.completedAt
          : (row.firstRepliedAt ?? row.requestedAt ?? now);
        batch.push({ line, row: { ...row, completedAt }, importKey });
      } else {
        report.refused += 1;
        refuse(parsed.problems);
      }
    }
    if (batch.length >= ROWS_AT_ONCE || report.rows - savedAt >= ROWS_UNSAVED) await store();
  };

  let header: string[] | undefined;
  try {
    for await (const row of readCsvRows(source)) {
      if (header !== undefined) {
        await take(row, header);
        continue;
      }
      header = row.cells.map((name) => name.trim());
      const problems = contactHeaderProblems(header);
      if (problems.length > 0) return { ...report, problems };
    }
    if (header === undefined) refuse([rowProblem(1, '', 'empty_file')]);
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    refuse([rowProblem(error.line, '', error.reason)]);
  }
  await store();
  const { rows, added, alreadyThere, refused } = report;
  await context.db.transaction((tx) =>
    audit(tx, context, {
      action: 'contacts.imported',
      subject: { kind: 'organisation', id: 'organisation' },
      detail: { rows, added, alreadyThere, refused, invite },
    }),
  );
  return report;
}

/** The same rows may come in another way at this very moment: seen from after that, they are there already. */
async function retried<T>(context: Context, store: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store();
    } catch (error) {
      if (attempt >= TRIES || !isUniqueViolation(error)) throw error;
      context.log.info('an import met rows that came in another way, and tries its batch again');
    }
  }
}

/** The header of an empty contacts file, with the mark that makes spreadsheets read it as UTF-8. */
export const CONTACT_TEMPLATE = `\uFEFF${CONTACT_COLUMNS.join(',')}\r\n`;
