import type { Readable } from 'node:stream';
import { responseRowParser } from '../../domain/csv/parse-response-row.ts';
import { responseHeaderProblems } from '../../domain/csv/response-columns.ts';
import type { ResponseRow } from '../../domain/csv/response-rows.ts';
import { type RowProblem, rowProblem } from '../../domain/csv/row-problem.ts';
import { audit } from '../../platform/audit.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { type CsvRow, readCsvRows, recordOf, UnreadableCsv } from '../../platform/csv-records.ts';
import { isUniqueViolation } from '../../platform/db/database.ts';
import { listPrograms } from '../invitations/index.ts';
import {
  gatherNewPlaces,
  getOrganisation,
  type NewPlaces,
  NO_NEW_PLACES,
  placesOfFile,
} from '../organisation/index.ts';
import { getQuestionnaire, latestVersion } from '../questionnaires/index.ts';
import { foldChanges } from '../state/index.ts';
import { type ImportTarget, type NamedRow, storeRows } from './import-batch.ts';
import { rowNames } from './row-names.ts';

/** How far an import is: rows read, and what became of them. */
export interface ImportProgress {
  rows: number;
  added: number;
  alreadyThere: number;
  refused: number;
}

export interface ResponseImport extends ImportProgress {
  /** The first so many things that are wrong. Wrong columns are found before any row is taken. */
  problems: RowProblem[];
  /** How many more there are. */
  moreProblems: number;
  newPlaces: NewPlaces;
  /** Rows that named a customer, where the questionnaire's programs do not allow a name beside the answers. */
  customersLeftOut: number;
}

export interface ImportOptions {
  questionnaireKey: string;
  /** Whether providers, branches and topics that are not there yet are added; else their rows are refused. */
  createUnknown?: boolean;
  /** Called after each batch. */
  onProgress?: (progress: ImportProgress) => void;
}

const ROWS_AT_ONCE = 1000;
/** A fold goes day by day: the more wait, the fewer cells are written twice. Figures are exact in between all the same. */
const FOLD_AFTER = 50_000;
const MOST_PROBLEMS = 200;

/**
 * Takes in a responses file of any size, in batches of one transaction each: good rows go in once, however often the
 * file is imported, and bad ones are reported with line, column and reason. A card that is opened meanwhile is exact;
 * it reads what was not folded yet one by one, which is why that is not left until the end.
 *
 * @throws not_found when there is no such questionnaire
 */
export async function importResponses(
  context: Context,
  source: Readable,
  { questionnaireKey, createUnknown = true, onProgress }: ImportOptions,
): Promise<ResponseImport> {
  const db = context.db.knex;
  const questionnaire = await getQuestionnaire(db, questionnaireKey);
  const version = await latestVersion(db, questionnaire.id);
  const { timeZone } = (await getOrganisation(db)).settings;
  const programs = (await listPrograms(db)).filter((program) => program.questionnaireId === questionnaire.id);
  const named = programs.length > 0 && programs.every((program) => program.confidentiality === 'named');
  const target: ImportTarget = { version, timeZone, named, createUnknown };
  const parseRow = responseRowParser(version.definition, { timeZone, now: instantText(context.clock.now()) });
  const findPlaces = placesOfFile(context, { createUnknown });
  const nameRow = rowNames();

  const report: ResponseImport = {
    ...{ rows: 0, added: 0, alreadyThere: 0, refused: 0 },
    ...{ problems: [], moreProblems: 0, customersLeftOut: 0, newPlaces: NO_NEW_PLACES },
  };
  const refuse = (problems: readonly RowProblem[], rows: 0 | 1 = 1): void => {
    report.refused += rows;
    for (const problem of problems) {
      if (report.problems.length < MOST_PROBLEMS) report.problems.push(problem);
      else report.moreProblems += 1;
    }
  };

  let waiting = 0;
  const fold = async (): Promise<void> => {
    await foldChanges(context);
    waiting = 0;
  };
  let batch: NamedRow[] = [];
  const store = async (): Promise<void> => {
    if (batch.length > 0) {
      const stored = await storeOnce(context, () => storeRows(context, target, batch, findPlaces));
      report.newPlaces = gatherNewPlaces(report.newPlaces, stored.newPlaces);
      report.added += stored.added;
      report.alreadyThere += stored.alreadyThere;
      for (const problem of stored.problems) refuse([problem]);
      batch = [];
      waiting += stored.added;
      if (waiting >= FOLD_AFTER) await fold();
    }
    onProgress?.(progressOf(report));
  };
  const take = async ({ cells, line }: CsvRow, header: readonly string[]): Promise<void> => {
    report.rows += 1;
    if (cells.length !== header.length) {
      return refuse([rowProblem(line, '', 'cell_count', `${cells.length} : ${header.length}`)]);
    }
    const parsed = parseRow(recordOf(header, cells), line);
    if (!parsed.ok) return refuse(parsed.problems);
    if (!named && namesCustomer(parsed.row)) report.customersLeftOut += 1;
    batch.push({ id: nameRow(parsed.row.responseId, cells), line, row: parsed.row });
    if (batch.length >= ROWS_AT_ONCE) await store();
  };

  let header: string[] | undefined;
  try {
    for await (const row of readCsvRows(source)) {
      if (header !== undefined) {
        await take(row, header);
        continue;
      }
      header = row.cells.map((name) => name.trim());
      const problems = responseHeaderProblems(version.definition, header);
      refuse(problems, 0);
      if (problems.length > 0) return report;
    }
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    refuse([rowProblem(error.line, '', error.reason)], 0);
    header ??= [];
  }
  if (header === undefined) refuse([rowProblem(1, '', 'empty_file')], 0);
  await store();
  if (waiting > 0) await fold();
  await context.db.transaction((tx) =>
    audit(tx, context, {
      action: 'responses.imported',
      subject: { kind: 'questionnaire', id: questionnaire.id },
      detail: { ...progressOf(report) },
    }),
  );
  return report;
}

function progressOf({ rows, added, alreadyThere, refused }: ResponseImport): ImportProgress {
  return { rows, added, alreadyThere, refused };
}

function namesCustomer({ customer }: ResponseRow): boolean {
  return customer.email !== null || customer.name !== null;
}

/** Another import may bring the same row at this very moment: seen from after that, it is there already. */
async function storeOnce<T>(context: Context, store: () => Promise<T>): Promise<T> {
  try {
    return await store();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    context.log.info('an import met another one with the same rows, and tries its batch again');
    return store();
  }
}
